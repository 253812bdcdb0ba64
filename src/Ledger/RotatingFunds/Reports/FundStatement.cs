using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds.EndOfDay;
using NodaTime;
using Period = NodaTime.Period;

namespace Ledger.RotatingFunds.Reports;

/// <summary>
/// Where a fund's cash comes from, and what it goes for, in the order in which the assembly reads it.
/// </summary>
public enum FlowKind
{
    Repayments,
    Produce,
    CapitalPaidIn,
    Principal,
    Interest,
    Charges,
    Recoveries,
    BankDrawn,
    OtherIn,
    LoansOut,
    RunningCosts,
    Reinvested,
    BankPaid,
    OtherOut,
}

/// <summary>What an account turned over in the entries that moved cash.</summary>
public readonly record struct AccountMoved(string Code, Money Debit, Money Credit);

/// <summary>What came in and went out in some days.</summary>
public sealed record FundFlows
{
    private readonly ImmutableDictionary<FlowKind, Money> _of;

    private FundFlows(Currency currency, ImmutableDictionary<FlowKind, Money> of) => (Currency, _of) = (currency, of);

    public Currency Currency { get; }

    public Money this[FlowKind kind] => _of.GetValueOrDefault(kind, Money.Zero(Currency));

    public static bool IsSource(FlowKind kind) => kind <= FlowKind.OtherIn;

    public Money Sources => Sum(IsSource);

    public Money Uses => Sum(kind => !IsSource(kind));

    /// <summary>
    /// Every entry balances, so what accounts other than cash turned over in the entries that moved cash is what cash
    /// turned over (law 1).
    /// </summary>
    /// <remarks>
    /// A bank's credit line counts as cash here: what it pays out for the fund was drawn and lent. Capital is taken
    /// net: a repayment moves it from one account to the other.
    /// </remarks>
    /// <param name="moved">All accounts of those entries; cash itself is left out.</param>
    public static FundFlows Of(IEnumerable<AccountMoved> moved, Currency currency)
    {
        var sums = new Dictionary<FlowKind, long>();
        var capital = 0L;
        foreach (var (code, debit, credit) in moved)
            if (code is "3110" or "3190")
                capital += credit.MinorUnits - debit.MinorUnits;
            else if (code != "1110")
            {
                Add(In(code), credit.MinorUnits);
                Add(Out(code), debit.MinorUnits);
            }
        if (capital > 0)
            Add(FlowKind.CapitalPaidIn, capital);
        else
            Add(FlowKind.OtherOut, -capital);
        return new(currency, sums.ToImmutableDictionary(pair => pair.Key, pair => new Money(pair.Value, currency)));

        void Add(FlowKind kind, long units) => sums[kind] = sums.GetValueOrDefault(kind) + units;
    }

    private static FlowKind In(string code) =>
        code switch
        {
            "1410" => FlowKind.Repayments,
            "1440" => FlowKind.Produce,
            "1420" => FlowKind.Principal,
            "1430" or "4110" => FlowKind.Interest,
            "4120" or "4140" or "4150" => FlowKind.Charges,
            "4130" => FlowKind.Recoveries,
            "2210" => FlowKind.BankDrawn,
            _ => FlowKind.OtherIn,
        };

    private static FlowKind Out(string code) =>
        code switch
        {
            "1420" => FlowKind.LoansOut,
            "5130" => FlowKind.RunningCosts,
            "1510" => FlowKind.Reinvested,
            "2210" or "5140" => FlowKind.BankPaid,
            _ => FlowKind.OtherOut,
        };

    private Money Sum(Func<FlowKind, bool> which) =>
        _of.Where(pair => which(pair.Key)).Aggregate(Money.Zero(Currency), (sum, pair) => sum + pair.Value);
}

/// <summary>What a member owes by the books: 1410, 1420 and 1430 under the member's name.</summary>
public sealed record MemberPosition(string Member, Money Repayments, Money Principal, Money Interest)
{
    public Money Total => Repayments + Principal + Interest;
}

/// <summary>A fund's statement of some days: what it had, what came and went, what it has, and who owes it.</summary>
public sealed record FundStatement
{
    public required LocalDate From { get; init; }
    public required LocalDate Through { get; init; }
    public required FundFlows Flows { get; init; }
    public required Money OpeningCash { get; init; }
    public required Money ClosingCash { get; init; }
    public required Money OpeningCapital { get; init; }
    public required Money ClosingCapital { get; init; }

    /// <summary>At the end of the last day, each member who owes something.</summary>
    public required ImmutableArray<MemberPosition> Members { get; init; }

    /// <summary>The accounts 1410, 1420 and 1430 together.</summary>
    public required Money Receivables { get; init; }

    /// <summary>The last end of day by then; null when none was counted.</summary>
    public required FundDay? Day { get; init; }

    /// <summary>Nothing, unless the books were read while something was posted, or were damaged.</summary>
    public Money Unexplained => ClosingCash - OpeningCash - (Flows.Sources - Flows.Uses);

    public Money OwedByMembers => Members.Aggregate(Money.Zero(Flows.Currency), (sum, member) => sum + member.Total);

    /// <summary>What 1410, 1420 and 1430 have that no member owes.</summary>
    public Money OwedByNobody => Receivables - OwedByMembers;

    /// <summary>
    /// What the accounts have of principal beside the day's figures, where that day is the statement's last.
    /// </summary>
    public required Money DayDiffers { get; init; }

    public bool Ties => Unexplained.IsZero && OwedByNobody.IsZero && DayDiffers.IsZero;

    public static FundStatement Of(
        FundAggregate book,
        LocalDate from,
        LocalDate through,
        EstateBalances before,
        EstateBalances after,
        IEnumerable<AccountMoved> moved,
        FundDay? day
    )
    {
        var members = book
            .Members.Select(member => new MemberPosition(
                member.Code,
                Minor(Of(after, "1410", member)),
                Minor(Of(after, "1420", member)),
                Minor(Of(after, "1430", member))
            ))
            .Where(member => !(member.Repayments.IsZero && member.Principal.IsZero && member.Interest.IsZero));
        return new FundStatement
        {
            From = from,
            Through = through,
            Flows = FundFlows.Of(moved, book.Fund.Currency),
            OpeningCash = Minor(before.Posted("1110")),
            ClosingCash = Minor(after.Posted("1110")),
            OpeningCapital = Minor(-before.Posted("3110")),
            ClosingCapital = Minor(-after.Posted("3110")),
            Members = [.. members],
            Receivables = Minor(after.Posted("1410", "1420", "1430")),
            Day = day,
            DayDiffers = day?.Day == through ? Minor(after.Posted("1420")) - day.Balance : book.Nothing,
        };

        Money Minor(long units) => book.Nothing with { MinorUnits = units };
    }

    /// <summary>The days that come before, as many: whole months before whole months.</summary>
    public static (LocalDate From, LocalDate Through) Before(LocalDate from, LocalDate through)
    {
        if (from.Day != 1 || through.PlusDays(1).Day != 1)
            return (from.PlusDays(-Period.DaysBetween(from, through) - 1), from.PlusDays(-1));
        var months = 12 * (through.Year - from.Year) + through.Month - from.Month + 1;
        return (from.PlusMonths(-months), from.PlusDays(-1));
    }

    private static long Of(EstateBalances books, string code, FundMember member) =>
        books
            .Accounts.Where(account => account.Code == code && account.Holder == member.Holder)
            .Sum(account => account.Posted);
}
