using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>A supervisor of the roster certifies how far the investment is.</summary>
/// <param name="Progress">Of the whole investment, from its beginning.</param>
/// <param name="On">The day of the visit.</param>
/// <param name="Evidence">SHA-256 of the evidence, 64 hexadecimal digits.</param>
/// <param name="For">The release it is to support, when one is asked already.</param>
public sealed record IssueCertificate(Share Progress, LocalDate On, string Evidence, int? For = null) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var (code, by) = (dossier.Alliance.Code, context.By);
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (dossier.Alliance.State is not (AllianceState.Executing or AllianceState.Suspended))
            return new AllianceRefusal.NotExecuting(code, dossier.Alliance.State);
        if (!dossier.Supervisors.Any(supervisor => supervisor.Person == by.Id && supervisor.IsOnRoster(On)))
            return new TrancheRefusal.NotOnRoster(by.Handle, code, On);
        if (AllianceChecks.NotEvidence(Evidence) is { } noEvidence)
            return noEvidence;
        if (dossier.CertifiedOn(On) is var certified && Progress.Millionths < certified.Millionths)
            return new TrancheRefusal.BelowCertified(code, Progress, certified, On);
        if (For is { } number)
        {
            if (dossier.FindRelease(number) is not { } release)
                return new TrancheRefusal.UnknownRelease(code, number);
            if (On > release.On)
                return new TrancheRefusal.CertifiedAfterRelease(code, On, number, release.On);
        }
        if (
            dossier.Releases.Any(release =>
                release.IsOpen
                && DutiesDone
                    .DoneOn(dossier, release)
                    .Any(done => done.Item2 == by.Id && Segregation.AreApart(Duty.Certify, done.Item1))
            )
        )
            return new SegregationRefusal.OwnCertificate(FileNames.Of("alliance", code), by.Handle);

        var begun = ProgressCertificate.Lifecycle.Begin("Issue");
        var certificate = new ProgressCertificate
        {
            Id = context.NewId<ProgressCertificate>(),
            Alliance = dossier.Alliance.Id,
            Number = dossier.Certificates.Count + 1,
            Progress = Progress,
            On = On,
            By = by.Id,
            Evidence = Evidence.ToLowerInvariant(),
            State = begun.To,
        };
        return AllianceOutcome.Of(
            dossier with
            {
                Certificates = dossier.Certificates.Add(certificate),
            },
            Step.Of(CaseKind.Certificate, certificate.Id.Value, begun, On, Duty.Certify)
        );
    }
}

/// <summary>
/// A certificate was wrong, says somebody of the roster. Releases that rested on it and are not paid go back to waiting
/// for their conditions, and their money is held no longer (T9).
/// </summary>
public sealed record RevokeCertificate(int Certificate, LocalDate On, string Reason) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (dossier.Certificates.FirstOrDefault(other => other.Number == Certificate) is not { } certificate)
            return new TrancheRefusal.UnknownCertificate(dossier.Alliance.Code, Certificate);
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        if (!dossier.Supervisors.Any(supervisor => supervisor.Person == context.By.Id && !supervisor.IsDismissed))
            return new TrancheRefusal.NotOnRoster(context.By.Handle, dossier.Alliance.Code, On);
        var moved = ProgressCertificate.Lifecycle.Next(
            certificate.State,
            CertificateTrigger.Revoke,
            FileNames.Of("certificate", Certificate, dossier.Alliance.Code)
        );
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;

        var without = dossier with { Certificates = dossier.Certificates.Replace(certificate, certificate.At(move)) };
        var outcome = AllianceOutcome.Of(
            without,
            Step.Of(CaseKind.Certificate, certificate.Id.Value, move, On, Duty.Certify, reason: Reason)
        );
        return Lapsing.Of(
            outcome,
            On,
            new CodedText("reason.certificate_revoked", ("Number", Certificate), ("Reason", Reason)),
            context
        );
    }
}
