using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Ledger.Storage.Programmes;
using Ledger.Storage.Workflow;
using NodaTime;

namespace Ledger.Storage.Alliances;

/// <summary>Commands on alliances: dossiers are read in sets and judged in memory.</summary>
public sealed class AllianceHandler : CommandHandler<AllianceRequest, AllianceReceipt>
{
    private const int MaxAlliancesAtOnce = 500;

    internal AllianceHandler(LedgerStore database, IClock? clock)
        : base(database, clock) { }

    /// <summary>One alliance as it is now; null when there is none of that code.</summary>
    public async Task<Inspection?> Inspect(string alliance, CancellationToken cancel = default)
    {
        await using var batch = await SelectBatch.OfQuestion(Database.Dialect, cancel);
        var codes = new CodeColumns([alliance]).Set;
        var dossiers = DossierStore.Ask(batch, codes);
        var rules = new AllianceRules(Database.Rules, batch, codes);
        var now = Clock?.GetCurrentInstant() ?? default;
        if (Clock is null)
            batch.Select($"SELECT {batch.Dialect.Clock}", null, row => now = Dialect.ReadInstant(row, 0));
        await batch.Execute(cancel);
        if (dossiers() is not [var dossier])
            return null;
        var programme =
            rules.Programme(dossier.Alliance.Programme)
            ?? throw new InvalidDataException($"{alliance} has no programme.");
        var instrument =
            await Database.Rules.Find(dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion, cancel)
            ?? throw new InvalidDataException($"{alliance} has no instrument.");
        return new Inspection(
            dossier,
            programme,
            instrument,
            now,
            now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date
        );
    }

    /// <summary>The life of one file so far, in the order of its steps.</summary>
    public async Task<IReadOnlyList<CaseFileStep>> StepsOf(Guid file, CancellationToken cancel = default) =>
        (await LifeOf(file, cancel)).Steps;

    /// <summary>The life of one file so far, and the entries that its steps posted.</summary>
    public async Task<CaseFileLife> LifeOf(Guid file, CancellationToken cancel = default)
    {
        await using var batch = await SelectBatch.OfQuestion(Database.Dialect, cancel);
        var files = new IdColumns([file]).Set;
        var entries = new List<PostedEntry>();
        var steps = batch.Select(AllianceTables.Steps, "{keys} JOIN file_step t ON t.file = k.id", files);
        batch.Select(
            "SELECT DISTINCT s.code, e.seq, e.id, e.book_date, e.free_text FROM {keys} JOIN file_step t ON t.file = k.id "
                + "JOIN request r ON r.id = t.request JOIN estate s ON s.no = r.estate_no "
                + "JOIN journal_entry e ON e.estate_no = r.estate_no AND e.seq BETWEEN r.first_seq AND r.last_seq "
                + "ORDER BY s.code, e.seq",
            files,
            row =>
                entries.Add(
                    new PostedEntry(
                        row.GetString(0),
                        row.GetInt64(1),
                        new Id<JournalEntry>(row.GetGuid(2)),
                        row.GetFieldValue<DateOnly>(3).ToLocalDate(),
                        row.IsDBNull(4) ? "" : row.GetString(4)
                    )
                )
        );
        var handles = PeopleRegistry.AskHandles(batch);
        await batch.Execute(cancel);
        return new CaseFileLife([.. steps.OrderBy(step => step.At).ThenBy(step => step.Ordinal)], entries, handles);
    }

    private protected override UnitOfWork<AllianceRequest, AllianceReceipt> NewWork(
        IReadOnlyList<AllianceRequest> requests,
        Refusal?[] refused
    ) => new AllianceUnitOfWork(Database, requests, refused, Clock);

    private protected override int SetFrom(IReadOnlyList<AllianceRequest> requests, int first)
    {
        var alliances = new HashSet<string>(StringComparer.Ordinal);
        var next = first;
        // What is judged by the books of its estate comes first in its set: nothing before it has moved them.
        while (
            next < requests.Count
            && !(requests[next].Command.NeedsBalances && alliances.Contains(requests[next].Alliance))
            && (alliances.Contains(requests[next].Alliance) || alliances.Count < MaxAlliancesAtOnce)
        )
            alliances.Add(requests[next++].Alliance);
        return next - first;
    }
}

/// <summary>An alliance as it is now, by which rules, and the day in its programme's zone.</summary>
public sealed record Inspection(
    Dossier Dossier,
    Programme Programme,
    Instrument Instrument,
    Instant Now,
    LocalDate Today
);

/// <summary>What happened to one file: its steps in order, and the entries that they posted.</summary>
/// <param name="Handles">What people are called, by their ids.</param>
public sealed record CaseFileLife(
    IReadOnlyList<CaseFileStep> Steps,
    IReadOnlyList<PostedEntry> Entries,
    IReadOnlyDictionary<Id<Person>, string> Handles
)
{
    /// <summary>What a person is called; their id when they are not registered.</summary>
    public string NameOf(Id<Person> person) => Handles.GetValueOrDefault(person, person.ToString());
}

/// <param name="Number">The entry's number in its estate's journal.</param>
public sealed record PostedEntry(
    string Estate,
    long Number,
    Id<JournalEntry> Entry,
    LocalDate BookDate,
    string Narrative
);

/// <summary>One attempt at a set of acts on alliances.</summary>
internal sealed class AllianceUnitOfWork(
    LedgerStore database,
    IReadOnlyList<AllianceRequest> requests,
    Refusal?[] refused,
    IClock? clock
) : UnitOfWork<AllianceRequest, AllianceReceipt>(database, requests, refused, clock)
{
    private readonly Dictionary<string, (Dossier? Before, Dossier? Now)> _dossiers = new(StringComparer.Ordinal);
    private readonly List<CaseFileStep> _newSteps = [];
    private readonly CommandSurroundings _surroundings = new();
    private List<CaseFileStep> _knownSteps = [];
    private Func<IReadOnlyList<Dossier>> _read = () => [];
    private Func<LocalDate, IReadOnlyList<Delegation>> _delegations = _ => [];
    private AllianceRules? _rules;

    protected override void Ask(SelectBatch batch)
    {
        foreach (var request in Requests)
            _dossiers[request.Alliance] = (null, null);
        var codes = new CodeColumns(_dossiers.Keys).Set;
        _read = DossierStore.Ask(batch, codes);
        _rules = new AllianceRules(
            Database.Rules,
            batch,
            codes,
            [.. Requests.Select(request => request.Command).OfType<RegisterAlliance>()]
        );
        _delegations = RulesRegistry.AskDelegations(batch, Requests.Select(request => request.By.Id.Value).Distinct());
        _surroundings.Ask(batch, Requests);
    }

    protected override void AskSteps(SelectBatch batch, RowSet ids) =>
        _knownSteps = batch.Select(AllianceTables.Steps, "{keys} JOIN file_step t ON t.request = k.id", ids);

    protected override void AskMore(SelectBatch batch)
    {
        foreach (var dossier in _read())
            _dossiers[dossier.Alliance.Code] = (dossier, dossier);
        _surroundings.AskPosted(batch, Requests, alliance => _dossiers[alliance].Now);
    }

    protected override async Task<Result<Judged>> Judge(AllianceRequest request, Instant now, CancellationToken cancel)
    {
        var (first, dossier) = _dossiers[request.Alliance];
        var (programmeCode, code, version) =
            request.Command is RegisterAlliance register
                ? (register.Programme, register.Instrument, register.InstrumentVersion)
            : dossier is null ? ("", "", 0)
            : (dossier.Alliance.Programme, dossier.Alliance.Instrument, dossier.Alliance.InstrumentVersion);
        if (code.Length == 0)
            return new AllianceRefusal.Unknown(request.Alliance);
        if (_rules!.Programme(programmeCode) is not { } programme)
            return new AllianceRefusal.UnknownProgramme(programmeCode);
        if (await Database.Rules.Find(code, version, cancel) is not { } instrument)
            return new AllianceRefusal.UnknownInstrument($"{code} {version}");

        var context = new AllianceContext(
            request.Id,
            request.By,
            now,
            now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date,
            programme,
            instrument
        )
        {
            Delegations = _delegations(Now.InUtc().Date),
            Balances = _surroundings.FiguresOf(request.Alliance),
            TakenBack = _surroundings.PostedBy(dossier is null ? default : request.Command.TakesBack(dossier)),
            InvoicesElsewhere = _surroundings.Elsewhere(programmeCode, request.Alliance, request.Command.Invoices),
        };
        var judged = AllianceCommands.Judge(dossier, request, context);
        if (!judged.IsAccepted(out var outcome))
            return judged.Refusal!;
        _dossiers[request.Alliance] = (first, outcome.After);
        _surroundings.Note(outcome.Instructions);
        var steps = AllianceCommands.StepsOf(outcome, request, now);
        _newSteps.AddRange(steps);
        if (request.Command.Invoices is { Count: > 0 } named)
            _surroundings.Add(
                programmeCode,
                new InvoiceElsewhere(
                    request.Alliance,
                    FileNames.Of(NameCase.Snake(steps[0].Life.ToString()), steps[0].Number)
                ),
                named
            );
        return new Judged(
            new AllianceReceipt(request.Id, request.Alliance, steps, IsReplay: false)
            {
                Notes = request.Command.Notes(outcome.After, instrument),
                Needs = steps
                    .Select(step => PaymentRequirements.Of(outcome.After, step, instrument))
                    .FirstOrDefault(needs => needs is not null),
            },
            outcome.Instructions
        );
    }

    protected override AllianceReceipt With(AllianceReceipt receipt, Preview preview) =>
        receipt with
        {
            Preview = preview,
        };

    protected override AllianceReceipt Again(AllianceRequest request) =>
        new(
            request.Id,
            request.Alliance,
            [.. _knownSteps.Where(step => step.Request == request.Id).OrderBy(step => step.Ordinal)],
            IsReplay: true
        );

    protected override bool WasOvertaken(AllianceRequest request, Receipt receipt, long own) =>
        _surroundings.WasOvertaken(request, receipt, own);

    protected override string Estates =>
        """
            SELECT s.no, s.id, s.code, s.kind, s.name, s.zone, s.currency, s.opened_on
            FROM {keys} JOIN estate s ON s.code = k.code
            UNION SELECT s.no, s.id, s.code, s.kind, s.name, s.zone, s.currency, s.opened_on
            FROM {keys} JOIN alliance a ON a.code = k.code JOIN estate s ON s.code = a.programme
            """;

    protected override string VersionsNow => "SELECT a.code, a.version FROM {keys} JOIN alliance a ON a.code = k.code";

    protected override IEnumerable<(string Code, int? Version)> VersionsRead =>
        _dossiers.Select(of => (of.Key, of.Value.Before?.Alliance.Version));

    protected override void Store(ChangeSet changes)
    {
        var changed = new List<(Dossier? Before, Dossier After)>();
        foreach (var (before, after) in _dossiers.Values)
            if (after is not null && !ReferenceEquals(before, after))
                changed.Add((before, Next(before, after)));
        // Always in the same order: two sets that change the same alliances wait for each other, once.
        changed.Sort((a, b) => string.CompareOrdinal(a.After.Alliance.Code, b.After.Alliance.Code));
        foreach (var (before, after) in changed)
            DossierStore.Add(changes, before, after);
        DossierStore.AddNamed(changes, changed);
        changes.Insert(AllianceTables.Steps, _newSteps);
    }

    private static Dossier Next(Dossier? before, Dossier after) =>
        before is null
            ? after
            : after with
            {
                Alliance = after.Alliance with { Version = before.Alliance.Version + 1 },
            };
}
