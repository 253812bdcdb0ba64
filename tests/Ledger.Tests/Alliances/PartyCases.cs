using Ledger.Alliances;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Alliances.AllianceInMemory;

namespace Ledger.Tests.Alliances;

/// <summary>Which organizations take part in an alliance, and what is remembered of those that did.</summary>
public class A_party
{
    [Theory]
    [InlineData(PartyRole.Ally)]
    [InlineData(PartyRole.Bank)]
    [InlineData(PartyRole.AccompanyingOrganization)]
    public void Ends_the_one_before_on_the_day_it_takes_its_place(PartyRole role)
    {
        var books = Executing(600, 160);
        books.Accept(Office, Named(role, "co_first", Day.PlusDays(-20)));
        var step = Assert.Single(books.Accept(Office, Named(role, "co_second", Day.PlusDays(-3))).Steps);
        Assert.Equal(
            ($"Name{role}", "co_second, in place of co_first", "Act 1", Day.PlusDays(-3)),
            (step.Trigger, Localizer.English.Reason(step.Reason), step.Document, step.On)
        );
        Assert.Equal(
            [
                ("co_first", Day.PlusDays(-20), Day.PlusDays(-3), true),
                ("co_second", Day.PlusDays(-3), Calendar.BeforeAll, false),
            ],
            books.Dossier.Parties.Select(party => (party.Holder, party.From, party.Through, party.IsOver))
        );

        // Whoever was replaced may come back; only the one that takes part ends.
        books.Accept(Office, Named(role, "co_first", Day));
        Assert.Equal([Day.PlusDays(-3), Day, Calendar.BeforeAll], books.Dossier.Parties.Select(party => party.Through));
    }

    [Fact]
    public void Takes_part_beside_others_when_it_is_a_territorial_entity()
    {
        var books = Executing(600, 160);
        books.Accept(Office, Named(PartyRole.TerritorialEntity, "co_municipality-7", Day));
        var step = Assert.Single(
            books.Accept(Office, Named(PartyRole.TerritorialEntity, "co_department-2", Day.PlusDays(-5))).Steps
        );
        Assert.Equal("co_department-2", step.Reason);
        Assert.All(books.Dossier.Parties, party => Assert.False(party.IsOver));
        books.Accept(Office, Named(PartyRole.Bank, "co_bank-1", Day));
        Assert.Equal(3, books.Dossier.Parties.Count(party => !party.IsOver));
    }

    [Fact]
    public void Is_named_once_and_not_before_the_one_whose_place_it_takes()
    {
        var books = Executing(600, 160);
        books.Accept(Office, Named(PartyRole.Ally, "co_buyer-3", Day.PlusDays(-5)));
        Assert.Equal(
            Day.PlusDays(-5),
            books.Refuse<PartyRefusal.NamedAlready>(Office, Named(PartyRole.Ally, "co_buyer-3", Day)).From
        );
        Assert.Equal(
            "co_buyer-3",
            books
                .Refuse<PartyRefusal.BeforeFormer>(Office, Named(PartyRole.Ally, "co_buyer-4", Day.PlusDays(-6)))
                .Holder
        );
        books.Accept(Office, Named(PartyRole.Ally, "co_buyer-4", Day.PlusDays(-5)));
        books.Accept(Office, Named(PartyRole.Bank, "co_buyer-4", Day));
    }

    [Theory]
    [InlineData("me_P-017")]
    [InlineData("pe_00000000000000000000000000000003")]
    public void Is_no_person(string holder) =>
        Executing(600, 160).Refuse<PartyRefusal.NotAnOrganization>(Office, Named(PartyRole.Bank, holder, Day));

    [Fact]
    public void Is_an_opaque_code_by_a_document_on_a_day_that_has_come_while_the_alliance_is_not_over()
    {
        var books = new AllianceInMemory();
        books.Accept(Office, Profile(600, 160));
        books.Refuse<InputRefusal.NotAHolder>(Office, Named(PartyRole.Bank, "Ana Rojas", Day));
        books.Refuse<InputRefusal.NotAHolder>(Office, Named(PartyRole.Bank, "", Day));
        books.Refuse<TextRefusal.Missing>(Office, Named(PartyRole.Bank, "co_bank-1", Day) with { Document = "" });
        books.Refuse<CommandRefusal.DateInFuture>(Office, Named(PartyRole.Bank, "co_bank-1", Day.PlusDays(1)));
        books.Accept(Office, Named(PartyRole.Bank, "co_bank-1", Day));
        books.Accept(Office, new MoveAlliance(AllianceTrigger.Reject, Day, "", "No market"));
        books.Refuse<AllianceRefusal.Ended>(Office, Named(PartyRole.Ally, "co_buyer-3", Day));
    }

    [Fact]
    public void Has_its_words_in_Spanish() =>
        Assert.All(
            Enum.GetValues<PartyRole>(),
            role =>
                Assert.True(
                    Localizer.Find("es")!.Word($"Step.{NameParty.StepOf(role)}") != NameParty.StepOf(role),
                    role.ToString()
                )
        );

    private static NameParty Named(PartyRole role, string holder, LocalDate on) => new(role, holder, on, "Act 1");
}
