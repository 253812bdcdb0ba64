using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>
/// Enters the profile of an alliance: who, how many families, what it costs and what the programme is asked to give.
/// </summary>
public sealed record RegisterAlliance(
    string Name,
    string Organization,
    string Unit,
    string Programme,
    string Instrument,
    int InstrumentVersion,
    string Model,
    int Families,
    Money Cost,
    Money Incentive,
    LocalDate On
) : Act
{
    public override bool Founds => true;

    public override Result<Outcome> Do(Dossier dossier, Occasion occasion) =>
        throw new InvalidOperationException("An alliance is registered once: storage judges that.");

    /// <summary>
    /// The new dossier. Refuses codes and texts that cannot be, amounts that are nothing, an instrument that is not
    /// valid on the day, an incentive above its cap.
    /// </summary>
    public Result<Outcome> Found(string code, Occasion occasion)
    {
        if (!EstateCode.IsValid(code))
            return new AllianceRefusal.NotACode(code);
        if (Judging.NotToday("date", On, occasion) is { } wrongDay)
            return wrongDay;
        if (!occasion.Instrument.IsValidOn(On))
            return new AllianceRefusal.InstrumentNotValid(occasion.Instrument.ToString(), On);
        if (occasion.Instrument.Models is { Count: > 0 } models && !models.Contains(Model))
            return new AllianceRefusal.UnknownModel(
                Model,
                occasion.Instrument.ToString(),
                string.Join(", ", models),
                occasion.Instrument.Source
            );
        if (occasion.Instrument.Currency != occasion.Programme.Currency)
            return new AllianceRefusal.OtherCurrency(
                occasion.Instrument.ToString(),
                occasion.Instrument.Currency,
                occasion.Programme.Estate,
                occasion.Programme.Currency
            );
        if (Families is < 1 or > Alliance.MaxFamilies)
            return new AllianceRefusal.NoFamilies(Families);
        if (
            (
                Judging.NotPositive("cost", Cost, occasion.Programme.Currency)
                ?? Judging.NotPositive("incentive", Incentive, occasion.Programme.Currency)
            ) is
            { } wrong
        )
            return wrong;
        var cap = occasion.Instrument.Caps.Limit(Cost, Families, Money.Zero(Cost.Currency));
        if (Incentive.MinorUnits > cap.MinorUnits && occasion.Instrument.Caps.WithCreditPerFamily is null)
            return new AllianceRefusal.OverCap(code, Incentive, cap, occasion.Instrument.Source);
        return Texts()
            .Then<Outcome>(texts =>
            {
                var begun = Alliance.Lifecycle.Begin("Register");
                var alliance = new Alliance
                {
                    Id = new(occasion.Request.Value),
                    Code = code,
                    Name = texts[0],
                    Organization = texts[1],
                    Unit = texts[2],
                    Model = texts[3],
                    Programme = occasion.Programme.Estate,
                    Instrument = occasion.Instrument.Code,
                    InstrumentVersion = occasion.Instrument.Version,
                    Families = Families,
                    State = begun.To,
                    Cost = Cost,
                    Incentive = Incentive,
                    SignedOn = Calendar.BeforeAll,
                    Version = 1,
                };
                return Outcome.Of(
                    new Dossier { Alliance = alliance },
                    Step.Of(Life.Alliance, alliance.Id.Value, begun, On)
                );
            });
    }

    private Result<string[]> Texts()
    {
        (string Field, string Text, int Most, bool Required)[] all =
        [
            ("name", Name, Alliance.MaxNameLength, true),
            ("organization", Organization, EstateCode.MaxLength, true),
            ("unit", Unit, Alliance.MaxUnitLength, true),
            ("model", Model, Alliance.MaxUnitLength, false),
        ];
        var clean = new List<string>();
        foreach (var (field, text, most, required) in all)
        {
            var cleaned = Text.Clean(field, text, most, required);
            if (!cleaned.IsAccepted(out var good))
                return cleaned.Refusal!;
            clean.Add(good);
        }
        return clean.ToArray();
    }
}
