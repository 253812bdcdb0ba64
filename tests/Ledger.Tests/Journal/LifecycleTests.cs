using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Tests.JournalFixture;
using Period = Ledger.Journal.Period;

namespace Ledger.Tests;

public class The_life_of_a_hold
{
    // Every state against every trigger, before and after its expiry: a word in capitals is the refusal.
    private const string BeforeExpiry = """
                 Post            Void            Expire
        Open     Posted          Voided          NOT_YET_EXPIRED
        Posted   ALREADY_POSTED  ALREADY_POSTED  ALREADY_POSTED
        Voided   ALREADY_VOIDED  ALREADY_VOIDED  ALREADY_VOIDED
        Expired  EXPIRED         EXPIRED         EXPIRED
        """;

    private const string AfterExpiry = """
                 Post            Void            Expire
        Open     EXPIRED         EXPIRED         Expired
        Posted   ALREADY_POSTED  ALREADY_POSTED  ALREADY_POSTED
        Voided   ALREADY_VOIDED  ALREADY_VOIDED  ALREADY_VOIDED
        Expired  EXPIRED         EXPIRED         EXPIRED
        """;

    private static readonly Instant Expiry = Instant.FromUtc(2026, 3, 10, 12, 0);

    [Fact]
    public void Follows_the_table_before_its_expiry() =>
        Assert.Equal(
            LifeTable.Cells(BeforeExpiry),
            LifeTable.Print<HoldStatus, HoldTrigger>(
                (status, trigger) => Try(status, trigger, Expiry - Duration.FromNanoseconds(100))
            )
        );

    [Fact]
    public void Follows_the_other_table_from_its_expiry_on() =>
        Assert.Equal(
            LifeTable.Cells(AfterExpiry),
            LifeTable.Print<HoldStatus, HoldTrigger>((status, trigger) => Try(status, trigger, Expiry))
        );

    [Fact]
    public void Without_an_expiry_never_runs_out()
    {
        var hold = new Hold(default, "PA-1", default, Of(5), Today, expiresAt: null);
        Assert.False(hold.IsOver(Instant.MaxValue));
        Assert.Equal("hold.not_yet_expired", hold.Next(HoldTrigger.Expire, Instant.MaxValue).Refusal?.Code);
    }

    private static string Try(HoldStatus status, HoldTrigger trigger, Instant now)
    {
        var hold = new Hold(default, "PA-1", default, Of(5), Today, Expiry, status);
        return hold.Next(trigger, now)
            .Match(move => LifeTable.Cell(null, hold.At(move).Status), refusal => LifeTable.Cell(refusal, status));
    }
}

public class The_life_of_a_period
{
    private const string Law = """
                         Close               AskReopening        WithdrawReopening   Reopen
        Open             Closed              PERIOD_WRONG_STATE  PERIOD_WRONG_STATE  PERIOD_WRONG_STATE
        Closed           PERIOD_WRONG_STATE  ReopeningAsked      PERIOD_WRONG_STATE  PERIOD_WRONG_STATE
        ReopeningAsked   PERIOD_WRONG_STATE  PERIOD_WRONG_STATE  Closed              Open
        """;

    [Fact]
    public void Follows_the_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(Law),
            LifeTable.Print<PeriodStatus, PeriodTrigger>(
                (status, trigger) =>
                {
                    var period = new Period(OpeningDay, Today, status, Ana.Id);
                    return period
                        .Take(trigger, "PA-1", Luis.Id)
                        .Match(next => LifeTable.Cell(null, next.Status), refusal => LifeTable.Cell(refusal, status));
                }
            )
        );

    [Fact]
    public void Is_not_reopened_by_the_one_who_asked()
    {
        var period = new Period(OpeningDay, Today, PeriodStatus.ReopeningAsked, Ana.Id);
        Assert.Equal(
            new BooksRefusal.SamePerson("PA-1", Today, Ana.Id),
            period.Take(PeriodTrigger.Reopen, "PA-1", Ana.Id).Refusal
        );
        Assert.Equal((PeriodStatus.ReopeningAsked, Ana.Id), (period.Status, period.LastStepBy));
        Ok(period.Take(PeriodTrigger.WithdrawReopening, "PA-1", Ana.Id));
    }
}

/// <summary>Reads and prints tables of every state against every trigger.</summary>
internal static class LifeTable
{
    /// <summary>state + trigger → outcome, one line each, in the order of the enums.</summary>
    public static string Cells(string table)
    {
        var rows = table
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        return string.Join(
            '\n',
            from row in rows.Skip(1)
            from cell in row.Skip(1).Zip(rows[0])
            select $"{row[0]} + {cell.Second} -> {cell.First}"
        );
    }

    public static string Print<TStatus, TTrigger>(Func<TStatus, TTrigger, string> outcome)
        where TStatus : struct, Enum
        where TTrigger : struct, Enum =>
        string.Join(
            '\n',
            from status in Enum.GetValues<TStatus>()
            from trigger in Enum.GetValues<TTrigger>()
            select $"{status} + {trigger} -> {outcome(status, trigger)}"
        );

    /// <summary>As the life answers: the state after, or a dot for a step that cannot be taken.</summary>
    public static string Print<TStatus, TTrigger>(Lifecycle<TStatus, TTrigger> life)
        where TStatus : struct, Enum
        where TTrigger : struct, Enum =>
        Print<TStatus, TTrigger>((status, trigger) => life.Find(status, trigger) is { } move ? $"{move.To}" : ".");

    public static string Cell<TStatus>(Refusal? refusal, TStatus status)
        where TStatus : struct, Enum => refusal is null ? $"{status}" : refusal.Code.Split('.')[1].ToUpperInvariant();
}
