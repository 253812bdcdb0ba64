using Ledger.Access;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using NodaTime;

namespace Ledger.Application.Localization;

/// <summary>Answers as people read them: the labels of their members, and their values.</summary>
public sealed partial class Localizer
{
    /// <summary>
    /// The label of a member of an answer: of this type when it has one of its own, otherwise of every member of that
    /// name. English has the words of the name where no other label is given.
    /// </summary>
    public string Label(Type answer, string field) =>
        _labels.Find($"{answer.Name}.{field}") ?? _labels.Find(field) ?? Capital(field.Replace('_', ' '));

    /// <summary>The help of a field of a request: of this use case when it has one of its own.</summary>
    /// <param name="key">What people call it, where that is not its path.</param>
    public string? FieldHelp(string useCase, string key, string path) =>
        _fields.Find($"{useCase}.{key}")
        ?? _fields.Find($"{useCase}.{path}")
        ?? _fields.Find(path)
        ?? _fields.Find(key);

    /// <summary>One value of an answer; nothing where there is none.</summary>
    public string Value(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool yes => yes ? Text("yes") : Text("no"),
            int number => Number(number),
            long number => Number(number),
            // Whole figures of published tables have no decimals.
            decimal number => Number(number, number == decimal.Truncate(number) ? 0 : 2),
            Money money => Amount(money),
            Share share => $"{(share.Millionths / 10_000m).ToString("0.####", Culture)}%",
            Rate rate => Rate(rate),
            LocalDate day => Day(day),
            Instant moment => Moment(moment),
            Constraint side => Constraint(side),
            EstateKind kind => Kind(kind),
            HolderRule.None => "",
            Enum member => Word(member),
            WordKey word => Word(word.Key),
            AccountName name => name.In(Language),
            ReasonText reason => Reason(reason.Stored),
            Sentence sentence => Say(sentence.Text),
            HeldRoles roles => Say(roles.Told()),
            Currency currency => currency.Code,
            System.Collections.IEnumerable several => string.Join(", ", several.Cast<object?>().Select(Value)),
            _ => value.ToString() ?? "",
        };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
