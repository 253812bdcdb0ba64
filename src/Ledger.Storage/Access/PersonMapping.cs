using Ledger.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ledger.Storage.Access;

internal static class PersonMapping
{
    public static void Map(ModelBuilder model) =>
        model.Entity<Person>(person =>
        {
            person.ToTable("person");
            person.HasKey(p => p.Id);
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Handle).HasMaxLength(64).UseCodeCollation();
            person.HasIndex(p => p.Handle).IsUnique();
            person.Property(p => p.Name).HasMaxLength(200);
            person.Property(p => p.Organization).HasMaxLength(60).UseCodeCollation().HasDefaultValue("");
            person.Property(p => p.Roles).HasMaxLength(200).HasConversion<RolesConverter, RolesComparer>();
        });

    /// <summary>The roles, separated by blanks.</summary>
    internal static string Write(IReadOnlyList<Role> roles) => string.Join(' ', roles);

    internal static IReadOnlyList<Role> ReadRoles(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)];
}

internal sealed class RolesConverter()
    : ValueConverter<IReadOnlyList<Role>, string>(
        roles => PersonMapping.Write(roles),
        text => PersonMapping.ReadRoles(text)
    );

internal sealed class RolesComparer()
    : ValueComparer<IReadOnlyList<Role>>(
        (a, b) => a!.SequenceEqual(b!),
        roles => roles.Aggregate(0, (hash, role) => HashCode.Combine(hash, role)),
        roles => roles.ToList()
    );
