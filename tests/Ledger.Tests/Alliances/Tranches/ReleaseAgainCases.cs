using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Field;

namespace Ledger.Tests;

/// <summary>What comes back, changes or is taken up again on the way of a release.</summary>
public class A_release_that_is_taken_up_again
{
    private static Field Progress(Instrument? instrument = null) =>
        new Field(
            instrument ?? With(Channel.Trust, new Gate.CertifiedProgress(Share.None)),
            Cop(300_000_000),
            Cop(100_000_000)
        )
            .Executing(Cop(60_000_000))
            .Certified(40);

    [Fact]
    public void T4_goes_back_to_its_conditions_when_a_change_puts_it_above_the_cap_even_once_approved()
    {
        var caps = new Caps(null, Cop(2_500_000), CapsCombine.Lesser, null);
        var field = Progress(With(Channel.Trust, new Gate.CertifiedProgress(Share.None)) with { Caps = caps })
            .Asked(Cop(40_000_000))
            .Reviewed(1)
            .Approved(1)
            .Instructed(1);
        field.Accept(Office, new ChangeAlliance(15, null, null, null, Day, "", "Families left"));
        Assert.Equal((ReleaseState.Requested, Cop(0)), (field.StateOf(1), field.Balance(Treasury, "1110").Held));
        field.Refuse<TrancheRefusal.ConditionsNotMet>(Maker, new ReviewRelease(1, 2, Day));
    }

    [Fact]
    public void Is_judged_once_more_before_the_bank_is_instructed()
    {
        var field = Progress(With(Channel.Trust, new Gate.VerifiedCounterpart(Share.Percent(30))))
            .Verified(Cop(30_000_000))
            .Asked(Cop(10_000_000))
            .Reviewed(1)
            .Approved(1)
            .Asked(Cop(65_000_000));
        Assert.Contains(
            "verified-counterpart",
            field.Refuse<TrancheRefusal.ConditionsNotMet>(Payer, new InstructRelease(1, Day, "")).Unmet,
            StringComparison.Ordinal
        );
    }

    /// <summary>80% must be accounted for; of the first tranche all of it is.</summary>
    private static Field Accounting()
    {
        var field = new Field(
            With(Channel.OrganizationAccount, new Gate.AccountedFor(Share.Percent(80))),
            Cop(1_000_000),
            Cop(900_000)
        ).Executing(Cop(500_000));
        field.Accept(Office, new SetBudget([new("SEEDS", "Seeds", Cop(1_000_000), Day, Year)], Day, "Plan"));
        return Accounted(field.Released(1, Cop(100_000)), 1, 100_000);
    }

    private static Field Accounted(Field field, int release, long amount)
    {
        field.Accept(
            Manager,
            new RenderExpenseReport(
                release,
                Day,
                "Descargo",
                [new ClaimedInvoice("su_1", $"F-{release}", Day, "SEEDS", Cop(amount), Cop(amount))]
            )
        );
        field.Accept(Maker, new AcceptExpenseReport(field.Dossier.ExpenseReports.Count, Day, "Report", []));
        return field;
    }

    private static void Waits(Field field, Person by, ReleaseCommand command, string why) =>
        Assert.Contains(
            why,
            Localizer.English.Message(field.Refuse<TrancheRefusal.ConditionsNotMet>(by, command)),
            StringComparison.Ordinal
        );

    [Fact]
    public void T12_waits_while_another_one_is_on_its_way_though_both_were_asked_for_and_reviewed_together()
    {
        var field = Accounting().Asked(Cop(10_000)).Asked(Cop(790_000)).Reviewed(2).Reviewed(3).Approved(2);
        var approve = new ApproveRelease(3, 1, Day);
        Waits(field, Checker, approve, "tranche 2 is on its way");
        Waits(field.Instructed(2), Checker, approve, "tranche 2 is on its way");
        field.Accept(Controller, new DebitRelease(2, Day, "S 1/1"));
        Waits(field, Checker, approve, "tranche 2 is on its way");
        field.Accept(Controller, new ConfirmRelease(2, Cop(10_000), Day, "S 1/2"));
        Waits(field, Checker, approve, "0.00 COP of the 10,000.00 COP of tranche 2 are accounted for");
        Accounted(field, 2, 8_000).Approved(3).Instructed(3).Paid(3);
    }

    [Fact]
    public void T12_waits_for_a_later_one_that_was_paid_first()
    {
        var field = Accounting().Asked(Cop(10_000)).Asked(Cop(790_000)).Reviewed(3).Approved(3).Instructed(3).Paid(3);
        Waits(field, Maker, new ReviewRelease(2, 1, Day), "of tranche 3 are accounted for");
        Accounted(field, 3, 790_000).Reviewed(2).Approved(2).Instructed(2).Paid(2);
    }

    [Fact]
    public void Remembers_everybody_who_prepared_instructed_or_reconciled_it()
    {
        var field = Progress();
        var (asker, both) = (
            Manager with
            {
                Roles = [Role.Manager, Role.Operator],
            },
            Payer with
            {
                Roles = [Role.Operator],
            }
        );
        field.Accept(asker, new RequestRelease(Cop(10_000_000), Day, "Request"));
        field.Accept(Office with { Roles = [Role.Manager] }, new AmendRelease(1, Cop(10_000_000), Day, "Another day"));
        Assert.Equal(
            Duty.Prepare,
            field.Refuse<SegregationRefusal.SamePerson>(asker, new ReviewRelease(1, 2, Day)).Other
        );
        field.Reviewed(1).Approved(1);
        field.Accept(both, new InstructRelease(1, Day, ""));
        field.Accept(Controller, new BounceRelease(1, Day, "Account number"));
        Assert.Equal(
            Duty.Reconcile,
            field
                .Refuse<SegregationRefusal.SamePerson>(
                    Controller with
                    {
                        Roles = [Role.Operator],
                    },
                    new InstructRelease(1, Day, "")
                )
                .Other
        );
        field.Accept(Treasurer, new InstructRelease(1, Day, ""));
        Assert.Equal(
            Duty.Release,
            field.Refuse<SegregationRefusal.SamePerson>(both, new ConfirmRelease(1, Cop(10_000_000), Day, "S")).Other
        );
    }

    [Fact]
    public void Is_dated_no_earlier_than_what_it_rests_on()
    {
        var field = Progress();
        field.LetPass(Duration.FromDays(9));
        var (third, fifth) = (Day.PlusDays(2), Day.PlusDays(4));
        field.Accept(Manager, new RequestRelease(Cop(10_000_000), third, "Request"));
        Assert.Equal(
            (Duty.Prepare, third),
            (field.Refuse<AllianceRefusal.DayBefore>(Maker, new ReviewRelease(1, 1, Day)).Duty, third)
        );
        field.Accept(Maker, new ReviewRelease(1, 1, third));
        field.Refuse<AllianceRefusal.DayBefore>(Checker, new ApproveRelease(1, 1, Day));
        field.Accept(Checker, new ApproveRelease(1, 1, third));
        field.Accept(Payer, new InstructRelease(1, fifth, ""));
        Assert.Equal(
            Duty.Release,
            field.Refuse<AllianceRefusal.DayBefore>(Controller, new ConfirmRelease(1, Cop(10_000_000), third, "S")).Duty
        );
        field.Accept(Controller, new DebitRelease(1, fifth.PlusDays(1), "S"));
        Assert.Equal(
            Duty.Reconcile,
            field.Refuse<AllianceRefusal.DayBefore>(Controller, new ConfirmRelease(1, Cop(10_000_000), fifth, "S")).Duty
        );
        field.Accept(Controller, new ConfirmRelease(1, Cop(10_000_000), fifth.PlusDays(1), "S"));
    }

    [Fact]
    public void Comes_back_in_the_parts_in_which_it_was_paid()
    {
        var field = Progress().Asked(Cop(40_000_000)).Reviewed(1).Approved(1).Instructed(1);
        field.Accept(Controller, new ConfirmRelease(1, Cop(15_000_000), Day, "S 2"));
        field.Accept(Controller, new ConfirmRelease(1, Cop(25_000_000), Day, "S 3"));
        Assert.Equal(
            Cop(40_000_000),
            field.Refuse<TrancheRefusal.AbovePaid>(Controller, new ReturnRelease(1, Day, "S 4", Cop(40_000_001))).Paid
        );
        field.Accept(Controller, new ReturnRelease(1, Day, "S 4", Cop(25_000_000)));
        Assert.Equal(
            (ReleaseState.Returned, Cop(15_000_000), Cop(15_000_000), Cop(15_000_000)),
            (
                field.StateOf(1),
                field.Balance(Treasury, "1310").Posted,
                field.Balance(Code, "1110").Posted,
                field.Dossier.FindRelease(1)!.Paid
            )
        );
        field.Accept(Controller, new ReturnRelease(1, Day, "S 5"));
        Assert.Equal((Cop(0), Cop(0)), (field.Balance(Treasury, "1310").Posted, field.Balance(Code, "1110").Posted));
        field.Accept(Payer, new RetryRelease(1, Day, "Account corrected"));
        Assert.Equal(Cop(40_000_000), field.Balance(Treasury, "1110").Held);
    }

    [Fact]
    public void Is_amended_to_more_than_was_paid_of_it()
    {
        var field = Progress().Asked(Cop(40_000_000)).Reviewed(1).Approved(1).Instructed(1);
        field.Accept(Controller, new ConfirmRelease(1, Cop(15_000_000), Day, "S 2"));
        field.Accept(Inspector, new RevokeCertificate(1, Day, "Another plot"));
        field.Certified(20);
        Assert.Equal(
            Cop(15_000_000),
            field.Refuse<TrancheRefusal.BelowPaid>(Manager, new AmendRelease(1, Cop(15_000_000), Day, "Less")).Paid
        );
        field.Accept(Manager, new AmendRelease(1, Cop(20_000_000), Day, "Less"));
        field.Accept(Manager, new CancelRelease(1, Day, "Enough"));
        Assert.Equal(Cop(15_000_000), field.Balance(Treasury, "8130", "al_AL-1").Posted);
    }

    [Fact]
    public void Is_in_the_currency_of_its_programme()
    {
        var inDollars = With(Channel.Trust) with
        {
            Currency = Currency.USD,
            Approvals = [new(Money.Zero(Currency.USD), [Role.Operator])],
        };
        var refusal = Assert.IsType<AllianceRefusal.OtherCurrency>(
            new RegisterAlliance("Cacao", "ORG-1", "Sucre", Treasury, "test", 1, "", 40, Cop(300), Cop(100), Day)
                .Found(
                    "AL-2",
                    new AllianceContext(
                        new(Guid.NewGuid()),
                        Office,
                        Instant.FromUtc(2026, 3, 2, 15, 0),
                        Day,
                        new Programme
                        {
                            Estate = Treasury,
                            Name = "P",
                            Country = "CO",
                            Currency = Currency.COP,
                            Zone = "America/Bogota",
                            PerDollar = null,
                        },
                        inDollars
                    )
                )
                .Refusal
        );
        Assert.Equal(Currency.USD, refusal.Currency);
    }
}
