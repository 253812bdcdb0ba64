using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Programmes;
using Xunit;
using static Ledger.Tests.Alliances.AllianceInMemory;

namespace Ledger.Tests.Alliances;

/// <summary>Who may be a producer of an alliance, and who signed to repay.</summary>
public class A_member
{
    [Theory]
    [InlineData(false, "2", "200", "2", 75, "of age: no, must be")]
    [InlineData(true, "2.01", "200", "2", 75, "land in UAF 2.01, at most 2")]
    [InlineData(true, "2", "200.5", "2", 75, "assets in SMMLV 200.5, at most 200")]
    [InlineData(true, "2", "200", "2.1", 75, "net income in SMMLV 2.1, at most 2")]
    [InlineData(true, "2", "200", "2", 74, "agricultural income 74%, at least 75%")]
    [InlineData(true, "", "200", "2", 75, "land in UAF unknown, at most 2")]
    public void Is_refused_by_the_name_of_the_criterion_with_figure_and_limit(
        bool adult,
        string uaf,
        string assets,
        string income,
        int agriculture,
        string expected
    )
    {
        var books = new AllianceInMemory();
        books.Accept(Office, Profile(600, 160));
        var refusal = books.Refuse<MemberRefusal.NotEligible>(
            Office,
            new AdmitMember(
                "P-1",
                new Producer(adult, Number(uaf), Number(assets), Number(income), Share.Percent(agriculture)),
                Day,
                ""
            )
        );
        Assert.Equal((1, expected), (refusal.Count, Localizer.English.Say(refusal.Criteria)));
        Assert.Contains("CONPES", Localizer.English.Message(refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_told_every_criterion_at_once()
    {
        var books = new AllianceInMemory();
        books.Accept(Office, Profile(600, 160));
        Assert.Equal(
            5,
            books
                .Refuse<MemberRefusal.NotEligible>(
                    Office,
                    new AdmitMember("P-1", new Producer(false, null, 300, 9, null), Day, "")
                )
                .Count
        );
        books.Accept(
            Office,
            new AdmitMember("P-1", new Producer(true, 2, 200, 2, Share.Percent(75)), Day, "At every limit")
        );
        books.Refuse<MemberRefusal.CodeTaken>(Office, new AdmitMember("P-1", Eligible, Day, ""));
        books.Refuse<MemberRefusal.NotACode>(Office, new AdmitMember("Ana Rojas", Eligible, Day, ""));
    }

    [Fact]
    public void T15_of_40_of_whom_38_signed_blocks_the_release_and_the_two_are_named()
    {
        var books = Executing(600, 150, families: 38);
        books.Accept(Office, new ChangeAlliance(40, null, null, null, Day, "", "Two families more"));
        books.Accept(Manager, new RequestRelease(Millions(40), Day, "Request"));
        var unknown = Condition(books);
        Assert.False(unknown.IsMet);
        Assert.Equal("38 of 40 signed, 40 must; 2 families have no member yet", Localizer.English.Why(unknown));

        books.Accept(Office, new AdmitMember("P-039", Eligible, Day, ""));
        books.Accept(Office, new AdmitMember("P-040", Eligible, Day, ""));
        Assert.Equal("38 of 40 signed, 40 must; not yet: P-039, P-040", Localizer.English.Why(Condition(books)));
        Assert.Contains(
            "P-039, P-040",
            Localizer.English.Message(
                books.Refuse<TrancheRefusal.ConditionsNotMet>(Maker, new ReviewRelease(1, 1, Day))
            ),
            StringComparison.Ordinal
        );

        books.Accept(Manager, new CommitToRepay("P-039", Millions(4), Day, "Commitment 39"));
        books.Accept(Manager, new CommitToRepay("P-040", Millions(4), Day, "Commitment 40"));
        Assert.True(Condition(books).IsMet);
    }

    [Fact]
    public void Signs_once_with_a_document_and_no_more_than_the_incentive()
    {
        var books = Executing(600, 150, families: 38);
        Assert.Equal(Millions(38), books.Balance(Code, "8310"));
        books.Accept(Office, new ChangeAlliance(39, null, null, null, Day, "", "One family more"));
        books.Refuse<AllianceRefusal.UnknownMember>(
            Manager,
            new CommitToRepay("P-039", Millions(1), Day, "Commitment")
        );
        books.Accept(Office, new AdmitMember("P-039", Eligible, Day, ""));
        books.Refuse<MemberRefusal.MoreThanFamilies>(Office, new AdmitMember("P-040", Eligible, Day, ""));
        books.Refuse<MemberRefusal.CommittedAlready>(
            Manager,
            new CommitToRepay("P-001", Millions(1), Day, "Commitment")
        );
        books.Refuse<TextRefusal.Missing>(Manager, new CommitToRepay("P-039", Millions(1), Day, " "));
        books.Refuse<MemberRefusal.AboveIncentive>(
            Manager,
            new CommitToRepay("P-039", Millions(113), Day, "Commitment")
        );
        books.Accept(Manager, new CommitToRepay("P-039", Millions(112), Day, "Commitment"));
        Assert.Equal((Millions(150), Millions(-150)), (books.Balance(Code, "8310"), books.Balance(Code, "8390")));
    }

    [Fact]
    public void Signs_nothing_where_nothing_is_repaid()
    {
        var books = new AllianceInMemory(rules => rules with { RepaidIntoFund = false });
        books.Accept(Office, Profile(600, 160));
        books.Refuse<MemberRefusal.NothingToRepay>(Manager, new CommitToRepay("P-1", Millions(1), Day, "Commitment"));
    }

    private static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Condition Condition(AllianceInMemory books) =>
        Conditions
            .Of(books.Dossier, books.Dossier.FindRelease(1)!, books.Instrument)
            .Single(condition => condition.Code == "repayment-commitments");
}
