using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// The trust is constituted, or the organization's account opened: the alliance has books of its own and begins to
/// execute.
/// </summary>
public sealed record ConstituteEstate(LocalDate On, string Document) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        var moved = Alliance.Lifecycle.Next(
            alliance.State,
            AllianceTrigger.Constitute,
            FileNames.Of("alliance", alliance.Code)
        );
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (AllianceChecks.CheckOrder(dossier, On) is { } early)
            return early;
        var estate = new Estate(
            context.IdOfInstruction<Estate>(0),
            alliance.Code,
            KindOf(context.Instrument.Channel),
            alliance.Name,
            context.Programme.Zone,
            context.Programme.Currency,
            On
        );
        return AllianceOutcome
            .Of(
                dossier with
                {
                    Alliance = alliance.At(move),
                },
                Step.Of(CaseKind.Alliance, alliance.Id.Value, move, On, document: Document)
            )
            .Posting([
                new OpenEstate(estate),
                .. Contributors(dossier, context),
                .. dossier
                    .Pledges.Where(pledge => pledge.Missing.MinorUnits > 0 && pledge.State is not PledgeState.Withdrawn)
                    .Select(pledge => new PostEntry(pledge.Promise(alliance.Code, On, Document))),
                .. Repayments(dossier, context),
            ]);
    }

    /// <summary>In a trust the programme contributes like everybody else.</summary>
    private IEnumerable<Instruction> Contributors(Dossier dossier, AllianceContext context)
    {
        if (context.Instrument.Channel == Channel.Trust)
            yield return new OpenAccount(
                dossier.Alliance.Code,
                new AccountKey("3110", Pledge.Programme, context.Programme.Currency),
                On
            );
        foreach (var pledge in dossier.Pledges.DistinctBy(pledge => pledge.Contributor))
        foreach (var open in pledge.Accounts(dossier.Alliance.Code, context.Instrument.Channel, On))
            yield return open;
    }

    private IEnumerable<Instruction> Repayments(Dossier dossier, AllianceContext context) =>
        !CommitToRepay.HasAccounts(context.Instrument.Channel)
            ? []
            : dossier
                .Present.Where(member => member.HasCommitted)
                .Select(member => new PostEntry(CommitToRepay.Signed(dossier.Alliance.Code, member, On, Document)));

    public static EstateKind KindOf(Channel channel) =>
        channel switch
        {
            Channel.Trust => EstateKind.Trust,
            Channel.OrganizationAccount => EstateKind.Organization,
            Channel.ImplementingFund => EstateKind.ImplementingFund,
        };
}
