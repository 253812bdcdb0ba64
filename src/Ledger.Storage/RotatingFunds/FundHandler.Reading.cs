using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.Storage.Database;
using Ledger.Storage.Workflow;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

/// <summary>Funds as questions look at them, each in one trip.</summary>
public sealed partial class FundHandler
{
    /// <summary>One fund as it is now; null when there is none of that code.</summary>
    /// <param name="loan">Number of a loan that is wanted also when it is over, with all its instalments; 0:
    /// none.</param>
    public Task<FundInspection?> Inspect(
        string fund,
        int loan = 0,
        int commitment = 0,
        CancellationToken cancel = default
    ) => Inspect(fund, Wanted(fund, loan, commitment), _ => { }, cancel);

    /// <summary>
    /// The fund as <see cref="Inspect(string, int, int, CancellationToken)"/> reads it, with one loan, also when it is
    /// over, and what happened to it.
    /// </summary>
    public async Task<(FundInspection Fund, IReadOnlyList<FundStep> Steps)?> WithLoan(
        string fund,
        int loan,
        CancellationToken cancel = default
    )
    {
        List<FundStep> steps = [];
        return
            await Inspect(
                fund,
                Wanted(fund, loan, commitment: 0),
                batch => steps = FundStore.AskStepsOfLoan(batch, fund, loan),
                cancel
            )
                is { } inspection
            ? (inspection, InOrder(steps))
            : null;
    }

    /// <summary>
    /// The card of one member: the fund as <see cref="Inspect(string, int, int, CancellationToken)"/> reads it, but of
    /// its members and debts only this one's, all of them, with their steps. Null when there is no fund of that code;
    /// without a member when there is none.
    /// </summary>
    public async Task<(FundInspection Fund, IReadOnlyList<FundStep> Steps)?> Card(
        string fund,
        string member,
        CancellationToken cancel = default
    )
    {
        List<FundStep> steps = [];
        return
            await Read(
                fund,
                (batch, _) =>
                {
                    (var book, steps) = FundStore.AskCard(batch, fund, member);
                    return book;
                },
                cancel
            )
                is { } inspection
            ? (inspection, InOrder(steps))
            : null;
    }

    /// <summary>
    /// One fund with every commitment and loan that it ever had, and what its accounts have: both of one state, in one
    /// trip. Null when there is no fund of that code.
    /// </summary>
    /// <param name="stepsThrough">Also what happened in it by the end of that day; null: no steps.</param>
    public async Task<WholeFund?> Whole(string fund, LocalDate? stepsThrough = null, CancellationToken cancel = default)
    {
        var (balances, steps) = (new BalancesRead(), new List<FundStep>());
        return
            await Read(
                fund,
                (batch, codes) =>
                {
                    var book = FundStore.AskWhole(batch, codes);
                    balances.Ask(batch, [fund]);
                    if (stepsThrough is { } day)
                        steps = FundStore.AskStepsThrough(batch, fund, day);
                    return book;
                },
                cancel
            )
                is { } inspection
            ? new WholeFund(inspection, balances.FiguresOf(fund), InOrder(steps))
            : null;
    }

    private static WantedOfFunds Wanted(string fund, int loan, int commitment) =>
        new() { Loans = loan > 0 ? [(fund, loan)] : [], Commitments = commitment > 0 ? [(fund, commitment)] : [] };

    private Task<FundInspection?> Inspect(
        string fund,
        WantedOfFunds wanted,
        Action<SelectBatch> also,
        CancellationToken cancel
    ) =>
        Read(
            fund,
            (batch, codes) =>
            {
                var books = FundStore.Ask(batch, codes, wanted);
                also(batch);
                return () => books() is [var book] ? book : null;
            },
            cancel
        );

    /// <summary>One fund by the selects that the caller adds, with its regulations and the clock: one trip.</summary>
    private async Task<FundInspection?> Read(
        string fund,
        Func<SelectBatch, RowSet, Func<FundAggregate?>> ask,
        CancellationToken cancel
    )
    {
        await using var batch = await SelectBatch.OfQuestion(Database.Dialect, cancel);
        var codes = new CodeColumns([fund]).Set;
        var read = ask(batch, codes);
        Database.Lending.AskRegulations(batch, codes);
        var now = Clock?.GetCurrentInstant() ?? default;
        if (Clock is null)
            batch.Select($"SELECT {batch.Dialect.Clock}", null, row => now = Dialect.ReadInstant(row, 0));
        await batch.Execute(cancel);
        return read() is { } book ? await Inspected(book, now, cancel) : null;
    }

    /// <summary>In the order in which they were recorded.</summary>
    private static IReadOnlyList<FundStep> InOrder(IEnumerable<FundStep> steps) =>
        [.. steps.OrderBy(step => step.At).ThenBy(step => step.Ordinal)];

    private async Task<FundInspection> Inspected(FundAggregate book, Instant now, CancellationToken cancel)
    {
        var regulations = new Dictionary<(string, int), Regulation>();
        foreach (
            var (code, version) in book
                .Loans.Select(of => (of.Regulation, of.RegulationVersion))
                .Append((book.Fund.Regulation, book.Fund.RegulationVersion))
                .Distinct()
        )
            regulations[(code, version)] =
                await Database.Lending.Find(code, version, cancel)
                ?? throw new InvalidDataException($"{book.Fund.Code} has no regulation {code} {version}.");
        return new FundInspection(book, regulations, now, now.InZone(DateTimeZoneProviders.Tzdb[book.Fund.Zone]).Date);
    }
}

/// <summary>A fund as it is now, by which regulations, and the day in its zone.</summary>
public sealed record FundInspection(
    FundAggregate Book,
    IReadOnlyDictionary<(string Code, int Version), Regulation> Regulations,
    Instant Now,
    LocalDate Today
)
{
    public Regulation Regulation => Regulations[(Book.Fund.Regulation, Book.Fund.RegulationVersion)];

    public Regulation RegulationOf(Loan loan) => Regulations[(loan.Regulation, loan.RegulationVersion)];
}

/// <summary>A fund with everything that it ever had.</summary>
/// <param name="Books">What its accounts have.</param>
public sealed record WholeFund(FundInspection Fund, EstateBalances Books, IReadOnlyList<FundStep> Steps);
