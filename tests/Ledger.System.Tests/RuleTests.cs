using System.Globalization;
using System.Text.Json;
using Ardalis.Specification;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Storage.Alliances;
using Ledger.Storage.Database;
using Ledger.Storage.RotatingFunds;
using Ledger.Tests;
using Ledger.Workflow;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Ledger.SystemTests;

/// <summary>
/// Rules that memory and the database both need: every value that they look at gets the same answer from both.
/// </summary>
public sealed class RuleTests : IAsyncLifetime
{
    private static readonly LocalDate Today = new(2026, 3, 31);

    private TestDatabase _database = null!;
    private LedgerDb _db = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.Create();
        _db = _database.Ledger.NewContext();
    }

    public async Task DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Of_alliances_and_their_files_are_the_same_in_memory_and_in_the_database()
    {
        await Agree(AllianceHasEstate.Question, Each<AllianceState>("State"));
        await Agree(AllianceIsApproved.Question, Each<AllianceState>("State"));
        await Agree(InvoiceCounts.Question, Each<InvoiceState>("State"));
        await Agree(OrderCounts.Question, Each<OrderState>("State"));
        var due = Days("DueOn");
        await Agree(PledgeIsAwaited.Question, Each<PledgeState>("State"));
        await Agree(new PledgeIsLate(Today), Both(Each<PledgeState>("State"), due));
        await Agree(new PledgeIsToBeCalled(Today), Both(Each<PledgeState>("State"), due));
        Assert.All(
            Both(Each<PledgeState>("State"), due),
            values =>
                Assert.Equal(
                    new PledgeIsLate(Today).IsSatisfiedBy(Bare.With<Pledge>(values)),
                    Bare.With<Pledge>(values).IsLate(Today)
                )
        );
        await Agree(
            StepIsPerformedDuty<CaseFileStep>.Question,
            Both(
                Both(Each<Duty>("Duty"), Each<CaseKind>("Life")),
                [
                    [("From", "A"), ("To", "A")],
                    [("From", "A"), ("To", "B")],
                ]
            )
        );
    }

    [Fact]
    public async Task Of_debts_are_the_same_in_memory_and_in_the_database()
    {
        await Agree(CommitmentIsOwed.Question, Each<CommitmentState>("State"));
        await Agree(CommitmentIsOpen.Question, Each<CommitmentState>("State"));
        await Agree(
            CommitmentCallsIncentive.Question,
            Both(
                Each<CommitmentState>("State"),
                [
                    [("Alliance", "")],
                    [("Alliance", "AL-1")],
                ]
            )
        );
        await Agree(LoanIsOut.Question, Each<LoanState>("State"));
        await Agree(LoanIsOpen.Question, Each<LoanState>("State"));
        await Agree(
            InstalmentIsUnpaid.Question,
            Both(Amounts("Principal", "PrincipalPaid"), Amounts("Interest", "InterestPaid"))
        );
    }

    [Fact]
    public async Task That_statements_name_say_of_every_number_what_the_domain_says()
    {
        await Named<AllianceState>("{has_estate}", state => Bare.With<Alliance>("State", state).HasEstate);
        await Named<RecordKind>("{places_hold}", kind => kind == RecordKind.HoldPlaced);
        await Named<RecordKind>("{ends_hold}", RecordKinds.EndHold.Contains);
        await Named<RecordKind>("{constrains_account}", RecordKinds.Constrain.Contains);
        await Named<RecordKind>("{is_expired}", kind => kind == RecordKind.HoldExpired);
        await Named<RecordKind>("{is_not_expired}", kind => kind != RecordKind.HoldExpired);
        await Named<EntryKind>("{is_reversal}", kind => kind == EntryKind.Reversal);
        await Named<EntryKind>("{is_not_reversal}", kind => kind != EntryKind.Reversal);
        await Named<PeriodStatus>("{is_not_open}", status => status != PeriodStatus.Open);
    }

    [Fact]
    public async Task Of_indexes_that_hold_some_rows_only_are_the_domains()
    {
        await Index(DossierMapping.InvoiceOnce, InvoiceCounts.Question, Each<InvoiceState>("State"));
        await Index(DossierMapping.OrderedOnce, OrderCounts.Question, Each<OrderState>("State"));
        await Index(
            FundMapping.CalledOnce,
            CommitmentCallsIncentive.Question,
            Both(
                Each<CommitmentState>("State"),
                [
                    [("Alliance", "")],
                    [("Alliance", "AL-1")],
                ]
            )
        );
    }

    /// <summary>Asks of one row a time: a temporary table hides the real one, whose rows need so much more.</summary>
    private async Task Agree<T>(ISpecification<T> question, IEnumerable<(string Property, object Value)[]> cases)
        where T : class
    {
        var table = Table<T>();
        await _db.Database.OpenConnectionAsync();
        await Run($"CREATE TEMP TABLE {table} AS SELECT * FROM public.{table} WHERE false");
        var answers = new HashSet<bool>();
        foreach (var values in cases)
        {
            await Run($"DELETE FROM pg_temp.{table}");
            await Run(
                $"INSERT INTO pg_temp.{table} SELECT * FROM jsonb_populate_record(NULL::public.{table}, '{Row(values)}')"
            );
            var inMemory = question.IsSatisfiedBy(Bare.With<T>(values));
            var inDatabase = await _db.Set<T>().AsNoTracking().Where(question).AnyAsync();
            Assert.True(inMemory == inDatabase, $"{question.GetType().Name} of {Row(values)}: {inMemory} in memory.");
            answers.Add(inMemory);
        }
        Assert.Equal(2, answers.Count);
        await Run($"DROP TABLE pg_temp.{table}");
    }

    [Fact]
    public async Task Every_key_that_two_may_give_at_once_is_a_unique_index_of_the_database()
    {
        Assert.NotEmpty(Dialect.RacedKeys);
        foreach (var key in Dialect.RacedKeys)
            Assert.True(
                await _database.Scalar<bool>(
                    $"SELECT EXISTS (SELECT 1 FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = '{key}' AND i.indisunique)"
                ),
                $"No unique index {key}."
            );
    }

    private async Task Run(string sql)
    {
        await using var command = _db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task Named<TState>(string rule, Func<TState, bool> inMemory)
        where TState : struct, Enum
    {
        foreach (var state in Enum.GetValues<TState>())
            Assert.True(
                inMemory(state) == await _database.Scalar<bool>($"SELECT {state:D} {SqlText.WithRules(rule)}"),
                $"{rule} of {state}: {inMemory(state)} in memory."
            );
    }

    private async Task Index<T>(
        string name,
        ISpecification<T> question,
        IEnumerable<(string Property, object Value)[]> cases
    )
        where T : class
    {
        var filter = await _database.Scalar<string>(
            $"SELECT pg_get_expr(i.indpred, i.indrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relname = '{name}'"
        );
        foreach (var values in cases)
            Assert.True(
                question.IsSatisfiedBy(Bare.With<T>(values))
                    == await _database.Scalar<bool>(
                        $"SELECT EXISTS (SELECT 1 FROM jsonb_populate_record(NULL::public.{Table<T>()}, '{Row(values)}') WHERE {filter})"
                    ),
                $"{name} of {Row(values)}"
            );
    }

    private string Table<T>() => _db.Model.FindEntityType(typeof(T))!.GetTableName()!;

    /// <summary>The values as columns of a row; the others are null.</summary>
    private static string Row(IEnumerable<(string Property, object Value)> values) =>
        JsonSerializer.Serialize(
            values.ToDictionary(
                pair => NameCase.Snake(pair.Property),
                pair =>
                    pair.Value switch
                    {
                        Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
                        LocalDate day => LocalDatePattern.Iso.Format(day),
                        Money money => money.MinorUnits,
                        var text => text,
                    }
            )
        );

    private static List<(string, object)[]> Each<TState>(string property)
        where TState : struct, Enum =>
        [.. Enum.GetValues<TState>().Select(state => new[] { (property, (object)state) })];

    private static List<(string, object)[]> Days(string property) =>
        [.. new[] { -1, 0, 1 }.Select(days => new[] { (property, (object)Today.PlusDays(days)) })];

    private static List<(string, object)[]> Amounts(string whole, string paid) =>
        [
            .. from amounts in new (long Whole, long Paid)[] { (0, 0), (5, 0), (5, 4), (5, 5) }
            select new[]
            {
                (whole, (object)new Money(amounts.Whole, Currency.BOB)),
                (paid, new Money(amounts.Paid, Currency.BOB)),
            },
        ];

    private static List<(string, object)[]> Both(
        IEnumerable<(string, object)[]> one,
        IEnumerable<(string, object)[]> other
    ) => [.. from first in one from second in other select ((string, object)[])[.. first, .. second]];
}
