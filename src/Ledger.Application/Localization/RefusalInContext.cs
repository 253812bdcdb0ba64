using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Application.Localization;

/// <summary>A refusal of one value among many: the same code, with the place before its message.</summary>
/// <param name="Field">The field, or the file.</param>
/// <param name="Line">Of a file: its line; 0 for none.</param>
public sealed record RefusedAt(string Field, Refusal Inner, int Line = 0) : Refusal(Inner.Code);

/// <summary>A refusal of a question: the same code, with advice that helps the person who asks.</summary>
public sealed record RefusedQuestion(Refusal Inner, CodedText Advice) : Refusal(Inner.Code);

/// <summary>
/// Two rows of one file are called the same and ask for different things: the same code, and the other line.
/// </summary>
/// <param name="Other">The line before it that has the same reference.</param>
public sealed record RefusedRow(JournalRefusal.DifferentContent Inner, int Other) : Refusal(Inner.Code);
