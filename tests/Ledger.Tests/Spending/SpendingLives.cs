using Ledger.Accountabilities;
using Ledger.Foundations;
using Ledger.Orders;
using Ledger.Subprojects;
using Xunit;

namespace Ledger.Tests.Spending;

/// <summary>Every state against every trigger of what spends money; a dot is what cannot be done.</summary>
public class The_lives_of_what_spends
{
    private const string OfAnAccountability = """
                   Accept    AcceptInPart  Reject    Disallow   RefundInPart  Refund
        Rendered   Accepted  RefundDue     Rejected  .          .             .
        Accepted   .         .             .         RefundDue  .             .
        RefundDue  .         .             .         RefundDue  RefundDue     Accepted
        Rejected   .         .             .         .          .             .
        """;

    private const string OfAnOrder = """
                    Amend    Review    Endorse   Approve   Instruct    Pay   Return    Retry     Reject    Cancel
        Ordered     Ordered  Reviewed  .         .         .           .     .         .         Rejected  Cancelled
        Reviewed    Ordered  .         Reviewed  Approved  .           .     .         .         Rejected  Cancelled
        Approved    .        .         .         .         Instructed  .     .         .         .         Cancelled
        Instructed  .        .         .         .         .           Paid  Returned  .         .         .
        Paid        .        .         .         .         .           .     Returned  .         .         .
        Returned    .        .         .         .         .           .     .         Approved  .         Cancelled
        Rejected    .        .         .         .         .           .     .         .         .         .
        Cancelled   .        .         .         .         .           .     .         .         .         .
        """;

    private const string OfWorks = """
                               Tender  Award      Advance    Certify    AcceptProvisionally    AcceptFinally    Abandon    Revoke
        Evaluation             Tender  .          .          .          .                      .                Abandoned  .
        Tender                 .       Execution  .          .          .                      .                Abandoned  .
        Execution              .       .          Execution  Execution  ProvisionallyAccepted  .                .          Execution
        ProvisionallyAccepted  .       .          .          .          .                      FinallyAccepted  .          .
        FinallyAccepted        .       .          .          .          .                      .                .          .
        Abandoned              .       .          .          .          .                      .                .          .
        """;

    private const string OfAWorksPayment = """
                    Endorse    Approve   Instruct    Pay   Return    Retry     Cancel
        Requested   Requested  Approved  .           .     .         .         Cancelled
        Approved    .          .         Instructed  .     .         .         Cancelled
        Instructed  .          .         .           Paid  Returned  .         .
        Paid        .          .         .           .     Returned  .         .
        Returned    .          .         .           .     .         Approved  Cancelled
        Cancelled   .          .         .           .     .         .         .
        """;

    [Fact]
    public void Follow_their_tables_and_nothing_else()
    {
        Assert.Equal(
            LifeTable.Cells(OfAnAccountability),
            Print<AccountabilityState, AccountabilityTrigger>(Accountability.Lifecycle)
        );
        Assert.Equal(LifeTable.Cells(OfAnOrder), Print<OrderState, OrderTrigger>(PaymentOrder.Lifecycle));
        Assert.Equal(LifeTable.Cells(OfWorks), Print<WorksState, WorksTrigger>(Works.Lifecycle));
        Assert.Equal(
            LifeTable.Cells(OfAWorksPayment),
            Print<WorksPaymentState, WorksPaymentTrigger>(WorksPayment.Lifecycle)
        );
    }

    [Fact]
    public void Are_drawn_as_they_are()
    {
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: accountability",
            LifeDiagram.Print(Accountability.Lifecycle(default))
        );
        Repository.RegionMustEqual("specs/lives.md", "life: order", LifeDiagram.Print(PaymentOrder.Lifecycle(default)));
        Repository.RegionMustEqual("specs/lives.md", "life: works", LifeDiagram.Print(Works.Lifecycle(default)));
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: works payment",
            LifeDiagram.Print(WorksPayment.Lifecycle(default))
        );
    }

    [Fact]
    public void Have_indexes_that_end_with_the_states_that_give_an_invoice_back()
    {
        // DossierMapping's unique indexes say "state < 3" and "state < 6".
        Assert.Equal(3, (int)InvoiceState.Rejected);
        Assert.Equal(
            (6, 7, 8),
            ((int)OrderState.Rejected, (int)OrderState.Cancelled, Enum.GetValues<OrderState>().Length)
        );
    }

    private static string Print<TState, TTrigger>(Func<TState, StateMachine<TState, TTrigger>> life)
        where TState : struct, Enum
        where TTrigger : struct, Enum =>
        LifeTable.Print<TState, TTrigger>(
            (state, trigger) =>
            {
                var machine = life(state);
                if (!machine.CanFire(trigger))
                    return ".";
                machine.Fire(trigger);
                return machine.State.ToString();
            }
        );
}
