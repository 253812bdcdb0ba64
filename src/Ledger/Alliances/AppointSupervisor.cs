using Ledger.Access;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Puts somebody on the roster of those who may certify the alliance's progress, for some days.</summary>
/// <remarks>
/// The step names the person by their id, as the books do: whoever shows it knows what people are called.
/// </remarks>
public sealed record AppointSupervisor(Person Supervisor, LocalDate From, LocalDate Through) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (!Calendar.IsDay(From))
            return new Journal.JournalRefusal.DateOutOfRange("from", From);
        if (!Calendar.IsDay(Through) || Through < From)
            return new Journal.JournalRefusal.DateOutOfRange("through", Through);
        if (!Supervisor.May(Permission.Certify))
            return new AccessRefusal.NotPermitted(Supervisor.Handle, Permission.Certify);
        var entry = new Supervisor
        {
            Id = context.NewId<Supervisor>(),
            Alliance = dossier.Alliance.Id,
            Person = Supervisor.Id,
            From = From,
            Through = Through,
        };
        return AllianceOutcome.Of(
            dossier with
            {
                Supervisors = dossier.Supervisors.Add(entry),
            },
            dossier.Noted(
                "AppointSupervisor",
                context.Today,
                reason: new CodedText(
                    "reason.appointed",
                    ("Supervisor", Supervisor.Id),
                    ("From", From),
                    ("Through", Through)
                ).ToString()
            )
        );
    }
}

/// <summary>
/// Ends somebody's appointments: from now on they certify nothing, whatever the day of the visit. What they certified
/// stands until it is revoked.
/// </summary>
public sealed record DismissSupervisor(Person Supervisor, LocalDate On, string Reason) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        if (!dossier.Supervisors.Exists(entry => entry.Person == Supervisor.Id && !entry.IsDismissed))
            return new AllianceRefusal.NotAppointed(Supervisor.Handle, dossier.Alliance.Code);
        var roster = dossier.Supervisors.ConvertAll(entry =>
            entry.Person == Supervisor.Id && !entry.IsDismissed ? entry with { DismissedOn = On } : entry
        );
        return AllianceOutcome.Of(
            dossier with
            {
                Supervisors = roster,
            },
            dossier.Noted(
                "DismissSupervisor",
                On,
                reason: new CodedText("reason.dismissed", ("Supervisor", Supervisor.Id), ("Reason", Reason)).Stored(
                    CaseFileStep.MaxReasonLength
                )
            )
        );
    }
}
