using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Alliances;

namespace Ledger.Application.Queries.Alliances;

/// <summary>An alliance and its money by stage.</summary>
/// <param name="Members">How many are registered.</param>
/// <param name="Requested">What its releases take, or may yet take, of the incentive.</param>
/// <param name="AboveCap">What was released above the cap as it is now.</param>
public sealed record AllianceLine(
    string Alliance,
    string Name,
    string Unit,
    AllianceState State,
    int Families,
    Money Incentive,
    Money Committed,
    Money Requested,
    Money Released,
    Money AboveCap,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] string Organization,
    [property: ForPrograms] string Programme,
    [property: ForPrograms] string Instrument,
    [property: ForPrograms] int InstrumentVersion,
    [property: ForPrograms] int Members,
    [property: ForPrograms] Money Cost,
    [property: ForPrograms] Money CounterpartVerified
)
{
    internal static AllianceLine Of(Dossier dossier, Instrument instrument) =>
        new(
            dossier.Alliance.Code,
            dossier.Alliance.Name,
            dossier.Alliance.Unit,
            dossier.Alliance.State,
            dossier.Alliance.Families,
            dossier.Alliance.Incentive,
            dossier.Committed,
            dossier.Claimed,
            dossier.Paid,
            dossier.ExcessOverCap(instrument),
            dossier.Alliance.Incentive.Currency,
            dossier.Alliance.Organization,
            dossier.Alliance.Programme,
            dossier.Alliance.Instrument,
            dossier.Alliance.InstrumentVersion,
            dossier.Present.Count(),
            dossier.Alliance.Cost,
            dossier.VerifiedCounterpart
        );
}

/// <summary>The alliances that the caller may see, by code.</summary>
/// <param name="OverCap">Only those that were released more than the cap is now.</param>
/// <param name="Page">Null: all of them.</param>
public sealed record ListAlliances(string? Programme, string? Unit, AllianceState? State, bool OverCap, int? Page)
    : Question<Listing<AllianceLine>>
{
    internal override async Task<Result<Listing<AllianceLine>>> Answer(Call call, CancellationToken cancel)
    {
        var reader = call.Database.AllianceReader;
        var codes = await reader.Codes(Programme, Unit, State, call.Scopes, cancel);
        var instruments = (await call.Database.Rules.Instruments(cancel)).ToDictionary(instrument =>
            (instrument.Code, instrument.Version)
        );
        // The cap is computed of the whole dossier: only then must all of them be read.
        if (OverCap)
            return Values.Page.Of(
                [.. (await reader.Dossiers(codes, cancel)).Select(Line).Where(line => !line.AboveCap.IsZero)],
                Page
            );
        var page = Values.Page.Of(codes, Page);
        return new Listing<AllianceLine>([.. (await reader.Dossiers(page.Rows, cancel)).Select(Line)])
        {
            Page = page.Page,
        };

        AllianceLine Line(Dossier dossier) =>
            AllianceLine.Of(dossier, instruments[(dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion)]);
    }
}
