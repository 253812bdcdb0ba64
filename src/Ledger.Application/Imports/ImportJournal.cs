using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Access;

namespace Ledger.Application.Imports;

/// <summary>An estate whose journal was imported.</summary>
/// <param name="Head">Hash of its last record.</param>
public sealed record ImportedLine(string Estate, long Records, [property: ForPrograms] string Head);

/// <summary>Journals that another ledger exported.</summary>
public sealed record ImportJournal(InputFile File) : Request<Listing<ImportedLine>>
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<Listing<ImportedLine>>> Answer(Call call, CancellationToken cancel)
    {
        await using var stream = File.Open();
        return (await call.Database.Import.Read(stream, cancel: cancel)).Then<Listing<ImportedLine>>(
            estates => new Listing<ImportedLine>([
                .. estates.Select(estate => new ImportedLine(estate.Estate, estate.Records, estate.HeadHash)),
            ])
        );
    }
}
