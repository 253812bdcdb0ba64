using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Reports;
using Ledger.Alliances.Tranches;
using Ledger.Application;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Access;
using Ledger.Storage.Alliances;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>
/// Writes what the ledger answers as JSON: snake_case names, amounts as text, dates and moments in ISO 8601. The names
/// are a public contract.
/// </summary>
public static class JsonAnswers
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One object on one line.</summary>
    public static string Line(Action<Utf8JsonWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static void Write(this Utf8JsonWriter json, Receipt receipt, bool isDryRun)
    {
        json.WriteString("request", receipt.Request.ToString());
        json.WriteBoolean("replay", receipt.IsReplay);
        json.WriteBoolean("dry_run", isDryRun);
        json.WriteStartArray("records");
        foreach (var record in receipt.Records)
        {
            json.WriteStartObject();
            json.WriteString("estate", record.Estate);
            json.WriteNumber("number", record.Seq);
            json.WriteString("kind", Snake(record.Kind.ToString()));
            if (IdOf(record) is { } id)
                json.WriteString("id", id);
            json.WriteString("recorded_at", Moment(record.RecordedAt));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Write(this Utf8JsonWriter json, AllianceReceipt receipt, bool isDryRun)
    {
        json.WriteString("request", receipt.Request.ToString());
        json.WriteString("alliance", receipt.Alliance);
        json.WriteBoolean("replay", receipt.IsReplay);
        json.WriteBoolean("dry_run", isDryRun);
        json.WriteStartArray("steps");
        foreach (var step in receipt.Steps)
        {
            json.WriteStartObject();
            json.WriteString("life", Snake(step.Life.ToString()));
            json.WriteNumber("number", step.Number);
            json.WriteString("trigger", Snake(step.Trigger));
            json.WriteString("from", Snake(step.From));
            json.WriteString("to", Snake(step.To));
            json.WriteString("on", Day(step.On));
            json.WriteString("at", Moment(step.At));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>A condition with its figures as programs read them; the sentence is for people.</summary>
    public static void Write(this Utf8JsonWriter json, Condition condition, Localizer localizer)
    {
        json.WriteString("condition", condition.Code);
        json.WriteBoolean("met", condition.IsMet);
        if ((condition.Have, condition.Need) is ({ } have, { } need))
        {
            json.WriteString("currency", need.Currency.Code);
            json.WriteString("have", have.ToAmount());
            json.WriteString("need", need.ToAmount());
            json.WriteString("short", (condition.Short ?? Money.Zero(need.Currency)).ToAmount());
        }
        if (condition.Members is var (signed, needed))
        {
            json.WriteNumber("have_members", signed);
            json.WriteNumber("need_members", needed);
            json.WriteNumber("short_members", Math.Max(0, needed - signed));
        }
        if (condition.Reached is { } share)
            json.WriteNumber("share_percent", share.Millionths / 10_000m);
        json.WriteString("why", localizer.Why(condition));
        if (condition.IsMet)
            json.WriteNull("who_must_act");
        else
            json.WriteString("who_must_act", Snake(condition.WhoMustAct.ToString()));
    }

    public static void Write(this Utf8JsonWriter json, PortfolioRow row)
    {
        json.WriteString("unit", row.Unit);
        json.WriteNumber("agreements", row.Agreements);
        json.WriteNumber("families", row.Families);
        json.WriteString("currency", row.Committed.Currency.Code);
        json.WriteString("committed", row.Committed.ToAmount());
        json.WriteString("requested", row.Requested.ToAmount());
        json.WriteString("transferred", row.Transferred.ToAmount());
        json.WriteString("accounted", row.Accounted.ToAmount());
    }

    public static void Write(this Utf8JsonWriter json, PortfolioException exception)
    {
        json.WriteString("holder", exception.Holder);
        json.WriteString("exception", exception.Kind);
        json.WriteString("currency", exception.Figure.Currency.Code);
        json.WriteString("figure", exception.Figure.ToAmount());
        json.WriteString("limit", exception.Limit.ToAmount());
        json.WriteString("over_by", exception.Excess.ToAmount());
    }

    public static void Write(this Utf8JsonWriter json, SubprojectStage row)
    {
        json.WriteString("stage", Snake(row.Stage.ToString()));
        json.WriteNumber("subprojects", row.Subprojects);
        json.WriteNumber("families", row.Families);
        json.WriteString("currency", row.Committed.Programme.Currency.Code);
        json.WriteString("committed_programme", row.Committed.Programme.ToAmount());
        json.WriteString("committed_counterpart", row.Committed.Counterpart.ToAmount());
        json.WriteString("executed_programme", row.Executed.Programme.ToAmount());
        json.WriteString("executed_counterpart", row.Executed.Counterpart.ToAmount());
        if (row.PercentExecuted is { } percent)
            json.WriteNumber("percent_executed", percent);
    }

    public static void Write(this Utf8JsonWriter json, FinancingLine line)
    {
        json.WriteString("of", Snake(line.Kind.ToString()));
        if (line.Kind == FinancingKind.Source)
            json.WriteString("source", line.Source);
        json.WriteString("currency", line.Committed.Currency.Code);
        if (line.Planned is { } planned)
            json.WriteString("planned", planned.ToAmount());
        json.WriteString("committed", line.Committed.ToAmount());
        json.WriteString("in_cash", line.InCash.ToAmount());
        json.WriteString("in_kind", line.InKind.ToAmount());
        json.WriteString("paid_in", line.Paid.ToAmount());
        if (line.PercentOfPlan is { } percent)
            json.WriteNumber("percent_of_plan", percent);
    }

    public static void Write(this Utf8JsonWriter json, ReleaseLine line)
    {
        json.WriteString("alliance", line.Alliance);
        json.WriteString("unit", line.Unit);
        json.WriteNumber("number", line.Number);
        json.WriteNumber("revision", line.Revision);
        json.WriteString("currency", line.Amount.Currency.Code);
        json.WriteString("amount", line.Amount.ToAmount());
        json.WriteString("on", Day(line.On));
        json.WriteString("state", Snake(line.State.ToString()));
        json.WriteString("since", Moment(line.Since));
    }

    public static void Write(this Utf8JsonWriter json, Release release)
    {
        json.WriteString("id", release.Id.ToString());
        json.WriteNumber("number", release.Number);
        json.WriteNumber("revision", release.Revision);
        json.WriteString("state", Snake(release.State.ToString()));
        json.WriteString("on", Day(release.On));
        json.WriteString("currency", release.Amount.Currency.Code);
        json.WriteString("amount", release.Amount.ToAmount());
        json.WriteString("paid", release.Paid.ToAmount());
        json.WriteString("in_transit", release.InTransit.ToAmount());
        json.WriteString("accounted", release.Accounted.ToAmount());
        json.WriteString("since", Moment(release.Since));
    }

    /// <summary>
    /// The printed id of what a record made: an entry, a hold, an estate; null for what has no id of its own.
    /// </summary>
    public static string? IdOf(Recorded record) => IdOf(record.Kind, record.Id);

    public static string? IdOf(RecordKind kind, Guid id) =>
        kind switch
        {
            RecordKind.Entry => new Id<JournalEntry>(id).ToString(),
            RecordKind.HoldPlaced => new Id<Hold>(id).ToString(),
            _ => null,
        };

    public static void Write(this Utf8JsonWriter json, Refusal refusal)
    {
        json.WriteStartObject("refused");
        json.WriteString("code", refusal.Code);
        var text = Localizer.English.Of(refusal);
        json.WriteString("message", text.What);
        json.WriteString("remedy", text.Remedy);
        json.WriteStartObject("data");
        if (refusal is RefusedAt at)
            json.WriteString("field", at.Field);
        var itself = refusal switch
        {
            RefusedAt { Inner: var inner } => inner,
            RefusedQuestion { Inner: var inner } => inner,
            RefusedRow { Inner: var inner } => inner,
            _ => refusal,
        };
        WriteData(
            json,
            itself switch
            {
                ReversalRefusal.OfCommand of => of with { Command = UseCases.VerbOf(of.Command) },
                HoldRefusal.OfCommand of => of with { Command = UseCases.VerbOf(of.Command) },
                _ => itself,
            }
        );
        if (itself is TrancheRefusal.ConditionsNotMet unmet)
        {
            json.WriteStartArray("conditions");
            foreach (var condition in unmet.AsJudged())
            {
                json.WriteStartObject();
                json.Write(condition, Localizer.English);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The data of a refusal are the public properties of its record, whatever it is.</summary>
    private static void WriteData(Utf8JsonWriter json, Refusal refusal)
    {
        foreach (
            var property in refusal
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        )
        {
            if (property.Name == "EqualityContract" || property.GetIndexParameters().Length > 0)
                continue;
            var name = Snake(property.Name);
            switch (property.GetValue(refusal))
            {
                case null:
                    json.WriteNull(name);
                    break;
                case bool flag:
                    json.WriteBoolean(name, flag);
                    break;
                case int number:
                    json.WriteNumber(name, number);
                    break;
                case long number:
                    json.WriteNumber(name, number);
                    break;
                case Money money:
                    json.WriteMoney(name, money);
                    break;
                case LocalDate date:
                    json.WriteString(name, Day(date));
                    break;
                case Instant instant:
                    json.WriteString(name, Moment(instant));
                    break;
                case Enum choice:
                    json.WriteString(name, Snake(choice.ToString()));
                    break;
                case var other:
                    json.WriteString(name, Convert.ToString(other, CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    public static void Write(this Utf8JsonWriter json, string name, Labels labels)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in labels.Pairs)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    public static void Write(this Utf8JsonWriter json, AccountKey account)
    {
        json.WriteString("account", account.Code);
        if (!account.Holder.IsNone)
            json.WriteString("holder", account.Holder.Value);
        json.WriteString("currency", account.Currency.Code);
    }

    public static void Write(this Utf8JsonWriter json, AccountBalance balance)
    {
        json.Write(balance.Account);
        json.WriteString("constraint", Snake(balance.Constraint.ToString()));
        json.WriteString("debit", balance.Debit.ToAmount());
        json.WriteString("credit", balance.Credit.ToAmount());
        json.WriteString("balance", balance.Balance.ToAmount());
        json.WriteString("held", balance.Held.ToAmount());
    }

    public static void Write(this Utf8JsonWriter json, Viewpoint viewpoint)
    {
        if (viewpoint.Date is { } date)
            json.WriteString("as_of", Day(date));
        json.WriteString("by", viewpoint.Basis == DateBasis.Book ? "book_date" : "value_date");
        if (viewpoint.KnownAt is { } instant)
            json.WriteString("known_at", Moment(instant));
    }

    public static void Write(this Utf8JsonWriter json, Estate estate)
    {
        json.WriteString("estate", estate.Code);
        json.WriteString("id", estate.Id.ToString());
        json.WriteString("kind", EstateKinds.Name(estate.Kind));
        json.WriteString("name", estate.Name);
        json.WriteString("zone", estate.Zone);
        json.WriteString("currency", estate.Currency.Code);
        json.WriteString("opened_on", Day(estate.OpenedOn));
    }

    public static void WriteMoney(this Utf8JsonWriter json, string name, Money money)
    {
        json.WriteStartObject(name);
        json.WriteString("amount", money.ToAmount());
        json.WriteString("currency", money.Currency.Code);
        json.WriteEndObject();
    }

    /// <summary>One record of the journal.</summary>
    public static void Write(this Utf8JsonWriter json, JournalRecord record)
    {
        json.WriteString("estate", record.Books.Estate.Code);
        json.WriteNumber("number", record.Seq);
        json.WriteString("kind", Snake(record.Kind.ToString()));
        if (IdOf(record.Kind, record.Id) is { } id)
            json.WriteString("id", id);
        json.WriteString("request", record.Request.ToString());
        json.WriteString("by", record.By.ToString());
        json.WriteString("recorded_at", Moment(record.RecordedAt));
        WriteContent(json, record);
        json.WriteString("hash", Convert.ToHexStringLower(record.Hash));
    }

    private static void WriteContent(Utf8JsonWriter json, JournalRecord record)
    {
        switch (record)
        {
            case EstateOpenedRecord opened:
                json.WriteString("name", opened.Estate.Name);
                json.WriteString("opened_on", Day(opened.Estate.OpenedOn));
                break;
            case AccountRecord account:
                json.Write(account.Account.Key);
                json.WriteString("on", Day(account.On));
                json.WriteString("constraint", Snake(account.Constraint.ToString()));
                break;
            case EntryRecord entry:
                WriteEntry(json, entry);
                break;
            case HoldPlacedRecord placed:
                json.Write(placed.Hold);
                if (placed.FreeText is { } purpose)
                    json.WriteString("purpose", purpose);
                break;
            case HoldResolvedRecord resolved:
                json.WriteString("hold", resolved.Hold.Id.ToString());
                json.WriteString("taken", resolved.Taken.ToAmount());
                json.WriteString("currency", resolved.Taken.Currency.Code);
                if (!resolved.Entry.IsEmpty)
                    json.WriteString("entry", resolved.Entry.ToString());
                json.WriteBoolean("rest_held_again", resolved.RestHeldAgain);
                break;
            case PeriodRecord period:
                json.WriteString("first_day", Day(period.First));
                json.WriteString("last_day", Day(period.Last));
                if (period.FreeText is { } reason)
                    json.WriteString("reason", reason);
                break;
            default:
                throw new InvalidOperationException($"No JSON for {record.GetType().Name}.");
        }
    }

    private static void WriteEntry(Utf8JsonWriter json, EntryRecord record)
    {
        json.WriteString("entry_kind", Snake(record.EntryKind.ToString()));
        if (!record.Related.IsEmpty)
            json.WriteString("related", record.Related.ToString());
        json.WriteString("book_date", Day(record.Entry.BookDate));
        json.WriteString("value_date", Day(record.Entry.ValueDate));
        json.WriteString("narrative", record.Entry.Narrative);
        json.WriteString("source_document", record.Entry.SourceDocument);
        json.Write("metadata", record.Entry.Metadata);
        json.WriteStartArray("postings");
        foreach (var posting in record.Entry.Postings)
        {
            json.WriteStartObject();
            json.Write(posting.Account);
            json.WriteString(posting.Amount.MinorUnits > 0 ? "debit" : "credit", posting.Amount.Abs().ToAmount());
            if (!posting.Dimensions.IsEmpty)
                json.Write("dimensions", posting.Dimensions);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Write(this Utf8JsonWriter json, Hold hold)
    {
        json.WriteString("hold", hold.Id.ToString());
        json.WriteString("estate", hold.Estate);
        json.Write(hold.Account);
        json.WriteString("amount", hold.Amount.ToAmount());
        json.WriteString("value_date", Day(hold.ValueDate));
        if (hold.ExpiresAt is { } expiry)
            json.WriteString("expires_at", Moment(expiry));
    }

    public static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Moment(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    public static string Snake(string name) => NameCase.Snake(name);
}
