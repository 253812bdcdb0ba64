using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Json;
using static Ledger.Journal.Instruction;

namespace Ledger.Cli.Par2;

/// <summary>The published table as requests to the journal: which accounts move is the table of events in specs/journal.md.</summary>
/// <remarks>
/// Every request's id is derived from the unit and the event, so the same file again changes nothing, and a changed figure is
/// refused as different content, by name, and nothing of the file is stored. What the source gives as one cumulative figure is one entry on its last day.
/// </remarks>
internal static class Par2Loading
{
    public const string Source = "par2-table";

    // The entries' kinds, in their metadata: the report finds its rows by them.
    public const string EventLabel = "event", UnitLabel = "operational_unit", AgreementsLabel = "agreements", FamiliesLabel = "families", Committed = "committed";

    // The programme's accounts and the organizations' (charts.csv).
    private const string Bank = "1110", Advances = "1310", ToAccountFor = "2310", Loan = "3110", Earned = "4110", Spent = "5110";
    private const string CommittedAccount = "8120", RequestedAccount = "8130", Contra = "8190";

    /// <summary>The books first, then what is posted in them.</summary>
    public static IReadOnlyList<JournalRequest> Requests(PublishedFacts facts, IReadOnlyList<UnitRow> units, Person by) =>
    [
        Request("programme", by, OpenProgramme(facts, "programme")),
        .. units.Select(unit => Request($"{unit.Code}/opened", by, OpenUnit(facts, unit))),
        .. units.SelectMany(unit => Events(facts, unit, by)),
    ];

    /// <summary>The accounts by alliance holder of one unit, and the estate in which its organizations' money is.</summary>
    private static Instruction[] OpenUnit(PublishedFacts facts, UnitRow unit) =>
    [
        Open(facts, UnitEstate(facts, unit), EstateKind.Organization, $"{facts.Programme}: {unit.Name}", $"{unit.Code}/opened", 0),
        .. new[] { Advances, Spent, CommittedAccount, RequestedAccount }
            .Select(code => new OpenAccount(facts.ProgrammeEstate, new AccountKey(code, HolderOf(unit), facts.Currency), facts.OpenedOn)),
    ];

    private static Instruction[] OpenProgramme(PublishedFacts facts, string reference) => [Open(facts, facts.ProgrammeEstate, EstateKind.Programme, facts.Programme, reference, 0)];

    private static OpenEstate Open(PublishedFacts facts, string code, EstateKind kind, string name, string reference, int instruction) => new(new Estate(
        Id<Estate>.Derived(RequestIds.FromReference(Source, reference).Value, instruction), code, kind, name, facts.Zone, facts.Currency, facts.OpenedOn));

    private static IEnumerable<JournalRequest> Events(PublishedFacts facts, UnitRow unit, Person by)
    {
        var (programme, organization, holder) = (facts.ProgrammeEstate, UnitEstate(facts, unit), HolderOf(unit));
        yield return Event(Committed, "Agreements signed", Entry(programme, unit.Committed, CommittedAccount, Contra, debitHolder: holder));
        yield return Event("requested", "Funds requested", Entry(programme, unit.Requested, RequestedAccount, Contra, debitHolder: holder));
        yield return Event("received", "External loan received for the transfers", Entry(programme, unit.Transferred, Bank, Loan));
        yield return Event("transferred", "Transferred to the organizations",
            Entry(programme, unit.Transferred, Advances, Bank, debitHolder: holder), Entry(organization, unit.Transferred, Bank, ToAccountFor));
        yield return Event("spent", "Spent by the organizations", Entry(organization, unit.Accounted, Spent, Bank));
        yield return Event("accounted", "Accounted for and accepted",
            Entry(programme, unit.Accounted, Spent, Advances, debitHolder: holder, creditHolder: holder), Entry(organization, unit.Accounted, ToAccountFor, Earned));

        JournalRequest Event(string name, string narrative, params Func<string, string, JournalEntry>[] entries) =>
            Request($"{unit.Code}/{name}", by, [.. entries.Select(entry => new PostEntry(entry(name, $"{unit.Name}: {narrative}")))]);

        Func<string, string, JournalEntry> Entry(string estate, Money amount, string debit, string credit, Holder debitHolder = default, Holder creditHolder = default) => (name, narrative) =>
            Refused.At($"{unit.Name}, {name}", JournalEntry.Draft(estate, facts.CumulativeTo, facts.CumulativeTo, narrative,
                [Posting.Debit(debit, amount, debitHolder), Posting.Credit(credit, amount, creditHolder)], facts.SourceDocument, LabelsOf(unit, name)));
    }

    private static Labels LabelsOf(UnitRow unit, string name)
    {
        var pairs = new Dictionary<string, string> { [EventLabel] = name, [UnitLabel] = unit.Name };
        if (name == Committed)
        {
            pairs[AgreementsLabel] = unit.Agreements.ToString(System.Globalization.CultureInfo.InvariantCulture);
            pairs[FamiliesLabel] = unit.Families.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return Refused.Or(Labels.Of("metadata", pairs));
    }

    private static JournalRequest Request(string reference, Person by, Instruction[] instructions) => new(RequestIds.FromReference(Source, reference), by, instructions);

    private static string UnitEstate(PublishedFacts facts, UnitRow unit) => $"{facts.ProgrammeEstate}-{unit.Code}";

    private static Holder HolderOf(UnitRow unit) => Holder.Parse(unit.HolderText) ?? throw new Refused(new InputRefusal.NotAHolder("operational_unit", unit.Name));
}
