using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>What a contributor promised.</summary>
/// <param name="DaysLate">Calendar days since the day on which it was due; 0 when it is not late.</param>
public sealed record PledgeLine(
    int Number,
    string Contributor,
    PledgeKind Kind,
    Money Amount,
    Money Verified,
    LocalDate DueOn,
    PledgeState State,
    int DaysLate,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] string Alliance
)
{
    internal static Listing<PledgeLine> All(Dossier dossier, LocalDate today) =>
        new([
            .. dossier.Pledges.Select(pledge => new PledgeLine(
                pledge.Number,
                pledge.Contributor,
                pledge.Kind,
                pledge.Amount,
                pledge.Verified,
                pledge.DueOn,
                pledge.State,
                LatePledges.DaysLate(pledge, today),
                pledge.Amount.Currency,
                dossier.Alliance.Code
            )),
        ]);
}

/// <summary>The pledges of an alliance.</summary>
public sealed record ListPledges(string Alliance) : DossierQuestion<Listing<PledgeLine>>(Alliance)
{
    private protected override Result<Listing<PledgeLine>> Tell(Inspection inspection) =>
        PledgeLine.All(inspection.Dossier, inspection.Today);
}

/// <inheritdoc cref="PledgeLine"/>
public sealed record PledgeView(
    string Alliance,
    int Number,
    Money Amount,
    PledgeState State,
    string Contributor,
    PledgeKind Kind,
    Money Verified,
    Money Missing,
    LocalDate DueOn,
    int DaysLate,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] Id<Pledge> Id,
    Listing<StepLine> Steps,
    Listing<EntryLine> Entries
);

/// <summary>One pledge, and who did what.</summary>
public sealed record ShowPledge(string Alliance, int Number) : CaseFileQuestion<PledgeView>(Alliance, Number)
{
    private protected override Guid? FileIn(Dossier dossier) => dossier.FindPledge(Number)?.Id.Value;

    private protected override Refusal Unknown() => new CounterpartRefusal.UnknownPledge(Alliance, Number);

    private protected override PledgeView Tell(Inspection inspection, ToldLife life)
    {
        var pledge = inspection.Dossier.FindPledge(Number)!;
        return new PledgeView(
            Alliance,
            Number,
            pledge.Amount,
            pledge.State,
            pledge.Contributor,
            pledge.Kind,
            pledge.Verified,
            pledge.Missing,
            pledge.DueOn,
            LatePledges.DaysLate(pledge, inspection.Today),
            pledge.Amount.Currency,
            pledge.Id,
            life.Steps,
            life.Entries
        );
    }
}

/// <summary>What one contributor owes, by how many days it is late.</summary>
/// <param name="Contributor">Total: all of them.</param>
/// <param name="Pledges">How many.</param>
/// <param name="Month">1 to 30 days late.</param>
/// <param name="TwoMonths">31 to 60 days late.</param>
/// <param name="ThreeMonths">61 to 90 days late.</param>
/// <param name="Longer">More than 90 days late.</param>
public sealed record LateContributorLine(
    string Contributor,
    int Pledges,
    Money Month,
    Money TwoMonths,
    Money ThreeMonths,
    Money Longer,
    Money Total,
    [property: ForPrograms] Currency Currency
)
{
    internal static LateContributorLine Of(LatePledges late) =>
        new(
            late.Contributor,
            late.Pledges,
            late.Month,
            late.TwoMonths,
            late.ThreeMonths,
            late.Longer,
            late.Total,
            late.Total.Currency
        );
}

/// <summary>One pledge that is late.</summary>
public sealed record LatePledgeLine(
    string Alliance,
    int Number,
    string Contributor,
    LocalDate DueOn,
    int DaysLate,
    Money Missing,
    PledgeState State,
    [property: ForPrograms] PledgeKind Kind,
    [property: ForPrograms] Money Amount,
    [property: ForPrograms] Money Verified,
    [property: ForPrograms] Currency Currency
)
{
    internal static LatePledgeLine Of(string alliance, Pledge pledge, LocalDate day) =>
        new(
            alliance,
            pledge.Number,
            pledge.Contributor,
            pledge.DueOn,
            LatePledges.DaysLate(pledge, day),
            pledge.Missing,
            pledge.State,
            pledge.Kind,
            pledge.Amount,
            pledge.Verified,
            pledge.Amount.Currency
        );
}

/// <summary>Pledges that are late, and who owes them.</summary>
/// <param name="Contributors">The largest debt first.</param>
/// <param name="Pledges">The oldest first.</param>
public sealed record LatePledgesView(
    string Programme,
    LocalDate AsOf,
    Currency Currency,
    Listing<LateContributorLine> Contributors,
    Listing<LatePledgeLine> Pledges
);

/// <summary>The pledges of a programme that were not there by their day.</summary>
/// <param name="AsOf">As late as on this day; today by default.</param>
public sealed record ListLatePledges(string Programme, LocalDate? AsOf) : ProgrammeQuestion<LatePledgesView>(Programme)
{
    internal override async Task<Result<LatePledgesView>> Answer(Call call, CancellationToken cancel)
    {
        var day = AsOf ?? call.Today;
        var late = await call.Database.AllianceReader.Late(Programme, call.Scopes, day, cancel);
        var lines = LatePledges.Of(late.Select(row => row.Pledge), day);
        return new LatePledgesView(
            Programme,
            day,
            call.Subject.Currency,
            new Listing<LateContributorLine>(
                [.. lines.Select(LateContributorLine.Of)],
                [
                    .. lines
                        .GroupBy(line => line.Total.Currency)
                        .Select(of => LateContributorLine.Of(Sum(of) with { Contributor = "Total" })),
                ]
            ),
            new Listing<LatePledgeLine>([.. late.Select(row => LatePledgeLine.Of(row.Alliance, row.Pledge, day))])
        );
    }

    private static LatePledges Sum(IEnumerable<LatePledges> lines) =>
        lines.Aggregate(
            (sum, line) =>
                sum with
                {
                    Pledges = sum.Pledges + line.Pledges,
                    Month = sum.Month + line.Month,
                    TwoMonths = sum.TwoMonths + line.TwoMonths,
                    ThreeMonths = sum.ThreeMonths + line.ThreeMonths,
                    Longer = sum.Longer + line.Longer,
                }
        );
}
