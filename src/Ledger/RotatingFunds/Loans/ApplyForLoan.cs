using Ledger.Foundations;
using Ledger.Lending;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>A member asks for a loan of one of the regulation's products.</summary>
/// <param name="Guarantors">Codes of the members who guarantee it.</param>
public sealed record ApplyForLoan(
    string Member,
    string Product,
    Money Amount,
    int Instalments,
    LocalDate FirstDue,
    IReadOnlyList<string> Guarantors,
    string Purpose,
    LocalDate On
) : FundCommand
{
    public const int MaxPurposeLength = 200;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (
            (
                FundChecks.CheckDay(book, context, On)
                ?? FundChecks.CheckPositive(book, Amount)
                ?? Checks.CheckText("purpose", Purpose, MaxPurposeLength)
            ) is
            { } refusal
        )
            return refusal;
        if (book.FindMember(Member) is null)
            return new FundRefusal.UnknownMember(Member, book.Fund.Code);
        var regulation = context.RegulationOf(book.Fund);
        if (regulation.Find(Product) is not { } product)
            return new FundRefusal.UnknownProduct(
                Product,
                regulation.ToString(),
                string.Join(", ", regulation.Products.Select(known => known.Code))
            );
        if (
            (
                product.Validate(Amount, Instalments)
                ?? LegalMaximum.WhyAbove(product.Rate, On, context.LegalMaxima, book.Fund.Country)
                ?? CheckGuaranteed(book, product)
            ) is
            { } outside
        )
            return outside;
        var asked = LoanSchedule.Terms(product, Amount, On, Instalments, FirstDue);
        var laid = asked.Then(Schedule.Of);
        if (!asked.IsAccepted(out var terms) || !laid.IsAccepted(out var schedule))
            return laid.Refusal!;
        if (
            UsuryCheck.Validate(
                product,
                regulation,
                terms,
                product.FeeOn(Amount),
                schedule,
                context.LegalMaxima,
                book.Fund.Country
            ) is
            { } tooDear
        )
            return tooDear;
        var begun = Loan.Lifecycle.Begin("Apply");
        var loan = AsLoan(book, regulation, begun, context);
        return FundOutcome.Of(
            book with
            {
                Loans = book.Loans.Add(loan),
                LastLoan = loan.Number,
            },
            book.Step(begun, loan, On, Amount)
        );
    }

    internal Loan AsLoan(FundAggregate book, Regulation regulation, Transition<LoanState> begun, FundContext context)
    {
        var nothing = book.Nothing;
        return new Loan
        {
            Id = context.NewId<Loan>(),
            Fund = book.Fund.Id,
            Number = book.LastLoan + 1,
            Member = Member,
            Regulation = regulation.Code,
            RegulationVersion = regulation.Version,
            Product = Product,
            State = begun.To,
            Amount = Amount,
            Balance = nothing,
            Earned = nothing,
            InterestPaid = nothing,
            InterestInSuspense = nothing,
            ArrearsDays = 0,
            ArrearsAccruedThrough = On,
            ArrearsPaid = nothing,
            FeesDue = nothing,
            PenaltiesDue = nothing,
            Provision = nothing,
            WrittenOff = nothing,
            Recovered = nothing,
            CreditLine = 0,
            BankShare = Share.None,
            AppliedOn = On,
            DisbursedOn = Calendar.BeforeAll,
            Instalments = Instalments,
            FirstDue = FirstDue,
            Guarantors = string.Join(' ', Guarantors),
            Purpose = Purpose,
            AppliedBy = context.By.Id,
            DecidedBy = default,
            IsSuspended = false,
        };
    }

    private Refusal? CheckGuaranteed(FundAggregate book, Product product)
    {
        if (Guarantors.Count < product.Guarantors)
            return new FundRefusal.TooFewGuarantors(Product, Guarantors.Count, product.Guarantors);
        if (Guarantors.Count > Lending.Product.MaxGuarantors)
            return new FundRefusal.InconsistentFigure(
                "guarantors",
                Guarantors.Count,
                new("expected.at_most", ("Most", Lending.Product.MaxGuarantors))
            );
        foreach (var guarantor in Guarantors)
        {
            if (book.FindMember(guarantor) is null)
                return new FundRefusal.UnknownMember(guarantor, book.Fund.Code);
            if (guarantor == Member || Guarantors.Count(other => other == guarantor) > 1)
                return new FundRefusal.OwnGuarantor(guarantor);
        }
        return null;
    }
}

/// <summary>The schedule of a loan of a product.</summary>
internal static class LoanSchedule
{
    public static Result<LoanTerms> Terms(Product product, Money principal, LocalDate on, int count, LocalDate first)
    {
        if (count < 1)
            return new LendingRefusal.NoInstalments(principal);
        if (count > Schedule.MaxInstalments)
            return new LendingRefusal.TooManyInstalments(count, Schedule.MaxInstalments);
        if (!Calendar.IsDay(first) || !Calendar.IsDay(first.PlusMonths((count - 1) * product.EveryMonths)))
            return new Journal.JournalRefusal.DateOutOfRange("first-due", first);
        var terms = product.TermsFor(principal, on, DueDates.EveryMonths(first, count, product.EveryMonths));
        // A short loan of a product with grace has grace for all but its last instalment.
        return terms with
        {
            GraceOnPrincipal = Math.Min(terms.GraceOnPrincipal, count - 1),
            GraceOnInterest = Math.Min(terms.GraceOnInterest, count - 1),
        };
    }
}
