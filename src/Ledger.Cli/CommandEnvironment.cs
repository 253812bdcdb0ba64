using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Cli;

/// <summary>What a command gets from around it, so that a test can give it another world.</summary>
/// <param name="Clock">Moments of record; null takes them from the database's clock.</param>
/// <param name="NewId">Makes the id of a request that was given none.</param>
/// <param name="Culture">Of the reader when <c>--culture</c> says nothing: es-CO, es-BO or en.</param>
/// <param name="IsTerminal">Whether a person watches: then there are colours and a progress bar.</param>
/// <param name="Variable">Settings of the surroundings: LEDGER_DATABASE, LEDGER_BY.</param>
/// <param name="Folder">Where relative paths begin.</param>
public sealed record CommandEnvironment(
    IClock? Clock,
    Func<Guid> NewId,
    string Culture,
    bool IsTerminal,
    Func<string, string?> Variable,
    string Folder
)
{
    /// <summary>Ctrl-C and SIGTERM; null where nobody sends them.</summary>
    public Interruption? Interruption { get; init; }

    /// <summary>
    /// The standard input byte by byte, so that a byte that is no text is named where it stands; null where there is
    /// only a reader.
    /// </summary>
    public Stream? InputBytes { get; init; }

    public Id<JournalRequest> NewRequestId() => new(NewId());

    public string PathOf(string file) => Path.Combine(Folder, file);
}
