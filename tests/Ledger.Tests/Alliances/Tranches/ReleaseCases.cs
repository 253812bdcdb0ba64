using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Field;

namespace Ledger.Tests;

public class Money_released_only_when_it_may_be
{
    private static Field Progress(int percent = 40, long counterpart = 60_000_000) =>
        new Field(With(Channel.Trust, new Gate.CertifiedProgress(Share.None)), Cop(300_000_000), Cop(100_000_000))
            .Executing(Cop(counterpart))
            .Certified(percent);

    [Fact]
    public void T5_moves_in_balanced_entries_that_tell_sources_apart()
    {
        var field = Progress().Asked(Cop(40_000_000)).Reviewed(1).Approved(1);
        Assert.Equal((Cop(10_000_000_000), Cop(40_000_000)), field.Balance(Treasury, "1110"));
        field.Instructed(1).Paid(1);
        Assert.Equal(ReleaseState.Paid, field.StateOf(1));
        Assert.Equal((Cop(9_960_000_000), Cop(0)), field.Balance(Treasury, "1110"));
        Assert.Equal(Cop(40_000_000), field.Balance(Treasury, "1310", "al_AL-1").Posted);
        Assert.Equal(-Cop(40_000_000), field.Balance(Code, "3110", "co_programme").Posted);
        Assert.Equal(
            Cop(28_000_000),
            field.Dossier.Parts.Single(part => part.Line == field.Dossier.Commitment[0].Id).Paid
        );
        Assert.Null(field.VerifyChains());
    }

    [Theory]
    [InlineData("review"), InlineData("approve"), InlineData("instruct"), InlineData("confirm")]
    public void T6_one_person_does_not_do_two_duties_on_one_file_whatever_the_roles(string duty)
    {
        var field = Progress();
        field.Accept(Everything, new RequestRelease(Cop(10_000_000), Day, "Request"));
        if (duty != "review")
            field.Reviewed(1);
        if (duty is "instruct" or "confirm")
            field.Approved(1);
        if (duty == "confirm")
            field.Instructed(1);
        AllianceCommand command = duty switch
        {
            "review" => new ReviewRelease(1, 1, Day),
            "approve" => new ApproveRelease(1, 1, Day),
            "instruct" => new InstructRelease(1, Day, ""),
            _ => new ConfirmRelease(1, Cop(10_000_000), Day, "S"),
        };
        Assert.Equal(Duty.Prepare, field.Refuse<SegregationRefusal.SamePerson>(Everything, command).Other);
    }

    [Fact]
    public void T6_who_certified_neither_asks_nor_approves_and_who_asked_does_not_certify()
    {
        var field = new Field(With(Channel.Trust), Cop(300_000_000), Cop(100_000_000)).Executing(Cop(60_000_000));
        field.Accept(Office, new AppointSupervisor(Everything, Day, Year));
        field.Accept(Everything, new IssueCertificate(Share.Percent(40), Day, Evidence));
        field.Refuse<SegregationRefusal.SamePerson>(Everything, new RequestRelease(Cop(1), Day, ""));
        field.Asked(Cop(10_000_000)).Reviewed(1);
        field.Refuse<SegregationRefusal.SamePerson>(Everything, new ApproveRelease(1, 1, Day));

        field.Accept(Office, new AppointSupervisor(Manager with { Roles = [Role.Supervisor] }, Day, Year));
        field.Refuse<SegregationRefusal.OwnCertificate>(
            Manager with
            {
                Roles = [Role.Supervisor],
            },
            new IssueCertificate(Share.Percent(50), Day, Evidence)
        );
    }

    [Fact]
    public void T7_not_above_certified_progress()
    {
        var field = Progress(40).Released(1, Cop(30_000_000));
        var refusal = field.Refuse<TrancheRefusal.AbovePayable>(
            Manager,
            new RequestRelease(Cop(20_000_000), Day, "Request")
        );
        Assert.Equal(Cop(10_000_000), refusal.Payable);
        field.Released(2, Cop(10_000_000));
    }

    [Fact]
    public void T8_certified_only_by_the_roster_and_not_after_the_release()
    {
        var field = Progress(40);
        field.Refuse<TrancheRefusal.NotOnRoster>(Everything, new IssueCertificate(Share.Percent(50), Day, Evidence));
        field.Refuse<TrancheRefusal.NotOnRoster>(
            Inspector,
            new IssueCertificate(Share.Percent(50), Day.PlusDays(-1), Evidence)
        );
        field.Asked(Cop(10_000_000));
        field.LetPass(Duration.FromDays(3));
        field.Refuse<TrancheRefusal.CertifiedAfterRelease>(
            Inspector,
            new IssueCertificate(Share.Percent(90), Day.PlusDays(1), Evidence, For: 1)
        );

        // And without naming the release: what is certified later does not make more of it payable.
        field.Accept(Inspector, new IssueCertificate(Share.Percent(90), Day.PlusDays(1), Evidence));
        field.Refuse<TrancheRefusal.AbovePayable>(Manager, new AmendRelease(1, Cop(50_000_000), Day, "More"));
        field.Accept(Manager, new AmendRelease(1, Cop(50_000_000), Day.PlusDays(1), "More"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void T9_a_revoked_certificate_sends_what_is_not_paid_back_to_its_conditions(bool instructed)
    {
        var field = Progress(40).Asked(Cop(40_000_000)).Reviewed(1).Approved(1);
        if (instructed)
            field.Instructed(1);
        field.Accept(Inspector, new RevokeCertificate(1, Day, "Another plot"));
        Assert.Equal((ReleaseState.Requested, 2), (field.StateOf(1), field.Dossier.FindRelease(1)!.Revision));
        Assert.Equal(Cop(0), field.Balance(Treasury, "1110").Held);
        var refusal = field.Refuse<TrancheRefusal.ConditionsNotMet>(Maker, new ReviewRelease(1, 2, Day));
        Assert.Contains("certified-progress", refusal.Unmet, StringComparison.Ordinal);
    }

    [Fact]
    public void T10_verified_counterpart_must_keep_its_share()
    {
        var field = new Field(
            With(Channel.Trust, new Gate.VerifiedCounterpart(Share.Percent(30))),
            Cop(300_000_000),
            Cop(100_000_000)
        )
            .Executing(Cop(60_000_000))
            .Verified(Cop(25_000_000));
        field.Released(1, Cop(45_000_000)).Asked(Cop(25_000_000));
        var condition = Conditions
            .Of(
                field.Dossier,
                field.Dossier.FindRelease(2)!,
                With(Channel.Trust, new Gate.VerifiedCounterpart(Share.Percent(30)))
            )
            .Single(condition => condition.Code == "verified-counterpart");
        Assert.Equal((false, Cop(5_000_000)), (condition.IsMet, condition.Short));
        Assert.Contains("26.3%", Localizer.English.Why(condition), StringComparison.Ordinal);
        field.Refuse<TrancheRefusal.ConditionsNotMet>(Maker, new ReviewRelease(2, 1, Day));
        field.Verified(Cop(5_000_000)).Reviewed(2);
    }

    [Fact]
    public void T11_what_is_only_pledged_counts_as_nothing()
    {
        var field = new Field(
            With(Channel.Trust, new Gate.VerifiedCounterpart(Share.Percent(10))),
            Cop(300_000_000),
            Cop(100_000_000)
        ).Executing(Cop(60_000_000));
        field.Asked(Cop(10_000_000));
        Assert.Contains(
            "0.00 COP verified",
            Localizer.English.Message(
                field.Refuse<TrancheRefusal.ConditionsNotMet>(Maker, new ReviewRelease(1, 1, Day))
            ),
            StringComparison.Ordinal
        );
        field.Refuse<CounterpartRefusal.NoBankReference>(
            Controller,
            new VerifyCounterpart(1, Cop(10_000_000), Day, " ")
        );
    }

    [Fact]
    public void T21_a_returned_payment_is_unpaid_again_and_nobodys_income()
    {
        var field = Progress(40).Released(1, Cop(40_000_000));
        field.Accept(Controller, new ReturnRelease(1, Day, "Statement 3"));
        Assert.Equal(ReleaseState.Returned, field.StateOf(1));
        Assert.Equal((Cop(10_000_000_000), Cop(0)), field.Balance(Treasury, "1110"));
        Assert.Equal((Cop(0), Cop(0)), (field.Balance(Treasury, "1310").Posted, field.Balance(Code, "1110").Posted));
        Assert.Equal(Cop(0), field.Balance(Code, "4110").Posted);
        field.Accept(Payer, new RetryRelease(1, Day, "Account corrected"));
        Assert.Equal(Cop(40_000_000), field.Balance(Treasury, "1110").Held);
        field.Instructed(1).Paid(1);
        Assert.Equal(Cop(40_000_000), field.Balance(Code, "1110").Posted);
    }

    [Fact]
    public void A_request_changed_since_it_was_seen_is_not_approved()
    {
        var field = Progress(40).Asked(Cop(30_000_000)).Reviewed(1);
        field.Accept(Manager, new AmendRelease(1, Cop(40_000_000), Day, "More"));
        field.Reviewed(1);
        Assert.Equal(2, field.Refuse<TrancheRefusal.ChangedSince>(Checker, new ApproveRelease(1, 1, Day)).Revision);
        field.Approved(1);
        Assert.Equal(Cop(40_000_000), field.Balance(Treasury, "8130", "al_AL-1").Posted);
    }

    [Fact]
    public void A_large_amount_needs_two_people_of_two_roles()
    {
        var instrument = With(Channel.Trust) with
        {
            Approvals = [new(Cop(0), [Role.Operator]), new(Cop(30_000_000), [Role.Operator, Role.Treasurer])],
        };
        var field = new Field(instrument, Cop(300_000_000), Cop(100_000_000))
            .Executing(Cop(60_000_000))
            .Asked(Cop(30_000_000))
            .Reviewed(1)
            .Approved(1);
        Assert.Equal((ReleaseState.Reviewed, Cop(0)), (field.StateOf(1), field.Balance(Treasury, "1110").Held));
        field.Refuse<SegregationRefusal.ApprovedAlready>(Checker, new ApproveRelease(1, 1, Day));
        field.Refuse<TrancheRefusal.NotAnApprover>(Payer, new ApproveRelease(1, 1, Day));
        field.Accept(Treasurer, new ApproveRelease(1, 1, Day));
        Assert.Equal(
            (ReleaseState.Approved, Cop(30_000_000)),
            (field.StateOf(1), field.Balance(Treasury, "1110").Held)
        );
    }

    [Fact]
    public void What_somebody_delegated_with_dates_counts_in_their_place_and_only_once()
    {
        var instrument = With(Channel.Trust) with { Approvals = [new(Cop(0), [Role.Operator, Role.Treasurer])] };
        var field = new Field(instrument, Cop(300_000_000), Cop(100_000_000))
            .Executing(Cop(60_000_000))
            .Asked(Cop(30_000_000))
            .Reviewed(1)
            .Approved(1);
        field.Delegations.Add(
            new Delegation(Treasurer.Id, Payer.Id, Role.Treasurer, Day.PlusDays(1), Year, null)
            {
                Scopes = [Scope.WholeLedger],
            }
        );
        field.Refuse<TrancheRefusal.NotAnApprover>(Payer, new ApproveRelease(1, 1, Day));
        field.Delegations.Add(
            new Delegation(Treasurer.Id, Payer.Id, Role.Treasurer, Day, Year, Cop(29_999_999))
            {
                Scopes = [Scope.WholeLedger],
            }
        );
        field.Refuse<TrancheRefusal.NotAnApprover>(Payer, new ApproveRelease(1, 1, Day));
        field.Delegations.Add(
            new Delegation(Treasurer.Id, Payer.Id, Role.Treasurer, Day, Year, null)
            {
                Scopes = [Scope.OfOrganization("ORG-2")],
            }
        );
        field.Refuse<TrancheRefusal.NotAnApprover>(Payer, new ApproveRelease(1, 1, Day));
        field.Delegations.Add(
            new Delegation(Treasurer.Id, Payer.Id, Role.Treasurer, Day, Year, Cop(30_000_000))
            {
                Scopes = [Scope.OfOrganization("ORG-1")],
            }
        );
        field.Accept(Payer, new ApproveRelease(1, 1, Day));
        Assert.Equal(Treasurer.Id, field.Dossier.Approvals[^1].For);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whoever_has_two_roles_and_delegates_one_of_them_approves_once_whoever_comes_first(bool giverFirst)
    {
        var (both, instrument) = (
            Checker with
            {
                Roles = [Role.Operator, Role.Treasurer],
            },
            With(Channel.Trust) with
            {
                Approvals =
                [
                    new(Cop(0), giverFirst ? [Role.Treasurer, Role.Operator] : [Role.Operator, Role.Treasurer]),
                ],
            }
        );
        var field = new Field(instrument, Cop(300_000_000), Cop(100_000_000))
            .Executing(Cop(60_000_000))
            .Asked(Cop(30_000_000))
            .Reviewed(1);
        field.Delegations.Add(
            new Delegation(both.Id, Payer.Id, Role.Operator, Day, Year, null) { Scopes = [Scope.WholeLedger] }
        );
        var taker = Payer with { Roles = [Role.Treasurer] };
        var approve = new ApproveRelease(1, 1, Day);
        field.Accept(giverFirst ? both : taker, approve);
        if (giverFirst)
            field.Refuse<TrancheRefusal.NotAnApprover>(taker, approve);
        else
            field.Refuse<SegregationRefusal.ApprovedAlready>(both, approve);
        Assert.Equal(ReleaseState.Reviewed, field.StateOf(1));
    }

    [Fact]
    public void The_bank_may_pay_in_parts_and_on_two_days()
    {
        var field = Progress(40).Asked(Cop(40_000_000)).Reviewed(1).Approved(1).Instructed(1);
        field.Accept(Controller, new ConfirmRelease(1, Cop(15_000_000), Day, "Statement 2"));
        Assert.Equal(
            (ReleaseState.Instructed, Cop(15_000_000), Cop(25_000_000)),
            (field.StateOf(1), field.Balance(Code, "1110").Posted, field.Balance(Treasury, "1110").Held)
        );
        field.Refuse<TrancheRefusal.AboveUnpaid>(
            Controller,
            new ConfirmRelease(1, Cop(25_000_001), Day, "Statement 3")
        );
        field.Accept(Controller, new DebitRelease(1, Day, "Statement 3"));
        Assert.Equal(
            (Cop(25_000_000), Cop(15_000_000)),
            (field.Balance(Treasury, "1190").Posted, field.Balance(Code, "1110").Posted)
        );
        field.Accept(Controller, new ConfirmRelease(1, Cop(25_000_000), Day, "Statement 4"));
        Assert.Equal(
            (ReleaseState.Paid, Cop(0), Cop(40_000_000)),
            (field.StateOf(1), field.Balance(Treasury, "1190").Posted, field.Balance(Code, "1110").Posted)
        );
    }

    [Fact]
    public void What_comes_back_from_transit_is_only_what_was_in_it()
    {
        var field = Progress(40).Asked(Cop(40_000_000)).Reviewed(1).Approved(1).Instructed(1);
        field.Accept(Controller, new ConfirmRelease(1, Cop(15_000_000), Day, "Statement 2"));
        field.Accept(Controller, new DebitRelease(1, Day, "Statement 3"));
        field.Accept(Controller, new ReturnRelease(1, Day, "Statement 4"));
        Assert.Equal(
            (Cop(0), Cop(15_000_000), Cop(15_000_000)),
            (
                field.Balance(Treasury, "1190").Posted,
                field.Balance(Treasury, "1310").Posted,
                field.Dossier.FindRelease(1)!.Paid
            )
        );
        field.Accept(Payer, new RetryRelease(1, Day, "Account corrected"));
        field.Instructed(1).Paid(1);
        Assert.Equal(Cop(40_000_000), field.Balance(Code, "1110").Posted);
    }

    [Fact]
    public void Money_that_the_programme_does_not_have_is_not_approved()
    {
        var field = new Field(
            With(Channel.Trust),
            Cop(300_000_000),
            Cop(100_000_000),
            appropriated: Cop(100_000_000)
        ).Executing(Cop(60_000_000));
        field.Released(1, Cop(90_000_000));
        field.Accept(Manager, new RequestRelease(Cop(10_000_000), Day, "Request"));
        field.Reviewed(2).Approved(2);
        Assert.Equal(Cop(0), field.Balance(Treasury, "1110").Posted - field.Balance(Treasury, "1110").Held);
    }
}
