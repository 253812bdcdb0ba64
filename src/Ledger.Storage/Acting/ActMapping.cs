using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Acting;

/// <summary>What was asked and accepted, and what was refused to whom.</summary>
internal static class ActMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ActRow>(act =>
        {
            act.ToTable("act");
            act.HasKey(a => a.Id);
            act.Property(a => a.Id).ValueGeneratedNever();
            act.Property(a => a.Subject).IsCode(40);
            act.Property(a => a.Verb).IsCode(60);
        });
        model.Entity<RefusedAttemptRow>(attempt =>
        {
            attempt.ToTable("refused_attempt");
            attempt.HasKey(a => a.Id);
            attempt.Property(a => a.Id).ValueGeneratedNever();
            attempt.HasIndex(a => a.At);
            attempt.Property(a => a.Subject).IsCode(60);
            attempt.Property(a => a.Verb).IsCode(60);
            attempt.Property(a => a.Code).IsCode(80);
            attempt.Property(a => a.Message).HasMaxLength(RefusedAttemptRow.MaxMessage);
        });
    }
}

/// <summary>
/// One act that was accepted: what was asked under this id, so that asking again changes nothing (law 3).
/// </summary>
internal sealed class ActRow
{
    public Guid Id { get; init; }

    /// <summary>Code of the alliance or of the fund.</summary>
    public required string Subject { get; init; }

    public required string Verb { get; init; }
    public Guid By { get; init; }
    public Instant At { get; init; }

    /// <summary>What was asked, field by field (<see cref="Ledger.Alliances.ActContent"/>).</summary>
    public required string Content { get; init; }
}

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
