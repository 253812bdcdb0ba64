using Ledger.Access;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Storage.Database;

namespace Ledger.Storage.RotatingFunds;

/// <summary>The tables of rotating funds, as they are read and written.</summary>
internal static partial class FundTables
{
    public static readonly RecordTable<Fund> Funds = new(
        "fund",
        row => new Fund
        {
            Id = row.Id<Fund>(),
            Code = row.Text(),
            Organization = row.Text(),
            Name = row.Text(),
            Country = row.Text(),
            Currency = row.Currency(),
            Zone = row.Text(),
            OpenedOn = row.Date(),
            Regulation = row.Text(),
            RegulationVersion = row.Int32(),
            AccruedThrough = row.Date(),
            Version = row.Int32(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Text(r => r.Code)
                .Text(r => r.Organization)
                .Text(r => r.Name)
                .Text(r => r.Country)
                .Currency(r => r.Currency)
                .Text(r => r.Zone)
                .Date(r => r.OpenedOn)
                .Text(r => r.Regulation)
                .Int32(r => r.RegulationVersion)
                .Date(r => r.AccruedThrough)
                .Int32(r => r.Version)
    );

    public static readonly RecordTable<FundMember> Members = new(
        "fund_member",
        row => new FundMember
        {
            Id = row.Id<FundMember>(),
            Fund = row.Id<Fund>(),
            Code = row.Text(),
            AdmittedOn = row.Date(),
            Family = row.Text(),
            Person = row.Id<Person>(),
            SeatedFrom = row.Date(),
            SeatedThrough = row.Date(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Text(r => r.Code)
                .Date(r => r.AdmittedOn)
                .Text(r => r.Family)
                .Id(r => r.Person)
                .Date(r => r.SeatedFrom)
                .Date(r => r.SeatedThrough)
    );

    public static readonly RecordTable<FormerSeat> FormerSeats = new(
        "former_seat",
        row => new FormerSeat
        {
            Id = row.Id<FormerSeat>(),
            Fund = row.Id<Fund>(),
            Member = row.Text(),
            From = row.Date(),
            Through = row.Date(),
        },
        columns => columns.Id(r => r.Id).Id(r => r.Fund).Text(r => r.Member).Date(r => r.From).Date(r => r.Through)
    );

    public static readonly RecordTable<CreditLine> Lines = new(
        "credit_line",
        row => new CreditLine
        {
            Id = row.Id<CreditLine>(),
            Fund = row.Id<Fund>(),
            Number = row.Int32(),
            Bank = row.Text(),
            Limit = row.Money(),
            Owed = row.Money(),
            OpenedOn = row.Date(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Int32(r => r.Number)
                .Text(r => r.Bank)
                .Money(r => r.Limit)
                .Money(r => r.Owed)
                .Date(r => r.OpenedOn)
    );

    public static readonly RecordTable<RepaymentCommitment> Commitments = new(
        "repayment_commitment",
        row => new RepaymentCommitment
        {
            Id = row.Id<RepaymentCommitment>(),
            Fund = row.Id<Fund>(),
            Number = row.Int32(),
            Member = row.Text(),
            Alliance = row.Text(),
            Amount = row.Money(),
            Repaid = row.Money(),
            State = (CommitmentState)row.Int32(),
            SignedOn = row.Date(),
            DeliveredOn = row.Date(),
            LastMovedOn = row.Date(),
            LastReceipt = row.Id<WrittenReceipt>(),
            Conditions = row.Text(),
            Document = row.Text(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Int32(r => r.Number)
                .Text(r => r.Member)
                .Text(r => r.Alliance)
                .Money(r => r.Amount)
                .Money(r => r.Repaid)
                .Int32(r => (int)r.State)
                .Date(r => r.SignedOn)
                .Date(r => r.DeliveredOn)
                .Date(r => r.LastMovedOn)
                .Id(r => r.LastReceipt)
                .Text(r => r.Conditions)
                .Text(r => r.Document)
    );

    public static readonly RecordTable<Loan> Loans = new(
        "loan",
        row => new Loan
        {
            Id = row.Id<Loan>(),
            Fund = row.Id<Fund>(),
            Number = row.Int32(),
            Member = row.Text(),
            Regulation = row.Text(),
            RegulationVersion = row.Int32(),
            Product = row.Text(),
            State = (LoanState)row.Int32(),
            Amount = row.Money(),
            Balance = row.Money(),
            Earned = row.Money(),
            InterestPaid = row.Money(),
            InterestInSuspense = row.Money(),
            ArrearsDays = row.Decimal(),
            ArrearsAccruedThrough = row.Date(),
            ArrearsPaid = row.Money(),
            FeesDue = row.Money(),
            PenaltiesDue = row.Money(),
            Provision = row.Money(),
            WrittenOff = row.Money(),
            Recovered = row.Money(),
            LastReceipt = row.Id<WrittenReceipt>(),
            CreditLine = row.Int32(),
            BankShare = row.Share(),
            AppliedOn = row.Date(),
            DisbursedOn = row.Date(),
            Instalments = row.Int32(),
            FirstDue = row.Date(),
            Guarantors = row.Text(),
            Purpose = row.Text(),
            AppliedBy = row.Id<Person>(),
            DecidedBy = row.Id<Person>(),
            IsSuspended = row.Bool(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Fund)
                .Int32(r => r.Number)
                .Text(r => r.Member)
                .Text(r => r.Regulation)
                .Int32(r => r.RegulationVersion)
                .Text(r => r.Product)
                .Int32(r => (int)r.State)
                .Money(r => r.Amount)
                .Money(r => r.Balance)
                .Money(r => r.Earned)
                .Money(r => r.InterestPaid)
                .Money(r => r.InterestInSuspense)
                .Decimal(r => r.ArrearsDays)
                .Date(r => r.ArrearsAccruedThrough)
                .Money(r => r.ArrearsPaid)
                .Money(r => r.FeesDue)
                .Money(r => r.PenaltiesDue)
                .Money(r => r.Provision)
                .Money(r => r.WrittenOff)
                .Money(r => r.Recovered)
                .Id(r => r.LastReceipt)
                .Int32(r => r.CreditLine)
                .Share(r => r.BankShare)
                .Date(r => r.AppliedOn)
                .Date(r => r.DisbursedOn)
                .Int32(r => r.Instalments)
                .Date(r => r.FirstDue)
                .Text(r => r.Guarantors)
                .Text(r => r.Purpose)
                .Id(r => r.AppliedBy)
                .Id(r => r.DecidedBy)
                .Bool(r => r.IsSuspended)
    );
}
