using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// What is asked changes: another amount or day. It is another revision then, and whoever saw the one before must look
/// again.
/// </summary>
public sealed record AmendRelease(int Number, Money Amount, LocalDate On, string Reason) : ReleaseCommand(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Amend;
    protected override Duty Duty => Duty.Prepare;

    /// <summary>The new revision: the people who decide must name it.</summary>
    public override IReadOnlyList<CodedText> Notes(Dossier after, Programmes.Instrument instrument) =>
        after.FindRelease(Number) is { } release ? [new("note.revision", ("Revision", release.Revision))] : [];

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        AllianceContext context
    )
    {
        var amended = release with
        {
            Amount = Amount,
            On = On,
            Revision = release.Revision + 1,
            PreparedBy = context.By.Id,
            ReviewedBy = default,
        };
        if (RequestRelease.Refuse(dossier, amended, context) is { } refusal)
            return refusal;
        var outcome = Moved(dossier, release, amended, move, context, reason: Reason);
        return Amount == release.Amount
            ? outcome
            : outcome.Posting(new PostEntry(RequestRelease.Requested(dossier, On, Amount - release.Amount, "")));
    }
}
