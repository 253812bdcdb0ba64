using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.RotatingFunds.Reports;
using Ledger.Storage.RotatingFunds;
using NodaTime;
using Period = NodaTime.Period;

namespace Ledger.Application.Queries.Funds;

/// <summary>One instalment of a debt, and what came of it.</summary>
/// <param name="Mark">Paid, late or paid in part; null while it is still to come.</param>
public sealed record InstalmentRow(
    int Number,
    LocalDate DueOn,
    Money Principal,
    Money Interest,
    Money Instalment,
    Money Paid,
    Money Left,
    Sentence? Mark,
    [property: ForPrograms] Money PrincipalPaid,
    [property: ForPrograms] Money InterestPaid,
    [property: ForPrograms] bool IsPaid,
    [property: ForPrograms] bool IsOverdue
);

/// <summary>What happened to a debt on a day, and what its principal was after it.</summary>
public sealed record DebtStepRow(
    LocalDate On,
    WordKey Trigger,
    Money Amount,
    Money Principal,
    Money Interest,
    Money Charges,
    [property: ShowsZero] Money Balance,
    [property: ForPrograms] string Document,
    [property: ForPrograms] ReasonText Reason,
    [property: ForPrograms] WordKey From,
    [property: ForPrograms] WordKey To,
    [property: ForPrograms] Instant At
);

/// <summary>What is due by today, of one kind.</summary>
public sealed record DueRow(DueKind Kind, Money Amount);

/// <summary>What a member signed to repay of the incentive, and how it stands today.</summary>
/// <param name="Left">Null when it is over.</param>
/// <param name="NextDue">Null when nothing more is due, as of a commitment that is not owed.</param>
/// <param name="DaysLate">Null when nothing is late.</param>
/// <param name="PayoffToday">What closes it today; null when it is not owed.</param>
public sealed record CommitmentCard(
    int Number,
    string Alliance,
    CommitmentState State,
    Money Amount,
    Money Repaid,
    Money? Left,
    LocalDate? NextDue,
    Money? NextAmount,
    Money? OverdueAmount,
    int? DaysLate,
    Money? PayoffToday,
    Listing<InstalmentRow> Instalments,
    Listing<DebtStepRow> Steps
);

/// <summary>A loan, and how it stands today.</summary>
/// <param name="NextDue">Null when nothing more is due, as of a loan that is not out.</param>
/// <param name="DaysLate">Null when nothing is late.</param>
/// <param name="PayoffToday">What closes it today; null when it is not out.</param>
/// <param name="WrittenOff">Null unless it was written off.</param>
/// <param name="Due">By today, in the order in which a payment is divided.</param>
public sealed record LoanCard(
    int Number,
    string Product,
    Rate Rate,
    LoanState State,
    Money Amount,
    Money Balance,
    LocalDate? NextDue,
    Money? NextAmount,
    Money? OverdueAmount,
    int? DaysLate,
    Money? PayoffToday,
    string Guarantors,
    Money? WrittenOff,
    Money? Recovered,
    Listing<DueRow> Due,
    Listing<InstalmentRow> Instalments,
    Listing<DebtStepRow> Steps
);

/// <summary>How the debts of a fund are told.</summary>
internal static class Debts
{
    public static CommitmentCard Card(FundInspection fund, RepaymentCommitment commitment, IEnumerable<FundStep> steps)
    {
        var standing = StandingOf(fund, commitment);
        return new CommitmentCard(
            commitment.Number,
            commitment.Alliance,
            commitment.State,
            commitment.Amount,
            commitment.Repaid,
            commitment.IsOpen ? commitment.Left : null,
            standing?.NextDue,
            standing?.NextDue is null ? null : standing.NextAmount,
            standing?.Overdue,
            standing is { DaysLate: > 0 and var days } ? days : null,
            standing?.Payoff,
            // What was withdrawn is never due; before delivery nothing is owed, so nothing is late.
            commitment.State == CommitmentState.Withdrawn
                ? new Listing<InstalmentRow>([])
                : Instalments(
                    fund.Book.InstalmentsOf(commitment.Id.Value),
                    commitment.IsOwed ? fund.Today : Calendar.BeforeAll
                ),
            Steps(steps, commitment.Id.Value)
        );
    }

    public static LoanCard Card(FundInspection fund, Loan loan, IEnumerable<FundStep> steps)
    {
        var (standing, regulation) = (StandingOf(fund, loan), fund.RegulationOf(loan));
        var isWrittenOff = loan.State == LoanState.WrittenOff;
        return new LoanCard(
            loan.Number,
            loan.Product,
            regulation.Find(loan.Product)!.Rate,
            loan.State,
            loan.Amount,
            loan.Balance,
            standing?.NextDue,
            standing?.NextDue is null ? null : standing.NextAmount,
            standing?.Overdue,
            standing is { DaysLate: > 0 and var days } ? days : null,
            standing?.Payoff,
            loan.Guarantors.Replace(" ", ", ", StringComparison.Ordinal),
            isWrittenOff ? loan.WrittenOff : null,
            isWrittenOff ? loan.Recovered : null,
            new Listing<DueRow>([
                .. loan.IsOut
                    ? fund
                        .Book.DueByKind(loan, regulation, fund.Today)
                        .Where(due => !due.Amount.IsZero)
                        .Select(due => new DueRow(due.Kind, due.Amount))
                    : [],
            ]),
            Instalments(fund.Book.InstalmentsOf(loan.Id.Value), fund.Today),
            Steps(steps, loan.Id.Value)
        );
    }

    /// <summary>Null of a commitment that is not owed: nothing of it is due or late.</summary>
    public static DebtStanding? StandingOf(FundInspection fund, RepaymentCommitment commitment) =>
        commitment.IsOwed ? DebtStanding.Of(fund.Book, commitment, fund.Today) : null;

    /// <summary>Null of a loan that is not out: nothing of it is due or late.</summary>
    public static DebtStanding? StandingOf(FundInspection fund, Loan loan) =>
        loan.IsOut ? DebtStanding.Of(fund.Book, loan, fund.RegulationOf(loan), fund.Today) : null;

    private static Listing<InstalmentRow> Instalments(IEnumerable<FundInstalment> instalments, LocalDate today) =>
        new([
            .. instalments.Select(one => new InstalmentRow(
                one.Number,
                one.DueOn,
                one.Principal,
                one.Interest,
                one.Principal + one.Interest,
                one.PrincipalPaid + one.InterestPaid,
                one.PrincipalLeft + one.InterestLeft,
                MarkOf(one, today),
                one.PrincipalPaid,
                one.InterestPaid,
                one.IsPaid,
                one.IsOverdue(today)
            )),
        ]);

    private static Sentence? MarkOf(FundInstalment one, LocalDate today) =>
        one.IsPaid ? new Sentence(new CodedText("instalment.paid"))
        : one.IsOverdue(today)
            ? new Sentence(new CodedText("instalment.late", ("Days", Period.DaysBetween(one.DueOn, today))))
        : one.PrincipalPaid.IsZero && one.InterestPaid.IsZero ? (Sentence?)null
        : new Sentence(new CodedText("instalment.in_part"));

    private static Listing<DebtStepRow> Steps(IEnumerable<FundStep> steps, Guid debt) =>
        new([
            .. steps
                .Where(step => step.File == debt)
                .Select(step => new DebtStepRow(
                    step.On,
                    WordKey.Of("FundStep", step.Trigger),
                    step.Amount,
                    step.Principal,
                    step.Interest,
                    step.Charges,
                    step.Balance,
                    step.Document,
                    new ReasonText(step.Reason),
                    StateOf(step, step.From),
                    StateOf(step, step.To),
                    step.At
                )),
        ]);

    private static WordKey StateOf(FundStep step, string state) =>
        WordKey.Of(step.Life == FundCaseKind.Loan ? nameof(LoanState) : nameof(CommitmentState), state);
}
