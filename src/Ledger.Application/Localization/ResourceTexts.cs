using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Ledger.Application.Localization;

/// <summary>
/// The texts of one resource file in one language: the overlay first, then the language, then English, which has every
/// key.
/// </summary>
/// <remarks>
/// Files are compiled into this assembly and found by name, not as satellite assemblies by culture, because an overlay
/// is chosen by audience too, and because the culture data of a machine may be missing.
/// </remarks>
public sealed class ResourceTexts
{
    private static readonly ConcurrentDictionary<string, ResourceManager?> Files = new(StringComparer.Ordinal);

    private readonly ResourceManager[] _files;
    private readonly ConcurrentDictionary<string, Template?> _templates = new(StringComparer.Ordinal);

    private ResourceTexts(IEnumerable<ResourceManager> files) => _files = [.. files];

    /// <param name="file">Refusals, Words, Reasons.</param>
    /// <param name="overlays">From the most particular to the language: es-BO, es. None for English.</param>
    public static ResourceTexts Of(string file, params IEnumerable<string> overlays) =>
        new(overlays.Select(overlay => Manager($"{file}.{overlay}")).Append(Manager(file)).OfType<ResourceManager>());

    /// <summary>The text of a key; null where no file of the chain has it.</summary>
    public string? Find(string key)
    {
        foreach (var file in _files)
            if (file.GetString(key, CultureInfo.InvariantCulture) is { } text)
                return text;
        return null;
    }

    /// <summary>The text of a key, taken apart at its placeholders; null where no file of the chain has it.</summary>
    public Template? Template(string key) =>
        _templates.GetOrAdd(key, name => Find(name) is { } text ? Localization.Template.Parse(text) : null);

    /// <summary>Every key and text of one file alone, without what it falls back to. Empty where there is no such
    /// file.</summary>
    public static IReadOnlyDictionary<string, string> Only(string file) =>
        Manager(file)?.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)
            is { } set
            ? set.Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal)
            : new Dictionary<string, string>();

    private static ResourceManager? Manager(string file) =>
        Files.GetOrAdd(
            file,
            name =>
            {
                var (assembly, full) = (typeof(ResourceTexts).Assembly, $"Ledger.Application.Localization.{name}");
                return assembly.GetManifestResourceInfo($"{full}.resources") is null ? null : new(full, assembly);
            }
        );
}
