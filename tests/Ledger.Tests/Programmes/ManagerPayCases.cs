using Ledger.Alliances.Counterparts;
using Ledger.Programmes;
using Ledger.Tests.Alliances;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Alliances.AllianceInMemory;

namespace Ledger.Tests.Programmes;

/// <summary>
/// CONPES: the programme pays the manager for three years, the organization a share (30%, a parameter) from the second.
/// </summary>
public class The_managers_pay
{
    private static readonly LocalDate Later = new(2013, 2, 28),
        Second = new(2012, 2, 28);

    private static ManagerPay Pay(
        AllianceInMemory books,
        int year,
        long millions,
        int? pledge = null,
        long before = 0,
        LocalDate? on = null
    ) =>
        new(
            books.Money(Millions(millions)) with
            {
                On = on ?? Later,
                Today = Later,
            },
            books.Dossier,
            books.Instrument,
            year,
            pledge,
            Millions(before)
        );

    private static AllianceInMemory Shared(long verified)
    {
        var books = Executing(600, 150);
        books.Accept(
            Manager,
            new PledgeCounterpart(
                "co_org-1",
                PledgeKind.Manager,
                Millions(9),
                Day,
                new LocalDate(2010, 6, 30),
                "Manager"
            )
        );
        if (verified > 0)
            books.Accept(Controller, new VerifyCounterpart(2, Millions(verified), Day, "Statement 2"));
        return books;
    }

    [Fact]
    public void Of_the_first_year_is_all_the_programmes()
    {
        Assert.True(Pay(Shared(0), 1, 20, on: new(2011, 5, 29)).Paid().IsAccepted(out var entry));
        Assert.Equal(
            ["1110 -20000000.00", "5110 20000000.00"],
            entry.Postings.Select(line => $"{line.Code} {line.Amount.ToAmount()}").Order(StringComparer.Ordinal)
        );
        Assert.All(
            entry.Postings,
            line =>
                Assert.Equal(
                    (Code, "1", null),
                    (line.Dimensions["alliance"], line.Dimensions["manager-year"], line.Dimensions["pledge"])
                )
        );
    }

    [Fact]
    public void Of_a_shared_year_waits_for_the_organizations_share_of_all_that_was_paid_beside_it()
    {
        Assert.Equal(
            Millions(3),
            Assert.IsType<ProgrammeRefusal.ManagerShareNotShown>(Pay(Shared(3), 2, 7, on: Second).Paid().Refusal).Short
        );
        Assert.IsType<CounterpartRefusal.UnknownPledge>(Pay(Shared(3), 2, 7, pledge: 3, on: Second).Paid().Refusal);
        Assert.Equal(
            Millions(1),
            Assert
                .IsType<ProgrammeRefusal.ManagerShareNotShown>(
                    Pay(Shared(2), 2, 7, pledge: 2, on: Second).Paid().Refusal
                )
                .Short
        );
        Assert.IsType<ProgrammeRefusal.NotForManager>(Pay(Shared(3), 2, 7, pledge: 1, on: Second).Paid().Refusal);
        Assert.True(Pay(Shared(3), 2, 7, pledge: 2, on: Second).Paid().IsAccepted(out var entry));
        Assert.All(
            entry.Postings,
            line => Assert.Equal(("2", "2"), (line.Dimensions["manager-year"], line.Dimensions["pledge"]))
        );
        var again = Assert.IsType<ProgrammeRefusal.ManagerShareNotShown>(
            Pay(Shared(3), 3, 7, pledge: 2, before: 7).Paid().Refusal
        );
        Assert.Equal((Millions(6), Millions(3)), (again.Share, again.Shown));
        Assert.True(Pay(Shared(6), 3, 7, pledge: 2, before: 7).Paid().IsAccepted(out _));
    }

    [Fact]
    public void Is_rounded_against_the_organization()
    {
        var pay = Pay(Shared(1), 2, 1, pledge: 2);
        Assert.Equal(42_857_143, pay.OrganizationShare.MinorUnits); // 1,000,000 × 30 / 70 is 428,571.428…
    }

    [Fact]
    public void Ends_with_the_years_of_the_instrument_and_begins_with_its_own()
    {
        Assert.Equal(
            3,
            Assert.IsType<ProgrammeRefusal.ManagerYearOver>(Pay(Shared(9), 4, 7, pledge: 2).Paid().Refusal).Years
        );
        Assert.IsType<ProgrammeRefusal.ManagerYearOver>(Pay(Shared(9), 0, 7).Paid().Refusal);
        Assert.Equal(
            new LocalDate(2012, 3, 1),
            Assert
                .IsType<ProgrammeRefusal.ManagerYearNotBegun>(
                    Pay(Shared(9), 3, 7, pledge: 2, on: new(2012, 2, 29)).Paid().Refusal
                )
                .Begins
        );
        Assert.Equal(
            new LocalDate(2011, 3, 1),
            Assert
                .IsType<ProgrammeRefusal.ManagerYearPast>(Pay(Shared(9), 1, 7, on: new(2011, 5, 30)).Paid().Refusal)
                .Ended
        );
        Assert.IsType<CommandRefusal.AmountNotPositive>(Pay(Shared(9), 2, 0, pledge: 2).Paid().Refusal);
    }
}
