using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>
/// A fund with its members and what they owe: what every rule about it looks at. Immutable: a command answers with the
/// next one.
/// </summary>
/// <remarks>
/// Debts that are over are there only when a command names them. At the end of a day only what is due or being earned
/// is
/// there.
/// </remarks>
public sealed record FundAggregate
{
    public required Fund Fund { get; init; }
    public ImmutableList<FundMember> Members { get; init; } = [];
    public ImmutableList<FormerSeat> FormerSeats { get; init; } = [];
    public ImmutableList<RepaymentCommitment> Commitments { get; init; } = [];
    public ImmutableList<Loan> Loans { get; init; } = [];
    public ImmutableList<FundInstalment> Instalments { get; init; } = [];
    public ImmutableList<CreditLine> Lines { get; init; } = [];

    /// <summary>Receipts of the references that commands name, and what the last ones of their debts changed.</summary>
    public ImmutableList<WrittenReceipt> Receipts { get; init; } = [];

    public ImmutableList<InstalmentBefore> InstalmentsBefore { get; init; } = [];

    /// <summary>
    /// The fund at the end of the last day that was counted, if commands that can be dated on it are to be judged; and
    /// of
    /// the one that this command counted.
    /// </summary>
    public ImmutableList<FundDay> Days { get; init; } = [];

    /// <summary>
    /// How many commitments, loans and credit lines there ever were: the next one has the next number.
    /// </summary>
    public int LastCommitment { get; init; }

    public int LastLoan { get; init; }

    public Money Nothing => Fund.Nothing;

    public FundMember? FindMember(string code) => Members.Find(member => member.Code == code);

    /// <summary>Every seat on the credit committee, by member and day.</summary>
    public IEnumerable<(string Member, LocalDate From, LocalDate Through)> Seats =>
        Members
            .Where(member => member.SeatedThrough > Calendar.BeforeAll)
            .Select(member => (member.Code, member.SeatedFrom, member.SeatedThrough))
            .Concat(FormerSeats.Select(seat => (seat.Member, seat.From, seat.Through)))
            .OrderBy(seat => seat.Item1, StringComparer.Ordinal)
            .ThenBy(seat => seat.Item2);

    public bool SitsOn(FundMember member, LocalDate day) =>
        Seats.Any(seat => seat.Member == member.Code && seat.From <= day && day <= seat.Through);

    public Loan? FindLoan(int number) => Loans.Find(loan => loan.Number == number);

    public RepaymentCommitment? FindCommitment(int number) =>
        Commitments.Find(commitment => commitment.Number == number);

    public CreditLine? FindLine(int number) => Lines.Find(line => line.Number == number);

    /// <summary>The instalments of a debt, in their order.</summary>
    public ImmutableList<FundInstalment> InstalmentsOf(Guid debt) => ByDebt.TryGetValue(debt, out var of) ? of : [];

    private Dictionary<Guid, ImmutableList<FundInstalment>>? _byDebt;

    private Dictionary<Guid, ImmutableList<FundInstalment>> ByDebt =>
        _byDebt ??= Instalments
            .GroupBy(instalment => instalment.Debt)
            .ToDictionary(of => of.Key, of => of.OrderBy(instalment => instalment.Number).ToImmutableList());

    /// <summary>The debt's instalments are now these: what is not among them is gone.</summary>
    public FundAggregate With(Guid debt, IEnumerable<FundInstalment> instalments) =>
        this with
        {
            Instalments = Instalments.RemoveAll(instalment => instalment.Debt == debt).AddRange(instalments),
            _byDebt = null,
        };

    public FundAggregate With(FundMember member) =>
        this with
        {
            Members = Members.Replace(Members.Single(other => other.Id == member.Id), member),
        };

    public FundAggregate With(Loan loan) =>
        this with
        {
            Loans = Loans.Replace(Loans.Single(other => other.Id == loan.Id), loan),
        };

    public FundAggregate With(RepaymentCommitment commitment) =>
        this with
        {
            Commitments = Commitments.Replace(Commitments.Single(other => other.Id == commitment.Id), commitment),
        };

    public FundAggregate With(CreditLine line) =>
        this with
        {
            Lines = Lines.Replace(Lines.Single(other => other.Id == line.Id), line),
        };

    /// <summary>What a member owes in loans.</summary>
    public Money OwedBy(string member) =>
        Sum(Loans.Where(loan => loan.IsOut && loan.Member == member).Select(loan => loan.Balance));

    /// <summary>Days since the oldest instalment of a debt that is due and not paid; 0 when nothing is late.</summary>
    public int DaysLate(Guid debt, LocalDate day) =>
        InstalmentsOf(debt)
            .Where(instalment => instalment.IsOverdue(day))
            .Select(instalment => Period.DaysBetween(instalment.DueOn, day))
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>A loan as the ageing looks at it.</summary>
    public Position PositionOf(Loan loan, LocalDate day) =>
        new(loan.Balance, DaysLate(loan.Id.Value, day), loan.IsRestructured);

    public Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Nothing, (sum, amount) => sum + amount);
}
