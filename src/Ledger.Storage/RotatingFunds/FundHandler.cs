using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.Storage.Database;
using Ledger.Storage.Programmes;
using Ledger.Storage.Workflow;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

/// <summary>Commands on rotating funds: funds are read in sets and judged in memory.</summary>
public sealed partial class FundHandler : CommandHandler<FundRequest, FundReceipt>
{
    private const int MaxFundsAtOnce = 200,
        MaxActsAtOnce = 2_000;

    internal FundHandler(LedgerStore database, IClock? clock)
        : base(database, clock) { }

    /// <summary>
    /// Ends a day for all of these funds: each by itself, many in one transaction. Done twice, it is done once.
    /// </summary>
    /// <param name="day">Null: yesterday in each fund's zone.</param>
    public async Task<DayEnded> EndDay(
        IReadOnlyList<Fund> funds,
        LocalDate? day,
        Person by,
        bool isDryRun = false,
        CancellationToken cancel = default
    )
    {
        var now = await Questions.Now(Database.Dialect, Clock, cancel);
        var due = funds
            .Select(fund =>
                (Fund: fund, Day: day ?? now.InZone(DateTimeZoneProviders.Tzdb[fund.Zone]).Date.PlusDays(-1))
            )
            .Where(of => of.Day > of.Fund.AccruedThrough)
            .ToList();
        var requests = due.ConvertAll(of => new FundRequest(
            RequestIds.FromReference($"end-of-day {of.Day:uuuu-MM-dd} {by.Id}", of.Fund.Id.ToString()),
            by,
            of.Fund.Code,
            new EndDay(of.Day)
        ));
        var answers = await Do(requests, isDryRun, cancel);
        var refused = requests
            .Zip(answers)
            .Where(pair => pair.Second.Refusal is not null and not FundRefusal.NotADayToCount)
            .Select(pair => (pair.First.Fund, pair.Second.Refusal!))
            .ToList();
        var done = answers.Count(answer => answer.IsAccepted(out var receipt) && !receipt.IsReplay);
        return new DayEnded(done, funds.Count - done - refused.Count, refused);
    }

    private protected override UnitOfWork<FundRequest, FundReceipt> NewWork(
        IReadOnlyList<FundRequest> requests,
        Refusal?[] refused
    ) => new FundUnitOfWork(Database, requests, refused, Clock);

    private protected override int SetFrom(IReadOnlyList<FundRequest> requests, int first)
    {
        var funds = new HashSet<string>(StringComparer.Ordinal);
        var next = first;
        var isDay = requests[first].Command is EndDay;
        // What is judged by the books of its fund comes first in its set: nothing before it has moved them. Ends of
        // days are read apart, and each fund has one in a set.
        while (
            next < requests.Count
            && next - first < MaxActsAtOnce
            && requests[next].Command is EndDay == isDay
            && !((requests[next].Command.NeedsBalances || isDay) && funds.Contains(requests[next].Fund))
            && (funds.Contains(requests[next].Fund) || funds.Count < MaxFundsAtOnce)
        )
            funds.Add(requests[next++].Fund);
        return next - first;
    }
}

/// <summary>How the end of a day went: funds counted now, counted before, and refused.</summary>
public sealed record DayEnded(int Done, int Before, IReadOnlyList<(string Fund, Refusal Refusal)> Refused);

/// <summary>One attempt at a set of acts on funds.</summary>
internal sealed class FundUnitOfWork(
    LedgerStore database,
    IReadOnlyList<FundRequest> requests,
    Refusal?[] refused,
    IClock? clock
) : UnitOfWork<FundRequest, FundReceipt>(database, requests, refused, clock)
{
    private readonly Dictionary<string, (FundAggregate? Before, FundAggregate? Now)> _books = new(
        StringComparer.Ordinal
    );
    private readonly List<FundStep> _newSteps = [];
    private readonly BalancesRead _figures = new();
    private readonly SignedCommitments _signed = new();
    private List<FundStep> _knownSteps = [];
    private Func<IReadOnlyList<FundAggregate>> _read = () => [];
    private Func<IReadOnlyList<LegalMaximum>> _maxima = () => [];

    /// <summary>Whether the set is of ends of days.</summary>
    private bool IsDay => Requests[0].Command is EndDay;

    protected override void Ask(SelectBatch batch)
    {
        foreach (var request in Requests)
            _books[request.Fund] = (null, null);
        var codes = new CodeColumns(_books.Keys).Set;
        if (IsDay)
            _read = FundStore.AskForDay(batch, _books.Keys, Requests.Max(request => ((EndDay)request.Command).Day));
        else
        {
            _read = FundStore.Ask(batch, codes, Wanted());
            _maxima = LendingRules.AskMaxima(batch);
        }
        Database.Lending.AskRegulations(batch, codes);
        _figures.Ask(batch, Requests.Where(request => request.Command.NeedsBalances).Select(request => request.Fund));
        _signed.Ask(batch, Requests.Select(request => request.Command.Signature?.Alliance).OfType<string>());
    }

    private WantedOfFunds Wanted() =>
        new()
        {
            Loans = Named(request => request.Command.NamedLoan),
            Commitments = Named(request => request.Command.NamedCommitment),
            References =
            [
                .. Requests
                    .Where(request => request.Command.NamedReceipt.Length > 0)
                    .Select(request => (request.Fund, request.Command.NamedReceipt))
                    .Distinct(),
            ],
        };

    private List<(string, int)> Named(Func<FundRequest, int> number) =>
        [.. Requests.Select(request => (request.Fund, number(request))).Where(named => named.Item2 > 0).Distinct()];

    protected override void AskSteps(SelectBatch batch, RowSet ids) =>
        _knownSteps = batch.Select(FundTables.Steps, "{keys} JOIN fund_step t ON t.request = k.id", ids);

    protected override void AskMore(SelectBatch batch)
    {
        foreach (var book in _read())
            _books[book.Fund.Code] = (book, book);
    }

    protected override async Task<Result<Judged>> Judge(FundRequest request, Instant now, CancellationToken cancel)
    {
        var (first, book) = _books[request.Fund];
        var regulations = new Dictionary<(string, int), Regulation>();
        foreach (var (code, version) in RegulationsFor(request.Command, book))
            if (await Database.Lending.Find(code, version, cancel) is { } found)
                regulations[(code, version)] = found;
            else
                return new FundRefusal.UnknownRegulation($"{code} {version}");
        var zone = book?.Fund.Zone ?? (request.Command is OpenFund open ? open.Zone : "UTC");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } tz)
            return new BooksRefusal.UnknownZone(zone);
        var context = new FundContext(
            request.Id,
            request.By,
            now,
            now.InZone(tz).Date,
            (code, version) => regulations[(code, version)]
        )
        {
            LegalMaxima = _maxima(),
            Balances = _figures.FiguresOf(request.Fund),
            Signed = request.Command.Signature is { } signature ? _signed.Find(signature) : null,
        };
        var judged = FundCommands.Judge(book, request, context);
        if (!judged.IsAccepted(out var outcome))
            return judged.Refusal!;
        _books[request.Fund] = (first, outcome.After);
        _figures.Note(outcome.Instructions);
        var steps = FundCommands.StepsOf(outcome, request, now);
        _newSteps.AddRange(steps);
        return new Judged(new FundReceipt(request.Id, request.Fund, steps, IsReplay: false), outcome.Instructions);
    }

    private static HashSet<(string, int)> RegulationsFor(FundCommand command, FundAggregate? book)
    {
        HashSet<(string, int)> wanted = command switch
        {
            OpenFund open => [(open.Regulation, open.RegulationVersion)],
            AdoptRegulation adopt => [(adopt.Regulation, adopt.RegulationVersion)],
            _ => [],
        };
        if (book is null)
            return wanted;
        wanted.Add((book.Fund.Regulation, book.Fund.RegulationVersion));
        foreach (var loan in book.Loans)
            wanted.Add((loan.Regulation, loan.RegulationVersion));
        return wanted;
    }

    protected override FundReceipt With(FundReceipt receipt, Preview preview) => receipt with { Preview = preview };

    protected override FundReceipt Again(FundRequest request) =>
        new(
            request.Id,
            request.Fund,
            [.. _knownSteps.Where(step => step.Request == request.Id).OrderBy(step => step.Ordinal)],
            IsReplay: true
        );

    protected override bool WasOvertaken(FundRequest request, Receipt receipt, long own) =>
        request.Command.NeedsBalances && _figures.WasOvertaken(request.Fund, receipt, own);

    protected override string Estates =>
        """
            SELECT s.no, s.id, s.code, s.kind, s.name, s.zone, s.currency, s.opened_on
            FROM {keys} JOIN estate s ON s.code = k.code
            """;

    protected override string VersionsNow => "SELECT f.code, f.version FROM {keys} JOIN fund f ON f.code = k.code";

    protected override IEnumerable<(string Code, int? Version)> VersionsRead =>
        _books.Select(of => (of.Key, of.Value.Before?.Fund.Version));

    protected override void Store(ChangeSet changes)
    {
        var loans = new LoanDayColumns();
        // Always in the same order: two sets that change the same funds wait for each other, once.
        foreach (var (_, (before, after)) in _books.OrderBy(book => book.Key, StringComparer.Ordinal))
            if (after is null || ReferenceEquals(before, after))
                continue;
            else if (IsDay)
                FundStore.AddDay(changes, before!, after, loans);
            else
                FundStore.Add(changes, before, after);
        changes.Execute(LoanDayColumns.Update, loans.Set);
        changes.Insert(FundTables.Steps, _newSteps);
    }
}
