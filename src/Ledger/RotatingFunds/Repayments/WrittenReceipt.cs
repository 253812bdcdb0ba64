using System.Collections.Immutable;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds.Repayments;

/// <summary>Whether a receipt counts.</summary>
public enum ReceiptStanding
{
    Stands,
    TakenBack,
}

/// <summary>
/// Money that a member paid on a debt, and what it changed there: a receipt that is wrong is taken back while nothing
/// else was done with the debt since.
/// </summary>
/// <remarks>Days that were counted since are no command of anybody's: what they changed is counted anew.</remarks>
public sealed record WrittenReceipt : IIdentified
{
    public static string IdPrefix => "wr";

    public required Id<WrittenReceipt> Id { get; init; }
    public required Id<Fund> Fund { get; init; }

    /// <summary>The loan or commitment.</summary>
    public required Guid Debt { get; init; }

    public required string Reference { get; init; }
    public required LocalDate On { get; init; }
    public required Id<Person> By { get; init; }

    /// <summary>Its entry in the fund's books.</summary>
    public required Id<JournalEntry> Entry { get; init; }

    /// <summary>The receipt before it, when nothing else was done with the debt between the two; empty: none.</summary>
    public required Id<WrittenReceipt> Before { get; init; }

    public required ReceiptStanding Standing { get; init; }
    public required Money Amount { get; init; }

    /// <summary>By how much it lowered what the debt owes, by kind.</summary>
    public required Money Principal { get; init; }

    public required Money Interest { get; init; }
    public required Money Penalties { get; init; }
    public required Money Fees { get; init; }
    public required Money Arrears { get; init; }

    /// <summary>
    /// Interest that the books recognised with it, and by how much it lowered what was kept out of them.
    /// </summary>
    public required Money Recognised { get; init; }

    public required Money InterestInSuspense { get; init; }

    /// <summary>The provision that it released: it closed the loan.</summary>
    public required Money Provision { get; init; }

    /// <summary>Whether the loan had been restructured before.</summary>
    public required bool WasRestructured { get; init; }

    /// <summary>Code of the ally who owes the fund for it, of produce; empty: it was paid in money.</summary>
    public required string Ally { get; init; }
}

/// <summary>An instalment as it was before a receipt changed it.</summary>
public sealed record InstalmentBefore : IIdentified
{
    public static string IdPrefix => "ib";

    public required Id<InstalmentBefore> Id { get; init; }
    public required Id<Fund> Fund { get; init; }
    public required Id<WrittenReceipt> Receipt { get; init; }
    public required Id<FundInstalment> Instalment { get; init; }
    public required Guid Debt { get; init; }
    public required int Number { get; init; }
    public required LocalDate From { get; init; }
    public required LocalDate EarnsFrom { get; init; }
    public required LocalDate DueOn { get; init; }
    public required Money Principal { get; init; }
    public required Money Interest { get; init; }
    public required Money Carried { get; init; }
    public required Money PrincipalPaid { get; init; }
    public required Money InterestPaid { get; init; }

    public static InstalmentBefore Of(FundInstalment one, Id<WrittenReceipt> receipt, Id<InstalmentBefore> id) =>
        new()
        {
            Id = id,
            Fund = one.Fund,
            Receipt = receipt,
            Instalment = one.Id,
            Debt = one.Debt,
            Number = one.Number,
            From = one.From,
            EarnsFrom = one.EarnsFrom,
            DueOn = one.DueOn,
            Principal = one.Principal,
            Interest = one.Interest,
            Carried = one.Carried,
            PrincipalPaid = one.PrincipalPaid,
            InterestPaid = one.InterestPaid,
        };

    public FundInstalment Restored =>
        new()
        {
            Id = Instalment,
            Fund = Fund,
            Debt = Debt,
            Number = Number,
            From = From,
            EarnsFrom = EarnsFrom,
            DueOn = DueOn,
            Principal = Principal,
            Interest = Interest,
            Carried = Carried,
            PrincipalPaid = PrincipalPaid,
            InterestPaid = InterestPaid,
        };
}

/// <summary>Writing receipts down, and finding the one that is taken back.</summary>
internal static class Receipts
{
    /// <summary>
    /// A receipt is one piece of money: on one day, for one debt, its reference stands once. The twin is a unique index
    /// of the database.
    /// </summary>
    public static Refusal? Validate(FundAggregate book, CodedText file, Guid debt, string reference, LocalDate on)
    {
        if (string.IsNullOrWhiteSpace(reference))
            return new TextRefusal.Missing("reference");
        return book.Receipts.Exists(one =>
            one.Debt == debt && one.On == on && one.Standing == ReceiptStanding.Stands && one.Reference == reference
        )
            ? new FundRefusal.ReceiptExists(file, reference, on)
            : null;
    }

    /// <param name="entry">Which instruction of the command posts it.</param>
    public static WrittenReceipt New(
        FundAggregate book,
        FundContext context,
        Guid debt,
        Id<WrittenReceipt> before,
        string reference,
        LocalDate on,
        Money amount,
        Money principal,
        int entry = 0
    ) =>
        new()
        {
            Id = context.NewId<WrittenReceipt>(),
            Fund = book.Fund.Id,
            Debt = debt,
            Reference = reference,
            On = on,
            By = context.By.Id,
            Entry = context.IdOfInstruction<JournalEntry>(entry),
            Before = before,
            Standing = ReceiptStanding.Stands,
            Amount = amount,
            Principal = principal,
            Interest = book.Nothing,
            Penalties = book.Nothing,
            Fees = book.Nothing,
            Arrears = book.Nothing,
            Recognised = book.Nothing,
            InterestInSuspense = book.Nothing,
            Provision = book.Nothing,
            WasRestructured = false,
            Ally = "",
        };

    /// <summary>The book with a receipt, and the debt's instalments as it left them; what they were is kept.</summary>
    public static FundAggregate With(
        this FundAggregate book,
        WrittenReceipt receipt,
        ImmutableList<FundInstalment> after,
        FundContext context
    )
    {
        var changed = book.InstalmentsOf(receipt.Debt)
            .Except(after)
            .Select(one => InstalmentBefore.Of(one, receipt.Id, context.NewId<InstalmentBefore>()));
        return book.With(receipt.Debt, after) with
        {
            Receipts = book.Receipts.Add(receipt),
            InstalmentsBefore = book.InstalmentsBefore.AddRange(changed),
        };
    }

    /// <summary>
    /// The receipt that may be taken back now: the last thing done with the debt, and by somebody else than who wrote
    /// it: money that came in is not undone by one hand.
    /// </summary>
    /// <param name="last">The debt's last receipt.</param>
    public static Result<WrittenReceipt> ToTakeBack(
        FundAggregate book,
        FundContext context,
        CodedText file,
        string member,
        Id<WrittenReceipt> last,
        string reference,
        string reason
    )
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new TextRefusal.Missing("reason");
        if (book.Receipts.Find(one => one.Id == last && one.Reference == reference) is not { } receipt)
            return new FundRefusal.NotTheLastReceipt(file, reference);
        if (
            Segregation.Validate(
                new($"{FileNames.Prefix}receipt", ("Reference", reference), ("File", file)),
                context.By,
                Duty.Approve,
                [(Duty.Prepare, receipt.By)]
            ) is
            { } same
        )
            return same;
        return Committee.OwnHand(book, context.By, book.FindMember(member)) is { } own ? own : receipt;
    }

    /// <summary>The book as if the receipt had not been written: its instalments are what they were.</summary>
    public static FundAggregate Without(this FundAggregate book, WrittenReceipt receipt)
    {
        var before = book.InstalmentsBefore.FindAll(one => one.Receipt == receipt.Id).ConvertAll(one => one.Restored);
        var kept = book.InstalmentsOf(receipt.Debt).RemoveAll(one => before.Exists(other => other.Id == one.Id));
        return book.With(receipt.Debt, kept.AddRange(before)) with
        {
            Receipts = book.Receipts.Replace(receipt, receipt with { Standing = ReceiptStanding.TakenBack }),
        };
    }
}
