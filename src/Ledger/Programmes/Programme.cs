using Ledger.Foundations;

namespace Ledger.Programmes;

/// <summary>A public programme: who it is, where its money is kept, and how its figures are shown in dollars.</summary>
public sealed record Programme
{
    /// <summary>Code of its estate: the designated account's books.</summary>
    public required string Estate { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 3166 code: whose holidays count.</summary>
    public required string Country { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>IANA time zone: "today" is there.</summary>
    public required string Zone { get; init; }

    /// <summary>Units of the currency per US dollar, as the agreement says; null when it names none.</summary>
    public required decimal? PerDollar { get; init; }

    /// <summary>
    /// The programme with its name cleaned; or why it cannot be. Zone and estate are judged when its books are opened.
    /// </summary>
    public Result<Programme> Judge()
    {
        var name = Text.Clean("name", Name, 200, required: true);
        if (!name.IsAccepted(out var clean))
            return name.Refusal!;
        if (!CountryCode.IsValid(Country))
            return new ProgrammeRefusal.NotACountry(Country);
        if (BusinessCalendar.Of(Country).Refusal is { } noCalendar)
            return noCalendar;
        if (
            PerDollar is { } rate
            && (rate <= 0 || rate >= 1_000_000_000 || decimal.Truncate(rate * 100_000_000) != rate * 100_000_000)
        )
            return new ProgrammeRefusal.NotARate(rate.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return this with { Name = clean };
    }
}
