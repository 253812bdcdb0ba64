using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Works;
using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Workflow;

namespace Ledger.Storage.Alliances;

/// <summary>Files of works, and the steps of every file.</summary>
internal static partial class AllianceTables
{
    public static readonly RecordTable<SubprojectWorks> Works = new(
        "works",
        row => new SubprojectWorks
        {
            Id = row.Id<SubprojectWorks>(),
            Alliance = row.Id<Alliance>(),
            Number = row.Int32(),
            Name = row.Text(),
            State = (WorksState)row.Int32(),
            Contractor = row.Text(),
            Amount = row.Money(),
            Advanced = row.Money(),
            Amortized = row.Money(),
            Certified = row.Money(),
            OfProgramme = row.Money(),
            Retained = row.Money(),
            AcceptedBy = row.Id<Person>(),
            Since = row.Instant(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Int32(r => r.Number)
                .Text(r => r.Name)
                .Int32(r => (int)r.State)
                .Text(r => r.Contractor)
                .Money(r => r.Amount)
                .Money(r => r.Advanced)
                .Money(r => r.Amortized)
                .Money(r => r.Certified)
                .Money(r => r.OfProgramme)
                .Money(r => r.Retained)
                .Id(r => r.AcceptedBy)
                .Instant(r => r.Since)
    );

    public static readonly RecordTable<WorksCertificate> WorksCertificates = new(
        "works_certificate",
        row => new WorksCertificate
        {
            Id = row.Id<WorksCertificate>(),
            Alliance = row.Id<Alliance>(),
            Works = row.Id<SubprojectWorks>(),
            Number = row.Int32(),
            Cumulative = row.Money(),
            Gross = row.Money(),
            Amortization = row.Money(),
            Retention = row.Money(),
            OfProgramme = row.Money(),
            On = row.Date(),
            By = row.Id<Person>(),
            Evidence = row.Text(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Id(r => r.Works)
                .Int32(r => r.Number)
                .Money(r => r.Cumulative)
                .Money(r => r.Gross)
                .Money(r => r.Amortization)
                .Money(r => r.Retention)
                .Money(r => r.OfProgramme)
                .Date(r => r.On)
                .Id(r => r.By)
                .Text(r => r.Evidence)
    );

    public static readonly RecordTable<WorksPayment> WorksPayments = new(
        "works_payment",
        row => new WorksPayment
        {
            Id = row.Id<WorksPayment>(),
            Alliance = row.Id<Alliance>(),
            Works = row.Id<SubprojectWorks>(),
            Number = row.Int32(),
            Kind = (WorksPaymentKind)row.Int32(),
            Certificate = row.Id<WorksCertificate>(),
            Amount = row.Money(),
            On = row.Date(),
            State = (WorksPaymentState)row.Int32(),
            Hold = row.Id<Hold>(),
            PreparedBy = row.Id<Person>(),
            InstructedBy = row.Id<Person>(),
            Since = row.Instant(),
        },
        columns =>
            columns
                .Id(r => r.Id)
                .Id(r => r.Alliance)
                .Id(r => r.Works)
                .Int32(r => r.Number)
                .Int32(r => (int)r.Kind)
                .Id(r => r.Certificate)
                .Money(r => r.Amount)
                .Date(r => r.On)
                .Int32(r => (int)r.State)
                .Id(r => r.Hold)
                .Id(r => r.PreparedBy)
                .Id(r => r.InstructedBy)
                .Instant(r => r.Since)
    );

    public static readonly RecordTable<CaseFileStep> Steps = new(
        "file_step",
        row => new CaseFileStep
        {
            File = row.Guid(),
            Number = row.Int32(),
            Ordinal = row.Int16(),
            Alliance = row.Id<Alliance>(),
            Life = (CaseKind)row.Int16(),
            Trigger = row.Text(),
            From = row.Text(),
            To = row.Text(),
            By = row.Id<Person>(),
            Duty = (Duty)row.Int16(),
            At = row.Instant(),
            On = row.Date(),
            Document = row.Text(),
            Reason = row.Text(),
            Request = row.Id<JournalRequest>(),
        },
        columns =>
            columns
                .Guid(r => r.File)
                .Int32(r => r.Number)
                .Int16(r => r.Ordinal)
                .Id(r => r.Alliance)
                .Int16(r => (short)r.Life)
                .Text(r => r.Trigger)
                .Text(r => r.From)
                .Text(r => r.To)
                .Id(r => r.By)
                .Int16(r => (short)r.Duty)
                .Instant(r => r.At)
                .Date(r => r.On)
                .Text(r => r.Document)
                .Text(r => r.Reason)
                .Id(r => r.Request)
    );
}
