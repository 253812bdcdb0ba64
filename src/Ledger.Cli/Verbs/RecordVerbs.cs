using Ledger.Application.Imports;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>The journal itself: every record of an estate in its order.</summary>
internal static class RecordVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "journal",
                List,
                () =>
                    [
                        Ask.Word("ESTATE", "Code of the estate."),
                        Ask.Text("--from-number", "NUMBER", "First record; 1 by default."),
                        Ask.Text("--through-number", "NUMBER", "Last record; the last by default."),
                        Ask.Flag("--entries", "Only entries."),
                        Ask.Json(),
                    ],
                "journal PA-1",
                "journal PA-1 --entries --from-number 20 --json"
            ),
        ];

    private static async Task<int> List(Session session)
    {
        var database = await session.ForQuestion();
        var records = Refused.Or(
            await database.Reader.Records(
                session.Word("ESTATE"),
                Number(session, "--from-number", 1),
                Number(session, "--through-number", long.MaxValue)
            )
        );
        await foreach (var record in records)
        {
            if (session.Flag("--entries") && record is not EntryRecord)
                continue;
            if (session.IsJson)
                session.WriteJson(json => json.Write(record));
            else
                Print(session, record);
        }
        return ExitCode.Done;
    }

    private static long Number(Session session, string option, long byDefault) =>
        session.TextOrNull(option) is not { } text ? byDefault
        : long.TryParse(
            text,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
        && number > 0
            ? number
        : throw new UsageException($"{option} '{text}' is not the number of a record.", "Numbers begin at 1.");

    private static void Print(Session session, JournalRecord record)
    {
        var head = $"{session.Reader.Number(record.Seq), 6}  {session.Reader.Moment(record.RecordedAt)}  ";
        if (record is EntryRecord entry)
        {
            PrintEntry(session, head, entry);
            return;
        }
        session.Output.WriteLine($"{head}{session.Reader.Kind(record.Kind)} {About(session, record)}".TrimEnd());
    }

    private static void PrintEntry(Session session, string head, EntryRecord record)
    {
        var (entry, reader) = (record.Entry, session.Reader);
        var dates =
            entry.ValueDate == entry.BookDate
                ? reader.Day(entry.BookDate)
                : $"{reader.Day(entry.BookDate)} {session.Say("value", "valor")} {reader.Day(entry.ValueDate)}";
        var narrative =
            record.TextSeal is not null && string.IsNullOrEmpty(entry.Narrative)
                ? session.Say("(erased)", "(borrado)")
                : entry.Narrative;
        session.Output.WriteLine($"{head}{reader.Kind(record.EntryKind)} {JsonAnswers.IdOf(record.Kind, record.Id)}");
        session.Output.WriteLine(
            $"        {dates}  {narrative}{(entry.SourceDocument.Length > 0 ? $" [{entry.SourceDocument}]" : "")}"
        );
        if (!record.Related.IsEmpty)
            session.Output.WriteLine($"        {session.Say("of", "de")} {record.Related}");
        if (!entry.Metadata.IsEmpty)
            session.Output.WriteLine($"        {entry.Metadata}");
        foreach (var posting in entry.Postings)
        {
            var amount = reader.Amount(posting.Amount.Abs());
            var line = posting.Amount.MinorUnits > 0 ? $"{amount, 20}" : $"{"", 20}{amount, 20}";
            session.Output.WriteLine(
                $"          {posting.Account, -28}{line}{(posting.Dimensions.IsEmpty ? "" : $"  {posting.Dimensions}")}"
            );
        }
    }

    private static string About(Session session, JournalRecord record) =>
        record switch
        {
            EstateOpenedRecord opened => $"{opened.Estate.Code} {opened.Estate.Name}",
            AccountRecord { Kind: RecordKind.AccountConstrained } account =>
                $"{account.Account.Key} {session.Reader.Constraint(account.Constraint)}",
            AccountRecord account => $"{account.Account.Key} {session.Reader.Day(account.On)}",
            HoldPlacedRecord placed =>
                $"{placed.Hold.Id} {placed.Hold.Account} {session.Reader.Amount(placed.Hold.Amount)} {placed.FreeText}",
            HoldResolvedRecord resolved =>
                $"{resolved.Hold.Id} {(resolved.Taken.IsZero ? "" : session.Reader.Amount(resolved.Taken))}",
            PeriodRecord period =>
                $"{session.Reader.Day(period.First)} - {session.Reader.Day(period.Last)} {period.FreeText}",
            _ => "",
        };
}
