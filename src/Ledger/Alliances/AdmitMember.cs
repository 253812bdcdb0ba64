using Ledger.Access;
using Ledger.Foundations;
using Ledger.Programs;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>A producer joins the alliance, if eligible by the instrument's rules. Who is refused is told every criterion that is not met, with figure and limit.</summary>
/// <param name="Code">Opaque: names and document numbers stay outside.</param>
/// <param name="Document">The declaration that was seen.</param>
public sealed record AdmitMember(string Code, Producer Producer, LocalDate On, string Document) : Act
{
    public const int MaxCodeLength = 40;

    public override Permission Permission => Permission.KeepAlliances;

    public override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        var alliance = dossier.Alliance;
        if (Judging.NotToday("date", On, occasion) is { } wrongDay) return wrongDay;
        if (Judging.Over(dossier) is { } over) return over;
        if (Code.Length is 0 or > MaxCodeLength || !Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-')) return new MemberRefusal.NotACode(Code);
        if (dossier.FindMember(Code) is not null) return new MemberRefusal.CodeTaken(Code, alliance.Code);
        if (dossier.Members.Count >= alliance.Families) return new MemberRefusal.AllFamiliesThere(alliance.Code, alliance.Families);
        if (occasion.Instrument.Eligibility?.NotMetBy(Producer) is { Count: > 0 } unmet) return new MemberRefusal.NotEligible(Code, unmet.Count, string.Join("; ", unmet), occasion.Instrument.Source);
        var member = new Member
        {
            Id = occasion.NewId<Member>(), Alliance = alliance.Id, Code = Code, CommittedOn = Calendar.BeforeAll, Commitment = dossier.Nothing, AdmittedOn = On,
            IsAdult = Producer.IsAdult, Uaf = Producer.Uaf, AssetsSmmlv = Producer.AssetsSmmlv, NetIncomeSmmlv = Producer.NetIncomeSmmlv, AgriculturalIncome = Producer.AgriculturalIncome,
        };
        return Outcome.Of(dossier with { Members = dossier.Members.Add(member) }, dossier.Noted("AdmitMember", On, Document, Code));
    }
}
