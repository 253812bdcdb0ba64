using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Access;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Application.Commands.Books;

/// <summary>
/// An instruction to the journal as hosts send it: what may be left out is filled in by the estate or by the other
/// fields.
/// </summary>
public abstract record BooksBody : Request<Receipt>
{
    /// <summary>The kind of instruction that it becomes.</summary>
    internal abstract Type Sends { get; }

    internal sealed override async Task<Result<Receipt>> Answer(Call call, CancellationToken cancel)
    {
        var read = await Instruct(call, cancel);
        return read.IsAccepted(out var instruction)
            ? await new BooksRequest(instruction).Answer(call, cancel)
            : read.Refusal!;
    }

    private protected abstract Task<Result<Instruction>> Instruct(Call call, CancellationToken cancel);

    private protected static SubjectName OfEstate(string code) => new(SubjectKind.Estate, code);

    private protected static SubjectName OfHold(Id<Hold> hold) => new(SubjectKind.Estate, "") { Hold = hold.Value };

    /// <summary>The body by which hosts send an instruction; the instruction itself where it has none of its
    /// own.</summary>
    internal static Type Of(Type instruction) =>
        instruction.Name switch
        {
            nameof(OpenEstate) => typeof(OpenEstateBody),
            nameof(OpenAccount) => typeof(OpenAccountBody),
            nameof(PostEntry) => typeof(PostEntryBody),
            nameof(ReverseEntry) => typeof(ReverseEntryBody),
            nameof(PlaceHold) => typeof(PlaceHoldBody),
            nameof(PostHold) => typeof(PostHoldBody),
            nameof(VoidHold) => typeof(VoidHoldBody),
            _ => instruction,
        };
}

/// <summary>Opens the books of a new estate; its id comes of the request's.</summary>
/// <param name="Code">Capital letters, digits and hyphens; never changed.</param>
/// <param name="Zone">IANA time zone: "today" is there.</param>
public sealed record OpenEstateBody(
    string Code,
    EstateKind Kind,
    string Name,
    string Zone,
    Currency Currency,
    LocalDate OpenedOn
) : BooksBody
{
    internal override Type Sends => typeof(OpenEstate);

    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override Subject? Created => Subject.Ledger;

    private protected override Task<Result<Instruction>> Instruct(Call call, CancellationToken cancel) =>
        Task.FromResult(
            Text.Clean("name", Name, 200, required: true)
                .Then<Instruction>(name => new OpenEstate(
                    new Estate(
                        Id<Estate>.Derived(call.Sending.Id.Value, 0),
                        Code,
                        Kind,
                        name,
                        Zone,
                        Currency,
                        OpenedOn
                    )
                ))
        );
}

/// <summary>Opens an account.</summary>
/// <param name="OpenedOn">Null: the estate's own first day.</param>
/// <param name="Constraint">The side on which it never goes below zero; null: the chart's.</param>
public sealed record OpenAccountBody(string Estate, AccountKey Account, LocalDate? OpenedOn, Constraint? Constraint)
    : BooksBody
{
    internal override Type Sends => typeof(OpenAccount);

    internal override IReadOnlyList<SubjectName> Subjects => [OfEstate(Estate)];

    private protected override async Task<Result<Instruction>> Instruct(Call call, CancellationToken cancel)
    {
        if (OpenedOn is { } day)
            return new OpenAccount(Estate, Account, day, Constraint);
        return await call.Database.Reader.Estate(Estate, cancel) is { } estate
            ? new OpenAccount(Estate, Account, estate.OpenedOn, Constraint)
            : new JournalRefusal.UnknownEstate(Estate);
    }
}

/// <summary>Undoes an entry and every other entry of its request (law 2).</summary>
/// <param name="ValueDate">Null: the book date.</param>
/// <param name="Force">Even if the money has moved on: the shortfall is booked to be recovered.</param>
public sealed record ReverseEntryBody(
    Id<JournalEntry> Entry,
    LocalDate BookDate,
    LocalDate? ValueDate,
    string Reason,
    bool Force
) : BooksBody
{
    internal override Type Sends => typeof(ReverseEntry);

    internal override IReadOnlyList<SubjectName> Subjects =>
        [new SubjectName(SubjectKind.Estate, "") { Entry = Entry.Value }];

    private protected override Task<Result<Instruction>> Instruct(Call call, CancellationToken cancel) =>
        Task.FromResult<Result<Instruction>>(
            new ReverseEntry(Entry, BookDate, ValueDate ?? BookDate, Reason, Force)
        );
}

/// <summary>Promises money away (law 5).</summary>
/// <param name="ValueDate">From this day on the money is not available.</param>
/// <param name="ExpiresAt">From this moment on it cannot be posted or voided; null: never.</param>
/// <param name="Currency">Of the amount and the account; null: the estate's.</param>
public sealed record PlaceHoldBody(
    string Estate,
    AccountKey Account,
    Money Amount,
    LocalDate ValueDate,
    Instant? ExpiresAt,
    string Purpose,
    Currency? Currency
) : BooksBody
{
    internal override Type Sends => typeof(PlaceHold);

    internal override IReadOnlyList<SubjectName> Subjects => [OfEstate(Estate)];

    private protected override Task<Result<Instruction>> Instruct(Call call, CancellationToken cancel) =>
        Task.FromResult<Result<Instruction>>(
            new PlaceHold(Estate, Account.Code, Account.Holder, Amount, ValueDate, ExpiresAt, Purpose)
        );
}

/// <summary>Releases what is held.</summary>
/// <param name="Amount">The whole of it, as a check; null: whatever is held.</param>
/// <param name="Currency">Of the amount; null: the estate's.</param>
public sealed record VoidHoldBody(Id<Hold> Hold, string Reason, Money? Amount, Currency? Currency) : BooksBody
{
    internal override Type Sends => typeof(VoidHold);

    internal override IReadOnlyList<SubjectName> Subjects => [OfHold(Hold)];

    private protected override Task<Result<Instruction>> Instruct(Call call, CancellationToken cancel) =>
        Task.FromResult<Result<Instruction>>(new VoidHold(Hold, Reason, Amount));
}
