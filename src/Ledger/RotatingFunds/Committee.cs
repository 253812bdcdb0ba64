using Ledger.Access;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>What the credit committee decided: the minutes, and the members who decided.</summary>
/// <param name="CommitteeMinutes">Number or name of the command, as the committee's book has it.</param>
/// <param name="Deciders">Codes of the members.</param>
public sealed record CommitteeDecision(string CommitteeMinutes, IReadOnlyList<string> Deciders)
{
    public const int MaxDeciders = 30;

    /// <summary>Of the command with everybody who decided: all of them are kept, whatever their codes are.</summary>
    public const int MaxDocumentLength =
        TextLimits.MaxDocumentLength + 3 + MaxDeciders * (AdmitToFund.MaxCodeLength + 2);
}

/// <summary>
/// Who may decide: enough members with a seat that day, none of them about a debt of their own or of a relative, and
/// not by the hand of one.
/// </summary>
internal static class Committee
{
    /// <param name="about">Whose debt it is; null when it is nobody's.</param>
    public static Refusal? Validate(
        FundAggregate book,
        FundContext context,
        CommitteeDecision decision,
        LocalDate on,
        FundMember? about,
        CodedText what
    )
    {
        if (string.IsNullOrWhiteSpace(decision.CommitteeMinutes) || decision.Deciders.Count == 0)
            return new FundRefusal.NoCommitteeMinutes(what);
        if (Text.Clean("minutes", decision.CommitteeMinutes, TextLimits.MaxDocumentLength).Refusal is { } bad)
            return bad;
        var deciders = decision.Deciders.Distinct(StringComparer.Ordinal).ToList();
        if (deciders.Count > CommitteeDecision.MaxDeciders)
            return new FundRefusal.InconsistentFigure(
                "decided-by",
                deciders.Count,
                new("expected.members_at_most", ("Most", CommitteeDecision.MaxDeciders))
            );
        foreach (var code in deciders)
        {
            if (book.FindMember(code) is not { } decider)
                return new FundRefusal.UnknownMember(code, book.Fund.Code);
            if (!book.SitsOn(decider, on))
                return new FundRefusal.NotOnCommittee(code, on);
            if (about is not null && decider.IsOrIsRelativeOf(about))
                return new FundRefusal.ConflictOfInterest(code, about.Code);
        }
        if (about is not null && OwnHand(book, context.By, about) is { } own)
            return own;
        var quorum = context.RegulationOf(book.Fund).Quorum;
        return deciders.Count < quorum ? new FundRefusal.NoQuorum(deciders.Count, quorum) : null;
    }

    /// <summary>
    /// Whoever writes it down is nobody of the member's family either: not the decision, not the money that goes out,
    /// not the money that comes in.
    /// </summary>
    public static Refusal? OwnHand(FundAggregate book, Person by, FundMember? about) =>
        about is null ? null
        : book.Members.Find(member =>
            !member.Person.IsEmpty && member.Person == by.Id && member.IsOrIsRelativeOf(about)
        )
            is { } self
            ? new FundRefusal.ConflictOfInterest(self.Code, about.Code)
        : null;

    /// <summary>The command and who decided, as the step keeps it. The entry's document is the command alone.</summary>
    public static string Document(this CommitteeDecision decision) =>
        $"{decision.CommitteeMinutes} ({string.Join(", ", decision.Deciders.Distinct(StringComparer.Ordinal))})";
}
