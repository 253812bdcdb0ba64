using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Xunit;

namespace Ledger.Tests.RotatingFunds;

/// <summary>Every state against every trigger; a dot is a step that cannot be taken.</summary>
public class The_lives_of_a_fund
{
    [Fact]
    public void Of_a_commitment_is_this_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(
                """
                          Deliver   Receive   Complete Reschedule GiveUp  Withdraw  TakeBack
                Signed    Delivered .         .        .          .       Withdrawn .
                Delivered .         Delivered Repaid   Delivered  GivenUp .         Delivered
                Repaid    .         .         .        .          .       .         Delivered
                GivenUp   .         .         .        .          .       .         .
                Withdrawn .         .         .        .          .       .         .
                """
            ),
            LifeTable.Print(RepaymentCommitment.Lifecycle)
        );

    [Fact]
    public void Of_a_loan_is_this_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(
                """
                             Approve  Reject   Withdraw  Disburse Repay        Settle Charge       Restructure  WriteOff   Recover    TakeBack     Reopen  ReopenRestructured
                Applied      Approved Rejected Withdrawn .        .            .      .            .            .          .          .            .       .
                Approved     .        .        Withdrawn Current  .            .      .            .            .          .          .            .       .
                Current      .        .        .         .        Current      Closed Current      Restructured WrittenOff .          Current      .       .
                Restructured .        .        .         .        Restructured Closed Restructured Restructured WrittenOff .          Restructured .       .
                Closed       .        .        .         .        .            .      .            .            .          .          .            Current Restructured
                WrittenOff   .        .        .         .        .            .      .            .            .          WrittenOff WrittenOff   .       .
                Rejected     .        .        .         .        .            .      .            .            .          .          .            .       .
                Withdrawn    .        .        .         .        .            .      .            .            .          .          .            .       .
                """
            ),
            LifeTable.Print(Loan.Lifecycle)
        );
}
