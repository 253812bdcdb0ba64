using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>
/// What somebody asks of the journal: 1 to 1,000 instructions, done together or not at all. The caller chooses the id,
/// so
/// asking twice is harmless (law 3). What the n-th instruction makes has the id derived from the request's and n.
/// </summary>
public sealed record JournalRequest(Id<JournalRequest> Id, Person By, IReadOnlyList<Instruction> Instructions)
    : IIdentified
{
    public const int MaxInstructions = 1_000;

    /// <summary>Most estates that one request or atomic batch may name: each is locked.</summary>
    public const int MaxEstates = 1_000;

    public static string IdPrefix => "rq";

    public JournalRequest(Id<JournalRequest> id, Person by, Instruction instruction)
        : this(id, by, [instruction]) { }

    /// <summary>
    /// Of which command on an alliance or a fund these are the books; null for whoever asks the journal itself. What
    /// was
    /// asked is the same either way: it is no part of the content.
    /// </summary>
    public CommandName? Act { get; private init; }

    /// <summary>The books of a command that was judged: only this may undo what commands recorded before.</summary>
    public static JournalRequest Of(ICommandRequest command, IReadOnlyList<Instruction> instructions) =>
        new(command.Id, command.By, instructions)
        {
            Act = new CommandName(command.Subject, command.Asked.GetType().Name),
        };
}

/// <summary>A command, as it is called where it is remembered.</summary>
/// <param name="Subject">Code of the alliance or of the fund.</param>
/// <param name="Verb">What was done, as VerifyCounterpart.</param>
public sealed record CommandName(string Subject, string Verb);

/// <summary>One thing to do in one estate.</summary>
public abstract record Instruction
{
    private Instruction() { }

    /// <summary>Opens the books of a new estate, with the accounts of its chart that need no holder.</summary>
    public sealed record OpenEstate(Estate Estate) : Instruction;

    /// <param name="Constraint">Null takes the chart's.</param>
    public sealed record OpenAccount(
        string Estate,
        AccountKey Account,
        LocalDate OpenedOn,
        Constraint? Constraint = null
    ) : Instruction;

    /// <summary>Closes an account that is empty and holds nothing; it takes no entry any more.</summary>
    public sealed record CloseAccount(string Estate, AccountKey Account, LocalDate ClosedOn) : Instruction;

    public sealed record ConstrainAccount(string Estate, AccountKey Account, Constraint Constraint) : Instruction;

    public sealed record PostEntry(JournalEntry Entry) : Instruction;

    /// <summary>Undoes an entry and every other entry of its request (law 2).</summary>
    /// <param name="Forced">Post even if the money has moved on; the shortfall is covered against the account of
    /// shortfalls.</param>
    public sealed record ReverseEntry(
        Id<JournalEntry> Original,
        LocalDate BookDate,
        LocalDate ValueDate,
        string Reason,
        bool Forced = false
    ) : Instruction;

    public sealed record PlaceHold(
        string Estate,
        string Code,
        Holder Holder,
        Money Amount,
        LocalDate ValueDate,
        Instant? ExpiresAt,
        string Purpose
    ) : Instruction
    {
        public AccountKey Account => new(Code, Holder, Amount.Currency);
    }

    /// <summary>Posts an entry out of a hold. What the entry leaves of it is released, or held again.</summary>
    public sealed record PostHold(Id<Hold> Hold, JournalEntry Entry, bool HoldRestAgain = false) : Instruction;

    /// <param name="Amount">Null voids whatever is held; otherwise it must be the whole.</param>
    public sealed record VoidHold(Id<Hold> Hold, string Reason, Money? Amount = null) : Instruction;

    public sealed record ExpireHold(Id<Hold> Hold) : Instruction;

    /// <summary>Closes the books from the last closed day through <paramref name="Through"/>.</summary>
    public sealed record ClosePeriod(string Estate, LocalDate Through) : Instruction;

    public sealed record AskReopening(string Estate, LocalDate Through, string Reason) : Instruction;

    public sealed record WithdrawReopening(string Estate, LocalDate Through, string Reason) : Instruction;

    /// <summary>Grants a reopening that another person asked for.</summary>
    public sealed record ReopenPeriod(string Estate, LocalDate Through, string Reason) : Instruction;
}

/// <summary>One thing that a request recorded.</summary>
public sealed record Recorded(string Estate, long Seq, RecordKind Kind, Guid Id, Instant RecordedAt);

/// <summary>
/// The answer to an accepted request: what it recorded, by estate and number. A replay gets the first answer again,
/// marked.
/// </summary>
public sealed record Receipt(Id<JournalRequest> Request, IReadOnlyList<Recorded> Records, bool IsReplay)
{
    /// <summary>What it would post and hold; only in the answer to a dry run of one request.</summary>
    public Preview? Preview { get; init; }

    /// <summary>What was recorded, in the one order that the first answer and every replay have.</summary>
    public static IReadOnlyList<Recorded> InOrder(IReadOnlyList<JournalRecord> records) =>
        records.Count == 1
            ? [records[0].ToReceipt()]
            :
            [
                .. records
                    .Select(record => record.ToReceipt())
                    .OrderBy(recorded => recorded.Estate, StringComparer.Ordinal)
                    .ThenBy(recorded => recorded.Seq),
            ];
}
