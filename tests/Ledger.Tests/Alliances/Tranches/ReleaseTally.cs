using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Workflow;

namespace Ledger.Tests;

/// <summary>
/// A plain tally of what was accepted: its own sums and its own list of who did what, in decimals and by hand.
/// </summary>
internal sealed class ReleaseTally(Field field)
{
    private readonly Dictionary<int, List<(Duty Duty, Id<Person> By)>> _duties = [];
    private readonly List<(decimal Percent, Id<Person> By, bool Revoked)> _certificates = [];
    private readonly Dictionary<int, decimal> _paid = [];
    private readonly Dictionary<int, decimal> _sent = [];
    private decimal _verified;
    private string? _fault;

    public void Note(Person by, AllianceCommand command, Dossier before)
    {
        switch (command)
        {
            case IssueCertificate issue:
                _certificates.Add((issue.Progress.Millionths / 10_000m, by.Id, false));
                break;
            case RevokeCertificate revoke:
                _certificates[revoke.Certificate - 1] = _certificates[revoke.Certificate - 1] with { Revoked = true };
                break;
            case VerifyCounterpart verify:
                _verified += verify.Amount.ToDecimal();
                break;
            case RequestRelease:
                _duties[before.Releases.Count + 1] = [(Duty.Prepare, by.Id)];
                break;
            case AmendRelease amend:
                _duties[amend.Number] = [(Duty.Prepare, by.Id)];
                break;
            case ReviewRelease review:
                _duties[review.Number].Add((Duty.Review, by.Id));
                break;
            case ApproveRelease approve:
                _duties[approve.Number].Add((Duty.Approve, by.Id));
                MayLeave(approve.Number, before);
                break;
            case InstructRelease instruct:
                _duties[instruct.Number].RemoveAll(done => done.Duty == Duty.Release);
                _duties[instruct.Number].Add((Duty.Release, by.Id));
                break;
            case DebitRelease debit:
                _sent[debit.Number] = before.FindRelease(debit.Number)!.Unpaid.ToDecimal();
                Apart(debit.Number, by);
                break;
            case ConfirmRelease confirm:
                _sent.Remove(confirm.Number);
                _paid[confirm.Number] = _paid.GetValueOrDefault(confirm.Number) + confirm.Amount.ToDecimal();
                Apart(confirm.Number, by);
                break;
            case ReturnRelease back when !_sent.Remove(back.Number):
                _paid.Remove(back.Number);
                break;
        }
    }

    /// <summary>What went back to be asked for anew was neither reviewed nor approved as it is now.</summary>
    public void ForgetLapsed()
    {
        foreach (var release in field.Dossier.Releases)
            if (release.State == ReleaseState.Requested)
                _duties[release.Number].RemoveAll(done => done.Duty is not Duty.Prepare);
    }

    /// <summary>
    /// At the moment of approval: certified progress and advance, verified counterpart, by the tally's own arithmetic.
    /// </summary>
    private void MayLeave(int number, Dossier before)
    {
        var asked = before.FindRelease(number)!.Amount.ToDecimal();
        var besides = before
            .Releases.Where(other =>
                other.Number != number && other.State is not (ReleaseState.Rejected or ReleaseState.Cancelled)
            )
            .Sum(other => other.Amount.ToDecimal());
        var certified = _certificates
            .Where(certificate => !certificate.Revoked)
            .Select(certificate => certificate.Percent)
            .DefaultIfEmpty(0)
            .Max();
        if (besides + asked > Math.Min(1_000m, 1_000m * (certified + 20) / 100))
            _fault ??=
                $"release {number} of {asked} was approved above certified progress of {certified}% and the advance";
        if (_verified / (_verified + besides + asked) < 0.20m)
            _fault ??= $"release {number} of {asked} was approved with a counterpart of {_verified}";
    }

    /// <summary>
    /// Whoever touched this money: preparer, certifiers, approvers, releaser and reconciler are different people.
    /// </summary>
    private void Apart(int number, Person reconciler)
    {
        var people = _duties[number]
            .Where(done => done.Duty != Duty.Review)
            .Append((Duty.Reconcile, reconciler.Id))
            .ToList();
        foreach (var (duty, by) in people)
            if (people.Any(other => other.Item2 == by && other.Item1 != duty))
                _fault ??= $"one person did two duties on release {number}";
        if (
            _duties[number]
                .Where(done => done.Duty == Duty.Approve)
                .GroupBy(done => done.By)
                .Any(group => group.Count() > 1)
        )
            _fault ??= $"one person approved release {number} twice";
    }

    /// <summary>What does not agree; null when all does.</summary>
    public string? Fault()
    {
        var dossier = field.Dossier;
        var (paid, sent) = (_paid.Values.Sum(), _sent.Values.Sum());
        var held = dossier
            .Releases.Where(release => release.State is ReleaseState.Approved or ReleaseState.Instructed)
            .Sum(release => release.Amount.ToDecimal() - _paid.GetValueOrDefault(release.Number));
        var asked = dossier.Releases.Sum(release =>
            release.State is ReleaseState.Rejected or ReleaseState.Cancelled
                ? _paid.GetValueOrDefault(release.Number)
                : release.Amount.ToDecimal()
        );
        (string What, decimal Expected, decimal Found)[] sums =
        [
            ("paid by the dossier", paid, dossier.Paid.ToDecimal()),
            ("advances 1310", paid, Posted(Field.Treasury, "1310")),
            ("in transit 1190", sent, Posted(Field.Treasury, "1190")),
            ("left in 1110", 850 - paid - sent, Posted(Field.Treasury, "1110")),
            ("held on 1110", held, field.Balance(Field.Treasury, "1110").Held.ToDecimal()),
            ("requested 8130", asked, Posted(Field.Treasury, "8130")),
            (
                "the programme's contribution 3110",
                -paid,
                field.Balance(Field.Code, "3110", "co_programme").Posted.ToDecimal()
            ),
            ("the contributors' 3110", -_verified, field.Balance(Field.Code, "3110", "co_org").Posted.ToDecimal()),
            ("the estate's bank 1110", paid + _verified, Posted(Field.Code, "1110")),
            ("still pledged 8210", 900 - _verified, Posted(Field.Code, "8210")),
            ("what the sources paid", paid, dossier.Parts.Sum(part => part.Paid.ToDecimal())),
            ("what the sources have in transit", sent, dossier.Parts.Sum(part => part.InTransit.ToDecimal())),
        ];
        foreach (var (what, expected, found) in sums)
            if (expected != found)
                return $"{what}: {expected} by the tally, {found} found";
        foreach (var line in dossier.Commitment)
            if (
                dossier
                    .Parts.Where(part => part.Line == line.Id)
                    .Sum(part => part.Paid.MinorUnits + part.InTransit.MinorUnits) > line.Amount.MinorUnits
            )
                return $"line {line.Number} of the commitment paid more than it committed";
        return Posted(Field.Treasury, "1110") < held ? "more is held than there is" : _fault;
    }

    private decimal Posted(string estate, string account) => field.Balance(estate, account).Posted.ToDecimal();
}
