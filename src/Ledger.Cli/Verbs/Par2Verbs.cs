namespace Ledger.Cli.Verbs;

internal static class Par2Verbs
{
    public static IReadOnlyList<Verb> All =>
    [
        new("load par2", _ => throw new NotImplementedException(), () => []),
        new("report par2", _ => throw new NotImplementedException(), () => []),
    ];
}
