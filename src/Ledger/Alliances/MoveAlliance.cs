using Ledger.Access;
using Ledger.Foundations;
using NodaTime;
using static Ledger.Journal.Instruction;

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
        var (after, step) = (dossier with { Alliance = alliance with { State = next } }, Step.Of(Life.Alliance, alliance.Id.Value, alliance.State, Trigger, next, On, document: Document, reason: Reason));
        return Trigger is AllianceTrigger.Withdraw or AllianceTrigger.Close && dossier.Unpaid().MinorUnits > 0 ? Uncommitted(after, step) : Outcome.Of(after, step);
    }

    /// <summary>What an alliance that ends was promised and did not get may be committed to others.</summary>
    private Outcome Uncommitted(Dossier after, Step step)
    {
        var (lowered, entry) = Commitments.Lower(after, after.Unpaid(), On, Trigger == AllianceTrigger.Close ? "Alliance closed: rest of the commitment" : "Alliance withdrawn: commitment", Document);
        return Outcome.Of(lowered, step).Posting(new PostEntry(entry));
    }
}
