using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;

namespace Ledger.Application.Queries.Proof;

/// <summary>Journals that are ready to be written, as JSON Lines with their seals.</summary>
/// <param name="Write">Writes them, and answers how many records they are.</param>
public sealed record PreparedExport(Func<Stream, CancellationToken, Task<Result<long>>> Write);

/// <summary>The journals of one estate or of all, as another ledger imports them.</summary>
public sealed record ExportJournal(string? Estate, bool All) : NamedEstates<PreparedExport>(Estate, All)
{
    internal override async Task<Result<PreparedExport>> Answer(Call call, CancellationToken cancel)
    {
        if (Check() is { } refusal)
            return refusal;
        var codes = await Codes(call, cancel);
        return new PreparedExport((stream, stop) => call.Database.Export.Write(stream, codes, cancel: stop));
    }
}
