using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Works;
using Xunit;

namespace Ledger.Tests.Spending;

/// <summary>Every state against every trigger of what spends money; a dot is what cannot be done.</summary>
public class The_lives_of_what_spends
{
    private const string OfAnExpenseReport = """
                   Accept    AcceptInPart  Reject    Disallow   RefundInPart  Refund
        Rendered   Accepted  RefundDue     Rejected  .          .             .
        Accepted   .         .             .         RefundDue  .             .
        RefundDue  .         .             .         RefundDue  RefundDue     Accepted
        Rejected   .         .             .         .          .             .
        """;

    private const string OfAnInvoice = """
                    Accept    Disallow    Reject    Return
        Claimed     Accepted  Ineligible  Rejected  .
        Accepted    .         Ineligible  .         Rejected
        Ineligible  .         .           .         .
        Rejected    .         .           .         .
        """;

    private const string OfAnOrder = """
                    Amend    Review    ApprovePartially   Approve   Instruct    Pay   Return    Retry     Reject    Cancel
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
                    ApprovePartially    Approve   Instruct    Pay   Return    Retry     Cancel
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
        Assert.Equal(LifeTable.Cells(OfAnExpenseReport), LifeTable.Print(ExpenseReport.Lifecycle));
        Assert.Equal(LifeTable.Cells(OfAnInvoice), LifeTable.Print(Invoice.Lifecycle));
        Assert.Equal(LifeTable.Cells(OfAnOrder), LifeTable.Print(PaymentOrder.Lifecycle));
        Assert.Equal(LifeTable.Cells(OfWorks), LifeTable.Print(SubprojectWorks.Lifecycle));
        Assert.Equal(LifeTable.Cells(OfAWorksPayment), LifeTable.Print(WorksPayment.Lifecycle));
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
}
