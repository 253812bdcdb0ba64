using Ledger.Access;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Access;

/// <summary>A registered person; their roles are assignments of their own.</summary>
public sealed class PersonRow
{
    public Guid Id { get; init; }
    public required string Handle { get; init; }
    public required string Name { get; init; }
}

/// <summary>A role assignment as it is stored; see <see cref="RoleAssignment"/>.</summary>
public sealed class RoleAssignmentRow
{
    public Guid Id { get; init; }
    public Guid Person { get; init; }
    public short Role { get; init; }
    public short ScopeKind { get; init; }
    public required string ScopeCode { get; init; }
    public LocalDate FromDay { get; init; }
    public LocalDate? ThroughDay { get; init; }
    public Guid GrantedBy { get; init; }
    public Instant GrantedAt { get; init; }
    public Guid? ConfirmedBy { get; set; }
    public Instant? ConfirmedAt { get; set; }
    public Guid? EndedBy { get; set; }
    public Instant? EndedAt { get; set; }

    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    private const string Columns =
        "a.id, a.person, a.role, a.scope_kind, a.scope_code, a.from_day, a.through_day, a.granted_by, a.granted_at, "
        + "a.confirmed_by, a.confirmed_at, a.ended_by, a.ended_at";

    internal const string OfAll = "SELECT " + Columns + " FROM role_assignment a ORDER BY a.granted_at, a.id";

    internal const string OfHandles =
        "SELECT "
        + Columns
        + " FROM {keys} JOIN person p ON p.handle = k.code JOIN role_assignment a ON a.person = p.id "
        + "ORDER BY a.granted_at, a.id";

    /// <summary>The assignments of those who gave a delegation that stands to the people of the keys.</summary>
    internal const string OfGivers =
        "SELECT "
        + Columns
        + " FROM {keys} JOIN delegation t ON t.taker = k.id AND t.withdrawn_at IS NULL "
        + "JOIN role_assignment a ON a.person = t.giver AND a.ended_at IS NULL";

    internal static RoleAssignment Read(System.Data.Common.DbDataReader row) =>
        new RoleAssignmentRow
        {
            Id = row.GetGuid(0),
            Person = row.GetGuid(1),
            Role = row.GetInt16(2),
            ScopeKind = row.GetInt16(3),
            ScopeCode = row.GetString(4),
            FromDay = row.GetFieldValue<DateOnly>(5).ToLocalDate(),
            ThroughDay = row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6).ToLocalDate(),
            GrantedBy = row.GetGuid(7),
            GrantedAt = Dialect.ReadInstant(row, 8),
            ConfirmedBy = row.IsDBNull(9) ? null : row.GetGuid(9),
            ConfirmedAt = row.IsDBNull(10) ? null : Dialect.ReadInstant(row, 10),
            EndedBy = row.IsDBNull(11) ? null : row.GetGuid(11),
            EndedAt = row.IsDBNull(12) ? null : Dialect.ReadInstant(row, 12),
        }.ToAssignment();

    internal RoleAssignment ToAssignment() =>
        new(
            new(Id),
            new(Person),
            (Role)Role,
            new Scope((ScopeKind)ScopeKind, ScopeCode),
            FromDay,
            ThroughDay,
            new(GrantedBy),
            GrantedAt
        )
        {
            ConfirmedBy = new(ConfirmedBy ?? Guid.Empty),
            ConfirmedAt = ConfirmedAt,
            EndedBy = new(EndedBy ?? Guid.Empty),
            EndedAt = EndedAt,
        };

    internal static RoleAssignmentRow Of(RoleAssignment assignment) =>
        new()
        {
            Id = assignment.Id.Value,
            Person = assignment.Person.Value,
            Role = (short)assignment.Role,
            ScopeKind = (short)assignment.Scope.Kind,
            ScopeCode = assignment.Scope.Code,
            FromDay = assignment.From,
            ThroughDay = assignment.Through,
            GrantedBy = assignment.GrantedBy.Value,
            GrantedAt = assignment.GrantedAt,
            ConfirmedBy = assignment.ConfirmedBy.IsEmpty ? null : assignment.ConfirmedBy.Value,
            ConfirmedAt = assignment.ConfirmedAt,
            EndedBy = assignment.EndedBy.IsEmpty ? null : assignment.EndedBy.Value,
            EndedAt = assignment.EndedAt,
        };
}

internal static class PersonMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<PersonRow>(person =>
        {
            person.ToTable("person");
            person.HasKey(p => p.Id);
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Handle).IsCode(Person.MaxHandleLength);
            person.HasIndex(p => p.Handle).IsUnique();
            person.Property(p => p.Name).HasMaxLength(Person.MaxNameLength);
        });
        model.Entity<RoleAssignmentRow>(assignment =>
        {
            assignment.ToTable("role_assignment");
            assignment.HasKey(a => a.Id);
            assignment.Property(a => a.Id).ValueGeneratedNever();
            assignment.HasOne<PersonRow>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
            assignment.Property(a => a.ScopeCode).IsCode(Scope.MaxCodeLength);
            assignment.HasIndex(a => a.Person);
        });
    }
}
