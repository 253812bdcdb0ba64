using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Tranches;

/// <summary>
/// The fiduciary's maker has checked the file: every condition is met, and it goes to those who approve.
/// </summary>
/// <param name="Revision">The revision that was checked.</param>
public sealed record ReviewRelease(int Number, int Revision, LocalDate On) : ReleaseAct(Number, On)
{
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Review;
    protected override Duty Duty => Duty.Review;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Release release,
        Transition<ReleaseState> move,
        Occasion occasion
    ) =>
        (NotSeen(dossier, release, Revision) ?? NotMet(dossier, release, occasion)) is { } refusal
            ? refusal
            : Moved(dossier, release, release with { ReviewedBy = occasion.By.Id }, move, occasion);
}
