using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.Storage.Acting;
using Ledger.Storage.Alliances;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

/// <summary>Acts on rotating funds: funds are read in sets and judged in memory.</summary>
public sealed class FundDesk : ActDesk<FundRequest, FundReceipt>
{
    private const int MaxFundsAtOnce = 200,
        MaxActsAtOnce = 2_000;

    internal FundDesk(LedgerDatabase database, IClock? clock)
        : base(database, clock) { }

    /// <summary>One fund as it is now; null when there is none of that code.</summary>
    /// <param name="loan">Number of a loan that is wanted also when it is over, with all its instalments; 0:
    /// none.</param>
    public async Task<FundInspection?> Inspect(
        string fund,
        int loan = 0,
        int commitment = 0,
        CancellationToken cancel = default
    )
    {
        await using var db = Database.NewContext();
        if (await FundStore.Load(db, other => other.Code == fund, [loan], [commitment], [], cancel) is not [var book])
            return null;
        var now = await Questions.Now(Database.Dialect, Clock, cancel);
        var regulations = new Dictionary<(string, int), Regulation>();
        foreach (
            var (code, version) in book
                .Loans.Select(of => (of.Regulation, of.RegulationVersion))
                .Append((book.Fund.Regulation, book.Fund.RegulationVersion))
                .Distinct()
        )
            regulations[(code, version)] =
                await Database.Lending.Find(code, version, cancel)
                ?? throw new InvalidDataException($"{fund} has no regulation {code} {version}.");
        return new FundInspection(book, regulations, now, now.InZone(DateTimeZoneProviders.Tzdb[book.Fund.Zone]).Date);
    }

    /// <summary>
    /// Ends a day for all of these funds: each by itself, many in one transaction. Done twice, it is done once.
    /// </summary>
    /// <param name="day">Null: yesterday in each fund's zone.</param>
    public async Task<DayEnded> EndDay(
        IReadOnlyList<Fund> funds,
        LocalDate? day,
        Person by,
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
            new EndOfDay(of.Day)
        ));
        var answers = await Do(requests, cancel: cancel);
        var refused = requests
            .Zip(answers)
            .Where(pair => pair.Second.Refusal is not null and not FundRefusal.NotADayToCount)
            .Select(pair => (pair.First.Fund, pair.Second.Refusal!))
            .ToList();
        var done = answers.Count(answer => answer.IsAccepted(out var receipt) && !receipt.IsReplay);
        return new DayEnded(done, funds.Count - done - refused.Count, refused);
    }

    private protected override ActRound<FundRequest, FundReceipt> NewRound(
        IReadOnlyList<FundRequest> requests,
        Refusal?[] refused
    ) => new FundRound(Database, requests, refused, Clock);

    private protected override int SetFrom(IReadOnlyList<FundRequest> requests, int first)
    {
        var funds = new HashSet<string>(StringComparer.Ordinal);
        var next = first;
        var isDay = requests[first].Act is EndOfDay;
        // What is judged by the books of its fund comes first in its set: nothing before it has moved them. Ends of
        // days are read apart, and each fund has one in a set.
        while (
            next < requests.Count
            && next - first < MaxActsAtOnce
            && requests[next].Act is EndOfDay == isDay
            && !((requests[next].Act.NeedsBooks || isDay) && funds.Contains(requests[next].Fund))
            && (funds.Contains(requests[next].Fund) || funds.Count < MaxFundsAtOnce)
        )
            funds.Add(requests[next++].Fund);
        return next - first;
    }
}

/// <summary>How the end of a day went: funds counted now, counted before, and refused.</summary>
public sealed record DayEnded(int Done, int Before, IReadOnlyList<(string Fund, Refusal Refusal)> Refused);

/// <summary>A fund as it is now, by which regulations, and the day in its zone.</summary>
public sealed record FundInspection(
    FundBook Book,
    IReadOnlyDictionary<(string Code, int Version), Regulation> Regulations,
    Instant Now,
    LocalDate Today
)
{
    public Regulation Regulation => Regulations[(Book.Fund.Regulation, Book.Fund.RegulationVersion)];

    public Regulation RegulationOf(Loan loan) => Regulations[(loan.Regulation, loan.RegulationVersion)];
}

/// <summary>One attempt at a set of acts on funds.</summary>
internal sealed class FundRound(
    LedgerDatabase database,
    IReadOnlyList<FundRequest> requests,
    Refusal?[] refused,
    IClock? clock
) : ActRound<FundRequest, FundReceipt>(database, requests, refused, clock)
{
    private readonly Dictionary<string, (FundBook? Before, FundBook? Now)> _books = new(StringComparer.Ordinal);
    private readonly List<FundStep> _newSteps = [];
    private ILookup<Guid, FundStep> _knownSteps = Array.Empty<FundStep>().ToLookup(step => step.File);
    private IReadOnlyList<LegalMaximum> _maxima = [];
    private BooksRead _figures = new();
    private Dictionary<(string Alliance, string Member), SignedCommitment> _signed = [];

    /// <summary>Whether the set is of ends of days.</summary>
    private bool IsDay => Requests[0].Act is EndOfDay;

    protected override async Task Read(LedgerDb db, CancellationToken cancel)
    {
        var codes = Requests.Select(request => request.Fund).Distinct().ToList();
        foreach (var code in codes)
            _books[code] = (null, null);
        var loaded = IsDay
            ? await FundStore.LoadForDay(
                db,
                fund => codes.Contains(fund.Code),
                Requests.Max(request => ((EndOfDay)request.Act).Day),
                cancel
            )
            : await FundStore.Load(
                db,
                fund => codes.Contains(fund.Code),
                Named(request => request.Act.NamedLoan),
                Named(request => request.Act.NamedCommitment),
                [
                    .. Requests
                        .Select(request => request.Act.NamedReceipt)
                        .Where(reference => reference.Length > 0)
                        .Distinct(StringComparer.Ordinal),
                ],
                cancel
            );
        foreach (var book in loaded)
            _books[book.Fund.Code] = (book, book);
        _maxima = IsDay ? [] : await LendingRules.Maxima(db, cancel);
        _figures = await BooksRead.Of(
            db,
            Database.Dialect,
            [
                .. Requests
                    .Where(request => request.Act.NeedsBooks)
                    .Select(request => request.Fund)
                    .Distinct(StringComparer.Ordinal),
            ],
            cancel
        );
        await ReadSigned(db, cancel);
    }

    protected override async Task ReadSteps(LedgerDb db, List<Id<JournalRequest>> known, CancellationToken cancel) =>
        _knownSteps = (
            await db.Set<FundStep>()
                .AsNoTracking()
                .Where(step => known.Contains(step.Request))
                .OrderBy(step => step.Ordinal)
                .ToListAsync(cancel)
        ).ToLookup(step => step.Request.Value);

    private List<int> Named(Func<FundRequest, int> number) =>
        [.. Requests.Select(number).Where(named => named > 0).Distinct()];

    /// <summary>What members signed in the alliances that the acts name.</summary>
    private async Task ReadSigned(LedgerDb db, CancellationToken cancel)
    {
        var alliances = Requests
            .Select(request => request.Act.Signature?.Alliance)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (alliances.Count == 0)
            return;
        var signed = await (
            from alliance in db.Set<Alliance>().AsNoTracking()
            where alliances.Contains(alliance.Code)
            join member in db.Set<Member>().AsNoTracking() on alliance.Id equals member.Alliance
            select new { Alliance = alliance, Member = member }
        ).ToListAsync(cancel);
        // Whichever fund calls it: an incentive is repaid once.
        var called = await (
            from commitment in db.Set<RepaymentCommitment>().AsNoTracking().Where(CommitmentCallsIncentive.Question)
            where alliances.Contains(commitment.Alliance)
            join fund in db.Set<Fund>().AsNoTracking() on commitment.Fund equals fund.Id
            select new
            {
                commitment.Alliance,
                commitment.Member,
                commitment.Number,
                fund.Code,
            }
        ).ToListAsync(cancel);
        var where = called.ToLookup(row => (row.Alliance, row.Member), row => $"commitment {row.Number} of {row.Code}");
        _signed = signed
            .Where(row => row.Member.HasCommitted)
            .ToDictionary(
                row => (row.Alliance.Code, row.Member.Code),
                row => new SignedCommitment(
                    row.Alliance.Organization,
                    row.Member.Commitment,
                    row.Member.CommittedOn,
                    where[(row.Alliance.Code, row.Member.Code)].FirstOrDefault("")
                )
            );
    }

    protected override async Task<Result<Judged>> Judge(FundRequest request, Instant now, CancellationToken cancel)
    {
        var (first, book) = _books[request.Fund];
        var regulations = new Dictionary<(string, int), Regulation>();
        foreach (var (code, version) in RegulationsFor(request.Act, book))
            if (await Database.Lending.Find(code, version, cancel) is { } found)
                regulations[(code, version)] = found;
            else
                return new FundRefusal.UnknownRegulation($"{code} {version}");
        var zone = book?.Fund.Zone ?? (request.Act is OpenFund open ? open.Zone : "UTC");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not { } tz)
            return new BooksRefusal.UnknownZone(zone);
        var occasion = new FundOccasion(
            request.Id,
            request.By,
            now,
            now.InZone(tz).Date,
            (code, version) => regulations[(code, version)]
        )
        {
            LegalMaxima = _maxima,
            Books = _figures.FiguresOf(request.Fund),
            Signed = request.Act.Signature is { } signature ? _signed.GetValueOrDefault(signature) : null,
        };
        var judged = FundActs.Judge(book, request, occasion);
        if (!judged.IsAccepted(out var outcome))
            return judged.Refusal!;
        _books[request.Fund] = (first, outcome.After);
        _figures.Note(outcome.Instructions);
        var steps = FundActs.StepsOf(outcome, request, now);
        _newSteps.AddRange(steps);
        return new Judged(new FundReceipt(request.Id, request.Fund, steps, IsReplay: false), outcome.Instructions);
    }

    private static HashSet<(string, int)> RegulationsFor(FundAct act, FundBook? book)
    {
        HashSet<(string, int)> wanted = act switch
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

    protected override FundReceipt Again(FundRequest request) =>
        new(request.Id, request.Fund, [.. _knownSteps[request.Id.Value]], IsReplay: true);

    protected override bool WasOvertaken(FundRequest request, Receipt receipt, long own) =>
        request.Act.NeedsBooks && _figures.WasOvertaken(request.Fund, receipt, own);

    protected override async Task<bool> HasMoved(LedgerDb db, CancellationToken cancel)
    {
        var codes = _books.Keys.ToList();
        var versions = await db.Set<Fund>()
            .AsNoTracking()
            .Where(fund => codes.Contains(fund.Code))
            .ToDictionaryAsync(fund => fund.Code, fund => fund.Version, cancel);
        return versions.Any(now => _books[now.Key].Before?.Fund.Version != now.Value);
    }

    protected override async Task Store(LedgerDb db, CancellationToken cancel)
    {
        var loans = new LoanDayColumns();
        foreach (var (before, after) in _books.Values)
            if (after is null || ReferenceEquals(before, after))
                continue;
            else if (IsDay)
                FundStore.MarkDay(db, before!, after, loans);
            else
                FundStore.Mark(db, before, after);
        db.AddRange(_newSteps);
        if (loans.Set.Count == 0)
            return;
        await using var batch = Database.Dialect.CreateBatch(
            db.Database.GetDbConnection(),
            db.Database.CurrentTransaction!.GetDbTransaction()
        );
        Database.Dialect.Add(batch, LoanDayColumns.Update, loans.Set);
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
