using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Application.Imports.Par2;

/// <summary>
/// Figures of a time before this ledger: one row's sums become entries of its last day, as they are. The engine would
/// have refused some of them; the exceptions report tells which (T22).
/// </summary>
internal sealed class HistoryLoading(
    Programme programme,
    LocalDate openedOn,
    LocalDate through,
    string document,
    Person by
)
{
    private const string Source = "history";

    public sealed record Row(string Name, Money Committed, Money Requested, Money Transferred, Money Accounted)
    {
        public Holder Holder =>
            Holder.Parse(Alliances.Alliance.HolderPrefix + Plain)
            ?? throw new RefusedException(new InputRefusal.NotAHolder("phase", Name));

        private string Plain =>
            string.Concat(Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
    }

    public static IReadOnlyList<Row> Read(InputFile file, Currency currency)
    {
        var unit = currency.Code.ToLowerInvariant();
        return
        [
            .. PublishedFacts
                .Rows(
                    file,
                    "phase",
                    $"committed_{unit}",
                    $"requested_{unit}",
                    $"transferred_{unit}",
                    $"accounted_{unit}"
                )
                .Select(row => new Row(
                    row["phase"],
                    row.Money($"committed_{unit}", currency),
                    row.Money($"requested_{unit}", currency),
                    row.Money($"transferred_{unit}", currency),
                    row.Money($"accounted_{unit}", currency)
                )),
        ];
    }

    /// <summary>
    /// The programme's books, then each row's figures. Ids come from the programme and the row, so loading again
    /// changes nothing.
    /// </summary>
    public IReadOnlyList<JournalRequest> Requests(IReadOnlyList<Row> rows) =>
        [
            Request(
                "opened",
                new OpenEstate(
                    new Estate(
                        new(RequestIds.FromReference(Source, $"{programme.Estate}/opened").Value),
                        programme.Estate,
                        EstateKind.Programme,
                        programme.Name,
                        programme.Zone,
                        programme.Currency,
                        openedOn
                    )
                )
            ),
            .. rows.Select(row => Request($"{row.Holder}/figures", [.. Accounts(row), .. Entries(row)])),
        ];

    private IEnumerable<Instruction> Accounts(Row row) =>
        from code in (string[])["1310", "5110", "8120", "8130"]
        select new OpenAccount(programme.Estate, new AccountKey(code, row.Holder, programme.Currency), openedOn);

    private IEnumerable<Instruction> Entries(Row row)
    {
        yield return Post("entry.history_committed", row.Committed, "8120", "8190", row.Holder);
        yield return Post("entry.history_requested", row.Requested, "8130", "8190", row.Holder);
        yield return Post("entry.history_received", row.Transferred, "1110", "3110");
        yield return Post("entry.history_transferred", row.Transferred, "1310", "1110", row.Holder);
        yield return Post("entry.history_accounted", row.Accounted, "5110", "1310", row.Holder, row.Holder);

        PostEntry Post(
            string what,
            Money amount,
            string debit,
            string credit,
            Holder debitOf = default,
            Holder creditOf = default
        ) =>
            new(
                RefusedException.At(
                    row.Name,
                    JournalEntry.Draft(
                        programme.Estate,
                        through,
                        through,
                        new CodedText(what, ("Phase", row.Name)),
                        [Posting.Debit(debit, amount, debitOf), Posting.Credit(credit, amount, creditOf)],
                        document
                    )
                )
            );
    }

    private JournalRequest Request(string reference, params Instruction[] instructions) =>
        new(RequestIds.FromReference(Source, $"{programme.Estate}/{reference}"), by, instructions);
}
