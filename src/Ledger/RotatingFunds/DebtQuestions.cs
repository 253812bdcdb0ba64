using Ardalis.Specification;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;

namespace Ledger.RotatingFunds;

/// <summary>Whether a member owes what a commitment to repay says: its goods were delivered.</summary>
public sealed class CommitmentIsOwed : Specification<RepaymentCommitment>
{
    public static readonly CommitmentIsOwed Question = new();

    public CommitmentIsOwed() => Query.Where(commitment => commitment.State == CommitmentState.Delivered);

    public override bool IsSatisfiedBy(RepaymentCommitment entity) => entity.State == CommitmentState.Delivered;
}

/// <summary>Whether a commitment to repay is owed, or may yet be.</summary>
public sealed class CommitmentIsOpen : Specification<RepaymentCommitment>
{
    public static readonly IReadOnlyList<CommitmentState> States = [CommitmentState.Signed, CommitmentState.Delivered];

    public static readonly CommitmentIsOpen Question = new();

    public CommitmentIsOpen() => Query.Where(commitment => States.Contains(commitment.State));

    public override bool IsSatisfiedBy(RepaymentCommitment entity) => States.Contains(entity.State);
}

/// <summary>
/// Whether a commitment calls the incentive that a member of an alliance got: each is called once (the incentive of no
/// alliance is none).
/// </summary>
public sealed class CommitmentCallsIncentive : Specification<RepaymentCommitment>
{
    public static readonly CommitmentCallsIncentive Question = new();

    public CommitmentCallsIncentive() =>
        Query.Where(commitment => commitment.Alliance != "" && commitment.State != CommitmentState.Withdrawn);

    public override bool IsSatisfiedBy(RepaymentCommitment entity) =>
        entity.Alliance.Length > 0 && entity.State != CommitmentState.Withdrawn;
}

/// <summary>Whether a loan is lent and owed.</summary>
public sealed class LoanIsOut : Specification<Loan>
{
    public static readonly IReadOnlyList<LoanState> States = [LoanState.Current, LoanState.Restructured];

    public static readonly LoanIsOut Question = new();

    public LoanIsOut() => Query.Where(loan => States.Contains(loan.State));

    public override bool IsSatisfiedBy(Loan entity) => States.Contains(entity.State);
}

/// <summary>Whether a loan is lent and owed, or may yet be.</summary>
public sealed class LoanIsOpen : Specification<Loan>
{
    public static readonly IReadOnlyList<LoanState> States =
    [
        LoanState.Applied,
        LoanState.Approved,
        .. LoanIsOut.States,
    ];

    public static readonly LoanIsOpen Question = new();

    public LoanIsOpen() => Query.Where(loan => States.Contains(loan.State));

    public override bool IsSatisfiedBy(Loan entity) => States.Contains(entity.State);
}

/// <summary>Whether something of an instalment is still to be paid.</summary>
public sealed class InstalmentIsUnpaid : Specification<FundInstalment>
{
    public static readonly InstalmentIsUnpaid Question = new();

    public InstalmentIsUnpaid() =>
        Query.Where(one =>
            one.PrincipalPaid.MinorUnits < one.Principal.MinorUnits
            || one.InterestPaid.MinorUnits < one.Interest.MinorUnits
        );

    public override bool IsSatisfiedBy(FundInstalment entity) =>
        entity.PrincipalPaid.MinorUnits < entity.Principal.MinorUnits
        || entity.InterestPaid.MinorUnits < entity.Interest.MinorUnits;
}
