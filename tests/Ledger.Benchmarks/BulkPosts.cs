namespace Ledger.Benchmarks;

internal static class BulkPosts
{
    public static Task Measure(Bench bench) => Task.CompletedTask;
}
