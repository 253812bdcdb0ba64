using System.Collections.Concurrent;
using System.Reflection;
using Ledger.Foundations;

namespace Ledger.Workflow;

/// <summary>
/// What every command says in words: documents and references fit an entry's, reasons fit a step's, and all of it can
/// be
/// shown.
/// </summary>
internal static class CommandTexts
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Field, int Max)[]> Fields = new();

    public static Refusal? Validate(object command)
    {
        foreach (var (property, field, max) in Fields.GetOrAdd(command.GetType(), Read))
            if (Text.Clean(field, (string?)property.GetValue(command), max).Refusal is { } refusal)
                return refusal;
        return null;
    }

    private static (PropertyInfo, string, int)[] Read(Type type) =>
        [
            .. from property in type.GetProperties()
            where property.PropertyType == typeof(string) && property.Name is "Document" or "Reference" or "Reason"
            select (
                property,
                property.Name.ToLowerInvariant(),
                property.Name == "Reason" ? TextLimits.MaxReasonLength : TextLimits.MaxDocumentLength
            ),
        ];
}
