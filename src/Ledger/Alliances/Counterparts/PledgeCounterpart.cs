using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Counterparts;

/// <summary>
/// A contributor promises to put in money, something of value, or a bank's credit, by a day. It counts for nothing
/// until it is there.
/// </summary>
/// <param name="Contributor">Opaque code, as in co_municipality-7.</param>
public sealed record PledgeCounterpart(
    string Contributor,
    PledgeKind Kind,
    Money Amount,
    LocalDate On,
    LocalDate DueOn,
    string Document
) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (!Calendar.IsDay(DueOn))
            return new JournalRefusal.DateOutOfRange("due date", DueOn);
        if (DueOn < On)
            return new CounterpartRefusal.DueBefore(DueOn, On);
        if (Holder.Parse(Contributor) is not { IsNone: false })
            return new InputRefusal.NotAHolder("contributor", Contributor);
        if (Holder.Parse(Contributor) == Pledge.Programme)
            return new CounterpartRefusal.IsProgramme(Contributor);
        if (AllianceChecks.CheckPositive("amount", Amount, dossier) is { } wrong)
            return wrong;
        if (alliance.State is AllianceState.Closed or AllianceState.Rejected or AllianceState.Withdrawn)
            return new AllianceRefusal.NotExecuting(alliance.Code, alliance.State);

        var begun = Pledge.Lifecycle.Begin("Pledge");
        var pledge = new Pledge
        {
            Id = context.NewId<Pledge>(),
            Alliance = alliance.Id,
            Number = dossier.Pledges.Count + 1,
            Contributor = Contributor,
            Kind = Kind,
            Amount = Amount,
            DueOn = DueOn,
            State = begun.To,
            Verified = dossier.Nothing,
        };
        var outcome = AllianceOutcome.Of(
            dossier with
            {
                Pledges = dossier.Pledges.Add(pledge),
            },
            Step.Of(CaseKind.Pledge, pledge.Id.Value, begun, On, Duty.Prepare, Document)
        );
        if (!dossier.HasEstate)
            return outcome; // What was promised before is entered when the estate is opened.
        var known = dossier.Pledges.Any(other => other.Contributor == Contributor);
        return outcome.Posting([
            .. known ? [] : pledge.Accounts(alliance.Code, context.Instrument.Channel, On),
            new PostEntry(pledge.Promise(alliance.Code, On, Document)),
        ]);
    }
}
