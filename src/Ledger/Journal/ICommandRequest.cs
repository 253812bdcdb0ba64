using Ledger.Access;
using Ledger.Foundations;

namespace Ledger.Journal;

/// <summary>
/// What somebody asks of an alliance or of a fund: judged in memory, then stored with its entries or not at all. The
/// caller chooses the id, so sending it again is harmless (law 3).
/// </summary>
public interface ICommandRequest
{
    Id<JournalRequest> Id { get; }

    Person By { get; }

    /// <summary>What kind of thing it is about, as the record of it says: alliance, fund.</summary>
    string SubjectKind { get; }

    /// <summary>Code of the alliance or of the fund.</summary>
    string Subject { get; }

    /// <summary>The command: a record whose fields are what was asked.</summary>
    object Asked { get; }

    /// <summary>The name by which the command is stored: its type's, or its verb where one type has many
    /// steps.</summary>
    string AskedName => Asked.GetType().Name;
}
