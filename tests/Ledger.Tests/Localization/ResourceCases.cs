using System.Text.RegularExpressions;
using Ledger.Application;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Storage.Database;
using Xunit;

namespace Ledger.Tests;

/// <summary>The resource files: the same keys in both languages, and nothing that the product does not use.</summary>
public class A_resource_file
{
    public static TheoryData<string> Files =>
        ["Refusals", "Words", "Reasons", "UseCases", "Phrases", "Faults", "Screens"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Has_every_key_in_both_languages(string file)
    {
        var english = ResourceTexts.Only(file);
        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), Spanish(file).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Shows_the_same_arguments_in_both_languages(string file)
    {
        var spanish = Spanish(file);
        Assert.All(
            ResourceTexts.Only(file).Where(pair => file != "Refusals"),
            pair => Assert.Equal(Names(pair.Value).Order(), Names(spanish[pair.Key]).Order())
        );
    }

    [Fact]
    public void Has_a_text_for_every_refusal_and_for_no_other()
    {
        var codes = RefusalCatalogue.All.SelectMany(refusal =>
            new[] { $"{refusal.Code}.what", $"{refusal.Code}.remedy" }
        );
        Assert.Equal(
            codes.Order(StringComparer.Ordinal),
            ResourceTexts.Only("Refusals").Keys.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("Refusals")]
    [InlineData("Refusals.es")]
    public void Shows_only_what_its_refusal_has(string file)
    {
        var texts = ResourceTexts.Only(file);
        Assert.All(
            RefusalCatalogue.All,
            refusal =>
            {
                var data = CodedText.Of(refusal).Arguments.Select(argument => argument.Name).ToHashSet();
                foreach (
                    var name in Names(texts[$"{refusal.Code}.what"]).Concat(Names(texts[$"{refusal.Code}.remedy"]))
                )
                    Assert.True(char.IsLower(name[0]) || data.Contains(name), $"{refusal.Code} has no {name}.");
            }
        );
    }

    [Fact]
    public void Says_what_each_use_case_does_and_no_other() =>
        Assert.Equal(
            UseCases.All.Select(useCase => useCase.Name).Order(StringComparer.Ordinal),
            ResourceTexts.Only("UseCases").Keys.Order(StringComparer.Ordinal)
        );

    /// <summary>Each fault says what is wrong and what to do; its code is named in the sources.</summary>
    [Fact]
    public void Has_both_texts_of_every_fault_and_of_no_other()
    {
        var keys = ResourceTexts.Only("Faults").Keys.ToHashSet(StringComparer.Ordinal);
        Assert.All(DatabaseFault.Codes, code => Assert.Contains($"{code}.what", keys));
        var sources = string.Join('\n', Repository.Sources("src").Select(source => source.Text));
        Assert.All(
            keys.Select(key => key[..key.LastIndexOf('.')]).Distinct(),
            code =>
            {
                Assert.Contains($"\"{code}\"", sources, StringComparison.Ordinal);
                Assert.Superset(new HashSet<string> { $"{code}.what", $"{code}.remedy" }, keys);
            }
        );
    }

    /// <summary>Each usage error says what cannot be meant and what to write.</summary>
    [Fact]
    public void Has_both_texts_of_every_usage_error_and_of_no_other()
    {
        var keys = ResourceTexts.Only("Screens").Keys.ToHashSet(StringComparer.Ordinal);
        var sources = string.Join('\n', Repository.Sources("src").Select(source => source.Text));
        var codes = Regex
            .Matches(sources, @"""(usage\.[a-z_0-9]+|csv\.no_list)""")
            .Select(code => code.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Superset(codes, keys);
        Assert.All(
            keys.Where(key => key.StartsWith("usage.", StringComparison.Ordinal)),
            key => Assert.Contains(key.EndsWith("_remedy", StringComparison.Ordinal) ? key[..^7] : key, codes)
        );
        // What is missing or no number has the help as its remedy.
        string[] withHelp = ["usage.missing", "usage.not_a_number", "usage.see_help"];
        Assert.All(codes.Except(withHelp), code => Assert.Contains($"{code}_remedy", keys));
    }

    /// <summary>A reason or a small word is named in the sources; a word of a type belongs to one of its
    /// members.</summary>
    [Fact]
    public void Has_no_text_that_nothing_uses()
    {
        // Steps that name a party are composed of their role.
        var steps = Enum.GetValues<Ledger.Alliances.PartyRole>().Select(Ledger.Alliances.NameParty.StepOf);
        var sources = string.Join('\n', Repository.Sources("src").Select(source => source.Text).Concat(steps));
        Assert.All(
            ResourceTexts.Only("Reasons").Keys.Where(key => !key.EndsWith("_refused", StringComparison.Ordinal)),
            key => Assert.Contains($"\"{key}\"", sources, StringComparison.Ordinal)
        );
        Assert.All(
            ResourceTexts.Only("Words").Keys,
            key =>
            {
                var (type, member) = (
                    key[..key.IndexOf('.', StringComparison.Ordinal)],
                    key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..]
                );
                Assert.True(
                    Enumerations.TryGetValue(type, out var known)
                        ? Enum.GetNames(known).Contains(member)
                        : Regex.IsMatch(sources, $@"[""{{}}]?\b{Regex.Escape(member)}\b"),
                    $"Nothing uses {key}."
                );
            }
        );
    }

    /// <summary>Codes of phrases are named in the sources as they are, or composed of a kind and a name.</summary>
    [Fact]
    public void Has_a_phrase_for_every_code_that_the_sources_compose_and_no_other()
    {
        var sources = string.Join('\n', Repository.Sources("src").Select(source => source.Text));
        string[] rates = [.. Enum.GetNames<Ledger.Lending.RatePer>().Select(per => $"rate.{NameCase.Snake(per)}")];
        var composed = Regex
            .Matches(sources, @"FileNames\s*\.Of\(\s*""(\w+)"",\s*([^,)]+(?:\([^)]*\))?)(,)?")
            .Select(file => $"file.{file.Groups[1].Value}")
            .Concat(
                Enum.GetNames<Ledger.Alliances.CaseKind>()
                    .Where(life => life is not "Pledge" and not "Certificate")
                    .Select(life => $"file.{NameCase.Snake(life)}")
            )
            .Concat(Regex.Matches(sources, @"Beyond\(""(\w+)""").Select(sum => $"sum.{sum.Groups[1].Value}"))
            .Concat(
                Regex.Matches(sources, @"FileNames\.Prefix\}(\w+)""").Select(file => $"file.{file.Groups[1].Value}")
            )
            .Concat(rates)
            .ToHashSet(StringComparer.Ordinal);
        var phrases = ResourceTexts
            .Only("Phrases")
            .Keys.Where(key => !key.StartsWith("field.", StringComparison.Ordinal));
        Assert.All(
            phrases,
            key =>
                Assert.True(
                    composed.Contains(key.EndsWith("_of", StringComparison.Ordinal) ? key[..^3] : key)
                        || sources.Contains($"\"{key}\"", StringComparison.Ordinal),
                    $"Nothing uses {key}."
                )
        );
        var all = phrases.ToHashSet(StringComparer.Ordinal);
        Assert.All(composed, code => Assert.True(all.Contains(code) || all.Contains($"{code}_of"), code));
        Assert.All(
            Regex
                .Matches(
                    sources,
                    @"""((?:expected|found|problem|matter|value|sum|criterion|balance|changed|grace|rate|finding|database"
                        + @"|connection)\.[a-z_0-9]+)"""
                )
                .Select(code => code.Groups[1].Value),
            code => Assert.True(all.Contains(code), code)
        );
    }

    [Fact]
    public void Says_a_phrase_within_a_usage_error() =>
        Assert.Equal(
            "NUMBER no es un número: el texto 'x'.",
            Localizer
                .Find("es-BO")!
                .Screen(
                    "usage.not_a_number",
                    ("Field", "NUMBER"),
                    ("Found", new CodedText("found.text", ("Text", "x")))
                )
        );

    [Fact]
    public void Leaves_words_that_look_like_a_mark_as_they_are() =>
        Assert.Equal(
            "m|x, pago",
            Localizer.Find("es-CO")!.Say(CodedText.Items([CodedText.Words("m|x"), CodedText.Words("pago")]))
        );

    [Fact]
    public void Has_every_member_of_a_type_of_which_it_has_one() =>
        Assert.All(
            ResourceTexts
                .Only("Words")
                .Keys.Select(key => key[..key.IndexOf('.', StringComparison.Ordinal)])
                .Distinct(),
            type =>
            {
                if (Enumerations.TryGetValue(type, out var known))
                    Assert.All(
                        Enum.GetNames(known),
                        member => Assert.Contains($"{type}.{member}", Spanish("Words").Keys)
                    );
            }
        );

    private static readonly Dictionary<string, Type> Enumerations = typeof(Refusal)
        .Assembly.GetTypes()
        .Where(type => type.IsEnum && type.IsPublic)
        .ToDictionary(type => type.Name);

    private static IReadOnlyDictionary<string, string> Spanish(string file) => ResourceTexts.Only($"{file}.es");

    private static IEnumerable<string> Names(string text) => Template.Parse(text).Names;
}
