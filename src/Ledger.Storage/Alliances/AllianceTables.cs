using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Storage.Database;

namespace Ledger.Storage.Alliances;

/// <summary>The tables of an alliance and its files, as they are read and written.</summary>
internal static partial class AllianceTables
{
    public static readonly RecordTable<Alliance> Alliances = new(
        "alliance",
        row => new Alliance
        {
            Id = row.Id<Alliance>(),
            Code = row.Text(),
            Name = row.Text(),
            Organization = row.Text(),
            Unit = row.Text(),
            Programme = row.Text(),
            Instrument = row.Text(),
            InstrumentVersion = row.Int32(),
            Model = row.Text(),
            Families = row.Int32(),
            State = (AllianceState)row.Int32(),
            Cost = row.Money(),
            Incentive = row.Money(),
            SignedOn = row.Date(),
            Version = row.Int32(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Text(r => r.Code)
                .Text(r => r.Name)
                .Text(r => r.Organization)
                .Text(r => r.Unit)
                .Text(r => r.Programme)
                .Text(r => r.Instrument)
                .Int32(r => r.InstrumentVersion)
                .Text(r => r.Model)
                .Int32(r => r.Families)
                .Int32(r => (int)r.State)
                .Money(r => r.Cost)
                .Money(r => r.Incentive)
                .Date(r => r.SignedOn)
                .Int32(r => r.Version)
    );

    public static readonly RecordTable<CommitmentLine> CommitmentLines = new(
        "commitment_line",
        row => new CommitmentLine
        {
            Id = row.Id<CommitmentLine>(),
            Alliance = row.Id<Alliance>(),
            Number = row.Int32(),
            Source = row.Text(),
            Category = row.Text(),
            Component = row.Text(),
            Year = row.Int32(),
            Amount = row.Money(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => r.Number)
                .Text(r => r.Source)
                .Text(r => r.Category)
                .Text(r => r.Component)
                .Int32(r => r.Year)
                .Money(r => r.Amount)
    );

    public static readonly RecordTable<BudgetLine> BudgetLines = new(
        "budget_line",
        row => new BudgetLine
        {
            Id = row.Id<BudgetLine>(),
            Alliance = row.Id<Alliance>(),
            Code = row.Text(),
            Name = row.Text(),
            Amount = row.Money(),
            From = row.Date(),
            Through = row.Date(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Text(r => r.Code)
                .Text(r => r.Name)
                .Money(r => r.Amount)
                .Date(r => r.From)
                .Date(r => r.Through)
    );

    public static readonly RecordTable<Member> Members = new(
        "member",
        row => new Member
        {
            Id = row.Id<Member>(),
            Alliance = row.Id<Alliance>(),
            Code = row.Text(),
            CommittedOn = row.Date(),
            Commitment = row.Money(),
            AdmittedOn = row.Date(),
            LeftOn = row.Date(),
            IsAdult = row.Bool(),
            Uaf = row.DecimalOrNull(),
            AssetsSmmlv = row.DecimalOrNull(),
            NetIncomeSmmlv = row.DecimalOrNull(),
            AgriculturalIncome = row.ShareOrNull(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Text(r => r.Code)
                .Date(r => r.CommittedOn)
                .Money(r => r.Commitment)
                .Date(r => r.AdmittedOn)
                .Date(r => r.LeftOn)
                .Bool(r => r.IsAdult)
                .DecimalOrNull(r => r.Uaf)
                .DecimalOrNull(r => r.AssetsSmmlv)
                .DecimalOrNull(r => r.NetIncomeSmmlv)
                .ShareOrNull(r => r.AgriculturalIncome)
    );

    public static readonly RecordTable<Supervisor> Supervisors = new(
        "supervisor",
        row => new Supervisor
        {
            Id = row.Id<Supervisor>(),
            Alliance = row.Id<Alliance>(),
            Person = row.Id<Person>(),
            From = row.Date(),
            Through = row.Date(),
            DismissedOn = row.Date(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Id(r => r.Person)
                .Date(r => r.From)
                .Date(r => r.Through)
                .Date(r => r.DismissedOn)
    );

    public static readonly RecordTable<Party> Parties = new(
        "alliance_party",
        row => new Party
        {
            Id = row.Id<Party>(),
            Alliance = row.Id<Alliance>(),
            Role = (PartyRole)row.Int32(),
            Holder = row.Text(),
            From = row.Date(),
            Through = row.Date(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => (int)r.Role)
                .Text(r => r.Holder)
                .Date(r => r.From)
                .Date(r => r.Through)
    );

    public static readonly RecordTable<Pledge> Pledges = new(
        "pledge",
        row => new Pledge
        {
            Id = row.Id<Pledge>(),
            Alliance = row.Id<Alliance>(),
            Number = row.Int32(),
            Contributor = row.Text(),
            Kind = (PledgeKind)row.Int32(),
            Amount = row.Money(),
            DueOn = row.Date(),
            State = (PledgeState)row.Int32(),
            Verified = row.Money(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => r.Number)
                .Text(r => r.Contributor)
                .Int32(r => (int)r.Kind)
                .Money(r => r.Amount)
                .Date(r => r.DueOn)
                .Int32(r => (int)r.State)
                .Money(r => r.Verified)
    );

    public static readonly RecordTable<ProgressCertificate> Certificates = new(
        "progress_certificate",
        row => new ProgressCertificate
        {
            Id = row.Id<ProgressCertificate>(),
            Alliance = row.Id<Alliance>(),
            Number = row.Int32(),
            Progress = row.Share(),
            On = row.Date(),
            By = row.Id<Person>(),
            Evidence = row.Text(),
            State = (CertificateState)row.Int32(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => r.Number)
                .Share(r => r.Progress)
                .Date(r => r.On)
                .Id(r => r.By)
                .Text(r => r.Evidence)
                .Int32(r => (int)r.State)
    );
}
