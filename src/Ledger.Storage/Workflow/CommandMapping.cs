using Ledger.Storage.Access;
using Ledger.Storage.Database;
using Ledger.Workflow;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Workflow;

/// <summary>What was asked and accepted, and what was refused to whom.</summary>
internal static class CommandMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CommandRow>(command =>
        {
            command.ToTable("command");
            command.HasKey(a => a.Id);
            command.Property(a => a.Id).ValueGeneratedNever();
            command.Property(a => a.Subject).IsCode(40);
            command.Property(a => a.Verb).IsCode(60);
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
/// One command that was accepted: what was asked under this id, so that asking again changes nothing (law 3).
/// </summary>
internal sealed class CommandRow
{
    public Guid Id { get; init; }

    /// <summary>Code of the alliance or of the fund.</summary>
    public required string Subject { get; init; }

    public required string Verb { get; init; }
    public Guid By { get; init; }
    public Instant At { get; init; }

    /// <summary>What was asked, field by field (<see cref="CommandContent"/>).</summary>
    public required string Content { get; init; }
}
