using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
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
) : AllianceCommand
{
    public override bool Founds => true;

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context) =>
        throw new InvalidOperationException("An alliance is registered once: storage judges that.");

    /// <summary>
    /// The new dossier. Refuses codes and texts that cannot be, amounts that are nothing, an instrument that is not
    /// valid on the day, an incentive above its cap.
    /// </summary>
    public Result<AllianceOutcome> Found(string code, AllianceContext context)
    {
        if (!EstateCode.IsValid(code))
            return new AllianceRefusal.NotACode(code);
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (!context.Instrument.IsValidOn(On))
            return new AllianceRefusal.InstrumentNotValid(context.Instrument.ToString(), On);
        if (context.Instrument.Models is { Count: > 0 } models && !models.Contains(Model))
            return new AllianceRefusal.UnknownModel(
                Model,
                context.Instrument.ToString(),
                string.Join(", ", models),
                context.Instrument.Source
            );
        if (context.Instrument.Currency != context.Programme.Currency)
            return new AllianceRefusal.OtherCurrency(
                context.Instrument.ToString(),
                context.Instrument.Currency,
                context.Programme.Estate,
                context.Programme.Currency
            );
        if (Families is < 1 or > Alliance.MaxFamilies)
            return new AllianceRefusal.FamiliesOutOfRange(Families);
        if (
            (
                Checks.CheckPositive("cost", Cost, context.Programme.Currency)
                ?? Checks.CheckPositive("incentive", Incentive, context.Programme.Currency)
            ) is
            { } wrong
        )
            return wrong;
        var cap = context.Instrument.Caps.Limit(Cost, Families, Money.Zero(Cost.Currency));
        if (Incentive.MinorUnits > cap.MinorUnits && context.Instrument.Caps.WithCreditPerFamily is null)
            return new AllianceRefusal.OverCap(code, Incentive, cap, context.Instrument.Source);
        return Texts()
            .Then<AllianceOutcome>(texts =>
            {
                var begun = Alliance.Lifecycle.Begin("Register");
                var alliance = new Alliance
                {
                    Id = new(context.Request.Value),
                    Code = code,
                    Name = texts[0],
                    Organization = texts[1],
                    Unit = texts[2],
                    Model = texts[3],
                    Programme = context.Programme.Estate,
                    Instrument = context.Instrument.Code,
                    InstrumentVersion = context.Instrument.Version,
                    Families = Families,
                    State = begun.To,
                    Cost = Cost,
                    Incentive = Incentive,
                    SignedOn = Calendar.BeforeAll,
                    Version = 1,
                };
                return AllianceOutcome.Of(
                    new Dossier { Alliance = alliance },
                    Step.Of(CaseKind.Alliance, alliance.Id.Value, begun, On)
                );
            });
    }

    private Result<string[]> Texts()
    {
        (string Field, string Text, int Max, bool Required)[] all =
        [
            ("name", Name, Alliance.MaxNameLength, true),
            ("organization", Organization, EstateCode.MaxLength, true),
            ("unit", Unit, Alliance.MaxUnitLength, true),
            ("model", Model, Alliance.MaxUnitLength, false),
        ];
        var clean = new List<string>();
        foreach (var (field, text, max, required) in all)
        {
            var cleaned = Text.Clean(field, text, max, required);
            if (!cleaned.IsAccepted(out var good))
                return cleaned.Refusal!;
            clean.Add(good);
        }
        return clean.ToArray();
    }
}
