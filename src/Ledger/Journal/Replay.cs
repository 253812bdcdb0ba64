using Ledger.Foundations;
using System.Globalization;
using System.Security.Cryptography;
using static Ledger.Journal.Instruction;

namespace Ledger.Journal;

/// <summary>Law 3: the same id and content gets the first answer again; the same id and other content is refused, naming the field.</summary>
internal static class Replay
{
    public static Result<Receipt> Answer(Books books, JournalRequest request, RecordedRequest recorded)
    {
        if (request.By.Id != recorded.By) return Differs(request, "person", recorded.By.ToString(), request.By.Id.ToString());
        if (request.Instructions.Count != recorded.Instructions.Count)
            return Differs(request, "number of instructions", Number(recorded.Instructions.Count), Number(request.Instructions.Count));

        for (var i = 0; i < request.Instructions.Count; i++)
        {
            var (sent, kept) = (request.Instructions[i], recorded.Instructions[i]);
            var place = request.Instructions.Count == 1 ? "" : $"instruction {i + 1}: ";
            foreach (var ((field, was), (other, value)) in Fields(kept, books).Zip(Fields(sent, books)))
                if (field != other || was != value) return Differs(request, place + field, was, value);
            if (Fields(kept, books).Count() != Fields(sent, books).Count()) return Differs(request, place + "content", "fewer or more fields", "others");
            if (!TextMatches(recorded.Texts[i], TextOf(sent))) return Differs(request, place + "text", "another text", "this one");
        }
        return new Receipt(request.Id, recorded.Records, IsReplay: true);
    }

    /// <summary>The free text of an instruction, which the chain seals apart.</summary>
    public static string? TextOf(Instruction instruction) => instruction switch
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
    private static bool TextMatches((byte[] Salt, byte[] Seal)? recorded, string? sent)
    {
        var clean = Clean(sent ?? "");
        if (recorded is not { } text) return clean.Length == 0;
        return text.Salt.Length == 0 || CryptographicOperations.FixedTimeEquals(Chain.Seal(text.Salt, clean), text.Seal);
    }

    /// <summary>The text as the books keep it; as it came when they could not keep it.</summary>
    private static string Clean(string text) => Text.Clean("text", text, int.MaxValue).Match(clean => clean, _ => text);

    private static IEnumerable<(string Field, string Value)> Fields(Instruction instruction, Books books)
    {
        yield return ("instruction", instruction.GetType().Name);
        IEnumerable<(string Field, string Value)> fields = instruction switch
        {
            PostEntry post => Fields(post.Entry),
            PostHold post => [("hold", post.Hold.ToString()), ("rest", post.HoldRestAgain ? "held again" : "released"), .. Fields(post.Entry)],
            ReverseEntry reverse => [("original", reverse.Original.ToString()), ("book date", Day(reverse.BookDate)), ("value date", Day(reverse.ValueDate)), ("forced", reverse.Forced ? "yes" : "no")],
            PlaceHold place => [("estate", place.Estate), ("account", place.Account.ToString()), ("amount", place.Amount.ToString()), ("value date", Day(place.ValueDate)),
                ("expiry", place.ExpiresAt is { } at ? (at.ToUnixTimeTicks() / 10).ToString(CultureInfo.InvariantCulture) : "none")],
            VoidHold @void => [("hold", @void.Hold.ToString()), ("amount", VoidedAmount(@void, books))],
            ExpireHold expire => [("hold", expire.Hold.ToString())],
            OpenEstate open => [("estate", open.Estate.Code), ("id", open.Estate.Id.ToString()), ("kind", EstateKinds.Name(open.Estate.Kind)), ("name", Clean(open.Estate.Name)),
                ("zone", open.Estate.Zone), ("currency", open.Estate.Currency.Code), ("opening date", Day(open.Estate.OpenedOn))],
            OpenAccount open => [("estate", open.Estate), ("account", open.Account.ToString()), ("opening date", Day(open.OpenedOn)),
                ("constraint", (open.Constraint ?? ConstraintOfChart(open, books))?.ToString() ?? "the chart's")],
            CloseAccount close => [("estate", close.Estate), ("account", close.Account.ToString()), ("closing date", Day(close.ClosedOn))],
            ConstrainAccount constrain => [("estate", constrain.Estate), ("account", constrain.Account.ToString()), ("constraint", constrain.Constraint.ToString())],
            ClosePeriod close => [("estate", close.Estate), ("last day", Day(close.Through))],
            AskReopening ask => [("estate", ask.Estate), ("last day", Day(ask.Through))],
            WithdrawReopening withdraw => [("estate", withdraw.Estate), ("last day", Day(withdraw.Through))],
            ReopenPeriod reopen => [("estate", reopen.Estate), ("last day", Day(reopen.Through))],
            _ => throw new InvalidOperationException($"No fields known for {instruction.GetType().Name}."),
        };
        foreach (var field in fields) yield return field;
    }

    /// <summary>Only the whole hold can have been voided, with its amount said or not.</summary>
    private static string VoidedAmount(VoidHold @void, Books books) =>
        @void.Amount is { } amount && books.Holds.TryGetValue(@void.Hold, out var hold) && amount != hold.Amount ? amount.ToString() : "the whole";

    private static Constraint? ConstraintOfChart(OpenAccount open, Books books) =>
        books.Estates.TryGetValue(open.Estate, out var estate) ? estate.Chart.Find(open.Account.Code)?.Constraint : null;

    private static List<(string, string)> Fields(JournalEntry entry)
    {
        var fields = new List<(string, string)>
        {
            ("estate", entry.Estate), ("book date", Day(entry.BookDate)), ("value date", Day(entry.ValueDate)),
            ("source document", entry.SourceDocument),
        };
        fields.AddRange(Fields("metadata", entry.Metadata));
        fields.Add(("number of postings", Number(entry.Postings.Count)));
        foreach (var (index, posting) in entry.Postings.Index())
        {
            fields.Add(($"account of line {index + 1}", posting.Account.ToString()));
            fields.Add(($"amount of line {index + 1}", posting.Amount.ToString()));
            fields.AddRange(Fields($"dimensions of line {index + 1}", posting.Dimensions));
        }
        return fields;
    }

    /// <summary>Pair by pair: in one text, a value could pass for the next pair.</summary>
    private static IEnumerable<(string, string)> Fields(string name, Labels labels) =>
        [($"number of {name}", Number(labels.Pairs.Count)), .. labels.Pairs.Select(pair => ($"{name}: {pair.Key}", pair.Value))];

    private static JournalRefusal.DifferentContent Differs(JournalRequest request, string field, string recorded, string sent) => new(request.Id, field, recorded, sent);

    private static string Day(NodaTime.LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
