using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// The trust is constituted, or the organization's account opened: the alliance has books of its own and begins to
/// execute.
/// </summary>
public sealed record ConstituteEstate(LocalDate On, string Document) : Act
{
    public override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        var alliance = dossier.Alliance;
        if (Judging.NotToday("date", On, occasion) is { } wrongDay)
            return wrongDay;
        var moved = Alliance.Lifecycle.Next(alliance.State, AllianceTrigger.Constitute, $"alliance {alliance.Code}");
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (Judging.TooEarly(dossier, On) is { } early)
            return early;
        var estate = new Estate(
            occasion.Made<Estate>(0),
            alliance.Code,
            KindOf(occasion.Instrument.Channel),
            alliance.Name,
            occasion.Programme.Zone,
            occasion.Programme.Currency,
            On
        );
        return Outcome
            .Of(
                dossier with
                {
                    Alliance = alliance.At(move),
                },
                Step.Of(Life.Alliance, alliance.Id.Value, move, On, document: Document)
            )
            .Posting([
                new OpenEstate(estate),
                .. Contributors(dossier, occasion),
                .. dossier
                    .Pledges.Where(pledge =>
                        pledge.Missing.MinorUnits > 0 && pledge.State is not Counterparts.PledgeState.Withdrawn
                    )
                    .Select(pledge => new PostEntry(pledge.Promise(alliance.Code, On, Document))),
                .. Repayments(dossier, occasion),
            ]);
    }

    /// <summary>In a trust the programme contributes like everybody else.</summary>
    private IEnumerable<Instruction> Contributors(Dossier dossier, Occasion occasion)
    {
        if (occasion.Instrument.Channel == Channel.Trust)
            yield return new OpenAccount(
                dossier.Alliance.Code,
                new AccountKey("3110", Counterparts.Pledge.Programme, occasion.Programme.Currency),
                On
            );
        foreach (var pledge in dossier.Pledges.DistinctBy(pledge => pledge.Contributor))
        foreach (var open in pledge.Accounts(dossier.Alliance.Code, occasion.Instrument.Channel, On))
            yield return open;
    }

    private IEnumerable<Instruction> Repayments(Dossier dossier, Occasion occasion) =>
        !CommitToRepay.HasAccounts(occasion.Instrument.Channel)
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
