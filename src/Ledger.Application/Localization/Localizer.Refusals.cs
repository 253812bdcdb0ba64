using Ledger.Access;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Application.Localization;

/// <summary>What a refusal says to a person, in two sentences: what is wrong, and what to do about it.</summary>
public readonly record struct RefusalText(string What, string Remedy)
{
    /// <summary>
    /// Safe to show: what it quotes cannot move a cursor, forge a line or fill a screen.
    /// </summary>
    public string Message => Text.Shown($"{What} {Remedy}");
}

/// <summary>The sentences of refusals, by code.</summary>
public sealed partial class Localizer
{
    public string Message(Refusal refusal) => Of(refusal).Message;

    /// <summary>A refusal that was kept, as in the security log.</summary>
    public string Message(CodedText refused) => Of(refused).Message;

    public RefusalText Of(Refusal refusal) =>
        refusal switch
        {
            RefusedAt at => Of(at.Inner) is var inner ? inner with { What = $"{Place(at)}: {inner.What}" } : default,
            RefusedQuestion question => Of(question.Inner) with { Remedy = Say(question.Advice) },
            RefusedRow row => Row(row),
            TrancheRefusal.ConditionsNotMet { Conditions.Value: { } conditions } unmet => Sentences(
                CodedText.Of(unmet),
                conditions
            ),
            _ => Of(CodedText.Of(refusal)),
        };

    /// <summary>
    /// A fault of the database, of a file or of the program; what a provider said stays in its own words.
    /// </summary>
    public RefusalText Fault(CodedText fault) =>
        new(
            Say(_faults.Template($"{fault.Code}.what"), fault, null),
            Say(_faults.Template($"{fault.Code}.remedy"), fault, null)
        );

    private string Place(RefusedAt at) =>
        at.Line == 0 ? at.Field : Say(new CodedText("line_of_file", ("File", at.Field), ("Line", at.Line)));

    public RefusalText Of(CodedText refused) => Sentences(refused, null);

    private RefusalText Sentences(CodedText refused, IReadOnlyList<Condition>? conditions) =>
        new(
            Say(_refusals.Template($"{refused.Code}.what"), refused, conditions),
            Say(_refusals.Template($"{refused.Code}.remedy"), refused, conditions)
        );

    private RefusalText Row(RefusedRow row) =>
        new(
            Say(
                new CodedText(
                    "row.differs.what",
                    ("Line", row.Other),
                    ("Field", row.Inner.Field),
                    ("Recorded", row.Inner.Recorded),
                    ("Sent", row.Inner.Sent)
                )
            ),
            Say(new CodedText("row.differs.remedy"))
        );

    /// <summary>What a text computes of its arguments.</summary>
    private string Piece(CodedText text, string name, IReadOnlyList<Condition>? conditions) =>
        name switch
        {
            "roles" => RolesWith(text["Permission"] is { } named ? Member<Permission>(named) : Permission.Approve),
            "max" => Money(new Money(Foundations.Money.MaxMinorUnits, CurrencyOf(text))),
            "longest" => EstateCode.MaxLength.ToString(Culture),
            "later" => text["Short"] is Money missing && text["Available"] is Money there && missing == -there
                ? ""
                : Text("later"),
            "month" => Plain(Lending.Rate.MaxPercentOfMonth),
            "year" => Plain(Lending.Rate.MaxPercentOfYear),
            "decimals" => Lending.Rate.MaxDecimals.ToString(Culture),
            "owner" => text["Owner"] is string { Length: > 0 } owner ? owner : Text("programme_office"),
            "detail" => text["Detail"] is CodedText detail && Say(detail) is { Length: > 0 } said ? $": {said}" : "",
            "unmet" => conditions is null
                ? $"{text["Unmet"]}"
                : string.Join("; ", conditions.Select(condition => Unmet(condition))),
            _ => $"{{{name}}}",
        };

    private string Unmet(Condition condition) =>
        $"{Word($"Condition.{condition.Code}")}: {Why(condition)}{(condition.Short is { } missing ? Say(new CodedText("condition.short", ("Short", missing))) : "")} ({Word(condition.WhoMustAct)})";

    private string RolesWith(Permission permission) =>
        string.Join(
            ", ",
            Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(permission)).Select(role => Word(role))
        );

    private static Currency CurrencyOf(CodedText text) =>
        text["Currency"] switch
        {
            Currency currency => currency,
            string code => Currency.Parse(code).Match(currency => currency, _ => Currency.COP),
            _ => text["Amount"] is Money amount ? amount.Currency : Currency.COP,
        };

    private static T Member<T>(object named)
        where T : struct, Enum => named is T member ? member : Enum.Parse<T>(((EnumWord)named).Member);

    private string Plain(decimal number) => IsSpanish ? number.ToString("N0", Culture) : $"{number}";
}
