using Ledger.Access;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Programmes;

/// <summary>
/// Regulations of funds, and the most that the law lets them ask. What was loaded never changes, so it may be
/// remembered.
/// </summary>
public sealed class LendingRules
{
    private readonly Func<LedgerDb> _contexts;
    private readonly Dialect _dialect;
    private readonly IClock? _clock;
    private readonly WriteOnce _once;
    private readonly VersionedDocuments<RegulationRow, Regulation> _regulations;

    internal LendingRules(Func<LedgerDb> contexts, Dialect dialect, IClock? clock)
    {
        (_contexts, _dialect, _clock, _once) = (contexts, dialect, clock, new WriteOnce(contexts, dialect));
        _regulations = new(
            contexts,
            dialect,
            clock,
            RegulationDocument.Read,
            regulation => (regulation.Code, regulation.Version),
            regulation => new RegulationRefusal.VersionTaken(regulation.ToString())
        );
    }

    /// <summary>
    /// Loads a regulation's document. The same again changes nothing; other content under the same code and version is
    /// refused, and so is a version of a code that another organization loaded first.
    /// </summary>
    /// <remarks>
    /// A code belongs to the organization of whoever loads its first version; to the programme office when they are of
    /// none.
    /// </remarks>
    public Task<Result<Regulation>> Load(
        string document,
        Person by,
        bool isDryRun = false,
        CancellationToken cancel = default
    ) =>
        _regulations.Load(
            document,
            by,
            async (db, regulation) =>
            {
                if (
                    await db.Set<RegulationCodeRow>()
                        .AsNoTracking()
                        .FirstOrDefaultAsync(row => row.Code == regulation.Code, cancel)
                    is not { } known
                )
                    db.Add(new RegulationCodeRow { Code = regulation.Code, Owner = by.Organization });
                else if (known.Owner != by.Organization)
                    return new RegulationRefusal.OtherOwner(by.Handle, regulation.ToString(), known.Owner);
                return null;
            },
            isDryRun,
            cancel
        );

    public Task<Regulation?> Find(string code, int version, CancellationToken cancel = default) =>
        _regulations.Find(code, version, cancel);

    public Task<IReadOnlyList<Regulation>> Regulations(CancellationToken cancel = default) => _regulations.All(cancel);

    /// <summary>Whose each code is: an organization's, or empty, the programme office's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Owners(CancellationToken cancel = default)
    {
        await using var db = _contexts();
        return await db.Set<RegulationCodeRow>()
            .AsNoTracking()
            .ToDictionaryAsync(row => row.Code, row => row.Owner, cancel);
    }

    /// <summary>
    /// Adds a legal maximum. The same again changes nothing; another one for the same day is refused.
    /// </summary>
    public async Task<Result<LegalMaximum>> Set(
        LegalMaximum maximum,
        Person by,
        bool isDryRun = false,
        CancellationToken cancel = default
    )
    {
        if (
            (Fund.CheckCountry(maximum.Country) ?? Text.Clean("source", maximum.Source, 200, required: true).Refusal) is
            { } wrong
        )
            return wrong;
        return await _once.Add(maximum, () => Known(maximum, cancel), Add, isDryRun, cancel);

        async Task<Refusal?> Add(LedgerDb db)
        {
            db.Add(
                new LegalMaximumRow
                {
                    Country = maximum.Country,
                    From = maximum.From,
                    Rate = maximum.EffectiveYear?.ToString() ?? "",
                    Source = maximum.Source,
                    LoadedBy = by.Id.Value,
                    LoadedAt = await Questions.Now(_dialect, _clock, cancel),
                }
            );
            return null;
        }
    }

    private async Task<Result<LegalMaximum>?> Known(LegalMaximum maximum, CancellationToken cancel)
    {
        await using var db = _contexts();
        return await db.Set<LegalMaximumRow>().FindAsync([maximum.Country, maximum.From], cancel) is not { } known
                ? null
            : Of(known) == maximum ? maximum
            : new LendingRefusal.MaximumTaken(maximum.Country, maximum.From, known.Source);
    }

    /// <summary>All that are known, the oldest first.</summary>
    public async Task<IReadOnlyList<LegalMaximum>> Maxima(CancellationToken cancel = default)
    {
        await using var batch = await SelectBatch.OfQuestion(_dialect, cancel);
        var maxima = AskMaxima(batch);
        await batch.Execute(cancel);
        return maxima();
    }

    /// <summary>Adds the select of all that are known.</summary>
    /// <returns>Them, when the batch has been executed.</returns>
    internal static Func<IReadOnlyList<LegalMaximum>> AskMaxima(SelectBatch batch)
    {
        var rows = batch.Select(LendingRuleTables.LegalMaxima, "legal_maximum t", null);
        IReadOnlyList<LegalMaximum>? maxima = null;
        return () =>
            maxima ??= [.. rows.OrderBy(row => row.Country, StringComparer.Ordinal).ThenBy(row => row.From).Select(Of)];
    }

    /// <summary>
    /// Adds the select of the regulations of some funds and their loans, unless some are remembered already: then
    /// another one is looked for by itself.
    /// </summary>
    internal void AskRegulations(SelectBatch batch, RowSet funds) =>
        _regulations.Ask(
            batch,
            LendingRuleTables.Regulations,
            "regulation t WHERE EXISTS (SELECT 1 FROM {keys} JOIN fund f ON f.code = k.code "
                + "WHERE f.regulation = t.code AND f.regulation_version = t.version) "
                + "OR EXISTS (SELECT 1 FROM {keys} JOIN fund f ON f.code = k.code JOIN loan l ON l.fund = f.id "
                + "WHERE l.regulation = t.code AND l.regulation_version = t.version)",
            funds
        );

    private static LegalMaximum Of(LegalMaximumRow row) =>
        new(
            row.Country,
            row.From,
            row.Rate.Length == 0
                ? null
                : Rate.Parse("maximum", row.Rate)
                    .Match(rate => rate, refusal => throw new InvalidDataException(refusal.ToString())),
            row.Source
        );
}
