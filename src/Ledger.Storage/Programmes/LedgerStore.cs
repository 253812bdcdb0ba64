using Ledger.Foundations;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;

namespace Ledger.Storage.Programmes;

/// <summary>
/// What aggregates are stored through: contexts, the journal, and the rules of programmes. The database itself is
/// composed above it.
/// </summary>
public abstract class LedgerStore
{
    internal Dialect Dialect { get; private protected init; } = null!;

    /// <summary>
    /// How to speak of this database, as in "database ledger on localhost:5432": without user and password.
    /// </summary>
    public string Name => $"database {Told["Name"]} on {Told["Server"]}";

    /// <summary>The same, for sentences in the reader's language.</summary>
    public CodedText Told { get; private protected init; } = new("database.the");

    public JournalWriter Journal { get; private protected init; } = null!;

    public JournalReader Reader { get; private protected init; } = null!;

    public RulesRegistry Rules { get; private protected init; } = null!;

    /// <summary>Regulations of rotating funds and legal maxima.</summary>
    public LendingRules Lending { get; private protected init; } = null!;

    public abstract LedgerDb NewContext();
}
