using System.Text.Json;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Storage.Journal.Transfer;

/// <summary>
/// Writes a record as one JSON object: everything that its seal covers, the seal, and the text beside it.
/// </summary>
internal static class RecordJson
{
    public static void WriteHead(Utf8JsonWriter json, string estate, long records, byte[] hash)
    {
        json.WriteStartObject();
        json.WriteNumber("ledger_journal", 1);
        json.WriteString("estate", estate);
        json.WriteNumber("records", records);
        json.WriteString("head", Convert.ToHexStringLower(hash));
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, JournalRecord record)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", record.Seq);
        json.WriteString("kind", record.Kind.ToString());
        Write(json, "id", record.Id);
        Write(json, "request", record.Request.Value);
        json.WriteNumber("instruction", record.Instruction);
        Write(json, "by", record.By.Value);
        Write(json, "at", record.RecordedAt);
        if (record.Salt is not null)
        {
            json.WriteString("text", record.FreeText);
            json.WriteString("salt", Convert.ToHexStringLower(record.Salt));
        }
        if (record.TextSeal is not null)
            json.WriteString("seal", Convert.ToHexStringLower(record.TextSeal));
        WriteContent(json, record);
        json.WriteNumber("encoding", record.Encoding);
        json.WriteString("hash", Convert.ToHexStringLower(record.Hash));
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, JournalRecord record)
    {
        switch (record)
        {
            case EstateOpenedRecord opened:
                WriteEstate(json, opened.Estate);
                break;
            case EntryRecord entry:
                WriteEntry(json, entry);
                break;
            case HoldPlacedRecord placed:
                WriteAccount(json, placed.Hold.Account);
                json.WriteNumber("minor_units", placed.Hold.Amount.MinorUnits);
                Write(json, "value_date", placed.Hold.ValueDate);
                if (placed.Hold.ExpiresAt is { } expiry)
                    Write(json, "expires_at", expiry);
                break;
            case HoldResolvedRecord resolved:
                Write(json, "hold", resolved.Hold.Id.Value);
                json.WriteNumber("taken", resolved.Taken.MinorUnits);
                if (!resolved.Entry.IsEmpty)
                    Write(json, "entry", resolved.Entry.Value);
                json.WriteBoolean("held_again", resolved.RestHeldAgain);
                break;
            case AccountRecord account:
                WriteAccount(json, account.Account.Key);
                Write(json, "on", account.On);
                json.WriteString("constraint", account.Constraint.ToString());
                break;
            case PeriodRecord period:
                Write(json, "first", period.First);
                Write(json, "last", period.Last);
                break;
            default:
                throw new InvalidOperationException($"No JSON for {record.GetType().Name}.");
        }
    }

    private static void WriteEstate(Utf8JsonWriter json, Estate estate)
    {
        Write(json, "estate_id", estate.Id.Value);
        json.WriteString("estate", estate.Code);
        json.WriteString("estate_kind", EstateKinds.Name(estate.Kind));
        json.WriteString("name", estate.Name);
        json.WriteString("zone", estate.Zone);
        json.WriteString("currency", estate.Currency.Code);
        Write(json, "opened_on", estate.OpenedOn);
    }

    private static void WriteEntry(Utf8JsonWriter json, EntryRecord record)
    {
        var entry = record.Entry;
        json.WriteString("entry_kind", record.EntryKind.ToString());
        if (!record.Related.IsEmpty)
            Write(json, "related", record.Related.Value);
        if (record.Forced)
            json.WriteBoolean("forced", true);
        Write(json, "book_date", entry.BookDate);
        Write(json, "value_date", entry.ValueDate);
        if (entry.SourceDocument.Length > 0)
            json.WriteString("source", entry.SourceDocument);
        Write(json, "metadata", entry.Metadata);
        json.WriteStartArray("postings");
        foreach (var posting in entry.Postings)
        {
            json.WriteStartObject();
            WriteAccount(json, posting.Account);
            json.WriteNumber("minor_units", posting.Amount.MinorUnits);
            Write(json, "dimensions", posting.Dimensions);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAccount(Utf8JsonWriter json, AccountKey key)
    {
        json.WriteString("code", key.Code);
        if (!key.Holder.IsNone)
            json.WriteString("holder", key.Holder.Value);
        json.WriteString("currency", key.Currency.Code);
    }

    private static void Write(Utf8JsonWriter json, string name, Labels labels)
    {
        if (labels.IsEmpty)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in labels.Pairs)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Guid id) => json.WriteString(name, id.ToString("N"));

    private static void Write(Utf8JsonWriter json, string name, LocalDate date) =>
        json.WriteString(name, LocalDatePattern.Iso.Format(date));

    private static void Write(Utf8JsonWriter json, string name, Instant at) =>
        json.WriteString(name, InstantPattern.ExtendedIso.Format(at));
}

/// <summary>
/// Reads fields of a record's JSON object; what is missing or of another shape is a <see cref="FormatException"/> that
/// names the field.
/// </summary>
internal readonly struct RecordFields(JsonElement line)
{
    public bool Has(string name) => line.TryGetProperty(name, out _);

    public string Text(string name) => Get(name, JsonValueKind.String).GetString()!;

    public string? TextOrNull(string name) => Has(name) ? Text(name) : null;

    public long Number(string name) =>
        Get(name, JsonValueKind.Number).TryGetInt64(out var number) ? number : throw Bad(name);

    public short Small(string name) =>
        Number(name) is >= short.MinValue and <= short.MaxValue and var number ? (short)number : throw Bad(name);

    public bool Flag(string name) =>
        Has(name)
        && line.GetProperty(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Bad(name),
        };

    public Guid Id(string name) => Guid.TryParseExact(Text(name), "N", out var id) ? id : throw Bad(name);

    public Guid IdOrNone(string name) => Has(name) ? Id(name) : Guid.Empty;

    public byte[]? Bytes(string name) =>
        TextOrNull(name) is not { } hex ? null
        : hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(hex)
        : throw Bad(name);

    public LocalDate Date(string name) =>
        LocalDatePattern.Iso.Parse(Text(name)) is { Success: true } date && Calendar.IsDay(date.Value)
            ? date.Value
            : throw Bad(name);

    public Instant Moment(string name) =>
        InstantPattern.ExtendedIso.Parse(Text(name)) is { Success: true } at && at.Value.ToUnixTimeTicks() % 10 == 0
            ? at.Value
            : throw Bad(name);

    public T Name<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), out var value) && Enum.IsDefined(value) && value.ToString() == Text(name)
            ? value
            : throw Bad(name);

    public Currency Currency(string name) => Foundations.Currency.Find(Text(name)) ?? throw Bad(name);

    public AccountKey Account() =>
        new(Text("code"), Holder.Parse(TextOrNull("holder")) ?? throw Bad("holder"), Currency("currency"));

    public Labels Labels(string name) =>
        !Has(name)
            ? Ledger.Journal.Labels.Empty
            : Ledger
                .Journal.Labels.Of(
                    name,
                    Get(name, JsonValueKind.Object)
                        .EnumerateObject()
                        .Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value.GetString() ?? ""))
                )
                .Match(labels => labels, refusal => throw new FormatException(refusal.ToString()));

    public Posting[] Postings()
    {
        var postings = new List<Posting>();
        foreach (var element in Get("postings", JsonValueKind.Array).EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Object)
                throw Bad("postings");
            var posting = new RecordFields(element);
            var key = posting.Account();
            postings.Add(
                new Posting(
                    key.Code,
                    key.Holder,
                    new Money(posting.Number("minor_units"), key.Currency),
                    posting.Labels("dimensions")
                )
            );
        }
        return [.. postings];
    }

    public FormatException Bad(string name) => new($"the field '{name}' is not what an export writes.");

    private JsonElement Get(string name, JsonValueKind kind) =>
        !line.TryGetProperty(name, out var value) ? throw new FormatException($"the field '{name}' is missing.")
        : value.ValueKind == kind ? value
        : throw Bad(name);
}
