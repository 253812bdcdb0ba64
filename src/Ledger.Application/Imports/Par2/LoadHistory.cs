using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Imports.Par2;

/// <summary>What the loading of a programme's history did.</summary>
/// <param name="Posted">Requests to the journal that were not there before.</param>
/// <param name="Exceptions">Figures that the engine would have refused.</param>
public sealed record HistoryLoaded(string Programme, int Rows, int Posted, int Exceptions);

/// <summary>Books the sums of a time before this ledger, as they are.</summary>
/// <param name="File">One row per phase, with amounts in the programme's currency.</param>
/// <param name="From">The day on which the books open.</param>
/// <param name="Through">The day of the figures.</param>
public sealed record LoadHistory(
    Programme Programme,
    InputFile File,
    LocalDate From,
    LocalDate Through,
    string Document
) : Request<HistoryLoaded>
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<HistoryLoaded>> Answer(Call call, CancellationToken cancel)
    {
        try
        {
            return await Load(call, cancel);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private async Task<Result<HistoryLoaded>> Load(Call call, CancellationToken cancel)
    {
        var rows = HistoryLoading.Read(File, Programme.Currency);
        var requests = new HistoryLoading(Programme, From, Through, Document, call.By).Requests(rows);
        var (batch, isDryRun) = (new Batch(requests, Atomic: true), call.Sending.IsDryRun);
        var answers = isDryRun
            ? await call.Database.Journal.DryRun(batch, cancel)
            : await call.Database.Journal.Post(batch, cancel);
        if (
            answers
                .Select(answer => answer.Refusal)
                .FirstOrDefault(refusal => refusal is not null and not JournalRefusal.RolledBack) is
            { } refused
        )
            return refused;
        var exceptions = 0;
        if (!isDryRun)
        {
            RefusedException.Or(await call.Database.Rules.Register(Programme, cancel));
            exceptions = (await call.Database.Portfolio.Exceptions(Programme.Estate, Programme.Currency, cancel)).Count;
        }
        return new HistoryLoaded(
            Programme.Name,
            rows.Count,
            answers.Count(answer => answer.IsAccepted(out var receipt) && !receipt.IsReplay),
            exceptions
        );
    }
}
