using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds.Repayments;

/// <summary>
/// A member signs when to repay the incentive into the fund, before inputs are delivered (DNP 4.5). What was signed in
/// an alliance is what the fund calls: the tranche's gate looks there.
/// </summary>
/// <param name="Alliance">Code of the alliance whose incentive it is; empty: of one that is not kept here.</param>
public sealed record SignRepayment(
    string Member,
    string Alliance,
    Money Amount,
    int Instalments,
    LocalDate FirstDue,
    int EveryMonths,
    string Conditions,
    LocalDate On,
    string Document
) : FundCommand
{
    public override (string Alliance, string Member)? Signature => Alliance.Length > 0 ? (Alliance, Member) : null;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (
            (
                FundChecks.CheckDay(book, context, On)
                ?? FundChecks.CheckPositive(book, Amount)
                ?? Checks.CheckText("conditions", Conditions, RepaymentCommitment.MaxConditionsLength)
            ) is
            { } refusal
        )
            return refusal;
        if (string.IsNullOrWhiteSpace(Document))
            return new TextRefusal.Missing("document");
        if (book.FindMember(Member) is null)
            return new FundRefusal.UnknownMember(Member, book.Fund.Code);
        if (CheckSigned(book, context) is { } unsigned)
            return unsigned;
        if (
            book.Commitments.Find(other =>
                other.Member == Member
                && other.Alliance == Alliance
                && CommitmentCallsIncentive.Question.IsSatisfiedBy(other)
            ) is
            { } before
        )
            return new FundRefusal.SignedAlready(Member, Alliance, before.Number);
        var begun = RepaymentCommitment.Lifecycle.Begin("Sign");
        var commitment = new RepaymentCommitment
        {
            Id = context.NewId<RepaymentCommitment>(),
            Fund = book.Fund.Id,
            Number = book.LastCommitment + 1,
            Member = Member,
            Alliance = Alliance,
            Amount = Amount,
            Repaid = book.Nothing,
            State = begun.To,
            SignedOn = On,
            DeliveredOn = Calendar.BeforeAll,
            LastMovedOn = On,
            Conditions = Conditions,
            Document = Document,
        };
        var laid = RepaymentSchedule.Begin(
            book,
            commitment,
            Amount,
            On,
            Instalments,
            FirstDue,
            EveryMonths,
            context.NewId<FundInstalment>
        );
        if (!laid.IsAccepted(out var after))
            return laid.Refusal!;
        return FundOutcome
            .Of(after, book.Step(begun, commitment, On, Amount, Document))
            .Posting(FundEntries.Signed(book.Fund, commitment, On));
    }

    private Refusal? CheckSigned(FundAggregate book, FundContext context)
    {
        if (Alliance.Length == 0)
            return null;
        if (context.Signed is not { } signed || signed.Organization != book.Fund.Organization)
            return new FundRefusal.NotSigned(Member, Alliance);
        if (signed.CalledBy is { } calledBy)
            return new FundRefusal.CalledAlready(Member, Alliance, calledBy);
        return signed.Amount == Amount
            ? null
            : new FundRefusal.SignedAmountDiffers(Member, Alliance, signed.Amount, Amount);
    }
}

/// <summary>
/// The instalments of a debt without interest: equal parts in whole units of the currency, halves up, the last takes
/// the residue (R8).
/// </summary>
internal static class RepaymentSchedule
{
    /// <summary>The book with a new commitment and the schedule by which it is repaid.</summary>
    /// <param name="from">The day on which the first instalment's period begins.</param>
    public static Result<FundAggregate> Begin(
        FundAggregate book,
        RepaymentCommitment commitment,
        Money left,
        LocalDate from,
        int count,
        LocalDate first,
        int everyMonths,
        Func<Id<FundInstalment>> newId
    ) =>
        Of(book.Fund, commitment.Id.Value, left, from, count, first, everyMonths, 0, newId)
            .Then<FundAggregate>(instalments =>
                book with
                {
                    Commitments = book.Commitments.Add(commitment),
                    Instalments = book.Instalments.AddRange(instalments),
                    LastCommitment = commitment.Number,
                }
            );

    public static Result<ImmutableArray<FundInstalment>> Of(
        Fund fund,
        Guid debt,
        Money amount,
        LocalDate from,
        int count,
        LocalDate first,
        int everyMonths,
        int after,
        Func<Id<FundInstalment>> newId
    )
    {
        if (count is < 1 or > Schedule.MaxInstalments)
            return count < 1
                ? new LendingRefusal.NoInstalments(amount)
                : new LendingRefusal.TooManyInstalments(count, Schedule.MaxInstalments);
        if (everyMonths is < 1 or > 60)
            return new FundRefusal.InconsistentFigure(
                "every",
                everyMonths,
                new("expected.months", ("Least", 1), ("Most", 60))
            );
        if (!Calendar.IsDay(first) || !Calendar.IsDay(first.PlusMonths((count - 1) * everyMonths)))
            return new JournalRefusal.DateOutOfRange("first-due", first);
        var whole = new Rounding(fund.Currency.MinorUnitsPerUnit, RoundingMode.HalfUp);
        return Schedule
            .Of(
                new LoanTerms
                {
                    Principal = amount,
                    Rate = new Rate(0, RatePer.Month),
                    Method = InterestMethod.Declining,
                    Form = RepaymentForm.EqualPrincipal,
                    DayCount = DayCount.Thirty360,
                    DisbursedOn = from,
                    DueDates = DueDates.EveryMonths(first, count, everyMonths),
                    InterestRounding = whole,
                    InstalmentRounding = whole,
                }
            )
            .Then<ImmutableArray<FundInstalment>>(laid =>
                laid.Select(one => Instalments.New(fund, debt, one, after, newId())).ToImmutableArray()
            );
    }
}
