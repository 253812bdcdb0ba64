namespace Ledger.Application.Authorization;

/// <summary>How far a long request is.</summary>
public readonly record struct Progress(int Done, int Total);
