using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Application.Queries.Alliances;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Access;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Contracts;

/// <summary>A refusal as every host answers it to programs: its code is a public contract.</summary>
/// <param name="Message">In English, as the remedy: programs go by the code.</param>
/// <param name="Data">The public properties of the refusal's record, whatever it is.</param>
public sealed record RefusalView(string Code, string Message, string Remedy, JsonObject Data)
{
    /// <summary>Of a payment whose conditions are not met: each of them, as it was judged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Listing<ConditionLine>? Conditions { get; init; }

    public static RefusalView Of(Refusal refusal)
    {
        var text = Localizer.English.Of(refusal);
        var data = new JsonObject();
        if (refusal is RefusedAt at)
            data["field"] = at.Field;
        if (refusal is RefusedAt { Line: > 0 and var line })
            data["line"] = line;
        var itself = Itself(refusal);
        foreach (var property in DataOf(itself))
            data[NameCase.Snake(property.Name)] = Node(property.GetValue(itself));
        return new RefusalView(refusal.Code, text.What, text.Remedy, data)
        {
            Conditions = itself is TrancheRefusal.ConditionsNotMet unmet ? ConditionLine.All(unmet.AsJudged()) : null,
        };
    }

    /// <summary>Without what says where it was found; commands by the names that they are sent by.</summary>
    private static Refusal Itself(Refusal refusal) =>
        refusal switch
        {
            RefusedAt { Inner: var inner } => Itself(inner),
            RefusedQuestion { Inner: var inner } => Itself(inner),
            RefusedRow { Inner: var inner } => Itself(inner),
            ReversalRefusal.OfCommand of => of with { Command = UseCases.VerbOf(of.Command) },
            HoldRefusal.OfCommand of => of with { Command = UseCases.VerbOf(of.Command) },
            _ => refusal,
        };

    private static IEnumerable<PropertyInfo> DataOf(Refusal refusal) =>
        refusal
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.Name != "EqualityContract" && property.GetIndexParameters().Length == 0);

    private static JsonNode? Node(object? value) =>
        value switch
        {
            null => null,
            bool flag => flag,
            int number => number,
            long number => number,
            Money money => new JsonObject { ["amount"] = money.ToAmount(), ["currency"] = money.Currency.Code },
            LocalDate date => LocalDatePattern.Iso.Format(date),
            Instant instant => InstantPattern.ExtendedIso.Format(instant),
            CodedText phrase => Localizer.English.Say(phrase),
            Enum choice => NameCase.Snake(choice.ToString()),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}

/// <summary>The answer to a request that was refused.</summary>
/// <param name="Line">Of a file of requests: where it stands.</param>
/// <param name="Request">Of a file of requests: its id, where it has one.</param>
public sealed record RefusedView(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Request,
    RefusalView Refused
)
{
    public static RefusedView Of(Refusal refusal) => new(null, null, RefusalView.Of(refusal));

    public static RefusedView Of(RefusedLine refused) =>
        new(refused.Line, refused.Request?.ToString(), RefusalView.Of(refused.Refusal));
}

/// <summary>The answer when a request was neither done nor refused.</summary>
public sealed record FaultView(FaultText Fault);

/// <summary>What failed, and what to do.</summary>
/// <param name="Code">Of the fault: database-unreachable, input-output…</param>
public sealed record FaultText(string Code, string Message, string Remedy);
