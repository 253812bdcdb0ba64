using Ledger.Alliances.Tranches;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Application.Queries.Alliances;

/// <summary>How a list of releases is sorted.</summary>
public enum ReleaseSort
{
    /// <summary>The longest in its state first, by when the state was recorded.</summary>
    Waiting,

    /// <summary>The largest first.</summary>
    Amount,

    /// <summary>By the alliance's code.</summary>
    Alliance,
}

/// <summary>One release in a list of many alliances' releases.</summary>
/// <param name="On">The day for which it is asked.</param>
/// <param name="Since">When its state was recorded.</param>
public sealed record ListedRelease(
    string Alliance,
    string Unit,
    int Number,
    Money Amount,
    ReleaseState State,
    LocalDate On,
    int Revision,
    Instant Since,
    [property: ForPrograms] Currency Currency
);

/// <summary>The releases of all alliances that the caller may see.</summary>
/// <param name="Sort">The longest waiting first, by default.</param>
/// <param name="Page">Null: all of them.</param>
public sealed record ListReleases(string? Programme, string? Unit, ReleaseState? State, ReleaseSort? Sort, int? Page)
    : Question<Listing<ListedRelease>>
{
    internal override async Task<Result<Listing<ListedRelease>>> Answer(Call call, CancellationToken cancel)
    {
        var filter = new ReleaseFilter(
            Programme,
            Unit,
            State,
            call.Scopes,
            Sort switch
            {
                ReleaseSort.Amount => ReleaseOrder.LargestFirst,
                ReleaseSort.Alliance => ReleaseOrder.ByAlliance,
                _ => ReleaseOrder.LongestWaiting,
            },
            Page is { } asked ? Math.Max(1, asked) : null
        );
        var found = await call.Database.Releases.Read(filter, cancel);
        return new Listing<ListedRelease>([.. found.Lines.Select(Of)])
        {
            Page = filter.Page is { } number ? new Page(number, filter.PageSize, found.Total) : null,
        };
    }

    private static ListedRelease Of(ReleaseLine line) =>
        new(
            line.Alliance,
            line.Unit,
            line.Number,
            line.Amount,
            line.State,
            line.On,
            line.Revision,
            line.Since,
            line.Amount.Currency
        );
}
