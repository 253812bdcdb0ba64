using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Workflow;

/// <summary>
/// What a command asks, as lines of field and value: the same command gives the same text, so a request sent again can
/// be
/// compared with the first (law 3).
/// </summary>
public static class CommandContent
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Fields = new();

    public static string Of(ICommandRequest request)
    {
        var text = new StringBuilder();
        Add(text, "command", request.Asked.GetType().Name);
        Add(text, request.SubjectKind, request.Subject);
        Add(text, "by", request.By.Id.ToString());
        Write(text, "", request.Asked);
        return text.ToString();
    }

    /// <summary>The field in which two contents differ first, and both values; null when they are the same.</summary>
    public static (string Field, object First, object Second)? Difference(string first, string second)
    {
        if (first == second)
            return null;
        var (a, b) = (first.Split('\n'), second.Split('\n'));
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
            i++;
        var (left, right) = (Line(a, i), Line(b, i));
        return left.Field == right.Field
            ? (left.Field, left.Value, right.Value)
            : (left.Field.Length > 0 ? left.Field : right.Field, left.Value, right.Value);
    }

    private static void Write(StringBuilder text, string prefix, object value)
    {
        foreach (var field in Fields.GetOrAdd(value.GetType(), Read))
            Add(text, prefix + field.Name, field.GetValue(value));
    }

    private static void Add(StringBuilder text, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case bool truth:
                Line(text, name, new CodedText(truth ? "value.yes" : "value.no"));
                break;
            case string words:
                text.Append(name).Append("=s:").Append(words.Replace('\n', ' ')).Append('\n');
                break;
            case Enum or Money or Share or LocalDate or IFormattable:
                Line(text, name, value);
                break;
            case Person person:
                Line(text, name, person.Id);
                break;
            case IEnumerable items:
                var i = 0;
                foreach (var item in items)
                    Add(text, $"{name}[{i++}]", item);
                Line(text, name, i);
                break;
            default:
                Write(text, name + ".", value);
                break;
        }
    }

    /// <summary>A value with its kind, so that a difference can be said in any language.</summary>
    private static void Line(StringBuilder text, string name, object value) =>
        text.Append(name).Append('=').Append(CodedText.Written(value)).Append('\n');

    /// <summary>What the caller gave, not what follows from it: properties that can be set, in order of name.</summary>
    private static PropertyInfo[] Read(Type type) =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite && property.GetIndexParameters().Length == 0)
                .OrderBy(property => property.Name, StringComparer.Ordinal),
        ];

    private static (string Field, object Value) Line(string[] lines, int i) =>
        i < lines.Length && lines[i].Split('=', 2) is [var field, var value]
            ? (field, CodedText.Read(value))
            : ("", new CodedText("found.nothing"));
}
