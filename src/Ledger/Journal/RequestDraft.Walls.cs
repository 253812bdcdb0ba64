using Ledger.Access;
using Ledger.Foundations;
using static Ledger.Journal.Instruction;

namespace Ledger.Journal;

/// <summary>Walls between organizations: people of one move its books, and no others.</summary>
internal sealed partial class RequestDraft
{
    /// <summary>
    /// Judged before anything is said of the books. Acts are judged where they are asked, by their alliance or fund,
    /// and pay out of the programme's books too.
    /// </summary>
    public Refusal? JudgeWalls()
    {
        if (request.By.Organization.Length == 0 || request.Act is not null)
            return null;
        foreach (var instruction in request.Instructions)
        foreach (var estate in EstatesOf(instruction))
            if (
                !books.Organizations.TryGetValue(estate, out var organization)
                || organization != request.By.Organization
            )
                return new AccessRefusal.OtherOrganization(request.By.Handle, estate);
        return null;
    }

    /// <summary>
    /// Every estate whose books an instruction would move; what is named by an unknown id is in none.
    /// </summary>
    private IEnumerable<string> EstatesOf(Instruction instruction) =>
        instruction switch
        {
            PostEntry post => [post.Entry.Estate],
            PlaceHold place => [place.Estate],
            PostHold post => [.. EstateOf(post.Hold), post.Entry.Estate],
            VoidHold @void => EstateOf(@void.Hold),
            ExpireHold expire => EstateOf(expire.Hold),
            ReverseEntry reverse => books.Entries.TryGetValue(reverse.Original, out var named)
                ? LegsOf(named).Select(leg => leg.Entry.Estate)
                : [],
            OpenEstate open => [open.Estate.Code],
            OpenAccount open => [open.Estate],
            CloseAccount close => [close.Estate],
            ConstrainAccount constrain => [constrain.Estate],
            ClosePeriod close => [close.Estate],
            AskReopening ask => [ask.Estate],
            WithdrawReopening withdraw => [withdraw.Estate],
            ReopenPeriod reopen => [reopen.Estate],
            _ => throw new InvalidOperationException($"No estates known for {instruction.GetType().Name}."),
        };

    private string[] EstateOf(Id<Hold> hold) => books.Holds.TryGetValue(hold, out var placed) ? [placed.Estate] : [];
}
