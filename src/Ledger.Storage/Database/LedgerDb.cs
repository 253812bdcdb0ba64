using Ledger.Foundations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Ledger.Storage.Database;

public enum DatabaseKind
{
    PostgreSql,
    SqlServer,
}

/// <summary>
/// The one model of both databases. Each has a context of its own because each has migrations of its own.
/// </summary>
public abstract class LedgerDb(DbContextOptions options, DatabaseKind kind, Action<ModelBuilder, DatabaseKind> map)
    : DbContext(options)
{
    public DatabaseKind Kind { get; } = kind;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        map(modelBuilder, Kind);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                Name(property, NameCase.Snake(property.Name));
            foreach (var money in entity.GetComplexProperties())
            foreach (var property in money.ComplexType.GetProperties())
                Name(
                    property,
                    property.Name == nameof(Money.Currency)
                        ? $"{NameCase.Snake(money.Name)}_currency"
                        : NameCase.Snake(money.Name)
                );
        }
    }

    private void Name(IMutableProperty property, string column)
    {
        property.SetColumnName(column);
        if (property.FindAnnotation(Columns.CodeAnnotation) is not null)
            property.SetCollation(Kind == DatabaseKind.PostgreSql ? "C" : "Latin1_General_100_BIN2");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (
            var owner in typeof(Id<>)
                .Assembly.GetTypes()
                .Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IIdentified)))
        )
            configurationBuilder
                .Properties(typeof(Id<>).MakeGenericType(owner))
                .HaveConversion(typeof(IdConverter<>).MakeGenericType(owner));
        configurationBuilder.ComplexProperties<Money>();
        configurationBuilder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        configurationBuilder.Properties<Share>().HaveConversion<ShareConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>().HavePrecision(6);
    }
}

internal static class Columns
{
    public const string CodeAnnotation = "Ledger:Code";

    /// <summary>Codes compare byte by byte, whatever the database's own collation.</summary>
    public static PropertyBuilder<string> UseCodeCollation(this PropertyBuilder<string> property) =>
        (PropertyBuilder<string>)property.HasAnnotation(CodeAnnotation, true);

    public static void IsCode(this PropertyBuilder<string> property, int length) =>
        property.HasMaxLength(length).UseCodeCollation();
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value))
    where T : IIdentified;

internal sealed class CurrencyConverter()
    : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Find(code) ?? default);

internal sealed class ShareConverter()
    : ValueConverter<Share, int>(share => share.Millionths, millionths => Share.OfMillionths(millionths));

internal sealed class LocalDateConverter()
    : ValueConverter<LocalDate, DateOnly>(date => date.ToDateOnly(), value => LocalDate.FromDateOnly(value));

internal sealed class InstantConverter()
    : ValueConverter<Instant, DateTime>(
        instant => instant.ToDateTimeUtc(),
        value => Instant.FromDateTimeUtc(DateTime.SpecifyKind(value, DateTimeKind.Utc))
    );
