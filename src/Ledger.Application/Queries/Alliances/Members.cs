using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>A member of an alliance.</summary>
/// <param name="CommittedOn">When they signed to repay; null when they have not.</param>
/// <param name="Commitment">What they committed to repay.</param>
/// <param name="LeftOn">Null while they are a member.</param>
public sealed record MemberLine(
    string Member,
    LocalDate AdmittedOn,
    LocalDate? CommittedOn,
    Money? Commitment,
    LocalDate? LeftOn,
    [property: ForPrograms] Currency? Currency
)
{
    internal static MemberLine Of(Member member) =>
        new(
            member.Code,
            member.AdmittedOn,
            member.HasCommitted ? member.CommittedOn : null,
            member.HasCommitted ? member.Commitment : null,
            member.HasLeft ? member.LeftOn : null,
            member.HasCommitted ? member.Commitment.Currency : null
        );
}

/// <summary>The members of an alliance that have not left.</summary>
/// <param name="Page">Null: all of them.</param>
public sealed record ListMembers(string Alliance, int? Page) : DossierQuestion<Listing<MemberLine>>(Alliance)
{
    private protected override Result<Listing<MemberLine>> Tell(Inspection inspection) =>
        Values.Page.Of([.. inspection.Dossier.Present.Select(MemberLine.Of)], Page);
}

/// <summary>Who may certify the progress of an alliance, or might once.</summary>
/// <param name="DismissedOn">Null while they are on the roster.</param>
public sealed record SupervisorLine(string Supervisor, LocalDate From, LocalDate Through, LocalDate? DismissedOn)
{
    internal static Listing<SupervisorLine> All(Dossier dossier, Func<Id<Person>, string> nameOf) =>
        new([
            .. dossier.Roster.Select(supervisor => new SupervisorLine(
                nameOf(supervisor.Person),
                supervisor.From,
                supervisor.Through,
                supervisor.IsDismissed ? supervisor.DismissedOn : null
            )),
        ]);
}

/// <summary>The roster of supervisors of an alliance, by the first day of their appointment.</summary>
public sealed record ListSupervisors(string Alliance) : AllianceQuestion<Listing<SupervisorLine>>(Alliance)
{
    internal override async Task<Result<Listing<SupervisorLine>>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Alliances.Inspect(Alliance, cancel) is not { } inspection)
            return new AllianceRefusal.Unknown(Alliance);
        var handles = await call.Database.People.Handles(cancel);
        return SupervisorLine.All(inspection.Dossier, id => handles.GetValueOrDefault(id, id.ToString()));
    }
}
