using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>A case file that is neither finished nor cancelled.</summary>
public sealed record OpenFileLine(CaseKind File, int Number, WordKey State);

/// <summary>An organization that takes part in an alliance, or did.</summary>
/// <param name="Holder">Its opaque code.</param>
/// <param name="Through">Null while it takes part.</param>
public sealed record PartyLine(PartyRole Role, string Holder, LocalDate From, LocalDate? Through);

/// <summary>What one appropriation of the programme pays of the incentive.</summary>
public sealed record FundingLineView(
    string Source,
    string Category,
    string Component,
    string Year,
    Money Committed,
    Money Released
);

/// <summary>A line of the budget and the days in which it may be spent.</summary>
public sealed record BudgetLineView(string Line, string Name, Money Amount, LocalDate From, LocalDate Through);

/// <summary>A progress certificate of an alliance.</summary>
public sealed record CertificateLine(
    int Number,
    LocalDate On,
    Share Progress,
    string By,
    CertificateState State,
    [property: ForPrograms] string Evidence,
    [property: ForPrograms] Id<ProgressCertificate> Id
);

/// <summary>A release of an alliance.</summary>
public sealed record ReleaseOfAlliance(
    int Number,
    LocalDate On,
    Money Amount,
    Money Paid,
    Money Accounted,
    ReleaseState State,
    [property: ForPrograms] int Revision,
    [property: ForPrograms] Money InTransit,
    [property: ForPrograms] Instant Since,
    [property: ForPrograms] Id<Release> Id
);

/// <param name="Members">How many are registered.</param>
/// <param name="CommittedToRepay">How many of these signed to repay.</param>
/// <param name="AccountedFor">What of the releases was accounted for and accepted.</param>
/// <inheritdoc cref="AllianceLine"/>
public sealed record AllianceView(
    string Alliance,
    string Name,
    AllianceState State,
    string Organization,
    string Unit,
    string Programme,
    string Instrument,
    int InstrumentVersion,
    string? Model,
    int Families,
    int Members,
    int CommittedToRepay,
    Money Cost,
    Money Cap,
    Money Incentive,
    Money Committed,
    Money Requested,
    Money Released,
    Money AccountedFor,
    Money CounterpartPledged,
    Money CounterpartVerified,
    [property: ForPrograms] Money AboveCap,
    [property: ForPrograms] Currency Currency,
    IReadOnlyList<Sentence> Notes,
    Listing<OpenFileLine> OpenFiles,
    Listing<PartyLine> Parties,
    Listing<FundingLineView> FundingLines,
    Listing<BudgetLineView> BudgetLines,
    Listing<PledgeLine> Pledges,
    Listing<CertificateLine> Certificates,
    Listing<ReleaseOfAlliance> Releases,
    [property: ForPrograms] Listing<MemberLine> MemberList,
    Listing<SupervisorLine> Supervisors,
    Listing<StepLine> Steps
);

/// <summary>One alliance with everything about it.</summary>
public sealed record ShowAlliance(string Alliance) : AllianceQuestion<AllianceView>(Alliance)
{
    internal override async Task<Result<AllianceView>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Alliances.Inspect(Alliance, cancel) is not { } inspection)
            return new AllianceRefusal.Unknown(Alliance);
        var dossier = inspection.Dossier;
        return Of(inspection, await ToldLife.Of(call, dossier, dossier.Alliance.Id.Value, cancel));
    }

    private static AllianceView Of(Inspection inspection, ToldLife life)
    {
        var (dossier, alliance) = (inspection.Dossier, inspection.Dossier.Alliance);
        var line = AllianceLine.Of(dossier, inspection.Instrument);
        return new AllianceView(
            alliance.Code,
            alliance.Name,
            alliance.State,
            alliance.Organization,
            alliance.Unit,
            alliance.Programme,
            alliance.Instrument,
            alliance.InstrumentVersion,
            alliance.Model.Length == 0 ? null : alliance.Model,
            alliance.Families,
            line.Members,
            dossier.Present.Count(member => member.HasCommitted),
            alliance.Cost,
            dossier.Cap(inspection.Instrument),
            alliance.Incentive,
            line.Committed,
            line.Requested,
            line.Released,
            dossier.Sum(dossier.Releases.Select(release => release.Accounted)),
            dossier.Sum(dossier.Pledges.Select(pledge => pledge.Amount)),
            line.CounterpartVerified,
            line.AboveCap,
            line.Currency,
            line.AboveCap.IsZero ? [] : [new CodedText("alliance.above_cap", ("Excess", line.AboveCap))],
            new Listing<OpenFileLine>([
                .. dossier.OpenParts.Select(file => new OpenFileLine(
                    file.Life,
                    file.Number,
                    ToldLife.StateOf(file.Life, file.State.ToString())
                )),
            ]),
            Parties(dossier),
            Funding(dossier),
            Budget(dossier),
            PledgeLine.All(dossier, inspection.Today),
            Certificates(dossier, life.NameOf),
            Releases(dossier),
            new Listing<MemberLine>([.. dossier.Members.Select(MemberLine.Of)]),
            SupervisorLine.All(dossier, life.NameOf),
            life.Steps
        );
    }

    private static Listing<PartyLine> Parties(Dossier dossier) =>
        new([
            .. dossier.Parties.Select(party => new PartyLine(
                party.Role,
                party.Holder,
                party.From,
                party.IsOver ? party.Through : null
            )),
        ]);

    private static Listing<FundingLineView> Funding(Dossier dossier) =>
        new([
            .. dossier.Commitment.Select(line => new FundingLineView(
                line.Source,
                line.Category,
                line.Component,
                line.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
                line.Amount,
                dossier.Sum(dossier.Parts.Where(part => part.Line == line.Id).Select(part => part.Paid))
            )),
        ]);

    private static Listing<BudgetLineView> Budget(Dossier dossier) =>
        new([
            .. dossier.Budget.Select(line => new BudgetLineView(
                line.Code,
                line.Name,
                line.Amount,
                line.From,
                line.Through
            )),
        ]);

    private static Listing<CertificateLine> Certificates(Dossier dossier, Func<Id<Person>, string> nameOf) =>
        new([
            .. dossier.Certificates.Select(certificate => new CertificateLine(
                certificate.Number,
                certificate.On,
                certificate.Progress,
                nameOf(certificate.By),
                certificate.State,
                certificate.Evidence,
                certificate.Id
            )),
        ]);

    private static Listing<ReleaseOfAlliance> Releases(Dossier dossier) =>
        new([
            .. dossier.Releases.Select(release => new ReleaseOfAlliance(
                release.Number,
                release.On,
                release.Amount,
                release.Paid,
                release.Accounted,
                release.State,
                release.Revision,
                release.InTransit,
                release.Since,
                release.Id
            )),
        ]);
}
