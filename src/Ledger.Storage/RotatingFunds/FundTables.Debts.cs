using Ledger.Access;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Repayments;
using Ledger.Storage.Database;

namespace Ledger.Storage.RotatingFunds;

/// <summary>Instalments, receipts, days and steps.</summary>
internal static partial class FundTables
{
    public static readonly RecordTable<FundInstalment> Instalments = new(
        "fund_instalment",
        row => new FundInstalment
        {
            Id = row.Id<FundInstalment>(),
            Fund = row.Id<Fund>(),
            Debt = row.Guid(),
            Number = row.Int32(),
            From = row.Date(),
            EarnsFrom = row.Date(),
            DueOn = row.Date(),
            Principal = row.Money(),
            Interest = row.Money(),
            Carried = row.Money(),
            PrincipalPaid = row.Money(),
            InterestPaid = row.Money(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Guid(r => r.Debt)
                .Int32(r => r.Number)
                .Date(r => r.From)
                .Date(r => r.EarnsFrom)
                .Date(r => r.DueOn)
                .Money(r => r.Principal)
                .Money(r => r.Interest)
                .Money(r => r.Carried)
                .Money(r => r.PrincipalPaid)
                .Money(r => r.InterestPaid)
    );

    public static readonly RecordTable<WrittenReceipt> Receipts = new(
        "written_receipt",
        row => new WrittenReceipt
        {
            Id = row.Id<WrittenReceipt>(),
            Fund = row.Id<Fund>(),
            Debt = row.Guid(),
            Reference = row.Text(),
            On = row.Date(),
            By = row.Id<Person>(),
            Entry = row.Id<JournalEntry>(),
            Before = row.Id<WrittenReceipt>(),
            Standing = (ReceiptStanding)row.Int32(),
            Amount = row.Money(),
            Principal = row.Money(),
            Interest = row.Money(),
            Penalties = row.Money(),
            Fees = row.Money(),
            Arrears = row.Money(),
            Recognised = row.Money(),
            InterestInSuspense = row.Money(),
            Provision = row.Money(),
            WasRestructured = row.Bool(),
            Ally = row.Text(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Guid(r => r.Debt)
                .Text(r => r.Reference)
                .Date(r => r.On)
                .Id(r => r.By)
                .Id(r => r.Entry)
                .Id(r => r.Before)
                .Int32(r => (int)r.Standing)
                .Money(r => r.Amount)
                .Money(r => r.Principal)
                .Money(r => r.Interest)
                .Money(r => r.Penalties)
                .Money(r => r.Fees)
                .Money(r => r.Arrears)
                .Money(r => r.Recognised)
                .Money(r => r.InterestInSuspense)
                .Money(r => r.Provision)
                .Bool(r => r.WasRestructured)
                .Text(r => r.Ally)
    );

    public static readonly RecordTable<InstalmentBefore> InstalmentsBefore = new(
        "instalment_before",
        row => new InstalmentBefore
        {
            Id = row.Id<InstalmentBefore>(),
            Fund = row.Id<Fund>(),
            Receipt = row.Id<WrittenReceipt>(),
            Instalment = row.Id<FundInstalment>(),
            Debt = row.Guid(),
            Number = row.Int32(),
            From = row.Date(),
            EarnsFrom = row.Date(),
            DueOn = row.Date(),
            Principal = row.Money(),
            Interest = row.Money(),
            Carried = row.Money(),
            PrincipalPaid = row.Money(),
            InterestPaid = row.Money(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Id(r => r.Receipt)
                .Id(r => r.Instalment)
                .Guid(r => r.Debt)
                .Int32(r => r.Number)
                .Date(r => r.From)
                .Date(r => r.EarnsFrom)
                .Date(r => r.DueOn)
                .Money(r => r.Principal)
                .Money(r => r.Interest)
                .Money(r => r.Carried)
                .Money(r => r.PrincipalPaid)
                .Money(r => r.InterestPaid)
    );

    public static readonly RecordTable<FundDay> Days = new(
        "fund_day",
        row => new FundDay
        {
            Id = row.Id<FundDay>(),
            Fund = row.Id<Fund>(),
            Day = row.Date(),
            Loans = row.Int32(),
            Balance = row.Money(),
            Overdue = row.Money(),
            Over30 = row.Money(),
            Over60 = row.Money(),
            Over90 = row.Money(),
            Restructured = row.Money(),
            Provision = row.Money(),
            Repayments = row.Money(),
            RepaymentsOverdue = row.Money(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Date(r => r.Day)
                .Int32(r => r.Loans)
                .Money(r => r.Balance)
                .Money(r => r.Overdue)
                .Money(r => r.Over30)
                .Money(r => r.Over60)
                .Money(r => r.Over90)
                .Money(r => r.Restructured)
                .Money(r => r.Provision)
                .Money(r => r.Repayments)
                .Money(r => r.RepaymentsOverdue)
    );

    public static readonly RecordTable<FundStep> Steps = new(
        "fund_step",
        row => new FundStep
        {
            Fund = row.Guid(),
            Life = (FundCaseKind)row.Int16(),
            File = row.Guid(),
            Number = row.Int32(),
            Member = row.Text(),
            Trigger = row.Text(),
            From = row.Text(),
            To = row.Text(),
            On = row.Date(),
            Document = row.Text(),
            Reason = row.Text(),
            Amount = row.Money(),
            Principal = row.Money(),
            Interest = row.Money(),
            Charges = row.Money(),
            Balance = row.Money(),
            Request = row.Id<JournalRequest>(),
            Ordinal = row.Int16(),
            By = row.Id<Person>(),
            At = row.Instant(),
        },
        columns =>
            columns
                .Guid(r => r.Fund)
                .Int16(r => (short)r.Life)
                .Guid(r => r.File)
                .Int32(r => r.Number)
                .Text(r => r.Member)
                .Text(r => r.Trigger)
                .Text(r => r.From)
                .Text(r => r.To)
                .Date(r => r.On)
                .Text(r => r.Document)
                .Text(r => r.Reason)
                .Money(r => r.Amount)
                .Money(r => r.Principal)
                .Money(r => r.Interest)
                .Money(r => r.Charges)
                .Money(r => r.Balance)
                .Id(r => r.Request)
                .Int16(r => r.Ordinal)
                .Id(r => r.By)
                .Instant(r => r.At)
    );
}
