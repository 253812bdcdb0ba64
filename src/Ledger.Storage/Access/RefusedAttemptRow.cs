using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Access;

/// <summary>
/// The security log: what was refused to whom. Not the books: it is written in a transaction of its own (law 9).
/// </summary>
internal sealed class RefusedAttemptRow
{
    public const int MaxMessage = 1_100;

    public Guid Id { get; init; }
    public Instant At { get; init; }
    public Guid By { get; init; }
    public required string Subject { get; init; }
    public required string Verb { get; init; }
    public required string Code { get; init; }

    /// <summary>The data of the refusal, as <see cref="Ledger.Foundations.CodedText"/>.</summary>
    public required string Message { get; init; }
}
