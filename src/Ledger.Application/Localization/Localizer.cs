using System.Globalization;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Localization;

/// <summary>For whom a text is written.</summary>
public enum Audience
{
    /// <summary>Fiduciaries, accountants, auditors: the standard terms.</summary>
    Professional,

    /// <summary>Members of an organization: what they read on a card, a receipt or at an assembly.</summary>
    Producer,
}

/// <summary>
/// How a person reads and writes numbers, dates, states and sentences. Machines read and write the invariant forms.
/// </summary>
/// <remarks>
/// The marks are stated here and not taken from the system's tables, whose answers change from machine to machine.
/// </remarks>
public sealed partial class Localizer
{
    public const string Cultures = "en, es-BO, es-CO";

    private static readonly LocalDatePattern SpanishDay = LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu");
    private static readonly InstantPattern SpanishMoment = InstantPattern.CreateWithInvariantCulture(
        "dd/MM/uuuu HH:mm:ss' UTC'"
    );

    private readonly ResourceTexts _refusals;
    private readonly ResourceTexts _words;
    private readonly ResourceTexts _reasons;
    private readonly ResourceTexts _useCases;
    private readonly ResourceTexts _screens;
    private readonly ResourceTexts _options;
    private readonly ResourceTexts _labels;
    private readonly ResourceTexts _fields;
    private readonly ResourceTexts _phrases;
    private readonly ResourceTexts _faults;

    private Localizer(string name, Audience audience)
    {
        (Name, Audience, IsSpanish) = (name, audience, name.StartsWith("es", StringComparison.Ordinal));
        Culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (IsSpanish)
            (Culture.NumberFormat.NumberGroupSeparator, Culture.NumberFormat.NumberDecimalSeparator) = (".", ",");
        var overlays = Overlays(name, audience);
        _refusals = ResourceTexts.Of("Refusals", overlays);
        _words = ResourceTexts.Of("Words", overlays);
        _reasons = ResourceTexts.Of("Reasons", overlays);
        _useCases = ResourceTexts.Of("UseCases", overlays);
        _options = ResourceTexts.Of("Options", overlays);
        _screens = ResourceTexts.Of("Screens", overlays);
        _labels = ResourceTexts.Of("Labels", overlays);
        _fields = ResourceTexts.Of("Fields", overlays);
        _phrases = ResourceTexts.Of("Phrases", overlays);
        _faults = ResourceTexts.Of("Faults", overlays);
    }

    public static readonly Localizer English = new("en", Audience.Professional);

    public string Name { get; }

    public Audience Audience { get; }

    public bool IsSpanish { get; }

    public CultureInfo Culture { get; }

    public string Language => IsSpanish ? "es" : "en";

    /// <summary>
    /// The localizer of a culture's name, or of a system's LANG (es_CO.UTF-8). Every Spanish is understood; Colombia's
    /// and
    /// Bolivia's have words of their own, and the others have Colombia's.
    /// </summary>
    public static Localizer? Find(string? name, Audience audience = Audience.Professional) =>
        name?.Split('.')[0].Replace('_', '-') switch
        {
            "en" => audience == Audience.Professional ? English : new("en", audience),
            "es-BO" => new("es-BO", audience),
            "es" => new("es-CO", audience),
            { } spanish when spanish.StartsWith("es-", StringComparison.Ordinal) => new("es-CO", audience),
            _ => null,
        };

    /// <summary>The same culture for other readers.</summary>
    public Localizer For(Audience audience) => audience == Audience ? this : new(Name, audience);

    private static string[] Overlays(string name, Audience audience) =>
        (name == "en", audience) switch
        {
            (true, _) => [],
            (_, Audience.Producer) => [$"{name}.plain", "es.plain", name, "es"],
            _ => [name, "es"],
        };

    public string Amount(Money money) => money.ToReaders(Culture);

    /// <summary>Nothing where there is nothing: columns of zeros are hard to read.</summary>
    public string AmountOrBlank(Money money) => money.IsZero ? "" : Amount(money);

    public string Number(long number) => number.ToString("N0", Culture);

    public string Number(decimal number, int decimals) => number.ToString($"N{decimals}", Culture);

    public string Day(LocalDate date) => IsSpanish ? SpanishDay.Format(date) : LocalDatePattern.Iso.Format(date);

    /// <summary>
    /// In Spanish as people write it, to the second, with its zone said; to the microsecond and as typed for --known-at
    /// in English.
    /// </summary>
    public string Moment(Instant instant) =>
        IsSpanish ? SpanishMoment.Format(instant) : InstantPattern.ExtendedIso.Format(instant);

    /// <summary>
    /// The amount as people of a country write it: $ 1.234.567 in Colombia, without decimals when they are zero, and
    /// Bs 1.234,50 in Bolivia. Another country's money has its code after it.
    /// </summary>
    public string WithSymbol(Money money) =>
        (Name, money.Currency.Code) switch
        {
            ("es-CO", "COP") =>
                $"$ {(money.MinorUnits % money.Currency.MinorUnitsPerUnit == 0 ? Number(money.MinorUnits / money.Currency.MinorUnitsPerUnit) : Amount(money))}",
            ("es-BO", "BOB") => $"Bs {Amount(money)}",
            _ => $"{Amount(money)} {money.Currency}",
        };

    /// <summary>The amount with its currency's code, as refusals quote it.</summary>
    private string Money(Money money) => Figure(money, "");
}
