using System.Security.Cryptography;
using Ledger.Foundations;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Journal;

/// <summary>
/// Law 3: the same id and content gets the first answer again; the same id and other content is refused, naming the
/// field.
/// </summary>
public static class Replay
{
    public static Result<Receipt> Answer(JournalState books, JournalRequest request, RecordedRequest recorded)
    {
        if (request.By.Id != recorded.By)
            return Differs(request, "person", recorded.By, request.By.Id);
        if (request.Instructions.Count != recorded.Instructions.Count)
            return Differs(request, "instructions.count", recorded.Instructions.Count, request.Instructions.Count);

        for (var i = 0; i < request.Instructions.Count; i++)
        {
            var (sent, kept) = (request.Instructions[i], recorded.Instructions[i]);
            var place = request.Instructions.Count == 1 ? "" : $"instructions[{i}].";
            foreach (var ((field, was), (other, value)) in Fields(kept, books).Zip(Fields(sent, books)))
                if (field != other || !was.Equals(value))
                    return Differs(request, place + field, was, value);
            if (Fields(kept, books).Count() != Fields(sent, books).Count())
                return Differs(
                    request,
                    place + "content",
                    new CodedText("value.fields"),
                    new CodedText("value.others")
                );
            if (!TextMatches(recorded.Texts[i], TextOf(sent)))
                return Differs(
                    request,
                    place + "text",
                    new CodedText("value.another_text"),
                    new CodedText("value.this_one")
                );
        }
        return new Receipt(request.Id, recorded.Records, IsReplay: true);
    }

    /// <summary>What a request asked, read back from what it recorded.</summary>
    public static RecordedRequest Recorded(IReadOnlyList<JournalRecord> records)
    {
        var asked = records
            .Where(record => record.Instruction >= 0)
            .GroupBy(record => record.Instruction)
            .OrderBy(group => group.Key)
            .Select(group => group.ToList())
            .ToList();
        // The clock's own records (expiries) are not the caller's doing.
        var by = records.First(record => record.Instruction >= 0).By;
        return new RecordedRequest(
            by,
            [.. asked.Select(Instruction)],
            [.. asked.Select(RecordedText.Of)],
            Receipt.InOrder(records)
        );
    }

    private static Instruction Instruction(List<JournalRecord> records) =>
        records.Find(record => record is EstateOpenedRecord) switch
        {
            EstateOpenedRecord opened => new OpenEstate(opened.Estate),
            _ => records.OfType<HoldResolvedRecord>().FirstOrDefault() is { } resolved ? Resolution(resolved, records)
            : records.OfType<EntryRecord>().FirstOrDefault(entry => entry.Id == Primary(entry)) is { } entry
                ? Booking(entry)
            : Alone(records[0]),
        };

    private static Guid Primary(JournalRecord record) =>
        Id<JournalRequest>.Derived(record.Request.Value, record.Instruction).Value;

    private static Instruction Resolution(HoldResolvedRecord resolved, List<JournalRecord> records) =>
        resolved.Kind switch
        {
            RecordKind.HoldPosted => new PostHold(
                resolved.Hold.Id,
                records.OfType<EntryRecord>().First().Entry,
                resolved.RestHeldAgain
            ),
            RecordKind.HoldVoided => new VoidHold(resolved.Hold.Id, resolved.Reason),
            _ => new ExpireHold(resolved.Hold.Id),
        };

    private static Instruction Booking(EntryRecord entry) =>
        entry.EntryKind == EntryKind.Reversal
            ? new ReverseEntry(
                entry.Related,
                entry.Entry.BookDate,
                entry.Entry.ValueDate,
                entry.Entry.Narrative,
                entry.Forced
            )
            : new PostEntry(entry.Entry);

    private static Instruction Alone(JournalRecord record) =>
        record switch
        {
            HoldPlacedRecord placed => new PlaceHold(
                placed.Hold.Estate,
                placed.Hold.Account.Code,
                placed.Hold.Account.Holder,
                placed.Hold.Amount,
                placed.Hold.ValueDate,
                placed.Hold.ExpiresAt,
                placed.Purpose
            ),
            AccountRecord { Kind: RecordKind.AccountOpened } opened => new OpenAccount(
                opened.Books.Estate.Code,
                opened.Account.Key,
                opened.On,
                opened.Constraint
            ),
            AccountRecord { Kind: RecordKind.AccountClosed } closed => new CloseAccount(
                closed.Books.Estate.Code,
                closed.Account.Key,
                closed.On
            ),
            AccountRecord constrained => new ConstrainAccount(
                constrained.Books.Estate.Code,
                constrained.Account.Key,
                constrained.Constraint
            ),
            PeriodRecord { Kind: RecordKind.PeriodClosed } period => new ClosePeriod(
                period.Books.Estate.Code,
                period.Last
            ),
            PeriodRecord { Kind: RecordKind.ReopeningAsked } period => new AskReopening(
                period.Books.Estate.Code,
                period.Last,
                period.Reason
            ),
            PeriodRecord { Kind: RecordKind.ReopeningWithdrawn } period => new WithdrawReopening(
                period.Books.Estate.Code,
                period.Last,
                period.Reason
            ),
            PeriodRecord period => new ReopenPeriod(period.Books.Estate.Code, period.Last, period.Reason),
            _ => throw new InvalidOperationException($"No instruction is known for {record.GetType().Name}."),
        };

    /// <summary>The free text of an instruction, which the chain seals apart.</summary>
    public static string? TextOf(Instruction instruction) =>
        instruction switch
        {
            PostEntry post => post.Entry.Narrative,
            PostHold post => post.Entry.Narrative,
            ReverseEntry reverse => reverse.Reason,
            PlaceHold place => place.Purpose,
            VoidHold @void => @void.Reason,
            AskReopening ask => ask.Reason,
            WithdrawReopening withdraw => withdraw.Reason,
            ReopenPeriod reopen => reopen.Reason,
            _ => null,
        };

    /// <summary>An erased text has no salt left: nothing can be compared with it.</summary>
    private static bool TextMatches(RecordedText recorded, string? sent)
    {
        var clean = Clean(sent ?? "");
        return recorded switch
        {
            { Seal: null } => clean.Length == 0,
            { Salt: null } => true,
            _ => CryptographicOperations.FixedTimeEquals(Chain.Seal(recorded.Salt, clean), recorded.Seal),
        };
    }

    /// <summary>The text as the books keep it; as it came when they could not keep it.</summary>
    private static string Clean(string text) => Text.Clean("text", text, int.MaxValue).Match(clean => clean, _ => text);

    private static IEnumerable<(string Field, object Value)> Fields(Instruction instruction, JournalState books)
    {
        yield return ("instruction", instruction.GetType().Name);
        IEnumerable<(string Field, object Value)> fields = instruction switch
        {
            PostEntry post => Fields(post.Entry),
            PostHold post =>
            [
                ("hold", post.Hold.ToString()),
                ("rest", new CodedText(post.HoldRestAgain ? "value.held_again" : "value.released")),
                .. Fields(post.Entry),
            ],
            ReverseEntry reverse =>
            [
                ("original", reverse.Original.ToString()),
                ("book date", reverse.BookDate),
                ("value date", reverse.ValueDate),
                ("forced", Truth(reverse.Forced)),
            ],
            PlaceHold place =>
            [
                ("estate", place.Estate),
                ("account", place.Account.ToString()),
                ("amount", place.Amount),
                ("value date", place.ValueDate),
                ("expiry", place.ExpiresAt is { } at ? ToMicroseconds(at) : new CodedText("none")),
            ],
            VoidHold @void => [("hold", @void.Hold.ToString()), ("amount", VoidedAmount(@void, books))],
            ExpireHold expire => [("hold", expire.Hold.ToString())],
            OpenEstate open =>
            [
                ("estate", open.Estate.Code),
                ("id", open.Estate.Id.ToString()),
                ("kind", EstateKinds.Name(open.Estate.Kind)),
                ("name", Clean(open.Estate.Name)),
                ("zone", open.Estate.Zone),
                ("currency", open.Estate.Currency.Code),
                ("opening date", open.Estate.OpenedOn),
            ],
            OpenAccount open =>
            [
                ("estate", open.Estate),
                ("account", open.Account.ToString()),
                ("opening date", open.OpenedOn),
                (
                    "constraint",
                    (open.Constraint ?? ConstraintOfChart(open, books)) is { } constraint
                        ? constraint
                        : new CodedText("value.of_chart")
                ),
            ],
            CloseAccount close =>
            [
                ("estate", close.Estate),
                ("account", close.Account.ToString()),
                ("closing date", close.ClosedOn),
            ],
            ConstrainAccount constrain =>
            [
                ("estate", constrain.Estate),
                ("account", constrain.Account.ToString()),
                ("constraint", constrain.Constraint),
            ],
            ClosePeriod close => [("estate", close.Estate), ("last day", close.Through)],
            AskReopening ask => [("estate", ask.Estate), ("last day", ask.Through)],
            WithdrawReopening withdraw => [("estate", withdraw.Estate), ("last day", withdraw.Through)],
            ReopenPeriod reopen => [("estate", reopen.Estate), ("last day", reopen.Through)],
            _ => throw new InvalidOperationException($"No fields known for {instruction.GetType().Name}."),
        };
        foreach (var field in fields)
            yield return field;
    }

    /// <summary>Only the whole hold can have been voided, with its amount said or not.</summary>
    private static object VoidedAmount(VoidHold @void, JournalState books) =>
        @void.Amount is { } amount && books.Holds.TryGetValue(@void.Hold, out var hold) && amount != hold.Amount
            ? amount
            : new CodedText("value.whole");

    private static Constraint? ConstraintOfChart(OpenAccount open, JournalState books) =>
        books.Estates.TryGetValue(open.Estate, out var estate)
            ? estate.Chart.Find(open.Account.Code)?.Constraint
            : null;

    private static List<(string, object)> Fields(JournalEntry entry)
    {
        var fields = new List<(string, object)>
        {
            ("estate", entry.Estate),
            ("book date", entry.BookDate),
            ("value date", entry.ValueDate),
            ("source document", entry.SourceDocument),
        };
        fields.AddRange(Fields("metadata", entry.Metadata));
        fields.Add(("postings.count", entry.Postings.Count));
        foreach (var (index, posting) in entry.Postings.Index())
        {
            fields.Add(($"lines[{index}].account", posting.Account.ToString()));
            fields.Add(($"lines[{index}].amount", posting.Amount));
            fields.AddRange(Fields($"lines[{index}].dimensions", posting.Dimensions));
        }
        return fields;
    }

    /// <summary>Pair by pair: in one text, a value could pass for the next pair.</summary>
    private static IEnumerable<(string, object)> Fields(string name, Labels labels) =>
        [
            ($"{name}.count", labels.Pairs.Count),
            .. labels.Pairs.Select(pair => ($"{name}[{pair.Key}]", (object)pair.Value)),
        ];

    private static JournalRefusal.DifferentContent Differs(
        JournalRequest request,
        string field,
        object recorded,
        object sent
    ) => new(request.Id, field, recorded, sent);

    private static CodedText Truth(bool value) => new(value ? "value.yes" : "value.no");

    /// <summary>As the books keep a moment.</summary>
    private static Instant ToMicroseconds(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);
}
