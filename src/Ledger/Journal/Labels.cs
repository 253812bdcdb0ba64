using System.Text;
using Ledger.Foundations;

namespace Ledger.Journal;

/// <summary>
/// A small immutable map of text, sorted by key: an entry's metadata, or the dimensions of a posting.
/// </summary>
/// <remarks>Sorted so that the chain seals one form and two equal maps are equal; at most 32 pairs.</remarks>
public sealed class Labels : IEquatable<Labels>
{
    public const int MaxPairs = 32,
        MaxKeyLength = 40,
        MaxValueLength = 200;

    public static readonly Labels Empty = new([]);

    private readonly KeyValuePair<string, string>[] _pairs;

    private Labels(KeyValuePair<string, string>[] pairs) => _pairs = pairs;

    public bool IsEmpty => _pairs.Length == 0;

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public string? this[string key] => _pairs.FirstOrDefault(pair => pair.Key == key).Value;

    /// <summary>
    /// Sorts and cleans the pairs. Refuses text that cannot be stored, a key given twice, and too many pairs.
    /// </summary>
    public static Result<Labels> Of(string field, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var clean = new List<KeyValuePair<string, string>>();
        foreach (var (key, value) in pairs)
        {
            var name = Text.Clean($"{field} name", key, MaxKeyLength, required: true);
            if (!name.IsAccepted(out var cleanKey))
                return name.Refusal!;
            var cleanValue = Text.Clean($"{field} {cleanKey}", value, MaxValueLength);
            if (cleanValue.Refusal is { } refusal)
                return refusal;
            clean.Add(new(cleanKey, cleanValue.Match(text => text, _ => "")));
        }
        if (clean.Count == 0)
            return Empty;
        clean.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 1; i < clean.Count; i++)
            if (clean[i].Key == clean[i - 1].Key)
                return new JournalRefusal.LabelTwice(field, clean[i].Key);
        return clean.Count <= MaxPairs
            ? new Labels([.. clean])
            : new JournalRefusal.TooManyLabels(field, clean.Count, MaxPairs);
    }

    /// <summary>
    /// The stored form: key and value on lines of their own, sorted; text has no line breaks, so it reads back exactly.
    /// </summary>
    public string ToStored()
    {
        var text = new StringBuilder();
        foreach (var (key, value) in _pairs)
            text.Append(key).Append('\n').Append(value).Append('\n');
        return text.ToString();
    }

    public static Labels FromStored(string? stored)
    {
        if (string.IsNullOrEmpty(stored))
            return Empty;
        var lines = stored.Split('\n');
        var pairs = new KeyValuePair<string, string>[lines.Length / 2];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new(lines[2 * i], lines[2 * i + 1]);
        return new Labels(pairs);
    }

    public bool Equals(Labels? other) => other is not null && _pairs.AsSpan().SequenceEqual(other._pairs);

    public override bool Equals(object? obj) => Equals(obj as Labels);

    public override int GetHashCode() =>
        _pairs.Aggregate(17, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public override string ToString() => string.Join(", ", _pairs.Select(pair => $"{pair.Key}={pair.Value}"));
}
