using Ledger.Access;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>
/// As what an organization takes part in an alliance, beside the producers' own: it buys, it is a municipality or a
/// department, its bank account is used, it accompanies the producers.
/// </summary>
public enum PartyRole
{
    Ally,
    TerritorialEntity,
    Bank,
    AccompanyingOrganization,
}

/// <summary>An organization that takes part in an alliance, and from when until when.</summary>
public sealed record Party : IIdentified
{
    public static string IdPrefix => "pa";

    public required Id<Party> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required PartyRole Role { get; init; }

    /// <summary>
    /// Opaque code of the organization, as the holder of accounts: a municipality that pledges is the same one here.
    /// </summary>
    public required string Holder { get; init; }

    public required LocalDate From { get; init; }

    /// <summary>
    /// The day on which another took its place; <see cref="Calendar.BeforeAll"/> while it takes part.
    /// </summary>
    public LocalDate Through { get; init; } = Calendar.BeforeAll;

    public bool IsOver => Through >= Calendar.FirstDay;

    /// <summary>
    /// Whether another one takes the place of the one before; territorial entities take part side by side.
    /// </summary>
    public static bool IsOneAtATime(PartyRole role) => role != PartyRole.TerritorialEntity;

    /// <summary>The role in words.</summary>
    public static string Word(PartyRole role) =>
        role switch
        {
            PartyRole.Ally => "ally",
            PartyRole.TerritorialEntity => "territorial entity",
            PartyRole.Bank => "bank",
            PartyRole.AccompanyingOrganization => "accompanying organization",
        };
}

/// <summary>
/// An organization takes part in the alliance from a day on. There is one ally, one bank and one accompanying
/// organization at a time, so naming another ends the one before; what was stays known.
/// </summary>
/// <param name="Holder">Opaque code of an organization, never of a person.</param>
/// <param name="Document">What says so: the agreement with the buyer, the accession of the municipality, the account's
/// contract.</param>
public sealed record NameParty(PartyRole Role, string Holder, LocalDate On, string Document) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var code = dossier.Alliance.Code;
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? AllianceChecks.CheckEnded(dossier)
                ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        if (Journal.Holder.Parse(Holder) is not { IsNone: false })
            return new InputRefusal.NotAHolder("holder", Holder);
        if (
            Holder.StartsWith($"{Person.IdPrefix}_", StringComparison.Ordinal)
            || Holder.StartsWith($"{Member.IdPrefix}_", StringComparison.Ordinal)
        )
            return new PartyRefusal.NotAnOrganization(Holder);
        var there = dossier.Parties.FindAll(party => party.Role == Role && !party.IsOver);
        if (there.Find(party => party.Holder == Holder) is { } same)
            return new PartyRefusal.NamedAlready(Holder, Role, code, same.From);
        var before = Party.IsOneAtATime(Role) ? there.SingleOrDefault() : null;
        if (before is not null && before.From > On)
            return new PartyRefusal.BeforeFormer(before.Holder, Role, code, before.From, On);

        var party = new Party
        {
            Id = context.NewId<Party>(),
            Alliance = dossier.Alliance.Id,
            Role = Role,
            Holder = Holder,
            From = On,
        };
        var parties = before is null ? dossier.Parties : dossier.Parties.Replace(before, before with { Through = On });
        return AllianceOutcome.Of(
            dossier with
            {
                Parties = parties.Add(party),
            },
            dossier.Noted(
                StepOf(Role),
                On,
                Document,
                before is null
                    ? Holder
                    : new CodedText("reason.in_place_of", ("Holder", Holder), ("Former", before.Holder)).ToString()
            )
        );
    }

    /// <summary>How its step is called: the role is in the name, so that a life reads without it.</summary>
    public static string StepOf(PartyRole role) => $"Name{role}";
}

/// <summary>Why an organization cannot be named a party, in order of precedence.</summary>
public abstract record PartyRefusal : Refusal
{
    private PartyRefusal(string code)
        : base(code) { }

    public sealed record NotAnOrganization(string Holder) : PartyRefusal("party.not_an_organization");

    public sealed record NamedAlready(string Holder, PartyRole Role, string Alliance, LocalDate From)
        : PartyRefusal("party.named_already");

    public sealed record BeforeFormer(string Holder, PartyRole Role, string Alliance, LocalDate From, LocalDate Day)
        : PartyRefusal("party.before_former");
}
