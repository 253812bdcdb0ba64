using Ledger.Access;
using Ledger.Foundations;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>Where a loan of a rotating fund stands.</summary>
public enum LoanState
{
    /// <summary>The member asked for it; the committee has not decided.</summary>
    Applied,

    /// <summary>The committee approved it; it is not paid out.</summary>
    Approved,

    /// <summary>Paid out and owed by its schedule, also while it is overdue.</summary>
    Current,

    /// <summary>Owed by new dates that the committee agreed, because it could not be paid.</summary>
    Restructured,

    /// <summary>Repaid in full. A payment that is taken back reopens it.</summary>
    Closed,

    /// <summary>The committee gave it up as uncollectable; a later payment is a recovery.</summary>
    WrittenOff,

    /// <summary>The committee refused it; it is final.</summary>
    Rejected,

    /// <summary>The member withdrew the application; it is final.</summary>
    Withdrawn,
}

/// <summary>What moves a loan.</summary>
public enum LoanTrigger
{
    /// <summary>The committee approved it.</summary>
    Approve,

    /// <summary>The committee did not approve it.</summary>
    Reject,

    /// <summary>The member gave it up before it was paid out.</summary>
    Withdraw,

    /// <summary>The money was paid out.</summary>
    Disburse,

    /// <summary>A part of it was repaid.</summary>
    Repay,

    /// <summary>All of it was repaid.</summary>
    Settle,

    /// <summary>A fee or a penalty was added.</summary>
    Charge,

    /// <summary>Its rest gets another plan.</summary>
    Restructure,

    /// <summary>It is not expected any more.</summary>
    WriteOff,

    /// <summary>Money came on a loan that was written off.</summary>
    Recover,

    /// <summary>A receipt was wrong and is taken back.</summary>
    TakeBack,

    /// <summary>A receipt that had settled it is taken back: it is current again.</summary>
    Reopen,

    /// <summary>The same of a loan that had been restructured.</summary>
    ReopenRestructured,
}

/// <summary>What the fund lent to a member: asked for, decided by the committee, disbursed, repaid.</summary>
public sealed record Loan : IIdentified
{
    public static string IdPrefix => "ln";

    public required Id<Loan> Id { get; init; }
    public required Id<Fund> Fund { get; init; }
    public required int Number { get; init; }
    public required string Member { get; init; }

    /// <summary>
    /// The regulation, its version and its product: the loan's terms, as they were when it was asked for.
    /// </summary>
    public required string Regulation { get; init; }

    public required int RegulationVersion { get; init; }
    public required string Product { get; init; }
    public required LoanState State { get; init; }

    /// <summary>Asked for; once decided, approved; once disbursed, lent.</summary>
    public required Money Amount { get; init; }

    /// <summary>Principal that is owed.</summary>
    public required Money Balance { get; init; }

    /// <summary>Interest that the books have recognised (1430/4110), paid or not.</summary>
    public required Money Earned { get; init; }

    public required Money InterestPaid { get; init; }

    /// <summary>
    /// Interest that is owed and kept out of the books: not recognised while the loan was late for too long, and
    /// carried through a restructuring. It becomes income (4110) as it is paid, after what the books have.
    /// </summary>
    /// <remarks>
    /// Of a loan that was written off: all that was owed that day beside what was written off, which no account has.
    /// What comes of it is a recovery (4130) too.
    /// </remarks>
    public required Money InterestInSuspense { get; init; }

    /// <summary>
    /// Overdue principal in minor units times the days it was overdue, since the loan began: exact, whatever the days
    /// on which it was counted.
    /// </summary>
    public required decimal ArrearsDays { get; init; }

    /// <summary>
    /// The day through which <see cref="ArrearsDays"/> is counted, and before which nothing is dated any more.
    /// </summary>
    public required LocalDate ArrearsAccruedThrough { get; init; }

    public required Money ArrearsPaid { get; init; }

    /// <summary>Fees and penalties that were charged and not paid.</summary>
    public required Money FeesDue { get; init; }

    public required Money PenaltiesDue { get; init; }

    /// <summary>What the fund set aside for it.</summary>
    public required Money Provision { get; init; }

    /// <summary>
    /// Principal and interest that were in the books and were written off; and what came of the loan since.
    /// </summary>
    public required Money WrittenOff { get; init; }

    public required Money Recovered { get; init; }

    /// <summary>The receipt that was the last thing done with it; empty: something else was.</summary>
    public Id<WrittenReceipt> LastReceipt { get; init; }

    /// <summary>The bank's credit line that paid a share of it; 0: none.</summary>
    public required int CreditLine { get; init; }

    public required Share BankShare { get; init; }
    public required LocalDate AppliedOn { get; init; }
    public required LocalDate DisbursedOn { get; init; }
    public required int Instalments { get; init; }
    public required LocalDate FirstDue { get; init; }

    /// <summary>Codes of the members who guarantee it, separated by spaces.</summary>
    public required string Guarantors { get; init; }

    public required string Purpose { get; init; }
    public required Id<Person> AppliedBy { get; init; }
    public required Id<Person> DecidedBy { get; init; }

    /// <summary>
    /// Whether it bears interest that is not recognised: overdue for longer than the regulation lets interest be
    /// earned.
    /// </summary>
    public required bool IsSuspended { get; init; }

    public bool IsRestructured => State == LoanState.Restructured;

    /// <inheritdoc cref="LoanIsOut"/>
    public bool IsOut => LoanIsOut.Question.IsSatisfiedBy(this);

    /// <summary>Interest that was earned and is owed: what 1430 has of this loan.</summary>
    public Money Receivable => Earned - InterestPaid;

    public CodedText Name => FileNames.Of("loan", Number);

    /// <summary>The same one after that step of its life.</summary>
    public Loan At(Transition<LoanState> move) => this with { State = move.After(State) };

    /// <summary>The whole life of a loan, on one screen. The diagram in specs/lives.md is printed from it.</summary>
    public static Lifecycle<LoanState, LoanTrigger> Lifecycle { get; } =
        new(
            [("Apply", LoanState.Applied), ("BringForward", LoanState.Current)],
            life =>
            {
                life.Configure(LoanState.Applied)
                    .Permit(LoanTrigger.Approve, LoanState.Approved)
                    .Permit(LoanTrigger.Reject, LoanState.Rejected)
                    .Permit(LoanTrigger.Withdraw, LoanState.Withdrawn);
                life.Configure(LoanState.Approved)
                    .Permit(LoanTrigger.Disburse, LoanState.Current)
                    .Permit(LoanTrigger.Withdraw, LoanState.Withdrawn);
                life.Configure(LoanState.Current)
                    .PermitReentry(LoanTrigger.Repay)
                    .PermitReentry(LoanTrigger.Charge)
                    .PermitReentry(LoanTrigger.TakeBack)
                    .Permit(LoanTrigger.Settle, LoanState.Closed)
                    .Permit(LoanTrigger.Restructure, LoanState.Restructured)
                    .Permit(LoanTrigger.WriteOff, LoanState.WrittenOff);
                life.Configure(LoanState.Restructured)
                    .PermitReentry(LoanTrigger.Repay)
                    .PermitReentry(LoanTrigger.Charge)
                    .PermitReentry(LoanTrigger.TakeBack)
                    .Permit(LoanTrigger.Settle, LoanState.Closed)
                    .PermitReentry(LoanTrigger.Restructure)
                    .Permit(LoanTrigger.WriteOff, LoanState.WrittenOff);
                life.Configure(LoanState.Closed)
                    .Permit(LoanTrigger.Reopen, LoanState.Current)
                    .Permit(LoanTrigger.ReopenRestructured, LoanState.Restructured);
                life.Configure(LoanState.WrittenOff)
                    .PermitReentry(LoanTrigger.Recover)
                    .PermitReentry(LoanTrigger.TakeBack);
            }
        );
}
