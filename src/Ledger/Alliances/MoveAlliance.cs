using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>A step in an alliance's life that needs a document or a reason and moves no money: evaluated, approved, rejected, withdrawn, suspended, resumed, closed.</summary>
public sealed record MoveAlliance(AllianceTrigger Trigger, LocalDate On, string Document = "", string Reason = "") : Act
{
    public override Permission Permission => Trigger == AllianceTrigger.Evaluate ? Permission.Evaluate : Permission.KeepAlliances;

    public override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        var alliance = dossier.Alliance;
        if (Trigger is AllianceTrigger.Sign or AllianceTrigger.Constitute) throw new InvalidOperationException($"{Trigger} has an act of its own.");
        if (Judging.NotToday("date", On, occasion) is { } wrongDay) return wrongDay;
        if (Trigger is AllianceTrigger.Suspend or AllianceTrigger.Reject or AllianceTrigger.Withdraw && string.IsNullOrWhiteSpace(Reason)) return new TextRefusal.Missing("reason");
        var moved = Alliance.Lifecycle(alliance.State).Next(Trigger, $"alliance {alliance.Code}");
        if (!moved.IsAccepted(out var next)) return moved.Refusal!;
        if (Trigger == AllianceTrigger.Approve && alliance.Incentive.MinorUnits > dossier.Cap(occasion.Instrument).MinorUnits)
            return new AllianceRefusal.OverCap(alliance.Code, alliance.Incentive, dossier.Cap(occasion.Instrument), occasion.Instrument.Source);
        if (Trigger == AllianceTrigger.Close && dossier.OpenFiles is { Length: > 0 } open) return new AllianceRefusal.OpenFiles(alliance.Code, open);
        return Outcome.Of(dossier with { Alliance = alliance with { State = next } },
            Step.Of(Life.Alliance, alliance.Id.Value, alliance.State, Trigger, next, On, document: Document, reason: Reason));
    }
}
