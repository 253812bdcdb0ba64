using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Reports;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>What cash, capital and debts were, in these days and in as many before.</summary>
public enum StatementItem
{
    Opening,
    Sources,
    Uses,
    Unexplained,
    Closing,
    CapitalAtOpening,
    CapitalAtClosing,

    /// <summary>Of loans that are out.</summary>
    Balance,

    /// <summary>Principal of loans whose day has passed.</summary>
    Overdue,

    /// <summary>The balance of loans late for more than 30 days.</summary>
    Over30,

    /// <summary>The incentive that members still owe.</summary>
    Repayments,
    RepaymentsOverdue,
    Provision,
}

/// <summary>A line of a statement: these days, and as many before them.</summary>
/// <param name="Amount">Null where no day was counted.</param>
public sealed record FundStatementRow(
    WordKey Item,
    [property: ShowsZero] Money? Amount,
    [property: ShowsZero] Money? Before
);

/// <summary>What a member owes by the books.</summary>
public sealed record MemberDebtRow(ReasonText Member, Money Repayments, Money Principal, Money Interest, Money Total);

/// <summary>
/// The fund at the last end of day of a month: what is lent, and what is late of loans and repayments.
/// </summary>
public sealed record FundMonthRow(
    LocalDate Day,
    [property: ForPrograms] int Loans,
    Money Balance,
    Bar Lent,
    [property: ShowsZero] Money OverdueInAll,
    Bar Late,
    [property: ForPrograms] Money Overdue,
    [property: ForPrograms] Money Over30,
    [property: ForPrograms] Money Over60,
    [property: ForPrograms] Money Over90,
    [property: ForPrograms] Money Restructured,
    [property: ForPrograms] Money Provision,
    [property: ForPrograms] Money Repayments,
    [property: ForPrograms] Money RepaymentsOverdue
);

/// <summary>What a fund did in some days, and where it stands.</summary>
/// <param name="CountedOn">The day whose end the arrears are of; null: none was counted by then.</param>
/// <param name="Sources">Where cash came from.</param>
/// <param name="Uses">What it went for.</param>
/// <param name="Members">Who owes what at the end of the last day.</param>
/// <param name="Months">The last counted day of each of twelve months.</param>
public sealed record FundStatementView(
    string Fund,
    string Name,
    Currency Currency,
    LocalDate From,
    LocalDate Through,
    LocalDate FromBefore,
    LocalDate ThroughBefore,
    LocalDate? CountedOn,
    LocalDate? CountedBefore,
    Listing<FundStatementRow> Cash,
    Listing<FundStatementRow> Sources,
    Listing<FundStatementRow> Uses,
    Listing<FundStatementRow> Arrears,
    Listing<MemberDebtRow> Members,
    IReadOnlyList<Sentence> Notes,
    Listing<FundMonthRow> Months,
    [property: ForPrograms] Money Receivables,
    [property: ForPrograms] Money OwedByMembers,
    [property: ForPrograms] bool Ties
) : IFinding, IForProducers
{
    bool IFinding.HasFindings => !Ties;
}

/// <summary>A fund's statement of some days, for its assembly: every entry that moved cash.</summary>
public sealed record ShowFundStatement(string Fund, LocalDate From, LocalDate Through)
    : FundQuestion<FundStatementView>(Fund)
{
    private const int MaxMonths = 12;

    // A loan that a bank pays whole moves no cash of the fund: its credit line counts as cash, so that it was drawn
    // and lent.
    private static readonly IReadOnlyList<string> Cash = ["1110", "2210"];

    internal override async Task<Result<FundStatementView>> Answer(Call call, CancellationToken cancel)
    {
        if (Through < From)
            return new QuestionRefusal.DaysReversed(From, Through);
        if (await call.Database.Funds.Inspect(Fund, cancel: cancel) is not { } inspection)
            return new FundRefusal.Unknown(Fund);
        var (book, (fromBefore, throughBefore)) = (inspection.Book, FundStatement.Before(From, Through));
        var firstMonth = Through.PlusMonths(1 - MaxMonths).With(DateAdjusters.StartOfMonth);
        var days = await call.Database.FundReader.Days(
            book.Fund,
            LocalDate.Min(fromBefore, firstMonth),
            Through,
            cancel
        );
        // The days before these end on the day before their first: three balances for two statements.
        var read = new List<EstateBalances>();
        foreach (var day in (LocalDate[])[fromBefore.PlusDays(-1), throughBefore, Through])
            if ((await FundBooks.AtEndOf(call.Database, book.Fund, day, cancel)).IsAccepted(out var books))
                read.Add(books);
            else
                return new FundRefusal.Unknown(Fund);
        var now = await Of(call, book, From, Through, read[1], read[2], days, cancel);
        if (!now.IsAccepted(out var statement))
            return now.Refusal!;
        var earlier = await Of(call, book, fromBefore, throughBefore, read[0], read[1], days, cancel);
        return earlier.IsAccepted(out var before)
            ? new FundStatementTold(book.Fund, statement, before).View([
                .. days.Where(day => day.Day >= firstMonth)
                    .GroupBy(day => (day.Day.Year, day.Day.Month))
                    .Select(month => month.Last()),
            ])
            : earlier.Refusal!;
    }

    private static async Task<Result<FundStatement>> Of(
        Call call,
        FundAggregate book,
        LocalDate from,
        LocalDate through,
        EstateBalances before,
        EstateBalances after,
        IReadOnlyList<FundDay> days,
        CancellationToken cancel
    ) =>
        (await call.Database.Reader.Against(book.Fund.Code, Cash, from, through, cancel)).Then<FundStatement>(moved =>
            FundStatement.Of(
                book,
                from,
                through,
                before,
                after,
                moved.Select(one => new AccountMoved(one.Code, one.Debit, one.Credit)),
                days.LastOrDefault(day => day.Day >= from && day.Day <= through)
            )
        );
}
