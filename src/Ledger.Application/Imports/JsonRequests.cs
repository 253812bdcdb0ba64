using System.Text;
using System.Text.Json;
using Ledger.Application.Localization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Imports;

/// <summary>
/// A request as its JSON says it, before it is known who asks: its entries are balanced, the books have not judged it.
/// </summary>
/// <param name="Id">As sent, or derived from source and reference; null when it has neither.</param>
public sealed record SentRequest(Id<JournalRequest>? Id, IReadOnlyList<JournalEntry> Entries);

/// <summary>
/// Reads requests from JSON (the shape is described in specs/entries.md): the one place where JSON becomes entries.
/// </summary>
/// <remarks>
/// Amounts are read from their digits, never through floating point. Unknown and repeated properties are refused; null
/// is the same as leaving a property out.
/// </remarks>
public static class JsonRequests
{
    public const int MaxBytes = JsonText.MaxBytes;

    /// <param name="line">Where the text begins, for messages.</param>
    /// <param name="isLast">Whether the text's end is the end of all: then a cut is told apart from a slip.</param>
    public static Result<SentRequest> Read(ReadOnlySpan<byte> json, int line = 1, int column = 1, bool isLast = true)
    {
        if (json.Length > MaxBytes)
            return new JsonRefusal.TooLong(line, MaxBytes);
        try
        {
            var parser = new Parser(new Utf8JsonReader(json, JsonText.Options));
            return parser.Request();
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
        catch (JsonException fault)
        {
            return JsonText.Fault(json, fault, line, column, isLast);
        }
        catch (InvalidOperationException fault) when (JsonText.IsNotText(fault))
        {
            return JsonText.NotText(json, line, column);
        }
    }

    private ref struct Parser(Utf8JsonReader reader)
    {
        private const string RequestFields = "id, source, reference, entries",
            EntryFields = "estate, book_date, value_date, narrative, source_document, metadata, postings",
            PostingFields = "account, holder, debit, credit, currency, dimensions";

        private Utf8JsonReader _reader = reader;

        public Result<SentRequest> Request()
        {
            Read();
            var (request, entry) = (new RequestFieldsRead(), new EntryFieldsRead());
            var entries = default(List<JournalEntry>);
            Expect(JsonTokenType.StartObject, "the request", new("expected.object"));
            var seen = 0;
            while (NextProperty(out var name))
                switch (name)
                {
                    case "id":
                        Once(ref seen, 0, name);
                        request.Id = Text(name);
                        break;
                    case "source":
                        Once(ref seen, 1, name);
                        request.Source = Text(name);
                        break;
                    case "reference":
                        Once(ref seen, 2, name);
                        request.Reference = Text(name);
                        break;
                    case "entries":
                        Once(ref seen, 3, name);
                        entries = Entries();
                        break;
                    default:
                        if (!EntryField(name, "", ref seen, ref entry))
                            throw new RefusedException(
                                new JsonRefusal.UnknownProperty(name, $"{RequestFields}; {EntryFields}")
                            );
                        break;
                }
            if (_reader.Read())
                throw new RefusedException(
                    new JsonRefusal.WrongType("the text", new("expected.one_request"), new("found.several_requests"))
                );
            if (entries is not null && entry.First is { } other)
                throw new RefusedException(new JsonRefusal.NotTogether("entries", other));
            return new SentRequest(IdOf(request), entries ?? [Draft(entry, "")]);
        }

        private static Id<JournalRequest>? IdOf(RequestFieldsRead request)
        {
            if (request.Id is { } id)
                return Id<JournalRequest>.Parse(id)
                    ?? throw new RefusedException(new TextRefusal.NotAnId("id", id, JournalRequest.IdPrefix));
            if (request.Source is null && request.Reference is null)
                return null;
            var source = RefusedException.Or(
                Foundations.Text.Clean("source", request.Source, JournalEntry.MaxReferenceLength, required: true)
            );
            var reference = RefusedException.Or(
                Foundations.Text.Clean("reference", request.Reference, JournalEntry.MaxReferenceLength, required: true)
            );
            return RequestIds.FromReference(source, reference);
        }

        private List<JournalEntry> Entries()
        {
            var entries = new List<JournalEntry>();
            Expect(JsonTokenType.StartArray, "entries", new("expected.list"));
            while (NextElement())
                entries.Add(Entry($"entries[{entries.Count + 1}]."));
            return entries;
        }

        private JournalEntry Entry(string path)
        {
            Expect(JsonTokenType.StartObject, path.TrimEnd('.'), new("expected.object"));
            var (seen, entry) = (0, new EntryFieldsRead());
            while (NextProperty(out var name))
                if (!EntryField(name, path, ref seen, ref entry))
                    throw new RefusedException(new JsonRefusal.UnknownProperty(path + name, EntryFields));
            return Draft(entry, path);
        }

        private bool EntryField(string name, string path, ref int seen, ref EntryFieldsRead entry)
        {
            switch (name)
            {
                case "estate":
                    Once(ref seen, 4, path + name);
                    entry.Estate = Text(path + name);
                    break;
                case "book_date":
                    Once(ref seen, 5, path + name);
                    entry.BookDate = Date(path + name);
                    break;
                case "value_date":
                    Once(ref seen, 6, path + name);
                    entry.ValueDate = Date(path + name);
                    break;
                case "narrative":
                    Once(ref seen, 7, path + name);
                    entry.Narrative = Text(path + name);
                    break;
                case "source_document":
                    Once(ref seen, 8, path + name);
                    entry.SourceDocument = Text(path + name);
                    break;
                case "metadata":
                    Once(ref seen, 9, path + name);
                    entry.Metadata = Labels(path + name);
                    break;
                case "postings":
                    Once(ref seen, 10, path + name);
                    entry.Postings = Postings(path);
                    break;
                default:
                    return false;
            }
            entry.First ??= name;
            return true;
        }

        private static JournalEntry Draft(EntryFieldsRead entry, string path)
        {
            var estate = entry.Estate ?? throw new RefusedException(new JsonRefusal.Missing(path + "estate"));
            var bookDate = entry.BookDate ?? throw new RefusedException(new JsonRefusal.Missing(path + "book_date"));
            var postings = entry.Postings ?? throw new RefusedException(new JsonRefusal.Missing(path + "postings"));
            var draft = JournalEntry.Draft(
                estate,
                bookDate,
                entry.ValueDate ?? bookDate,
                entry.Narrative ?? "",
                postings,
                entry.SourceDocument,
                entry.Metadata
            );
            return path.Length == 0 ? RefusedException.Or(draft) : RefusedException.At(path.TrimEnd('.'), draft);
        }

        private List<Posting> Postings(string path)
        {
            var postings = new List<Posting>(4);
            Expect(JsonTokenType.StartArray, path + "postings", new("expected.list"));
            while (NextElement())
                postings.Add(Posting($"{path}postings[{postings.Count + 1}]"));
            return postings;
        }

        private Posting Posting(string path)
        {
            Expect(JsonTokenType.StartObject, path, new("expected.object"));
            string? account = null,
                holder = null,
                debit = null,
                credit = null,
                currency = null;
            var dimensions = default(Labels?);
            var seen = 0;
            while (NextProperty(out var name))
                switch (name)
                {
                    case "account":
                        Once(ref seen, 0, name);
                        account = Text($"{path}.account");
                        break;
                    case "holder":
                        Once(ref seen, 1, name);
                        holder = Text($"{path}.holder");
                        break;
                    case "debit":
                        Once(ref seen, 2, name);
                        debit = Amount($"{path}.debit");
                        break;
                    case "credit":
                        Once(ref seen, 3, name);
                        credit = Amount($"{path}.credit");
                        break;
                    case "currency":
                        Once(ref seen, 4, name);
                        currency = Text($"{path}.currency");
                        break;
                    case "dimensions":
                        Once(ref seen, 5, name);
                        dimensions = Labels($"{path}.dimensions");
                        break;
                    default:
                        throw new RefusedException(new JsonRefusal.UnknownProperty($"{path}.{name}", PostingFields));
                }
            if (string.IsNullOrEmpty(account))
                throw new RefusedException(new JsonRefusal.Missing($"{path}.account"));
            if (debit is not null && credit is not null)
                throw new RefusedException(new JsonRefusal.NotTogether($"{path}.debit", "credit"));
            var amount =
                debit ?? credit ?? throw new RefusedException(new JsonRefusal.Missing($"{path}.debit or credit"));
            var unit = RefusedException.At(
                $"{path}.currency",
                Currency.Parse(currency ?? throw new RefusedException(new JsonRefusal.Missing($"{path}.currency")))
            );
            var money = RefusedException.At(
                $"{path}.{(debit is null ? "credit" : "debit")}",
                Money.Parse(amount, unit)
            );
            if (money.MinorUnits < 0)
                throw new RefusedException(new RefusedAt(path, new InputRefusal.NegativeAmount(amount)));
            var owner =
                Holder.Parse(holder)
                ?? throw new RefusedException(new InputRefusal.NotAHolder($"{path}.holder", holder!));
            return debit is null
                ? Journal.Posting.Credit(account, money, owner, dimensions)
                : Journal.Posting.Debit(account, money, owner, dimensions);
        }

        private Labels Labels(string path)
        {
            if (_reader.TokenType == JsonTokenType.Null)
                return Journal.Labels.Empty;
            Expect(JsonTokenType.StartObject, path, new("expected.object_of_texts"));
            var pairs = new List<KeyValuePair<string, string>>();
            while (NextProperty(out var name))
                pairs.Add(new(name, Text($"{path}.{name}") ?? ""));
            return RefusedException.Or(Journal.Labels.Of(path, pairs));
        }

        private string? Text(string path) =>
            _reader.TokenType switch
            {
                JsonTokenType.String => _reader.GetString(),
                JsonTokenType.Null => null,
                _ => throw new RefusedException(new JsonRefusal.WrongType(path, new("expected.quoted_text"), Found())),
            };

        /// <summary>The digits as they were written: a number of JSON never becomes a floating one.</summary>
        private string? Amount(string path) =>
            _reader.TokenType switch
            {
                JsonTokenType.String => _reader.GetString(),
                JsonTokenType.Number => Encoding.ASCII.GetString(_reader.ValueSpan),
                JsonTokenType.Null => null,
                _ => throw new RefusedException(new JsonRefusal.WrongType(path, new("expected.amount"), Found())),
            };

        private LocalDate? Date(string path) =>
            Text(path) is not { } text ? null
            : LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value
            : throw new RefusedException(new TextRefusal.NotADate(path, text));

        /// <summary>Moves to the value of the next property; false at the end of the object.</summary>
        private bool NextProperty(out string name)
        {
            Read();
            if (_reader.TokenType == JsonTokenType.EndObject)
            {
                name = "";
                return false;
            }
            name = _reader.GetString()!;
            Read();
            return true;
        }

        private bool NextElement()
        {
            Read();
            return _reader.TokenType != JsonTokenType.EndArray;
        }

        private void Read()
        {
            if (!_reader.Read())
                throw new JsonException("the text is empty", null, 0, 0);
        }

        private readonly void Expect(JsonTokenType type, string path, CodedText expected)
        {
            if (_reader.TokenType != type)
                throw new RefusedException(new JsonRefusal.WrongType(path, expected, Found()));
        }

        private readonly CodedText Found() =>
            _reader.TokenType switch
            {
                JsonTokenType.StartObject => new("found.object"),
                JsonTokenType.StartArray => new("found.list"),
                JsonTokenType.String => new("found.text", ("Text", Shortened())),
                JsonTokenType.Number => new("found.number", ("Number", Encoding.ASCII.GetString(_reader.ValueSpan))),
                JsonTokenType.True => new("found.true"),
                JsonTokenType.False => new("found.false"),
                JsonTokenType.Null => new("found.null"),
                _ => new("found.other"),
            };

        private readonly string Shortened() =>
            _reader.GetString() is { Length: > 40 } text ? text[..40] + "…" : _reader.GetString()!;

        private static void Once(ref int seen, int bit, string name)
        {
            if ((seen & (1 << bit)) != 0)
                throw new RefusedException(new JsonRefusal.PropertyTwice(name));
            seen |= 1 << bit;
        }
    }

    private struct RequestFieldsRead
    {
        public string? Id,
            Source,
            Reference;
    }

    private struct EntryFieldsRead
    {
        public string? Estate,
            Narrative,
            SourceDocument,
            First;
        public LocalDate? BookDate,
            ValueDate;
        public Labels? Metadata;
        public List<Posting>? Postings;
    }
}
