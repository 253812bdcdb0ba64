using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>An account's rows, as they are.</summary>
internal sealed record AccountFields(
    int No,
    AccountKey Key,
    LocalDate OpenedOn,
    LocalDate? ClosedOn,
    Constraint Side,
    long Posted,
    long Held,
    LocalDate Latest,
    bool HasBalance
);

/// <summary>
/// Loads estate, accounts and dimensions for verify; what cannot be read becomes a finding, and something stands in for
/// it.
/// </summary>
/// <remarks>The records that name what was damaged then do not match their seals, and say so.</remarks>
internal sealed class DirectoryAudit(Snapshots snapshots, Directory directory, FindingList findings)
{
    private EstateBooks? _estate;

    /// <summary>The accounts by number; filled when what was asked is answered.</summary>
    public SortedDictionary<int, AccountFields> Accounts { get; } = [];

    public void Ask(SelectBatch batch)
    {
        batch.Select(
            "SELECT e.no, e.id, e.code, e.kind, e.name, e.zone, e.currency, e.opened_on FROM {keys} JOIN estate e ON e.no = k.estate_no",
            snapshots.Estate,
            row => directory.Add(_estate = ReadEstate(row, findings))
        );
        batch.Select(
            """
            SELECT a.no, a.code, a.holder, a.currency, a.opened_on, a.closed_on, b.side, b.posted, b.held,
                b.latest FROM {keys} JOIN account a ON a.estate_no = k.estate_no
            LEFT JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
            """,
            snapshots.Estate,
            row => Add(ReadAccount(row, findings))
        );
        batch.Select(
            // Only those that the estate's postings name: the sets are shared by all estates, and reading all of them
            // for each estate would be quadratic.
            """
            SELECT d.no, d.labels, d.digest FROM dimension_set d
            WHERE d.no IN (SELECT p.dimension_no FROM {keys} JOIN posting p ON p.estate_no = k.estate_no)
            """,
            snapshots.Estate,
            row => directory.Add(row.GetInt32(0), ReadLabels(row, findings))
        );
    }

    private void Add(AccountFields account)
    {
        Accounts.Add(account.No, account);
        directory.Accounts[(snapshots.EstateNo, account.No)] = new AccountBooks(
            _estate!,
            account.No,
            account.Key,
            Constraint.None,
            account.OpenedOn
        );
    }

    private static EstateBooks ReadEstate(DbDataReader row, FindingList findings)
    {
        try
        {
            return RecordReader.ReadEstate(row);
        }
        catch (InvalidOperationException)
        {
            findings.Add(null, "finding.unreadable_estate", ("Kind", row.GetString(3)), ("Currency", row.GetString(6)));
            return new EstateBooks(
                row.GetInt32(0),
                new Estate(
                    new(row.GetGuid(1)),
                    row.GetString(2),
                    EstateKinds.Find(row.GetString(3)) ?? default,
                    row.GetString(4),
                    row.GetString(5),
                    Currency.Find(row.GetString(6)) ?? default,
                    RecordReader.Date(row, 7)
                )
            );
        }
    }

    private static AccountFields ReadAccount(DbDataReader row, FindingList findings)
    {
        var (no, code, holder, currency) = (row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3));
        if (Holder.Parse(holder) is null || Currency.Find(currency) is null)
            findings.Add(null, "finding.unreadable_account", ("Account", $"{code}:{holder}/{currency}"), ("No", no));
        var key = new AccountKey(code, Holder.Parse(holder) ?? default, Currency.Find(currency) ?? default);
        var (opened, closed) = (
            RecordReader.Date(row, 4),
            row.IsDBNull(5) ? (LocalDate?)null : RecordReader.Date(row, 5)
        );
        return row.IsDBNull(6)
            ? new AccountFields(no, key, opened, closed, default, 0, 0, Calendar.BeforeAll, HasBalance: false)
            : new AccountFields(
                no,
                key,
                opened,
                closed,
                (Constraint)row.GetInt16(6),
                row.GetInt64(7),
                row.GetInt64(8),
                RecordReader.Date(row, 9),
                HasBalance: true
            );
    }

    private static Labels ReadLabels(DbDataReader row, FindingList findings)
    {
        var (no, stored) = (row.GetInt32(0), row.GetString(1));
        var labels = Labels.FromStored(stored);
        if (row.GetGuid(2) != DimensionSetColumns.Digest(labels))
            findings.Add(null, "finding.dimensions_digest", ("No", no), ("Labels", $"{labels}"));
        if (labels.ToStored() != stored)
            findings.Add(null, "finding.dimensions_form", ("No", no));
        return labels;
    }
}
