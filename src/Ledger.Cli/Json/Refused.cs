using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Json;

/// <summary>A refusal of one value among many: the same code, with the place before its message.</summary>
public sealed record RefusedAt(string Field, Refusal Inner)
    : Refusal(Inner.Code, $"{Field}: {Inner.What}", Inner.Remedy);

/// <summary>A refusal of a question: the same code, with what helps whoever asks.</summary>
/// <param name="Consejo">The advice in Spanish.</param>
public sealed record RefusedQuestion(Refusal Inner, string Advice, string Consejo)
    : Refusal(Inner.Code, Inner.What, Advice);

/// <summary>
/// Two rows of one file are called the same and ask for different things: the same code, and the other line.
/// </summary>
/// <param name="Other">The line before it that has the same reference.</param>
internal sealed record RefusedRow(JournalRefusal.DifferentContent Inner, int Other)
    : Refusal(
        Inner.Code,
        $"It has the reference of line {Other}, and another {Inner.Field}: {Inner.Recorded} there, {Inner.Sent} here.",
        "Write the same in both, or give one of them a reference of its own."
    );

/// <summary>Ends the reading of a request; caught where the reading began.</summary>
internal sealed class Refused(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;

    public static T Or<T>(Result<T> result)
        where T : notnull => result.IsAccepted(out var value) ? value : throw new Refused(result.Refusal!);

    public static T At<T>(string field, Result<T> result)
        where T : notnull =>
        result.IsAccepted(out var value) ? value : throw new Refused(new RefusedAt(field, result.Refusal!));
}
