using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application;
using Ledger.Journal;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using Xunit;

namespace Ledger.Tests;

/// <summary>Every state against every trigger; a dot is a step that cannot be taken.</summary>
public class The_lives_of_files
{
    [Fact]
    public void Of_a_release_is_this_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(
                """
                           Amend     Review   ApprovePartially  Approve  Lapse     Instruct   Bounce   PayInPart  Debit     Pay   Return   Retry    Reject   Cancel
                Requested  Requested Reviewed .        .        .         .          .        .          .         .     .        .        Rejected Cancelled
                Reviewed   Requested .        Reviewed Approved Requested .          .        .          .         .     .        .        Rejected Cancelled
                Approved   .         .        .        .        Requested Instructed .        .          .         .     .        .        .        Cancelled
                Instructed .         .        .        .        Requested .          Approved Instructed InTransit Paid  .        .        .        .
                InTransit  .         .        .        .        .         .          .        .          .         Paid  Returned .        .        .
                Paid       .         .        .        .        .         .          .        .          .         .     Returned .        .        .
                Returned   .         .        .        .        .         .          .        .          .         .     Returned Approved .        Cancelled
                Rejected   .         .        .        .        .         .          .        .          .         .     .        .        .        .
                Cancelled  .         .        .        .        .         .          .        .          .         .     .        .        .        .
                """
            ),
            LifeTable.Print(Release.Lifecycle)
        );

    [Fact]
    public void Of_an_alliance_is_this_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(
                """
                          Evaluate  Approve  Sign   Constitute Suspend   Resume    Close  Reject   Withdraw
                Profile   Evaluated .        .      .          .         .         .      Rejected Withdrawn
                Evaluated .         Approved .      .          .         .         .      Rejected Withdrawn
                Approved  .         .        Signed .          .         .         .      .        Withdrawn
                Signed    .         .        .      Executing  .         .         .      .        Withdrawn
                Executing .         .        .      .          Suspended .         Closed .        .
                Suspended .         .        .      .          .         Executing Closed .        .
                Closed    .         .        .      .          .         .         .      .        .
                Rejected  .         .        .      .          .         .         .      .        .
                Withdrawn .         .        .      .          .         .         .      .        .
                """
            ),
            LifeTable.Print(Alliance.Lifecycle)
        );

    [Fact]
    public void Of_a_pledge_is_this_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(
                """
                          Call   Deposit Fulfil    Withdraw  Correct
                Pledged   Called Pledged Fulfilled Withdrawn Pledged
                Called    .      Called  Fulfilled Withdrawn Called
                Fulfilled .      .       .         .         Called
                Withdrawn .      .       .         .         Withdrawn
                """
            ),
            LifeTable.Print(Pledge.Lifecycle)
        );

    [Fact]
    public void Of_a_certificate_is_this_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(
                """
                        Revoke
                Issued  Revoked
                Revoked .
                """
            ),
            LifeTable.Print(ProgressCertificate.Lifecycle)
        );

    [Fact]
    public void Are_refused_in_the_words_of_the_verbs()
    {
        string[] asked =
        [
            .. Of<AllianceTrigger>(),
            .. Of<PledgeTrigger>(),
            .. Of<CertificateTrigger>(),
            .. Of<ReleaseTrigger>(),
            .. Of<OrderTrigger>(),
            .. Of<ExpenseReportTrigger>(),
            .. Of<WorksTrigger>(),
            .. Of<WorksPaymentTrigger>(),
            .. Of<CommitmentTrigger>(),
            .. Of<LoanTrigger>(),
        ];
        Assert.Empty(asked.Except(UseCases.All.Select(useCase => useCase.Name)));
    }

    [Fact]
    public void Have_a_verb_for_every_act_that_somebody_can_ask_for()
    {
        var verbs = UseCases.All.Select(useCase => useCase.Name).ToHashSet();
        var commands = typeof(AllianceCommand)
            .Assembly.GetTypes()
            .Where(type =>
                !type.IsAbstract
                && (
                    type.IsSubclassOf(typeof(AllianceCommand))
                    || type.IsSubclassOf(typeof(Ledger.RotatingFunds.FundCommand))
                )
            )
            .ToList();
        Assert.Empty(
            commands
                .Where(command => command != typeof(MoveAlliance) && !verbs.Contains(UseCases.VerbOf(command.Name)))
                .Select(command => command.Name)
        );
        var suspend = new MoveAlliance(AllianceTrigger.Suspend, default);
        ICommandRequest request = new AllianceRequest(default, Person.Clock, "AL-1", suspend);
        Assert.Equal("alliances suspend", request.AskedName);
        Assert.Equal("loans repay", UseCases.VerbOf(nameof(RepayLoan)));
        Assert.Equal("Unheard", UseCases.VerbOf("Unheard"));
    }

    private static IEnumerable<string> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(trigger => StepVerbs.IsAskedFor(trigger.ToString())).Select(StepVerbs.Of);
}
