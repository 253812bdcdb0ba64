using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Programmes;
using Ledger.Workflow;
using Xunit;
using static Ledger.Tests.Spending.SpendingFixture;

namespace Ledger.Tests.Spending;

public class Works_of_a_municipal_subproject
{
    // Programme and municipality pay one half each: the subproject costs 2,000,000, the programme gives 1,000,000.
    private static SpendingFixture Executing(
        long transferred = 1_000_000,
        long deposited = 1_000_000,
        params (string From, Role[] Approvers)[] approvals
    )
    {
        var fixture = new SpendingFixture(Channel.ImplementingFund, transferred, approvals: approvals);
        if (deposited > 0)
            fixture.Deposit(deposited, "2330", "co_town");
        fixture.Accept(Office, new PlanWorks("Irrigation canal", Bob(1_500_000), Signed, "Study"));
        fixture.Accept(Office, new TenderWorks(1, Signed, "Call 12"));
        fixture.Accept(Office, new AwardWorks(1, "su_4711", Bob(1_400_000), Signed, "Contract 5"));
        return fixture;
    }

    /// <summary>The whole way of a payment: each step by another person.</summary>
    private static void Pay(SpendingFixture fixture, int payment)
    {
        fixture.Accept(Checker, new ApproveWorks(payment, Today));
        fixture.Accept(Payer, new InstructWorks(payment, Today, "Instruction"));
        fixture.Accept(Controller, new ConfirmWorks(payment, Today, "Statement"));
    }

    private static void Advance(SpendingFixture fixture, decimal amount)
    {
        fixture.Accept(Manager, new AdvanceWorks(1, Bob(amount), Today, "Contract 5"));
        Pay(fixture, fixture.Dossier.WorksPayments.Count);
    }

    private static (int Payment, WorksPaymentState State) Unpaid(SpendingFixture fixture) =>
        fixture.Refuse(Inspector, new AcceptFinally(1, Today, "Act 15")) is WorksRefusal.UnpaidPayment unpaid
            ? (unpaid.Number, unpaid.State)
            : default;

    private static CertifyWorks Certify(decimal cumulative, bool isLast = false) =>
        new(1, Bob(cumulative), Today, Evidence, isLast);

    [Fact]
    public void T16_a_certificate_amortizes_the_advance_and_keeps_the_retention()
    {
        var fixture = Executing();
        Advance(fixture, 280_000);
        Assert.Equal(280_000, fixture.Balance("AL-1", "1330", "su_4711"));
        fixture.Accept(Inspector, Certify(200_000));
        fixture.Accept(Inspector, Certify(600_000));
        var paidBefore = fixture.Balance("AL-1", "2110", "su_4711");
        fixture.Accept(Inspector, Certify(1_000_000));
        var third = fixture.Dossier.WorksCertificates[2];
        Assert.Equal(
            (Bob(400_000), Bob(80_000), Bob(28_000), Bob(292_000)),
            (third.Gross, third.Amortization, third.Retention, third.Net)
        );
        Assert.Equal(
            (1_000_000, 80_000, -70_000),
            (
                fixture.Balance("AL-1", "5110"),
                fixture.Balance("AL-1", "1330", "su_4711"),
                fixture.Balance("AL-1", "2130", "su_4711")
            )
        );
        Assert.Equal(-292_000, fixture.Balance("AL-1", "2110", "su_4711") - paidBefore);
        Assert.Equal(
            (-500_000, -500_000),
            (fixture.Balance("AL-1", "4110"), fixture.Balance("AL-1", "4120", "co_town"))
        );
        Assert.Equal(
            (-500_000, -500_000),
            (fixture.Balance("AL-1", "2310"), fixture.Balance("AL-1", "2330", "co_town"))
        );
        Assert.Equal(
            (500_000, 500_000),
            (fixture.Balance("PAR", "5110", "al_AL-1"), fixture.Balance("PAR", "1310", "al_AL-1"))
        );
        Assert.Equal(350_000, fixture.Of("PAR", "5110", "source", "LOAN"));
        Assert.Equal(Bob(500_000), fixture.Dossier.Releases[0].Accounted);
        Pay(fixture, 4);
        Assert.Equal(paidBefore, fixture.Balance("AL-1", "2110", "su_4711"));
        Assert.Equal("command.wrong_state", fixture.Refuse(Controller, new ConfirmWorks(4, Today, "S 4/1")).Code);
    }

    [Fact]
    public void T17_final_acceptance_releases_the_retention_once()
    {
        var fixture = Executing();
        fixture.Accept(Inspector, Certify(1_000_000));
        Assert.Equal("command.wrong_state", fixture.Refuse(Inspector, new AcceptFinally(1, Today, "Act 15")).Code);
        fixture.Accept(Inspector, new AcceptProvisionally(1, Today, "Act 8"));
        Assert.Equal("command.wrong_state", fixture.Refuse(Inspector, Certify(1_100_000)).Code);
        Assert.Equal((1, WorksPaymentState.Requested), Unpaid(fixture));
        fixture.Accept(Checker, new ApproveWorks(1, Today));
        Assert.Equal((1, WorksPaymentState.Approved), Unpaid(fixture));
        fixture.Accept(Payer, new InstructWorks(1, Today, "Instruction 31"));
        fixture.Accept(Controller, new ConfirmWorks(1, Today, "S 4/1"));
        Assert.IsType<TrancheRefusal.NotOnRoster>(
            fixture.Refuse(Office with { Roles = [Role.Supervisor] }, new AcceptFinally(1, Today, "Act 15"))
        );
        fixture.Accept(Inspector, new AcceptFinally(1, Today, "Act 15"));
        Assert.Equal(
            (Bob(70_000), WorksPaymentKind.Retention),
            (fixture.Dossier.WorksPayments[1].Amount, fixture.Dossier.WorksPayments[1].Kind)
        );
        Assert.Contains((CaseKind.WorksPayment, 2, (Enum)WorksPaymentState.Requested), fixture.Dossier.OpenParts);
        var before = fixture.Balance("AL-1", "1110");
        Assert.IsType<SegregationRefusal.SamePerson>(
            fixture.Refuse(Inspector with { Roles = [Role.Operator] }, new ApproveWorks(2, Today))
        );
        Pay(fixture, 2);
        Assert.Equal(
            (-70_000, 0, Bob(0)),
            (
                fixture.Balance("AL-1", "1110") - before,
                fixture.Balance("AL-1", "2130", "su_4711"),
                fixture.Dossier.Works[0].Retained
            )
        );
        Assert.Equal("command.wrong_state", fixture.Refuse(Inspector, new AcceptFinally(1, Today, "Act 15")).Code);
        Assert.Null(fixture.Dossier.OpenFiles);
        Assert.Equal(WorksState.FinallyAccepted, fixture.Dossier.Works[0].State);
    }

    [Fact]
    public void T18_a_municipal_counterpart_that_is_not_in_the_collection_account_blocks_the_certificate()
    {
        var fixture = Executing(deposited: 0);
        var refusal = Assert.IsType<WorksRefusal.CounterpartMissing>(fixture.Refuse(Inspector, Certify(400_000)));
        Assert.Equal((Bob(200_000), Bob(0), Bob(200_000)), (refusal.Needed, refusal.There, refusal.Short));
        fixture.Deposit(199_999, "2330", "co_town");
        Assert.Equal(
            Bob(1),
            Assert.IsType<WorksRefusal.CounterpartMissing>(fixture.Refuse(Inspector, Certify(400_000))).Short
        );
        fixture.Deposit(1, "2330", "co_canton");
        fixture.Accept(Inspector, Certify(400_000));
        Assert.Equal(
            (-199_999, -1),
            (fixture.Balance("AL-1", "4120", "co_town"), fixture.Balance("AL-1", "4120", "co_canton"))
        );
    }

    [Fact]
    public void What_the_municipality_gives_in_kind_counts_as_verified_and_pays_no_certificate()
    {
        var fixture = Executing(deposited: 0);
        fixture.Accept(
            Office,
            new PledgeCounterpart("co_town", PledgeKind.InKind, Bob(300_000), Signed, Today, "Ordinance 9")
        );
        fixture.Accept(Controller, new VerifyCounterpart(1, Bob(300_000), Today, "Valuation 4"));
        Assert.Equal(
            (Bob(300_000), 300_000, -300_000, 0),
            (
                fixture.Dossier.VerifiedCounterpart,
                fixture.Balance("AL-1", "5110"),
                fixture.Balance("AL-1", "4120", "co_town"),
                fixture.Balance("AL-1", "2330", "co_town")
            )
        );
        var refusal = Assert.IsType<WorksRefusal.CounterpartMissing>(fixture.Refuse(Inspector, Certify(400_000)));
        Assert.Equal((Bob(200_000), Bob(0)), (refusal.Needed, refusal.There));
        fixture.Deposit(200_000, "2330", "co_town");
        fixture.Accept(Inspector, Certify(400_000));
        Assert.Equal(-500_000, fixture.Balance("AL-1", "4120", "co_town"));
    }

    [Fact]
    public void What_the_municipality_had_not_deposited_after_all_was_not_earned()
    {
        var fixture = Executing(transferred: 200_000, deposited: 0);
        fixture.Accept(
            Manager,
            new PledgeCounterpart("co_town", PledgeKind.Cash, Bob(250_000), Today, Today, "Ordinance 9")
        );
        fixture.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Today, "S 1/1"));
        fixture.Accept(Inspector, Certify(400_000));
        Pay(fixture, 1); // 372,000 of the 450,000 that seemed to be there.
        fixture.Accept(Controller, new CorrectCounterpart(1, Bob(250_000), Today, "The cheque bounced"));
        Assert.Equal(
            (0, 0, Bob(0)),
            (
                fixture.Balance("AL-1", "2330", "co_town"),
                fixture.Balance("AL-1", "4120", "co_town"),
                fixture.Dossier.VerifiedCounterpart
            )
        );
        Assert.Equal((0, -172_000), (fixture.Balance("AL-1", "1110"), fixture.Balance("AL-1", "1390")));
    }

    [Fact]
    public void The_subproject_never_costs_less_than_works_are_contracted_for()
    {
        var fixture = Executing();
        static ChangeAlliance Cost(decimal cost) =>
            new(
                null,
                Bob(cost),
                null,
                [
                    new("SEEDS", "Seeds", Bob(cost / 2), Signed, new(2022, 12, 31)),
                    new("TOOLS", "Tools", Bob(cost / 2), Signed, new(2022, 12, 31)),
                ],
                Today,
                "Act 12",
                "Cheaper"
            );
        Assert.Equal(
            Bob(1_399_998),
            Assert.IsType<WorksRefusal.AboveCost>(fixture.Refuse(Office, Cost(1_399_998))).Left
        );
        fixture.Accept(Office, new PlanWorks("Road", Bob(600_000), Signed, ""));
        Assert.Equal(
            (Bob(600_000), Bob(0)),
            Assert.IsType<WorksRefusal.AboveCost>(fixture.Refuse(Office, Cost(1_300_000))) is var above
                ? (above.Amount, above.Left)
                : default
        );
        fixture.Accept(Office, new AbandonWorks(2, Today, "Nobody offered"));
        fixture.Accept(Office, Cost(1_400_000));
    }

    [Fact]
    public void Are_certified_and_accepted_in_the_order_of_their_days()
    {
        var fixture = Executing();
        var (first, between) = (Signed.PlusDays(30), Signed.PlusDays(29));
        Assert.Equal(
            Signed,
            Assert
                .IsType<AllianceRefusal.StepBefore>(
                    fixture.Refuse(Inspector, Certify(100) with { On = Signed.PlusDays(-1) })
                )
                .Before
        );
        fixture.Accept(Inspector, Certify(100) with { On = first });
        Assert.Equal(
            first,
            Assert
                .IsType<AllianceRefusal.DayBefore>(fixture.Refuse(Inspector, Certify(200) with { On = between }))
                .Before
        );
        fixture.Accept(Inspector, Certify(200) with { On = first });
        Assert.IsType<AllianceRefusal.DayBefore>(
            fixture.Refuse(Inspector, new AcceptProvisionally(1, between, "Act 8"))
        );
        fixture.Accept(Inspector, new AcceptProvisionally(1, Today, "Act 8"));
        Pay(fixture, 1);
        Pay(fixture, 2);
        Assert.Equal(
            Today,
            Assert
                .IsType<AllianceRefusal.DayBefore>(
                    fixture.Refuse(Inspector, new AcceptFinally(1, Today.PlusDays(-1), "Act 15"))
                )
                .Before
        );
        fixture.Accept(Inspector, new AcceptFinally(1, Today, "Act 15"));
    }

    [Fact]
    public void What_the_programme_did_not_transfer_yet_is_not_executed()
    {
        var fixture = Executing(transferred: 100_000);
        Assert.Equal(
            Bob(100_000),
            Assert.IsType<WorksRefusal.TransferMissing>(fixture.Refuse(Inspector, Certify(400_000))).There
        );
        fixture.Pay(2, 100_000);
        fixture.Accept(Inspector, Certify(400_000));
        Assert.Equal([Bob(100_000), Bob(100_000)], fixture.Dossier.Releases.Select(release => release.Accounted));
    }

    [Fact]
    public void An_advance_is_never_more_than_certificates_will_pay_back_and_the_last_one_pays_back_the_rest()
    {
        var fixture = Executing();
        Assert.Equal(Bob(280_000), TooLarge(fixture, 280_001).Left);
        Advance(fixture, 280_000);
        fixture.Accept(Inspector, Certify(1_000_000));
        TooLarge(fixture, 1);
        Assert.Equal(
            Bob(80_000),
            Assert
                .IsType<WorksRefusal.AdvanceLeft>(fixture.Refuse(Inspector, new AcceptProvisionally(1, Today, "")))
                .Left
        );
        fixture.Accept(Inspector, Certify(1_200_000, isLast: true));
        Assert.Equal(
            (Bob(80_000), 0),
            (fixture.Dossier.WorksCertificates[1].Amortization, fixture.Balance("AL-1", "1330", "su_4711"))
        );
        fixture.Accept(Inspector, new AcceptProvisionally(1, Today, "Act 8"));
    }

    private static WorksRefusal.AdvanceTooLarge TooLarge(SpendingFixture fixture, decimal amount) =>
        Assert.IsType<WorksRefusal.AdvanceTooLarge>(
            fixture.Refuse(Manager, new AdvanceWorks(1, Bob(amount), Today, "Contract 5"))
        );

    [Fact]
    public void An_advance_that_is_asked_for_takes_of_the_next_one_and_is_judged_again_before_its_money_goes()
    {
        var fixture = Executing();
        fixture.Accept(Manager, new AdvanceWorks(1, Bob(200_000), Today, "Contract 5"));
        Assert.Equal(Bob(80_000), TooLarge(fixture, 80_001).Left);
        fixture.Accept(Inspector, Certify(700_000));
        Assert.Equal(
            Bob(140_000),
            Assert.IsType<WorksRefusal.AdvanceTooLarge>(fixture.Refuse(Checker, new ApproveWorks(1, Today))).Left
        );
        fixture.Accept(Manager, new CancelWorks(1, Today, "Too much by now"));
        fixture.Accept(Manager, new AdvanceWorks(1, Bob(140_000), Today, "Contract 5"));
        fixture.Accept(Checker, new ApproveWorks(3, Today));
        fixture.Accept(Inspector, Certify(700_001));
        Assert.IsType<WorksRefusal.AdvanceTooLarge>(fixture.Refuse(Payer, new InstructWorks(3, Today, "")));
        fixture.Accept(Manager, new CancelWorks(3, Today, "Too much by now"));
        Assert.Equal((0, 0), (fixture.Held("AL-1", "1110"), fixture.Balance("AL-1", "1330", "su_4711")));
    }

    [Fact]
    public void Nothing_is_certified_for_the_last_time_while_an_advance_may_still_be_paid()
    {
        var fixture = Executing();
        fixture.Accept(Manager, new AdvanceWorks(1, Bob(100_000), Today, "Contract 5"));
        Assert.IsType<WorksRefusal.AdvanceOpen>(fixture.Refuse(Inspector, Certify(100, isLast: true)));
        Assert.IsType<WorksRefusal.AdvanceOpen>(fixture.Refuse(Inspector, Certify(1_400_000)));
        fixture.Accept(Inspector, Certify(100));
        Assert.Equal(
            1,
            Assert
                .IsType<WorksRefusal.AdvanceOpen>(fixture.Refuse(Inspector, new AcceptProvisionally(1, Today, "Act 8")))
                .Number
        );
        fixture.Accept(Checker, new ApproveWorks(1, Today));
        fixture.Accept(Inspector, Certify(200));
        fixture.Accept(Payer, new InstructWorks(1, Today, "Instruction"));
        Assert.IsType<WorksRefusal.AdvanceOpen>(fixture.Refuse(Inspector, Certify(300)));
        fixture.Accept(Controller, new ReturnWorks(1, Today, "S 1/2"));
        Assert.Equal((0, 0), (fixture.Held("AL-1", "1110"), fixture.Balance("AL-1", "1330", "su_4711")));
        fixture.Accept(Manager, new CancelWorks(1, Today, "The bank does not find the account"));
        fixture.Accept(Inspector, Certify(300, isLast: true));
    }

    [Fact]
    public void Nothing_is_certified_while_the_bank_has_an_advance_whatever_others_wait()
    {
        var fixture = Executing();
        fixture.Accept(Manager, new AdvanceWorks(1, Bob(1_000), Today, "Contract 5"));
        fixture.Accept(Manager, new AdvanceWorks(1, Bob(2_000), Today, "Contract 5"));
        fixture.Accept(Checker, new ApproveWorks(2, Today));
        fixture.Accept(Payer, new InstructWorks(2, Today, "Instruction"));
        Assert.Equal(2, Assert.IsType<WorksRefusal.AdvanceOpen>(fixture.Refuse(Inspector, Certify(100))).Number);
    }

    [Fact]
    public void An_advance_comes_back_whole_or_not_at_all_and_only_an_advance_is_cancelled()
    {
        var fixture = Executing();
        Advance(fixture, 100_000);
        fixture.Accept(Controller, new ReturnWorks(1, Today, "S 1/2"));
        Assert.Equal((0, Bob(0)), (fixture.Balance("AL-1", "1330", "su_4711"), fixture.Dossier.Works[0].Advanced));
        fixture.Accept(Payer, new RetryWorks(1, Today, "Account number corrected"));
        Assert.Equal(100_000, fixture.Held("AL-1", "1110"));
        fixture.Accept(Payer, new InstructWorks(1, Today, "Instruction"));
        fixture.Accept(Controller, new ConfirmWorks(1, Today, "S 1/3"));
        fixture.Accept(Inspector, Certify(10));
        Assert.Equal(
            Bob(99_998),
            Assert.IsType<WorksRefusal.AdvanceUsed>(fixture.Refuse(Controller, new ReturnWorks(1, Today, "S 1/4"))).Left
        );
        Assert.Equal(
            Bob(7.30m),
            Assert.IsType<WorksRefusal.PaymentOwed>(fixture.Refuse(Manager, new CancelWorks(2, Today, "Wrong"))).Amount
        );
    }

    [Fact]
    public void Without_an_advance_nothing_is_amortized()
    {
        var fixture = Executing();
        fixture.Accept(Inspector, Certify(100));
        Assert.Equal(Bob(93), fixture.Dossier.WorksCertificates[0].Net);
    }

    [Fact]
    public void Shares_are_taken_from_the_cumulative_amount_so_that_nothing_is_lost_by_rounding()
    {
        var fixture = Executing();
        for (var i = 1; i <= 7; i++)
            fixture.Accept(Inspector, Certify(0.01m * i * i));
        Assert.Equal(Bob(0.24m), fixture.Dossier.Works[0].OfProgramme); // Half of 0.49, rounded down once.
        Assert.Equal(
            fixture.Dossier.Works[0].OfProgramme,
            fixture.Dossier.Sum(fixture.Dossier.WorksCertificates.Select(certificate => certificate.OfProgramme))
        );
    }

    [Fact]
    public void Whoever_certifies_neither_pays_nor_is_off_the_roster()
    {
        var fixture = Executing();
        var both = Inspector with { Roles = [Role.Supervisor, Role.Operator] };
        fixture.Accept(both, Certify(100));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(both, new ApproveWorks(1, Today)));
        fixture.Accept(Checker, new ApproveWorks(1, Today));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(both, new InstructWorks(1, Today, "")));
        fixture.Accept(Payer, new InstructWorks(1, Today, ""));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(both, new ConfirmWorks(1, Today, "S 1/1")));
        fixture.Accept(Controller, new ConfirmWorks(1, Today, "S 1/1"));
        Assert.IsType<TrancheRefusal.NotOnRoster>(
            fixture.Refuse(Office with { Roles = [Role.Supervisor] }, Certify(200))
        );
        Assert.IsType<SegregationRefusal.SamePerson>(
            fixture.Refuse(Payer with { Roles = [Role.Supervisor] }, Certify(200))
        );
    }

    [Fact]
    public void A_certificate_is_paid_when_everybody_approved_whom_its_amount_needs_and_its_money_is_held_till_then()
    {
        var fixture = Executing(approvals: [("0", [Role.Operator]), ("1000", [Role.Operator, Role.Treasurer])]);
        fixture.Accept(Inspector, Certify(2_000));
        Assert.Equal("command.wrong_state", fixture.Refuse(Payer, new InstructWorks(1, Today, "")).Code);
        fixture.Accept(Checker, new ApproveWorks(1, Today));
        Assert.Equal(0, fixture.Held("AL-1", "1110"));
        Assert.Equal("command.wrong_state", fixture.Refuse(Payer, new InstructWorks(1, Today, "")).Code);
        Assert.IsType<SegregationRefusal.ApprovedAlready>(fixture.Refuse(Checker, new ApproveWorks(1, Today)));
        Assert.IsType<TrancheRefusal.NotAnApprover>(fixture.Refuse(Payer, new ApproveWorks(1, Today)));
        fixture.Accept(Treasurer, new ApproveWorks(1, Today));
        Assert.Equal(1_860, fixture.Held("AL-1", "1110"));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(Treasurer, new InstructWorks(1, Today, "")));
        fixture.Accept(Payer, new InstructWorks(1, Today, ""));
        fixture.Accept(Controller, new ConfirmWorks(1, Today, "S 1/1"));
        Assert.Equal(0, fixture.Held("AL-1", "1110"));
        fixture.Accept(Inspector, Certify(3_000));
        Pay(fixture, 2);
    }

    [Fact]
    public void A_payment_that_the_bank_returned_is_owed_again_and_paid_without_another_approval()
    {
        var fixture = Executing();
        fixture.Accept(Inspector, Certify(100));
        fixture.Accept(Checker, new ApproveWorks(1, Today));
        Assert.Equal("command.wrong_state", fixture.Refuse(Controller, new ReturnWorks(1, Today, "S 1/2")).Code);
        fixture.Accept(Payer, new InstructWorks(1, Today, ""));
        fixture.Accept(Controller, new ConfirmWorks(1, Today, "S 1/1"));
        Assert.IsType<WorksRefusal.NoBankReference>(fixture.Refuse(Controller, new ReturnWorks(1, Today, "")));
        Assert.IsType<SegregationRefusal.SamePerson>(fixture.Refuse(Payer, new ReturnWorks(1, Today, "S 1/2")));
        var before = fixture.Balance("AL-1", "1110");
        fixture.Accept(Controller, new ReturnWorks(1, Today, "S 1/2"));
        Assert.Equal((93, -93), (fixture.Balance("AL-1", "1110") - before, fixture.Balance("AL-1", "2110", "su_4711")));
        fixture.Accept(Payer, new RetryWorks(1, Today, "Account number corrected"));
        fixture.Accept(Payer, new InstructWorks(1, Today, ""));
        fixture.Accept(Controller, new ConfirmWorks(1, Today, "S 1/3"));
        Assert.Equal((0, 0), (fixture.Balance("AL-1", "2110", "su_4711"), fixture.Held("AL-1", "1110")));
    }

    [Fact]
    public void Figures_that_cannot_be_are_refused()
    {
        var fixture = Executing();
        fixture.Accept(Inspector, Certify(100));
        Assert.IsType<WorksRefusal.NotAbovePrevious>(fixture.Refuse(Inspector, Certify(100)));
        Assert.IsType<WorksRefusal.AboveContract>(fixture.Refuse(Inspector, Certify(1_400_000.01m)));
        Assert.IsType<TrancheRefusal.NotEvidence>(fixture.Refuse(Inspector, new CertifyWorks(1, Bob(200), Today, "x")));
        Assert.IsType<WorksRefusal.AboveCost>(fixture.Refuse(Office, new PlanWorks("Road", Bob(600_001), Signed, "")));
        Assert.IsType<WorksRefusal.Unknown>(fixture.Refuse(Office, new TenderWorks(2, Signed, "")));
        Assert.IsType<WorksRefusal.UnknownPayment>(fixture.Refuse(Payer, new InstructWorks(2, Today, "")));
        Assert.IsType<WorksRefusal.NoImplementingFund>(
            new SpendingFixture(Channel.Trust).Refuse(Office, new PlanWorks("Road", Bob(1), Signed, ""))
        );
        Assert.Equal("command.wrong_state", fixture.Refuse(Controller, new ConfirmWorks(1, Today, "S 1/1")).Code);
        fixture.Accept(Office, new PlanWorks("Road", Bob(600_000), Signed, ""));
        fixture.Accept(Office, new AbandonWorks(2, Today, "Nobody offered"));
        fixture.Accept(Office, new PlanWorks("Road", Bob(600_000), Signed, ""));
    }
}
