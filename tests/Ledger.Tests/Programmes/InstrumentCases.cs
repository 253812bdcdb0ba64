using System.Text.Json.Nodes;
using Ledger.Alliances;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;
using Xunit;
using static Ledger.Tests.Alliances.AllianceInMemory;

namespace Ledger.Tests.Programmes;

/// <summary>
/// Instruments as documents: every shipped one can be loaded, and what is wrong in one is refused by the name of its
/// field.
/// </summary>
public class An_instrument
{
    public static TheoryData<string> Shipped =>
        [
            .. Directory
                .GetFiles(Repository.PathOf("data/instruments"), "*.json")
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Shipped))]
    public void That_is_shipped_can_be_loaded_and_names_its_source(string code)
    {
        var instrument = JournalFixture.Ok(InstrumentDocument.Read(Text(code)));
        Assert.Equal(code, instrument.Code);
        Assert.Contains("parameter", instrument.Source, StringComparison.Ordinal);
        Assert.NotEmpty(instrument.Gates);
        Assert.NotEmpty(instrument.ExitRecord);
    }

    [Fact]
    public void Has_the_figures_of_its_document()
    {
        var (first, second) = (
            JournalFixture.Ok(InstrumentDocument.Read(Text("paap-phase-1"))),
            JournalFixture.Ok(InstrumentDocument.Read(Text("paap-phase-2")))
        );
        Assert.Equal(Millions(200), first.Caps.Limit(Millions(500), 40, Millions(0)));
        Assert.Equal(
            [Share.All, Share.Percent(70), Share.Percent(70), Share.None],
            Enumerable.Range(1, 4).Select(second.Accompaniment.ProgrammeShare)
        );
        Assert.Equal(
            ["1", "2(a)", "2(c)", "3"],
            JournalFixture.Ok(InstrumentDocument.Read(Text("par2-additional-financing"))).LoanCategories
        );
        Assert.Equal(
            Channel.ImplementingFund,
            JournalFixture.Ok(InstrumentDocument.Read(Text("par2-municipal"))).Channel
        );
        Assert.False(second.IsValidOn(new LocalDate(2013, 1, 1)));
    }

    [Theory]
    [InlineData("code", null, "json.missing", "code")]
    [InlineData("caps.combine", null, "json.missing", "caps.combine")]
    [InlineData("caps.combined", "\"lesser\"", "json.unknown_property", "caps.combined")]
    [InlineData("version", "\"1\"", "json.wrong_type", "version")]
    [InlineData("version", "1.5", "json.wrong_type", "version")]
    [InlineData("version", "0", "instrument.not_a_rule", "version")]
    [InlineData("gates", "[null]", "json.wrong_type", "gates[0]")]
    [InlineData("exit_record", "[null]", "json.wrong_type", "exit_record[0]")]
    [InlineData("approvals", "[{\"from\":\"0\",\"approvers\":[null]}]", "json.wrong_type", "approvals[0].approvers[0]")]
    [InlineData("approvals", "[{\"from\":\"0\",\"approvers\":[\"boss\"]}]", "text.not_one_of", "approvers")]
    [InlineData("approvals", "[]", "instrument.not_a_rule", "approvals")]
    [InlineData("name", "null", "json.wrong_type", "name")]
    [InlineData("models", "null", "json.wrong_type", "models")]
    [InlineData("valid_from", "\"2008-02-30\"", "text.not_a_date", "valid_from")]
    [InlineData("caps.of_investment", "\"130%\"", "share.not_a_share", "caps.of_investment")]
    [InlineData("caps.per_family", "\"-1\"", "instrument.not_a_rule", "caps.per_family")]
    [InlineData("eligibility.max_uaf", "-2", "instrument.not_a_rule", "eligibility.max_uaf")]
    [InlineData("accompaniment.manager_years", "-1", "instrument.not_a_rule", "accompaniment.manager_years")]
    [InlineData("repaid_into_fund", "false", "instrument.not_a_rule", "gates")]
    [InlineData("channel", "\"bank\"", "text.not_one_of", "channel")]
    public void Is_refused_by_the_name_of_the_field(string field, string? value, string code, string named)
    {
        var document = JsonNode.Parse(Text("paap-phase-2"))!.AsObject();
        var path = field.Split('.');
        var parent = path.Length == 1 ? document : document[path[0]]!.AsObject();
        if (value is null)
            parent.Remove(path[^1]);
        else
            parent[path[^1]] = JsonNode.Parse(value);
        var refusal = InstrumentDocument.Read(document.ToJsonString()).Refusal!;
        Assert.Equal(code, refusal.Code);
        Assert.Contains(named, Localizer.English.Message(refusal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{\"code\":\"a\",\"code\":\"b\"}")]
    [InlineData("{\"code\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}")]
    public void Is_refused_whatever_else_a_file_may_be(string text) =>
        Assert.StartsWith("json.", InstrumentDocument.Read(text).Refusal!.Code, StringComparison.Ordinal);

    [Fact]
    public void Is_the_same_however_it_is_spaced() =>
        Assert.True(
            InstrumentDocument.AreSame(Text("paap-phase-2"), JsonNode.Parse(Text("paap-phase-2"))!.ToJsonString())
        );

    private static string Text(string code) => File.ReadAllText(Repository.PathOf($"data/instruments/{code}.json"));
}

public class A_programme
{
    [Theory]
    [InlineData("Co", "1", "programme.not_a_country")]
    [InlineData("COL", "1", "programme.not_a_country")]
    [InlineData("CO", "0", "programme.not_a_rate")]
    [InlineData("CO", "-6.86", "programme.not_a_rate")]
    [InlineData("CO", "6.123456789", "programme.not_a_rate")]
    public void Is_refused_when_its_facts_cannot_be(string country, string rate, string code) =>
        Assert.Equal(
            code,
            new Programme
            {
                Estate = "P",
                Name = "P",
                Country = country,
                Currency = Currency.COP,
                Zone = "America/Bogota",
                PerDollar = decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture),
            }
                .Judge()
                .Refusal!.Code
        );

    [Fact]
    public void Says_of_all_its_money_where_it_comes_from()
    {
        var money = new Alliances.AllianceInMemory().Money(Millions(5)) with
        {
            Funding = new Funding("LOAN", "2(a)", "2", 2010),
        };
        foreach (
            var entry in new[]
            {
                money.Appropriated(false),
                money.Received(MoneySource.NationalCounterpart),
                money.PaidDirectly("Manager", "PA-1"),
            }
        )
            Assert.All(
                JournalFixture.Ok(entry).Postings,
                posting =>
                    Assert.Equal(
                        ("LOAN", "2(a)", "2"),
                        (
                            posting.Dimensions["source"],
                            posting.Dimensions["loan-category"],
                            posting.Dimensions["component"]
                        )
                    )
            );
        Assert.Equal(
            "PA-1",
            JournalFixture.Ok(money.PaidDirectly("Manager", "PA-1")).Postings[0].Dimensions["alliance"]
        );
        Assert.Equal(
            "programme.not_funding",
            (money with { Funding = new Funding("a/b", "", "2", 2010) })
                .Received(MoneySource.ExternalLoan)
                .Refusal!.Code
        );
        Assert.Equal(
            "command.date_in_future",
            (money with { On = Day.PlusDays(1) }).Received(MoneySource.ExternalLoan).Refusal!.Code
        );
        Assert.Equal(
            "command.amount_not_positive",
            (money with { Amount = Millions(0) }).Received(MoneySource.ExternalLoan).Refusal!.Code
        );
    }
}
