using Ledger.Storage.Database;

namespace Ledger.Storage.Programmes;

/// <summary>Rules by which commands are judged: read with what they are about, written elsewhere.</summary>
internal static class RuleTables
{
    public static readonly RecordTable<ProgrammeRow> Programmes = new(
        "programme",
        row => new ProgrammeRow
        {
            Estate = row.Text(),
            Name = row.Text(),
            Country = row.Text(),
            Currency = row.Text(),
            Zone = row.Text(),
            PerDollar = row.DecimalOrNull(),
        },
        columns =>
            columns
                .Text(r => r.Estate)
                .Text(r => r.Name)
                .Text(r => r.Country)
                .Text(r => r.Currency)
                .Text(r => r.Zone)
                .DecimalOrNull(r => r.PerDollar)
    );

    public static readonly RecordTable<InstrumentRow> Instruments = new(
        "instrument",
        row => new InstrumentRow
        {
            Code = row.Text(),
            Version = row.Int32(),
            Document = row.Text(),
            LoadedBy = row.Guid(),
            LoadedAt = row.Instant(),
        },
        columns =>
            columns
                .Text(r => r.Code)
                .Int32(r => r.Version)
                .Text(r => r.Document)
                .Guid(r => r.LoadedBy)
                .Instant(r => r.LoadedAt)
    );

    public static readonly RecordTable<DelegationRow> Delegations = new(
        "delegation",
        row => new DelegationRow
        {
            Id = row.Guid(),
            Giver = row.Guid(),
            Taker = row.Guid(),
            Role = row.Int16(),
            From = row.Date(),
            Through = row.Date(),
            MaxAmount = row.Int64OrNull(),
            Currency = row.Text(),
            GivenAt = row.Instant(),
            WithdrawnAt = row.InstantOrNull(),
        },
        columns =>
            columns
                .Guid(r => r.Id)
                .Guid(r => r.Giver)
                .Guid(r => r.Taker)
                .Int16(r => r.Role)
                .Date(r => r.From)
                .Date(r => r.Through)
                .Int64OrNull(r => r.MaxAmount)
                .Text(r => r.Currency)
                .Instant(r => r.GivenAt)
                .InstantOrNull(r => r.WithdrawnAt)
    );
}
