using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>A line of a statement of account: what it opens with, or one posting.</summary>
/// <param name="Kind">Null: the opening balance.</param>
/// <param name="Told">What people read of it.</param>
/// <param name="Narrative">Null when it was erased.</param>
public sealed record StatementRow(
    long? Number,
    LocalDate? BookDate,
    LocalDate? ValueDate,
    ReasonText Told,
    [property: ForPrograms] ReasonText? Narrative,
    Money Debit,
    Money Credit,
    [property: ShowsZero] Money Balance,
    [property: ForPrograms] Id<JournalEntry>? Entry,
    [property: ForPrograms] EntryKind? Kind,
    [property: ForPrograms] Instant? RecordedAt,
    [property: ForPrograms] string SourceDocument,
    [property: ForPrograms] Labels Dimensions
);

/// <summary>An account over some days: what it opened with, and its postings one by one.</summary>
public sealed record StatementView(
    string Estate,
    AccountKey Account,
    AccountName Name,
    Currency Currency,
    LocalDate? From,
    LocalDate? Through,
    Instant? KnownAt,
    IReadOnlyList<Sentence> Notes,
    Listing<StatementRow> Lines
)
{
    internal static StatementView Of(
        AccountStatement statement,
        LocalDate? from,
        LocalDate? through,
        Instant? knownAt,
        IReadOnlyList<Sentence> notes
    ) =>
        new(
            statement.Estate.Code,
            statement.Account,
            new AccountName(statement.Estate.Kind, statement.Account.Code),
            statement.Account.Currency,
            from,
            through,
            knownAt,
            notes,
            new Listing<StatementRow>(Rows(statement))
        );

    /// <summary>What people read: the narrative, after the kind of an entry that is not a usual one.</summary>
    private static ReasonText Told(StatementLine line) =>
        new(
            line.Narrative is null ? new CodedText("statement.erased").ToString()
            : line.Kind == EntryKind.Normal ? line.Narrative
            : new CodedText(
                "statement.kind",
                ("Kind", line.Kind),
                ("Narrative", (object?)CodedText.Parse(line.Narrative) ?? line.Narrative)
            ).ToString()
        );

    private static async IAsyncEnumerable<StatementRow> Rows(AccountStatement statement)
    {
        var zero = Money.Zero(statement.Account.Currency);
        yield return new StatementRow(
            null,
            null,
            null,
            new ReasonText(new CodedText("statement.opening").ToString()),
            null,
            zero,
            zero,
            statement.Opening,
            null,
            null,
            null,
            "",
            Labels.Empty
        );
        await foreach (var line in statement)
            yield return new StatementRow(
                line.Seq,
                line.BookDate,
                line.ValueDate,
                Told(line),
                line.Narrative is { } narrative ? new ReasonText(narrative) : null,
                line.Amount.MinorUnits > 0 ? line.Amount : zero,
                line.Amount.MinorUnits < 0 ? -line.Amount : zero,
                line.Balance,
                line.Entry,
                line.Kind,
                line.RecordedAt,
                line.SourceDocument,
                line.Dimensions
            );
    }
}

/// <summary>The statement of one account.</summary>
public sealed record ShowStatement(
    string Estate,
    AccountKey Account,
    LocalDate? From,
    LocalDate? Through,
    Instant? KnownAt
) : EstateQuestion<StatementView>(Estate)
{
    internal override async Task<Result<StatementView>> Answer(Call call, CancellationToken cancel)
    {
        var last = Through ?? Calendar.LastDay;
        var read = await call.Database.Reader.Statement(
            Estate,
            Account,
            From ?? Calendar.FirstDay,
            last,
            KnownAt,
            cancel
        );
        if (!read.IsAccepted(out var statement))
            return read.Refusal!;
        var notes = await Looking.Holders(call, Estate, Account, new Viewpoint(last, KnownAt: KnownAt), cancel);
        return StatementView.Of(statement, From, Through, KnownAt, notes);
    }
}
