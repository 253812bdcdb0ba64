using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application;
using Ledger.Application.Localization;
using Ledger.Application.Queries.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Access;
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
                json.WriteRawValue(Application.Contracts.Answers.Json(ConditionLine.Of(condition)));
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
    public static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Moment(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    public static string Snake(string name) => NameCase.Snake(name);
}
