using Ledger.Access;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Access;

internal static class PersonMapping
{
    public static void Map(ModelBuilder model) => model.Entity<Person>(person =>
    {
        person.ToTable("person");
        person.HasKey(p => p.Id);
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Handle).HasMaxLength(64).UseCodeCollation();
        person.HasIndex(p => p.Handle).IsUnique();
        person.Property(p => p.Name).HasMaxLength(200);
        person.Property(p => p.Organization).HasMaxLength(60).UseCodeCollation().HasDefaultValue("");
        person.Property(p => p.Roles).HasMaxLength(200).HasConversion(
            roles => string.Join(' ', roles),
            text => (IReadOnlyList<Role>)text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>).ToList(),
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<IReadOnlyList<Role>>(
                (a, b) => a!.SequenceEqual(b!), roles => roles.Aggregate(0, (hash, role) => HashCode.Combine(hash, role)), roles => roles.ToList()));
    });
}
