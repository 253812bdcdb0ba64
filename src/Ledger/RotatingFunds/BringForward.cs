using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>
/// What a member owed of the incentive when a fund that is older than these books was brought in (1410/3190).
/// Instalments that were due by then are owed since their days.
/// </summary>
public sealed record BringForwardRepayment(
    string Member,
    Money Left,
    int Instalments,
    LocalDate FirstDue,
    int EveryMonths,
    LocalDate On,
    string Document
) : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if ((FundMoney.Validate(book, context, Left, On, Document) ?? BringForwardLoan.TooLate(book)) is { } refusal)
            return refusal;
        if (book.FindMember(Member) is null)
            return new FundRefusal.UnknownMember(Member, book.Fund.Code);
        var begun = RepaymentCommitment.Lifecycle.Begin("BringForward");
        var commitment = new RepaymentCommitment
        {
            Id = context.NewId<RepaymentCommitment>(),
            Fund = book.Fund.Id,
            Number = book.LastCommitment + 1,
            Member = Member,
            Alliance = "",
            Amount = Left,
            Repaid = book.Nothing,
            State = begun.To,
            SignedOn = On,
            DeliveredOn = On,
            LastMovedOn = On,
            Conditions = "",
            Document = Document,
        };
        var laid = RepaymentSchedule.Begin(
            book,
            commitment,
            Left,
            (FirstDue < On ? FirstDue : On).PlusDays(-1),
            Instalments,
            FirstDue,
            EveryMonths,
            context.NewId<FundInstalment>
        );
        if (!laid.IsAccepted(out var after))
            return laid.Refusal!;
        return FundOutcome
            .Of(after, book.Step(begun, commitment, On, Left, Document))
            .Posting(FundEntries.BroughtForward(book.Fund, commitment, On, Document));
    }
}

/// <summary>
/// A loan that was out when a fund that is older than these books was brought in: its principal and its dates to come
/// (1420/3110).
/// </summary>
/// <param name="Balance">Principal that was owed.</param>
public sealed record BringForwardLoan(
    string Member,
    string Product,
    Money Balance,
    LocalDate DisbursedOn,
    int Instalments,
    LocalDate FirstDue,
    LocalDate On,
    string Document
) : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if ((FundMoney.Validate(book, context, Balance, On, Document) ?? TooLate(book)) is { } refusal)
            return refusal;
        if (DisbursedOn > On || !Calendar.IsDay(DisbursedOn))
            return new FundRefusal.InconsistentFigure("disbursed-on", DisbursedOn, new("expected.out_on", ("Day", On)));
        var applied = new ApplyForLoan(Member, Product, Balance, Instalments, FirstDue, [], "Brought forward", On);
        var regulation = context.RegulationOf(book.Fund);
        if (book.FindMember(Member) is null)
            return new FundRefusal.UnknownMember(Member, book.Fund.Code);
        if (regulation.Find(Product) is not { } product)
            return new FundRefusal.UnknownProduct(
                Product,
                regulation.ToString(),
                string.Join(", ", regulation.Products.Select(known => known.Code))
            );
        if (Balance.MinorUnits > product.MaxAmount.MinorUnits)
            return new LendingRefusal.OutsideProduct(Product, Balance, product.MinAmount, product.MaxAmount);
        var laid = LoanSchedule
            .Terms(product with { GraceOnPrincipal = 0, GraceOnInterest = 0 }, Balance, On, Instalments, FirstDue)
            .Then(Schedule.Of);
        if (!laid.IsAccepted(out var schedule))
            return laid.Refusal!;
        var begun = Loan.Lifecycle.Begin("BringForward");
        var loan = applied.AsLoan(book, regulation, begun, context) with
        {
            Balance = Balance,
            DisbursedOn = DisbursedOn,
        };
        var rows = schedule
            .Select(one =>
                RotatingFunds.Instalments.New(book.Fund, loan.Id.Value, one, 0, context.NewId<FundInstalment>())
            )
            .ToImmutableList();
        var after = book with
        {
            Loans = book.Loans.Add(loan),
            Instalments = book.Instalments.AddRange(rows),
            LastLoan = loan.Number,
        };
        return FundOutcome
            .Of(after, book.Step(begun, loan, On, Balance, Balance, document: Document))
            .Posting(FundEntries.BroughtForward(book.Fund, loan, On, Document));
    }

    /// <summary>What a fund that runs lends is applied for and decided.</summary>
    internal static Refusal? TooLate(FundAggregate book) =>
        book.Fund.AccruedThrough > book.Fund.OpenedOn
            ? new FundRefusal.AlreadyRunning(book.Fund.Code, book.Fund.AccruedThrough)
            : null;
}
