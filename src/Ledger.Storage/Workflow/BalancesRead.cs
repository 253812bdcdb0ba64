using System.Data.Common;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Workflow;

/// <summary>What the accounts of some estates have, read at one moment for commands that are judged by it.</summary>
internal sealed class BalancesRead
{
    private readonly Dictionary<string, EstateBalances> _figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AccountBalances>> _read = new(StringComparer.Ordinal);

    /// <summary>Adds the select of the accounts of some estates.</summary>
    /// <remarks>One statement, one moment: the head's number and the balances belong together.</remarks>
    public void Ask(SelectBatch batch, IEnumerable<string> estates)
    {
        var codes = new CodeColumns(estates.Distinct(StringComparer.Ordinal)).Set;
        if (codes.Count == 0)
            return;
        batch.Select(
            """
            SELECT e.code AS estate, h.seq, a.code, a.holder, b.posted, b.held FROM {keys}
            JOIN estate e ON e.code = k.code JOIN estate_head h ON h.estate_no = e.no
            JOIN account a ON a.estate_no = e.no AND a.currency = e.currency
            JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
            """,
            codes,
            Read
        );
    }

    public EstateBalances FiguresOf(string estate) => _figures.GetValueOrDefault(estate, EstateBalances.None);

    /// <summary>What a command of the same set is going to record: the next one is judged by it too.</summary>
    /// <remarks>What a hold gives back is left out: the next command sees less than there is, never more.</remarks>
    public void Note(IEnumerable<Instruction> instructions)
    {
        foreach (var instruction in instructions)
            switch (instruction)
            {
                case Instruction.PostEntry { Entry: var entry }:
                    Post(entry);
                    break;
                case Instruction.PostHold { Entry: var entry }:
                    Post(entry);
                    break;
                case Instruction.OpenAccount open:
                    Change(open.Estate, open.Account.Code, open.Account.Holder, account => account);
                    break;
                case Instruction.PlaceHold hold:
                    Change(
                        hold.Estate,
                        hold.Code,
                        hold.Holder,
                        account => account with { Held = account.Held + hold.Amount.MinorUnits }
                    );
                    break;
            }
    }

    /// <summary>
    /// Whether somebody else recorded something in the estate after its figures were read and before the command's own
    /// entries.
    /// </summary>
    /// <param name="own">How many records commands before it in the same set made there.</param>
    public bool WasOvertaken(string estate, Receipt receipt, long own)
    {
        if (!_figures.TryGetValue(estate, out var figures))
            return false;
        var made = receipt.Records.Where(record => record.Estate == estate).Select(record => record.Seq).ToList();
        return made.Count > 0 && made.Min() != figures.Seq + own + 1;
    }

    private void Post(JournalEntry entry)
    {
        foreach (var posting in entry.Postings)
            Change(
                entry.Estate,
                posting.Code,
                posting.Holder,
                account => account with { Posted = account.Posted + posting.Amount.MinorUnits }
            );
    }

    private void Change(string estate, string code, Holder holder, Func<AccountBalances, AccountBalances> change)
    {
        if (!_figures.TryGetValue(estate, out var figures))
            return;
        var accounts = figures.Accounts.ToList();
        var at = accounts.FindIndex(account => account.Code == code && account.Holder == holder);
        if (at < 0)
            accounts.Add(change(new AccountBalances(code, holder, 0, 0)));
        else
            accounts[at] = change(accounts[at]);
        _figures[estate] = figures with { Accounts = accounts };
    }

    private void Read(DbDataReader row)
    {
        var estate = row.GetString(0);
        if (!_read.TryGetValue(estate, out var accounts))
        {
            _read[estate] = accounts = [];
            _figures[estate] = new EstateBalances(row.GetInt64(1), accounts);
        }
        accounts.Add(
            new AccountBalances(
                row.GetString(2),
                Holder.Parse(row.GetString(3)) ?? default,
                row.GetInt64(4),
                row.GetInt64(5)
            )
        );
    }
}
