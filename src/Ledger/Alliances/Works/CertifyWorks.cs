using Ledger.Alliances.Budget;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Works;

/// <summary>
/// A supervisor of the roster certifies what is done from the beginning (T16). Programme and municipality pay it in the
/// proportion that was agreed, out of money that is there (T18).
/// </summary>
/// <param name="Cumulative">What is done from the beginning, gross.</param>
/// <param name="On">The day of the visit.</param>
/// <param name="Evidence">SHA-256 of the evidence, 64 hexadecimal digits.</param>
/// <param name="IsLast">No other certificate will follow, so this one pays back whatever is left of the
/// advance.</param>
public sealed record CertifyWorks(int Number, Money Cumulative, LocalDate On, string Evidence, bool IsLast = false)
    : WorksCommand(Number, On)
{
    public override bool NeedsBalances => true;
    protected override WorksTrigger Trigger => WorksTrigger.Certify;
    protected override Duty Duty => Duty.Certify;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        AllianceContext context
    )
    {
        var (name, by) = (works.NameIn(dossier), context.By);
        if (
            (
                AllianceChecks.CheckExecuting(dossier)
                ?? AllianceChecks.CheckPositive("cumulative amount", Cumulative, dossier)
            ) is
            { } wrong
        )
            return wrong;
        if (!dossier.Supervisors.Exists(supervisor => supervisor.Person == by.Id && supervisor.IsOnRoster(On)))
            return new TrancheRefusal.NotOnRoster(by.Handle, dossier.Alliance.Code, On);
        // The last that counts: what is certified was measured by it.
        if (
            dossier.WorksCertificates.FindLast(before =>
                before.Works == works.Id && before.Cumulative == works.Certified
            )
                is { } last
            && last.On > On
        )
            return new AllianceRefusal.DayBefore(name, On, Duty.Certify, last.On);
        if (AllianceChecks.NotEvidence(Evidence) is { } noEvidence)
            return noEvidence;
        if (Cumulative.MinorUnits <= works.Certified.MinorUnits)
            return new WorksRefusal.NotAbovePrevious(name, Cumulative, works.Certified);
        if (Cumulative.MinorUnits > works.Amount.MinorUnits)
            return new WorksRefusal.AboveContract(name, Cumulative, works.Amount);
        if (
            works.OpenAdvanceIn(dossier) is { } asked
            && (asked.State == WorksPaymentState.Instructed || IsLast || Cumulative == works.Amount)
        )
            return new WorksRefusal.AdvanceOpen(name, asked.Number, asked.Amount, asked.State);
        var certificate = Compute(dossier, works, context);
        if (NotThere(dossier, certificate, context.Balances) is { } missing)
            return missing;
        return Certify(dossier, works, move, certificate, context);
    }

    private WorksCertificate Compute(Dossier dossier, SubprojectWorks works, AllianceContext context)
    {
        var (gross, rules) = (Cumulative - works.Certified, context.Instrument.Works);
        var amortization = rules.AdvanceAmortization.Of(gross);
        // From cumulative amounts, so that what is rounded down once is not lost.
        var ofProgramme =
            Cumulative.Allocate(
                dossier.Alliance.Incentive.MinorUnits,
                (dossier.Alliance.Cost - dossier.Alliance.Incentive).MinorUnits
            )[0] - works.OfProgramme;
        // Cost and incentive may have changed since the last certificate: this one catches up as far as it goes.
        ofProgramme = Smaller(ofProgramme.MinorUnits < 0 ? dossier.Nothing : ofProgramme, gross);
        return new WorksCertificate
        {
            // Its entries are found by it when it is taken back.
            Id = context.IdOfInstruction<WorksCertificate>(0),
            Alliance = dossier.Alliance.Id,
            Works = works.Id,
            Number = dossier.WorksCertificates.Count + 1,
            Cumulative = Cumulative,
            Gross = gross,
            // The last certificate pays back whatever is left of the advance, and none pays back more.
            Amortization =
                IsLast || Cumulative == works.Amount || amortization.MinorUnits > works.AdvanceLeft.MinorUnits
                    ? Smaller(works.AdvanceLeft, gross - rules.Retention.Of(gross))
                    : amortization,
            Retention = rules.Retention.Of(gross),
            OfProgramme = ofProgramme,
            On = On,
            By = context.By.Id,
            Evidence = Evidence.ToLowerInvariant(),
        };
    }

    private static Refusal? NotThere(Dossier dossier, WorksCertificate certificate, EstateBalances books)
    {
        var (municipal, name) = (certificate.Gross - certificate.OfProgramme, certificate.NameIn(dossier));
        var (deposited, transferred) = (
            dossier.Nothing with
            {
                MinorUnits = -books.Posted("2330"),
            },
            dossier.Sum(dossier.Releases.Select(dossier.Unclaimed))
        );
        if (municipal.MinorUnits > deposited.MinorUnits)
            return new WorksRefusal.CounterpartMissing(name, municipal, deposited, municipal - deposited);
        return certificate.OfProgramme.MinorUnits > transferred.MinorUnits
            ? new WorksRefusal.TransferMissing(name, certificate.OfProgramme, transferred)
            : null;
    }

    private Result<AllianceOutcome> Certify(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        WorksCertificate certificate,
        AllianceContext context
    )
    {
        var (executed, parts) = Execute(dossier, certificate.OfProgramme);
        var grown = works with
        {
            Certified = Cumulative,
            Amortized = works.Amortized + certificate.Amortization,
            Retained = works.Retained + certificate.Retention,
            OfProgramme = works.OfProgramme + certificate.OfProgramme,
        };
        var issued = executed with { WorksCertificates = executed.WorksCertificates.Add(certificate) };
        // All of it may pay the advance back: then there is nothing to pay.
        var (asked, step) = certificate.Net.IsZero
            ? (issued, null)
            : WorksPayment.Ask(
                issued,
                works,
                WorksPaymentKind.Certificate,
                certificate.Net,
                On,
                context,
                certificate.Id
            );
        var outcome = Moved(asked, works, grown, move, context);
        if (step is not null)
            outcome = outcome with { Steps = outcome.Steps.Add(step) };
        var municipal = WorksEntries.Municipal(dossier, certificate, context.Balances);
        outcome = outcome.Posting([
            new PostEntry(WorksEntries.Certified(dossier, works, certificate)),
            .. WorksEntries.NewAccounts(dossier, municipal, context.Balances, On),
            new PostEntry(WorksEntries.Earned(dossier, certificate, parts, municipal)),
        ]);
        return parts.Count == 0
            ? outcome
            : outcome.Posting(
                new PostEntry(
                    ReleaseEntries.InProgramme(
                        dossier,
                        On,
                        "5110",
                        "1310",
                        parts,
                        new CodedText(
                            "entry.works_certificate_of",
                            ("Number", certificate.Number),
                            ("Alliance", dossier.Alliance.Code)
                        ),
                        ""
                    )
                )
            );
    }

    /// <summary>The programme's money is executed in the order in which it was released.</summary>
    private static (Dossier After, IReadOnlyList<(CommitmentLine Line, Money Amount)> Parts) Execute(
        Dossier dossier,
        Money amount
    )
    {
        var (after, all, left) = (dossier, new List<(CommitmentLine, Money)>(), amount);
        foreach (var release in dossier.Releases)
        {
            var take = Smaller(left, dossier.Unclaimed(release));
            if (take.MinorUnits <= 0)
                continue;
            var parts = ExpenseReportEntries.Split(after, release, take, part => part.Open);
            after = after
                .Changing(release, parts, (part, so) => part with { Accounted = part.Accounted + so })
                .With(release with { Accounted = release.Accounted + take });
            all.AddRange(parts);
            left -= take;
        }
        return (after, all);
    }

    private static Money Smaller(Money a, Money b) => a.MinorUnits <= b.MinorUnits ? a : b;
}
