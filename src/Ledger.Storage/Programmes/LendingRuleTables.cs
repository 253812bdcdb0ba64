using Ledger.Storage.Database;

namespace Ledger.Storage.Programmes;

/// <summary>Rules by which funds are judged: read with them, written elsewhere.</summary>
internal static class LendingRuleTables
{
    public static readonly RecordTable<RegulationRow> Regulations = new(
        "regulation",
        row => new RegulationRow
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

    public static readonly RecordTable<LegalMaximumRow> LegalMaxima = new(
        "legal_maximum",
        row => new LegalMaximumRow
        {
            Country = row.Text(),
            From = row.Date(),
            Rate = row.Text(),
            Source = row.Text(),
            LoadedBy = row.Guid(),
            LoadedAt = row.Instant(),
        },
        columns =>
            columns
                .Text(r => r.Country)
                .Date(r => r.From)
                .Text(r => r.Rate)
                .Text(r => r.Source)
                .Guid(r => r.LoadedBy)
                .Instant(r => r.LoadedAt)
    );
}
