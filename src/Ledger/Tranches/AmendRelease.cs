using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tranches;

/// <summary>
/// What is asked changes: another amount or day. It is another revision then, and whoever saw the one before must look
/// again.
/// </summary>
public sealed record AmendRelease(int Number, Money Amount, LocalDate On, string Reason) : ReleaseAct(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Amend;
    protected override Duty Duty => Duty.Prepare;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    )
    {
        var amended = release with
        {
            Amount = Amount,
            On = On,
            Revision = release.Revision + 1,
            PreparedBy = occasion.By.Id,
            ReviewedBy = default,
        };
        if (RequestRelease.Refuse(dossier, amended, occasion) is { } refusal)
            return refusal;
        var outcome = Moved(dossier, release, amended, move, occasion, reason: Reason);
        return Amount == release.Amount
            ? outcome
            : outcome.Posting(new PostEntry(RequestRelease.Requested(dossier, On, Amount - release.Amount, "")));
    }
}
