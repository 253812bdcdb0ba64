using System.Globalization;
using System.Reflection;
using System.Text;
using Ledger.Access;
using Ledger.Alliances.Tranches;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using NodaTime;
using Xunit;

namespace Ledger.Tests;

/// <summary>
/// Prints every refusal of the product, family by family, in order of declaration, which is the order of precedence.
/// </summary>
internal static class RefusalCatalogue
{
    /// <summary>The families: abstract records that derive from Refusal, by name of folder and file.</summary>
    public static IEnumerable<IGrouping<Type, Refusal>> Families =>
        typeof(Refusal)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Refusal)))
            .OrderBy(type => type.MetadataToken) // The compiler numbers types in order of declaration.
            .Select(Sample)
            .GroupBy(refusal => refusal.GetType().BaseType!)
            .OrderBy(family => family.Key.FullName, StringComparer.Ordinal);

    /// <summary>The pages of the catalogue, and the families on each; families named nowhere are on the
    /// first.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> FamiliesOf = new Dictionary<string, string[]>
    {
        ["refusals"] = [],
        ["refusals-journal"] = ["Books", "Hold", "Import", "Journal", "Question", "Reversal"],
        ["refusals-programmes"] =
        [
            "Alliance",
            "Counterpart",
            "Delegation",
            "Instrument",
            "Member",
            "Party",
            "Programme",
            "Segregation",
            "Tranche",
        ],
        ["refusals-spending"] = ["ExpenseReport", "Order", "Works"],
        ["refusals-funds"] = ["Fund", "Lending", "Regulation"],
    };

    public static TheoryData<string> Pages => [.. FamiliesOf.Keys];

    private static string Name(IGrouping<Type, Refusal> family) =>
        family.Key.Name.Replace("Refusal", "", StringComparison.Ordinal);

    private static IEnumerable<IGrouping<Type, Refusal>> On(string page) =>
        Families.Where(family =>
            page == (FamiliesOf.Keys.FirstOrDefault(key => FamiliesOf[key].Contains(Name(family))) ?? "refusals")
        );

    /// <summary>Where each family is: one line per page, with links.</summary>
    private static string Contents(string suffix) =>
        string.Concat(
            FamiliesOf.Keys.Select(page =>
                $"* [{page}{suffix}.md]({page}{suffix}.md): {string.Join(", ", On(page).Select(Name))}\n"
            )
        );

    public static string Print(string page)
    {
        var text = new StringBuilder(
            page == "refusals"
                ? """
                # Refusals

                Printed from the code (`UPDATE_SPECS=1 dotnet test tests/Ledger.Tests`); do not edit. A code is a public contract: it is never changed or used again for something else.
                Within a family, the first reason that applies is the one given. The figures of the messages are samples.


                """
                    + Contents("")
                    + "\n"
                : $"""
                # Refusals: {string.Join(", ", On(page).Select(Name))}

                Printed from the code; do not edit. The other families are in [refusals.md](refusals.md).


                """
        );
        foreach (var family in On(page))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"## {Name(family)}\n\n| code | message | data |\n| --- | --- | --- |\n"
            );
            foreach (var refusal in family)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{refusal.Code}` | {Localizer.English.Message(refusal).Replace("|", "\\|", StringComparison.Ordinal)} | {string.Join(", ", DataOf(refusal).Select(name => $"`{name}`"))} |\n"
                );
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    public static IReadOnlyList<Refusal> All => [.. Families.SelectMany(family => family)];

    public static IEnumerable<string> DataOf(Refusal refusal) =>
        refusal
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.Name != "EqualityContract")
            .Select(property =>
                string.Concat(
                    property.Name.Select(
                        (c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()
                    )
                )
            );

    /// <summary>The same catalogue as people who read Spanish are told it.</summary>
    public static string PrintInSpanish(string page, Localizer spanish)
    {
        var text = new StringBuilder(
            page == "refusals"
                ? """
                # Rechazos

                Printed from the code (`UPDATE_SPECS=1 dotnet test tests/Ledger.Tests`); do not edit. The texts are in `src/Ledger.Application/Localization/Refusals.es.resx`; codes and data are those of [refusals.md](refusals.md).
                The figures are samples, as es-CO and es-BO write them.


                """
                    + Contents(".es")
                    + "\n"
                : $"""
                # Rechazos: {string.Join(", ", On(page).Select(Name))}

                Printed from the code; do not edit. The other families are in [refusals.es.md](refusals.es.md).


                """
        );
        foreach (var family in On(page))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {Name(family)}\n\n| code | mensaje |\n| --- | --- |\n");
            foreach (var refusal in family)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{refusal.Code}` | {spanish.Message(refusal).Replace("|", "\\|", StringComparison.Ordinal)} |\n"
                );
            text.Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The refusal with one of its figures changed.</summary>
    public static IEnumerable<(string Property, Refusal Changed)> Variations(Refusal refusal)
    {
        var constructor = refusal.GetType().GetConstructors().Single();
        var (parameters, values) = (constructor.GetParameters(), constructor.GetParameters().Select(Value).ToArray());
        for (var i = 0; i < parameters.Length; i++)
        {
            var changed = (object[])values.Clone();
            changed[i] = Other(values[i]);
            yield return (parameters[i].Name!, (Refusal)constructor.Invoke(changed));
        }
    }

    private static object Other(object value) =>
        value switch
        {
            string => "zzz",
            int number => number + 7,
            long number => number + 7,
            Money money => money with { MinorUnits = money.MinorUnits + 700 },
            Currency => Currency.COP,
            Share => Share.Percent(27),
            LocalDate day => day.PlusDays(7),
            Instant at => at + Duration.FromDays(7),
            CodedText => CodedText.Words("zzz"),
            Enum word => Enum.GetValues(word.GetType()).GetValue(1)!,
            _ => Activator.CreateInstance(value.GetType(), new Guid("019c0001-0000-7000-8000-0000000000ff"))!, // An id.
        };

    private static Refusal Sample(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return (Refusal)constructor.Invoke([.. constructor.GetParameters().Select(Value)]);
    }

    private static CodedText PhraseOf(ParameterInfo parameter) =>
        (parameter.Name, parameter.Member.DeclaringType!.Name) switch
        {
            ("File", _) => FileNames.Of("release", 3, "PA-1"),
            ("Pledge", _) => FileNames.Of("pledge", 3, "PA-1"),
            ("Paper", _) => FileNames.Of("invoice", "su_1 F-1"),
            ("Where", _) => FileNames.Of("order", 3),
            ("Rate", _) => new Rate(1.5m, RatePer.Month).Said(),
            ("EffectiveYear", _) => new("percent", ("Number", 19.56181714m)),
            ("Maximum", _) => new("percent", ("Number", 19.5m)),
            ("Of", _) => new("grace.principal"),
            ("Expected", "WrongType") => new("expected.amount"),
            ("Expected", _) => new("expected.range", ("Least", 1), ("Most", 60)),
            ("Found", _) => new("found.true"),
            ("Reason", _) => new("problem.comma"),
            ("Problem", "NotJson") => new("problem.not_object"),
            ("Problem", _) => new("problem.not_object"),
            ("Earlier", _) => new("expected.seat_from", ("Day", new LocalDate(2026, 3, 31))),
            ("Matter", "NoCommitteeMinutes") => new("matter.loan"),
            ("Matter", _) => new("sum.debts", ("Fund", "FR-1"), ("Day", new LocalDate(2026, 3, 31))),
            ("Balances", _) => new("balance.left", ("Account", "1110"), ("Amount", new Money(1_234_50, Currency.BOB))),
            ("To", "AboveBalance") => new("the_programme"),
            ("Files", _) => new("open_file", ("File", FileNames.Of("release", 3)), ("State", ReleaseState.Requested)),
            ("Criteria", _) => new("criterion.adult"),
            ("Changes", _) => new(
                "changed.release",
                ("Amount", new Money(1_234_50, Currency.BOB)),
                ("Day", new LocalDate(2026, 3, 31)),
                ("State", ReleaseState.Requested)
            ),
            ("Needed", _) => CodedText.Items([Role.Operator, Role.Treasurer]),
            ("ClosedThrough", _) => new("day", ("Day", new LocalDate(2026, 3, 31))),
            ("ExpiresAt", _) => new("hold.no_expiry"),
            ("Allowed", _) => CodedText.Words("release review, release cancel"),
            _ => CodedText.Words(parameter.Name!.ToLowerInvariant()),
        };

    /// <summary>A value that makes the message read well: by name where the type says too little.</summary>
    private static object Value(ParameterInfo parameter) =>
        (parameter.Name, parameter.ParameterType) switch
        {
            (_, { } type) when type == typeof(CodedText) => PhraseOf(parameter),
            (_, { } type) when type == typeof(Enum) => ReleaseState.Requested,
            ("Account", _)
                when parameter.Member.DeclaringType!.Name is "CodeNotInChart" or "NotALeaf" or "HolderMismatch" =>
                "1110",
            ("Estate", { } type) when type == typeof(string) => "PA-1",
            ("Account", { } type) when type == typeof(string) => "1110/BOB",
            (_, { } type) when type == typeof(long) => 3L,
            ("Field", _) when parameter.Member.DeclaringType!.BaseType == typeof(TextRefusal) => "narrative",
            ("Field", _) when parameter.Member.DeclaringType!.BaseType == typeof(JsonRefusal) => "postings[2].debit",
            ("Field", _) when parameter.Member.DeclaringType!.BaseType == typeof(InputRefusal) => "--debit",
            ("Field", _) when parameter.Member.DeclaringType == typeof(LendingRefusal.NotARounding) =>
                "products[0].interest_rounding",
            ("Field", _) when parameter.Member.DeclaringType!.BaseType == typeof(LendingRefusal) => "products[0].rate",
            ("Allowed", _) when parameter.Member.DeclaringType == typeof(JsonRefusal.UnknownProperty) =>
                "account, holder, debit, credit, currency, dimensions",
            ("Other", { } type) when type == typeof(string) => "credit",
            ("MaxBytes", _) => 1 << 20,
            ("Field", _) => parameter.Member.DeclaringType!.Name.Contains("Label", StringComparison.Ordinal)
                ? "metadata"
                : "book date",
            ("Text", _) when parameter.Member.DeclaringType == typeof(MoneyRefusal.TooLarge) => "99999999999999",
            ("Text", _) when parameter.Member.DeclaringType == typeof(MoneyRefusal.TooManyDecimals) => "1.005",
            ("Text" or "Name" or "Value", _) => "12x",
            ("Asked", { } type) when type == typeof(string) => "pa 1",
            ("Decimals", _) => 2,
            ("Max", { } type) when type == typeof(int) => 1_000,
            ("MaxLength", _) => 200,
            ("Count" or "Length", _) => parameter.Member.DeclaringType == typeof(JournalRefusal.TooFewPostings)
                ? 1
                : 1_001,
            ("Recorded", _) => new LocalDate(2026, 3, 31),
            ("Sent", _) => new LocalDate(2026, 4, 1),
            ("Handle", _) => "ana",
            ("Zone", _) => "America/Macondo",
            ("Holder", _)
                when parameter.Member.DeclaringType == typeof(Ledger.Alliances.PartyRefusal.NamedAlready)
                    || parameter.Member.DeclaringType == typeof(Ledger.Alliances.PartyRefusal.BeforeFormer) =>
                "co_buyer-3",
            ("Holder", { } type) when type == typeof(string) => "me_rosa",
            ("Kept", _) => "BOB, USD",
            ("Character", _) => "U+0009",
            ("Expected", { } type) when type == typeof(string) => "ho",
            ("Allowed", _) => "trust, programme",
            (_, { } type) when type == typeof(string) => parameter.Name!.ToLowerInvariant(),
            (_, { } type) when type == typeof(int) => 3,
            (_, { } type) when type == typeof(long) => 3L,
            (_, { } type) when type == typeof(Money) => new Money(1_234_50, Currency.BOB),
            (_, { } type) when type == typeof(Currency) => Currency.BOB,
            (_, { } type) when type == typeof(Share) => Share.Percent(20),
            (_, { } type) when type == typeof(LocalDate) => new LocalDate(2026, 3, 31),
            (_, { } type) when type == typeof(Instant) => Instant.FromUtc(2026, 3, 31, 16, 0),
            (_, { IsEnum: true } type) => Enum.GetValues(type).GetValue(0)!,
            (_, { IsGenericType: true } type) when type.GetGenericTypeDefinition() == typeof(Id<>) =>
                Activator.CreateInstance(type, new Guid("019c0001-0000-7000-8000-00000000000a"))!,
            (_, { } type) => throw new InvalidOperationException(
                $"No sample for {parameter.Member.DeclaringType!.Name}.{parameter.Name} ({type.Name})."
            ),
        };
}

public class Refusals
{
    private static IReadOnlyList<Refusal> All => RefusalCatalogue.All;

    [Theory, MemberData(nameof(RefusalCatalogue.Pages), MemberType = typeof(RefusalCatalogue))]
    public void Are_printed_in_the_specification(string page) =>
        Repository.MustEqual($"specs/{page}.md", RefusalCatalogue.Print(page));

    [Fact]
    public void Have_codes_of_their_own() =>
        Assert.Equal(All.Count, All.Select(refusal => refusal.Code).Distinct().Count());

    [Fact]
    public void Have_codes_that_begin_with_their_family() =>
        Assert.All(
            All,
            refusal =>
                Assert.Matches(
                    $@"^{NameCase.Snake(refusal.GetType().BaseType!.Name.Replace("Refusal", "", StringComparison.Ordinal))}\.[a-z]+(_[a-z]+)*$",
                    refusal.Code
                )
        );

    [Fact]
    public void Say_what_is_wrong_and_what_to_do_in_whole_sentences() =>
        Assert.All(
            All,
            refusal =>
            {
                var text = Localizer.English.Of(refusal);
                Assert.Matches(@"\S.*[.?]$", text.What);
                Assert.Matches(@"^[A-Z'].*[.]$|^\d.*[.]$", text.Remedy);
                Assert.Equal($"{text.What} {text.Remedy}", text.Message);
            }
        );

    [Fact]
    public void Give_every_figure_of_theirs_as_data() =>
        Assert.All(
            All,
            refusal =>
                Assert.Equal(
                    refusal.GetType().GetConstructors().Single().GetParameters().Length,
                    RefusalCatalogue.DataOf(refusal).Count()
                )
        );

    [Fact]
    public void Are_equal_when_their_figures_are() =>
        Assert.Equal(new JournalRefusal.ZeroAmount(3), new JournalRefusal.ZeroAmount(3));
}
