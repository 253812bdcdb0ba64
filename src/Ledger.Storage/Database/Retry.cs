using Microsoft.EntityFrameworkCore;
using Polly;
using Polly.Retry;

namespace Ledger.Storage.Database;

/// <summary>
/// How often something is tried, and how long it is waited before the second time; doubled each time.
/// </summary>
internal sealed record RetryLimit(int Attempts, TimeSpan FirstDelay)
{
    /// <summary>A set of commands on alliances or funds.</summary>
    public static readonly RetryLimit Commands = new(8, TimeSpan.FromMilliseconds(20));

    /// <summary>A caller's batch of the journal.</summary>
    public static readonly RetryLimit Batches = new(6, TimeSpan.FromMilliseconds(40));

    /// <summary>What the scheduler keeps.</summary>
    public static readonly RetryLimit Scheduling = new(5, TimeSpan.FromMilliseconds(20));

    /// <summary>What is seldom registered by two people at once.</summary>
    public static readonly RetryLimit Programmes = new(4, TimeSpan.Zero),
        Documents = new(3, TimeSpan.Zero);

    /// <summary>What is judged by books that many post to.</summary>
    public static readonly RetryLimit Overtaken = new(20, TimeSpan.Zero);
}

/// <summary>
/// The one place where what failed is tried again: faults of the database that pass by themselves, and what was judged
/// by something that has moved on. Requests carry their ids, so that trying again never has a double effect (law 3).
/// </summary>
internal static class Retry
{
    /// <param name="again">Called before each further attempt.</param>
    public static async Task<T> Do<T>(
        Dialect dialect,
        RetryLimit limit,
        Func<CancellationToken, Task<T>> attempt,
        CancellationToken cancel,
        Action? again = null
    )
    {
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = limit.Attempts - 1,
                    Delay = limit.FirstDelay,
                    BackoffType = DelayBackoffType.Exponential,
                    ShouldHandle = outcome =>
                        ValueTask.FromResult(outcome.Outcome.Exception is { } fault && IsTransient(dialect, fault)),
                    OnRetry = _ =>
                    {
                        again?.Invoke();
                        return default;
                    },
                }
            )
            .Build();
        return await pipeline.ExecuteAsync(static (work, token) => new ValueTask<T>(work(token)), attempt, cancel);
    }

    /// <summary>
    /// EF Core wraps what the provider throws: a failed save in one exception, a broken connection in another.
    /// </summary>
    public static bool IsTransient(Dialect dialect, Exception fault) =>
        fault is MovedOnException
        || dialect.IsTransient(fault)
        || fault is DbUpdateException or InvalidOperationException
            && fault.InnerException is { } inner
            && IsTransient(dialect, inner);
}

/// <summary>What was read has moved on: it is judged again on what there is now.</summary>
internal class MovedOnException(string message) : Exception(message);
