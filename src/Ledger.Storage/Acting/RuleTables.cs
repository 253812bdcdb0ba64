using Ledger.Storage.Database;
using Ledger.Storage.Programs;
using Ledger.Storage.RotatingFunds;

namespace Ledger.Storage.Acting;

/// <summary>Rules by which commands are judged: read with what they are about, written elsewhere.</summary>
internal static class RuleTables
{
    public static readonly RecordTable<ProgrammeRow> Programmes = new RecordTable<ProgrammeRow>(
        "programme",
        row => new ProgrammeRow
        {
            Estate = row.Text(),
            Name = row.Text(),
            Country = row.Text(),
            Currency = row.Text(),
            Zone = row.Text(),
            PerDollar = row.DecimalOrNull(),
        }
    ).Text(r => r.Estate).Text(r => r.Name).Text(r => r.Country).Text(r => r.Currency).Text(r => r.Zone).DecimalOrNull(r => r.PerDollar);

    public static readonly RecordTable<InstrumentRow> Instruments = new RecordTable<InstrumentRow>(
        "instrument",
        row => new InstrumentRow
        {
            Code = row.Text(),
            Version = row.Int32(),
            Document = row.Text(),
            LoadedBy = row.Guid(),
            LoadedAt = row.Instant(),
        }
    ).Text(r => r.Code).Int32(r => r.Version).Text(r => r.Document).Guid(r => r.LoadedBy).Instant(r => r.LoadedAt);

    public static readonly RecordTable<RegulationRow> Regulations = new RecordTable<RegulationRow>(
        "regulation",
        row => new RegulationRow
        {
            Code = row.Text(),
            Version = row.Int32(),
            Document = row.Text(),
            LoadedBy = row.Guid(),
            LoadedAt = row.Instant(),
        }
    ).Text(r => r.Code).Int32(r => r.Version).Text(r => r.Document).Guid(r => r.LoadedBy).Instant(r => r.LoadedAt);

    public static readonly RecordTable<LegalMaximumRow> LegalMaxima = new RecordTable<LegalMaximumRow>(
        "legal_maximum",
        row => new LegalMaximumRow
        {
            Country = row.Text(),
            From = row.Date(),
            Rate = row.Text(),
            Source = row.Text(),
            LoadedBy = row.Guid(),
            LoadedAt = row.Instant(),
        }
    ).Text(r => r.Country).Date(r => r.From).Text(r => r.Rate).Text(r => r.Source).Guid(r => r.LoadedBy).Instant(r => r.LoadedAt);

    public static readonly RecordTable<DelegationRow> Delegations = new RecordTable<DelegationRow>(
        "delegation",
        row => new DelegationRow
        {
            Id = row.Guid(),
            Giver = row.Guid(),
            Taker = row.Guid(),
            Role = row.Int16(),
            From = row.Date(),
            Through = row.Date(),
            Most = row.Int64OrNull(),
            Currency = row.Text(),
            GivenAt = row.Instant(),
            WithdrawnAt = row.InstantOrNull(),
        }
    ).Guid(r => r.Id).Guid(r => r.Giver).Guid(r => r.Taker).Int16(r => r.Role).Date(r => r.From).Date(r => r.Through).Int64OrNull(r => r.Most).Text(r => r.Currency).Instant(r => r.GivenAt).InstantOrNull(r => r.WithdrawnAt);
}
