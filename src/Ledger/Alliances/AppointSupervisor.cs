using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Puts somebody on the roster of those who may certify the alliance's progress, for some days.</summary>
/// <remarks>
/// The step names the person by their id, as the books do: whoever shows it knows what people are called.
/// </remarks>
public sealed record AppointSupervisor(Person Supervisor, LocalDate From, LocalDate Through) : Act
{
    public override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        if (!Calendar.IsDay(From))
            return new Journal.JournalRefusal.DateOutOfRange("from", From);
        if (!Calendar.IsDay(Through) || Through < From)
            return new Journal.JournalRefusal.DateOutOfRange("through", Through);
        if (!Supervisor.May(Permission.Certify))
            return new AccessRefusal.NotPermitted(Supervisor.Handle, Permission.Certify);
        var entry = new Supervisor
        {
            Id = occasion.NewId<Supervisor>(),
            Alliance = dossier.Alliance.Id,
            Person = Supervisor.Id,
            From = From,
            Through = Through,
        };
        return Outcome.Of(
            dossier with
            {
                Supervisors = dossier.Supervisors.Add(entry),
            },
            dossier.Noted(
                "AppointSupervisor",
                occasion.Today,
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
public sealed record DismissSupervisor(Person Supervisor, LocalDate On, string Reason) : Act
{
    public override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        if (
            (
                Judging.NotToday("date", On, occasion)
                ?? Judging.NotText("reason", Reason, FileStep.MaxReasonLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        if (!dossier.Supervisors.Exists(entry => entry.Person == Supervisor.Id && !entry.IsDismissed))
            return new AllianceRefusal.NotAppointed(Supervisor.Handle, dossier.Alliance.Code);
        var roster = dossier.Supervisors.ConvertAll(entry =>
            entry.Person == Supervisor.Id && !entry.IsDismissed ? entry with { DismissedOn = On } : entry
        );
        return Outcome.Of(
            dossier with
            {
                Supervisors = roster,
            },
            dossier.Noted(
                "DismissSupervisor",
                On,
                reason: new CodedText("reason.dismissed", ("Supervisor", Supervisor.Id), ("Reason", Reason)).Stored(
                    FileStep.MaxReasonLength
                )
            )
        );
    }
}
