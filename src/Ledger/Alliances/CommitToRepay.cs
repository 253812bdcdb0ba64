using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// A member signs how much of the incentive to repay into the organization's fund, before inputs are delivered (DNP
/// 4.5). The trust remembers it: 8310/8390.
/// </summary>
public sealed record CommitToRepay(string Member, Money Amount, LocalDate On, string Document) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (AllianceChecks.CheckEnded(dossier) is { } over)
            return over;
        if (!context.Instrument.RepaidIntoFund)
            return new MemberRefusal.NothingToRepay(alliance.Code, context.Instrument.ToString());
        if (dossier.FindMember(Member) is not { } member)
            return new AllianceRefusal.UnknownMember(Member);
        if (member.HasCommitted)
            return new MemberRefusal.CommittedAlready(Member, member.CommittedOn);
        if (AllianceChecks.CheckPositive("amount", Amount, dossier) is { } wrong)
            return wrong;
        if (string.IsNullOrWhiteSpace(Document))
            return new TextRefusal.Missing("document");
        var together =
            dossier.Sum(dossier.Present.Where(other => other.HasCommitted).Select(other => other.Commitment)) + Amount;
        if (together.MinorUnits > alliance.Incentive.MinorUnits)
            return new MemberRefusal.AboveIncentive(Member, together, alliance.Incentive);

        var committed = member with { CommittedOn = On, Commitment = Amount };
        var outcome = AllianceOutcome.Of(dossier.With(committed), dossier.Noted("CommitToRepay", On, Document, Member));
        // What was signed before there is an estate is entered when it is opened.
        return dossier.HasEstate && HasAccounts(context.Instrument.Channel)
            ? outcome.Posting(new PostEntry(Signed(alliance.Code, committed, On, Document)))
            : outcome;
    }

    /// <summary>Only trusts have accounts for commitments to repay; elsewhere they are kept with the member.</summary>
    internal static bool HasAccounts(Channel channel) =>
        ChartOfAccounts.Of(ConstituteEstate.KindOf(channel)).Find("8310") is not null;

    /// <param name="back">The other way: the member left, and owes the fund what inputs were delivered, not what was
    /// signed.</param>
    internal static JournalEntry Signed(string estate, Member member, LocalDate on, string document, bool back = false)
    {
        var (signed, contra) = back ? (-member.Commitment, -member.Commitment) : (member.Commitment, member.Commitment);
        var dimensions = Labels
            .Of("dimensions", [new("member", member.Code)])
            .Match(labels => labels, refusal => throw new InvalidOperationException(refusal.ToString()));
        return Checks.Entry(
            estate,
            on,
            new CodedText(back ? "entry.commitment_to_repay_ended" : "entry.commitment_to_repay"),
            document,
            [Posting.Debit("8310", signed, default, dimensions), Posting.Credit("8390", contra, default, dimensions)]
        );
    }
}
