using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>A line of the journal: a record, or one posting of the entry above it.</summary>
/// <param name="Number">The record's number in the chain of its estate; null on a posting.</param>
/// <param name="Record">What was recorded.</param>
/// <param name="Day">The book date of an entry; the day of what else was recorded.</param>
/// <param name="Amount">Of a hold.</param>
/// <param name="Text">Narrative, purpose or reason; empty when it was erased.</param>
/// <param name="RecordNumber">As Number, also on a posting.</param>
/// <param name="Of">The entry that a reversal reverses, the hold that is resolved.</param>
public sealed record JournalRow(
    long? Number,
    Instant? RecordedAt,
    WordKey? Record,
    LocalDate? Day,
    string Account,
    Money? Debit,
    Money? Credit,
    Money? Amount,
    ReasonText Text,
    string Id,
    string Of,
    [property: ForPrograms] long RecordNumber,
    [property: ForPrograms] Id<Person> By,
    [property: ForPrograms] LocalDate? ValueDate,
    [property: ForPrograms] string SourceDocument,
    [property: ForPrograms] Labels Labels,
    [property: ForPrograms] Currency? Currency,
    [property: ForPrograms] Id<JournalRequest> Request,
    [property: ForPrograms] string Hash
)
{
    internal static IEnumerable<JournalRow> All(JournalRecord record)
    {
        var row = Bare(record);
        switch (record)
        {
            case EntryRecord entry:
                yield return row with
                {
                    Record = WordKey.Of(nameof(EntryKind), entry.EntryKind.ToString()),
                    Day = entry.Entry.BookDate,
                    ValueDate = entry.Entry.ValueDate,
                    Text = new ReasonText(entry.Entry.Narrative),
                    Id = new Id<JournalEntry>(record.Id).ToString(),
                    Of = entry.Related.IsEmpty ? "" : entry.Related.ToString(),
                    SourceDocument = entry.Entry.SourceDocument,
                    Labels = entry.Entry.Metadata,
                };
                foreach (var posting in entry.Entry.Postings)
                    yield return OfPosting(row, posting);
                break;
            case EstateOpenedRecord opened:
                yield return row with
                {
                    Day = opened.Estate.OpenedOn,
                    Text = new ReasonText(opened.Estate.Name),
                };
                break;
            case AccountRecord account:
                yield return row with
                {
                    Day = account.On,
                    Account = account.Account.Key.ToString(),
                };
                break;
            case HoldPlacedRecord placed:
                yield return OfHold(row, placed.Hold, placed.Hold.Amount) with
                {
                    Day = placed.Hold.ValueDate,
                    Text = new ReasonText(placed.FreeText ?? ""),
                    Id = placed.Hold.Id.ToString(),
                };
                break;
            case HoldResolvedRecord resolved:
                yield return OfHold(row, resolved.Hold, resolved.Taken) with
                {
                    Of = resolved.Hold.Id.ToString(),
                };
                break;
            case PeriodRecord period:
                yield return row with
                {
                    Day = period.Last,
                    Text = new ReasonText(period.FreeText ?? ""),
                };
                break;
            default:
                yield return row;
                break;
        }
    }

    private static JournalRow Bare(JournalRecord record) =>
        new(
            record.Seq,
            record.RecordedAt,
            WordKey.Of(nameof(RecordKind), record.Kind.ToString()),
            null,
            "",
            null,
            null,
            null,
            new ReasonText(""),
            "",
            "",
            record.Seq,
            record.By,
            null,
            "",
            Labels.Empty,
            null,
            record.Request,
            Convert.ToHexStringLower(record.Hash)
        );

    private static JournalRow OfPosting(JournalRow record, Posting posting) =>
        record with
        {
            Number = null,
            RecordedAt = null,
            Record = null,
            Account = posting.Account.ToString(),
            Debit = posting.Amount.MinorUnits > 0 ? posting.Amount : null,
            Credit = posting.Amount.MinorUnits < 0 ? -posting.Amount : null,
            Currency = posting.Amount.Currency,
            Labels = posting.Dimensions,
            Hash = "",
        };

    private static JournalRow OfHold(JournalRow record, Hold hold, Money amount) =>
        record with
        {
            Account = hold.Account.ToString(),
            Amount = amount,
            Currency = amount.Currency,
        };
}

/// <summary>Every record of an estate in its order, the postings of an entry below it.</summary>
/// <param name="FromNumber">The first record by default.</param>
/// <param name="ThroughNumber">The last record by default.</param>
/// <param name="Entries">Only entries.</param>
public sealed record ListRecords(string Estate, long? FromNumber, long? ThroughNumber, bool Entries)
    : EstateQuestion<Listing<JournalRow>>(Estate)
{
    internal override async Task<Result<Listing<JournalRow>>> Answer(Call call, CancellationToken cancel) =>
        (
            await call.Database.Reader.Records(
                Estate,
                Math.Max(1, FromNumber ?? 1),
                ThroughNumber ?? long.MaxValue,
                cancel
            )
        ).Then<Listing<JournalRow>>(records => new Listing<JournalRow>(Rows(records)));

    private async IAsyncEnumerable<JournalRow> Rows(IAsyncEnumerable<JournalRecord> records)
    {
        await foreach (var record in records)
            if (!Entries || record is EntryRecord)
                foreach (var row in JournalRow.All(record))
                    yield return row;
    }
}
