using System.Globalization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;

namespace Ledger.Alliances.Counterparts;

/// <summary>
/// The programme pays its part of an alliance's manager (CONPES: up to three years, the organization shares from the
/// second): 5110/1110.
/// </summary>
/// <param name="Money">What the programme pays: its own part, never the organization's.</param>
/// <param name="Year">Year of the alliance for which the manager is paid, counted from 1: the first begins with the
/// agreement.</param>
/// <param name="Pledge">The pledge out of which the organization pays its part; null where it pays none.</param>
/// <param name="Before">What the programme paid so far beside that pledge.</param>
public sealed record ManagerPay(
    ProgrammeMoney Money,
    Dossier Dossier,
    Instrument Instrument,
    int Year,
    int? Pledge,
    Money Before
)
{
    /// <summary>The dimensions by which such payments are found again.</summary>
    public const string OfAlliance = ProgrammeMoney.OfAlliance,
        OfYear = "manager-year",
        OfPledge = "pledge";

    /// <summary>How long after its end a year may still be paid. A parameter of ours.</summary>
    public const int DaysAfter = 90;

    private Share Share => Instrument.Accompaniment.ProgrammeShare(Year);

    private bool IsShared => Share != Share.None && Share != Share.All;

    /// <summary>
    /// What the organization must have paid beside everything that the programme paid, rounded up; nothing where the
    /// programme pays all.
    /// </summary>
    public Money OrganizationShare
    {
        get
        {
            if (!IsShared)
                return Dossier.Nothing;
            Int128 paid = (Before + Money.Amount).MinorUnits,
                programme = Share.Millionths;
            return Dossier.Nothing with
            {
                MinorUnits = (long)((paid * (Share.Whole - Share.Millionths) + programme - 1) / programme),
            };
        }
    }

    public Result<JournalEntry> Paid()
    {
        var alliance = Dossier.Alliance;
        if (Share == Share.None)
            return new ProgrammeRefusal.ManagerYearOver(
                alliance.Code,
                Year,
                Instrument.Accompaniment.ManagerYears,
                Instrument.Source
            );
        if (!Dossier.HasEstate)
            return new AllianceRefusal.NotExecuting(alliance.Code, alliance.State);
        if (AllianceChecks.CheckPositive("amount", Money.Amount, Dossier) is { } wrong)
            return wrong;
        var begins = alliance.SignedOn.PlusYears(Year - 1);
        if (Money.On < begins)
            return new ProgrammeRefusal.ManagerYearNotBegun(alliance.Code, Year, begins);
        if (Money.On >= begins.PlusYears(1).PlusDays(DaysAfter))
            return new ProgrammeRefusal.ManagerYearPast(alliance.Code, Year, begins.PlusYears(1), DaysAfter);
        if (IsShared && NotShown() is { } refusal)
            return refusal;
        return Money.PaidDirectly(
            new CodedText("entry.manager_pay", ("Alliance", alliance.Code), ("Year", Year)),
            [
                new(OfAlliance, alliance.Code),
                new(OfYear, Year.ToString(CultureInfo.InvariantCulture)),
                .. IsShared && Pledge is { } number
                    ? [new(OfPledge, number.ToString(CultureInfo.InvariantCulture))]
                    : (KeyValuePair<string, string>[])[],
            ]
        );
    }

    private Refusal? NotShown()
    {
        var (alliance, none) = (Dossier.Alliance.Code, Dossier.Nothing);
        if (Pledge is not { } number)
            return new ProgrammeRefusal.ManagerShareNotShown(
                alliance,
                Year,
                OrganizationShare,
                none,
                OrganizationShare,
                Instrument.Source
            );
        if (Dossier.FindPledge(number) is not { } pledge)
            return new CounterpartRefusal.UnknownPledge(alliance, number);
        if (pledge.Kind != PledgeKind.Manager)
            return new ProgrammeRefusal.NotForManager(Dossier.Name(pledge));
        return pledge.Verified.MinorUnits >= OrganizationShare.MinorUnits
            ? null
            : new ProgrammeRefusal.ManagerShareNotShown(
                alliance,
                Year,
                OrganizationShare,
                pledge.Verified,
                OrganizationShare - pledge.Verified,
                Instrument.Source
            );
    }
}
