using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// A producer joins the alliance, if eligible by the instrument's rules. Who is refused is told every criterion that is
/// not met, with figure and limit.
/// </summary>
/// <param name="Code">Opaque: names and document numbers stay outside.</param>
/// <param name="Document">The declaration that was seen.</param>
public sealed record AdmitMember(string Code, Producer Producer, LocalDate On, string Document) : AllianceCommand
{
    public const int MaxCodeLength = 40;

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (AllianceChecks.CheckEnded(dossier) is { } over)
            return over;
        if (Code.Length > MaxCodeLength || !Journal.Holder.IsName(Code))
            return new MemberRefusal.NotACode(Code);
        if (dossier.Members.Exists(member => member.Code == Code))
            return new MemberRefusal.CodeTaken(Code, alliance.Code);
        if (dossier.Present.Count() >= alliance.Families)
            return new MemberRefusal.MoreThanFamilies(alliance.Code, alliance.Families);
        if (context.Instrument.Eligibility?.UnmetBy(Producer) is { Count: > 0 } unmet)
            return new MemberRefusal.NotEligible(
                Code,
                unmet.Count,
                CodedText.List(int.MaxValue, unmet),
                context.Instrument.Source
            );
        var member = new Member
        {
            Id = context.NewId<Member>(),
            Alliance = alliance.Id,
            Code = Code,
            CommittedOn = Calendar.BeforeAll,
            Commitment = dossier.Nothing,
            AdmittedOn = On,
            IsAdult = Producer.IsAdult,
            Uaf = Producer.Uaf,
            AssetsSmmlv = Producer.AssetsSmmlv,
            NetIncomeSmmlv = Producer.NetIncomeSmmlv,
            AgriculturalIncome = Producer.AgriculturalIncome,
        };
        return AllianceOutcome.Of(
            dossier with
            {
                Members = dossier.Members.Add(member),
            },
            dossier.Noted("AdmitMember", On, Document, Code)
        );
    }
}

/// <summary>
/// A producer leaves the alliance: another family may be admitted in the place. What was signed and not delivered is
/// signed no longer; what was delivered the organization's fund is still owed.
/// </summary>
public sealed record LeaveAlliance(string Code, LocalDate On, string Reason) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? AllianceChecks.CheckEnded(dossier)
                ?? Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        if (dossier.FindMember(Code) is not { } member)
            return new AllianceRefusal.UnknownMember(Code);
        var left = AllianceOutcome.Of(
            dossier.With(member with { LeftOn = On }),
            dossier.Noted("LeaveAlliance", On, reason: $"{Code}: {Reason}".Shortened(CaseFileStep.MaxReasonLength))
        );
        if (member.HasCommitted && dossier.HasEstate && CommitToRepay.HasAccounts(context.Instrument.Channel))
            left = left.Posting(new PostEntry(CommitToRepay.Signed(dossier.Alliance.Code, member, On, "", back: true)));
        return Lapsing.Of(left, On, new CodedText("reason.member_left", ("Member", Code), ("Reason", Reason)), context);
    }
}
