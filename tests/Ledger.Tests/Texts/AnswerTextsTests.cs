using System.Reflection;
using System.Text.Json.Serialization;
using Ledger.Application.Authorization;
using Ledger.Application.Contracts;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Xunit;

namespace Ledger.Tests;

/// <summary>Every member of every answer has a label in both languages, and every field of a question its help.</summary>
public sealed class AnswerTextsTests
{
    private static readonly IReadOnlyList<Type> Registered =
    [
        .. typeof(Answers)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
            .SelectMany(context => context.GetCustomAttributesData())
            .Where(data => data.AttributeType == typeof(JsonSerializableAttribute))
            .Select(data => (Type)data.ConstructorArguments[0].Value!),
    ];

    private static IEnumerable<Type> AnswerTypes =>
        Registered.Where(type =>
            type.Namespace?.StartsWith("Ledger.Application", StringComparison.Ordinal) == true
            && !type.IsSubclassOf(typeof(Request))
        );

    [Fact]
    public void Every_member_of_an_answer_has_a_Spanish_label()
    {
        var known = ResourceTexts.Only("Labels.es").Keys.ToHashSet(StringComparer.Ordinal);
        var missing = AnswerTypes
            .SelectMany(type =>
                Answers
                    .FieldsOf(type)
                    .Where(field => !field.IsForPrograms)
                    .Where(field => !known.Contains(field.Name) && !known.Contains($"{type.Name}.{field.Name}"))
                    .Select(field => $"{type.Name}.{field.Name}")
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.Empty(missing);
        Assert.True(AnswerTypes.Count() > 20);
    }

    [Fact]
    public void An_English_label_of_one_record_has_its_Spanish_one()
    {
        Assert.Empty(ResourceTexts.Only("Labels").Keys.Except(ResourceTexts.Only("Labels.es").Keys));
        Assert.Empty(ResourceTexts.Only("Fields").Keys.Except(ResourceTexts.Only("Fields.es").Keys));
        Assert.Empty(ResourceTexts.Only("Fields.es").Keys.Except(ResourceTexts.Only("Fields").Keys));
    }

    [Fact]
    public void Amounts_have_their_currency_beside_them_or_in_the_document_around_them()
    {
        var types = AnswerTypes.ToList();
        var own = types.Where(type => Has(type, typeof(Currency))).ToHashSet();
        var bare = types.Where(type => Has(type, typeof(Money)) && !own.Contains(type));
        Assert.Empty(bare.Where(type => !own.Any(document => Contains(document, type))).Select(type => type.Name));
    }

    private static bool Has(Type type, Type member) => Answers.FieldsOf(type).Any(field => field.Bare == member);

    private static bool Contains(Type document, Type part) =>
        Answers
            .FieldsOf(document)
            .Select(field => field.Bare)
            .Select(type => type.IsGenericType ? type.GetGenericArguments()[0] : type)
            .Where(type => type != document)
            .Any(type => type == part || AnswerTypes.Contains(type) && Contains(type, part));
}
