using System.Runtime.CompilerServices;

namespace Ledger.Tests;

/// <summary>Records that have nothing but what a question asks about.</summary>
internal static class Bare
{
    public static T With<T>(string property, object value)
        where T : class => With<T>([(property, value)]);

    public static T With<T>(IEnumerable<(string Property, object Value)> values)
        where T : class
    {
        var made = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var (property, value) in values)
            typeof(T).GetProperty(property)!.SetValue(made, value);
        return made;
    }
}
