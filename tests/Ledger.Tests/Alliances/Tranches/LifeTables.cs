using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application;
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
                           Amend     Review   Endorse  Approve  Lapse     Instruct   Bounce   PayInPart  Debit     Pay   Return   Retry    Reject   Cancel
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
        var acts = typeof(AllianceCommand)
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
            acts.Where(act => act != typeof(MoveAlliance) && !verbs.Contains(UseCases.VerbOf(act.Name)))
                .Select(act => act.Name)
        );
        Assert.Equal("alliances suspend", StepVerbs.NameOf(new MoveAlliance(AllianceTrigger.Suspend, default)));
        Assert.Equal("loans repay", UseCases.VerbOf(nameof(RepayLoan)));
        Assert.Equal("Unheard", UseCases.VerbOf("Unheard"));
    }

    private static IEnumerable<string> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(trigger => StepVerbs.IsAskedFor(trigger.ToString())).Select(StepVerbs.Of);
}
