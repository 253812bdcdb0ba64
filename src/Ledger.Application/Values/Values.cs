using System.Text.Json.Serialization;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Application.Values;

/// <summary>
/// A word of the product that stands for a member of an enumeration or for a code: programs read the member in
/// snake_case, people the word of their language.
/// </summary>
/// <param name="Key">As resource files have it: ReleaseState.Approved, Step.Approve, Condition.counterpart.</param>
[JsonConverter(typeof(WordKeyConverter))]
public readonly record struct WordKey(string Key)
{
    public static WordKey Of(string type, string member) => new($"{type}.{member}");

    public string Member => Key[(Key.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>The name of an account in the chart of its kind of estate: programs read it in English.</summary>
[JsonConverter(typeof(AccountNameConverter))]
public readonly record struct AccountName(EstateKind Kind, string Code)
{
    public string In(string language) => ChartOfAccounts.Of(Kind).Find(Code)?.Name(language) ?? "";
}

/// <summary>
/// A reason as it was stored: a person's own words, or a code with its arguments, which programs read as such.
/// </summary>
[JsonConverter(typeof(ReasonTextConverter))]
public readonly record struct ReasonText(string Stored)
{
    public CodedText? Composed => CodedText.Parse(Stored ?? "");
}

/// <summary>A bar beside an amount, as long as the amount is of the greatest one: people see what grows.</summary>
[JsonConverter(typeof(BarConverter))]
public readonly record struct Bar(Share Length)
{
    private const int Blocks = 20;

    public static Bar Of(long amount, long greatest) =>
        new(
            amount <= 0 || greatest <= 0 ? Share.None
            : amount >= greatest ? Share.All
            : Share.OfMillionths((int)((Int128)amount * Share.Whole / greatest))
        );

    /// <summary>At least one block for what is more than nothing.</summary>
    public override string ToString() =>
        Length == Share.None ? "" : new string('█', Math.Max(1, (int)((long)Blocks * Length.Millionths / Share.Whole)));
}

/// <summary>A text that the product composed: programs read its code and arguments, people a sentence.</summary>
[JsonConverter(typeof(SentenceConverter))]
public readonly record struct Sentence(CodedText Text)
{
    public static implicit operator Sentence(CodedText text) => new(text);
}

/// <summary>The roles of a person: programs read each with its part of the ledger, people one line.</summary>
[JsonConverter(typeof(HeldRolesConverter))]
public readonly record struct HeldRoles(IReadOnlyList<RoleAssignment> Held)
{
    public CodedText Told() => CodedText.List(int.MaxValue, [.. Held.Select(Told)]);

    private static CodedText Told(RoleAssignment held) =>
        held.Scope == Scope.WholeLedger
            ? new(held.IsPending ? "people.role_pending" : "people.role", ("Role", held.Role))
            : new(
                held.IsPending ? "people.role_pending_for" : "people.role_for",
                ("Role", held.Role),
                ("Scope", held.Scope.ToString())
            );
}
