using System.Collections.Immutable;
using System.Linq.Expressions;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Orders;
using Ledger.Storage.Acting;
using Ledger.Subprojects;
using Ledger.Tranches;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Alliances;

/// <summary>
/// Reads dossiers, many at a time, and writes what acts changed in them. Each part is one query or one set of rows,
/// whatever the number of alliances.
/// </summary>
internal static class DossierStore
{
    public static async Task<IReadOnlyList<Dossier>> Load(
        LedgerDb db,
        Expression<Func<Alliance, bool>> which,
        CancellationToken cancel
    )
    {
        var alliances = await db.Set<Alliance>().AsNoTracking().Where(which).ToListAsync(cancel);
        if (alliances.Count == 0)
            return [];
        var ids = alliances.ConvertAll(alliance => alliance.Id);
        var commitment = await Of<CommitmentLine>(
            db,
            line => ids.Contains(line.Alliance),
            line => line.Alliance,
            cancel
        );
        var budget = await Of<BudgetLine>(db, line => ids.Contains(line.Alliance), line => line.Alliance, cancel);
        var members = await Of<Member>(db, member => ids.Contains(member.Alliance), member => member.Alliance, cancel);
        var supervisors = await Of<Supervisor>(
            db,
            supervisor => ids.Contains(supervisor.Alliance),
            supervisor => supervisor.Alliance,
            cancel
        );
        var parties = await Of<Party>(db, party => ids.Contains(party.Alliance), party => party.Alliance, cancel);
        var pledges = await Of<Pledge>(db, pledge => ids.Contains(pledge.Alliance), pledge => pledge.Alliance, cancel);
        var certificates = await Of<ProgressCertificate>(
            db,
            certificate => ids.Contains(certificate.Alliance),
            certificate => certificate.Alliance,
            cancel
        );
        var releases = await Of<Release>(
            db,
            release => ids.Contains(release.Alliance),
            release => release.Alliance,
            cancel
        );
        var approvals = await Of<Approval>(
            db,
            approval => ids.Contains(approval.Alliance),
            approval => approval.Alliance,
            cancel
        );
        var parts = await Of<ReleasePart>(db, part => ids.Contains(part.Alliance), part => part.Alliance, cancel);
        var accountabilities = await Of<Accountability>(
            db,
            file => ids.Contains(file.Alliance),
            file => file.Alliance,
            cancel
        );
        var invoices = await Of<Invoice>(
            db,
            invoice => ids.Contains(invoice.Alliance),
            invoice => invoice.Alliance,
            cancel
        );
        var orders = await Of<PaymentOrder>(db, order => ids.Contains(order.Alliance), order => order.Alliance, cancel);
        var works = await Of<Works>(db, file => ids.Contains(file.Alliance), file => file.Alliance, cancel);
        var worksCertificates = await Of<WorksCertificate>(
            db,
            certificate => ids.Contains(certificate.Alliance),
            certificate => certificate.Alliance,
            cancel
        );
        var steps = await db.Set<FileStep>()
            .AsNoTracking()
            .Where(step => ids.Contains(step.Alliance))
            .Where(StepIsPerformedDuty<FileStep>.Question)
            .GroupBy(step => new
            {
                step.Alliance,
                step.File,
                step.Duty,
                step.By,
            })
            .Select(same => new { same.Key, On = same.Max(step => step.On) })
            .ToListAsync(cancel);
        var deeds = steps.ToLookup(
            step => step.Key.Alliance,
            step => new Deed(step.Key.File, step.Key.Duty, step.Key.By, step.On)
        );
        var worksPayments = await Of<WorksPayment>(
            db,
            payment => ids.Contains(payment.Alliance),
            payment => payment.Alliance,
            cancel
        );
        return alliances.ConvertAll(alliance => new Dossier
        {
            Alliance = alliance,
            Commitment = [.. commitment[alliance.Id].OrderBy(line => line.Number)],
            Budget = [.. budget[alliance.Id].OrderBy(line => line.Code, StringComparer.Ordinal)],
            Members = [.. members[alliance.Id].OrderBy(member => member.Code, StringComparer.Ordinal)],
            Supervisors = [.. supervisors[alliance.Id]],
            Parties =
            [
                .. parties[alliance.Id]
                    .OrderBy(party => party.Role)
                    .ThenBy(party => party.From)
                    .ThenBy(party => party.Id.Value),
            ],
            Pledges = [.. pledges[alliance.Id].OrderBy(pledge => pledge.Number)],
            Certificates = [.. certificates[alliance.Id].OrderBy(certificate => certificate.Number)],
            Releases = [.. releases[alliance.Id].OrderBy(release => release.Number)],
            Approvals = [.. approvals[alliance.Id]],
            Deeds = [.. deeds[alliance.Id]],
            Parts = [.. parts[alliance.Id]],
            Accountabilities = [.. accountabilities[alliance.Id].OrderBy(file => file.Number)],
            Invoices = [.. invoices[alliance.Id].OrderBy(invoice => invoice.Key.ToString(), StringComparer.Ordinal)],
            Orders = [.. orders[alliance.Id].OrderBy(order => order.Number)],
            Works = [.. works[alliance.Id].OrderBy(file => file.Number)],
            WorksCertificates = [.. worksCertificates[alliance.Id].OrderBy(certificate => certificate.Number)],
            WorksPayments = [.. worksPayments[alliance.Id].OrderBy(payment => payment.Number)],
        });
    }

    /// <summary>
    /// Dossiers of which only that is read by which <see cref="Conditions"/> are judged: their invoices, orders, works
    /// and steps, which are most of what there is, are left out.
    /// </summary>
    /// <remarks>Not to act on: whoever acts loads the whole dossier.</remarks>
    public static async Task<IReadOnlyList<Dossier>> LoadForConditions(
        LedgerDb db,
        Expression<Func<Alliance, bool>> which,
        CancellationToken cancel
    )
    {
        var alliances = await db.Set<Alliance>().AsNoTracking().Where(which).ToListAsync(cancel);
        var ids = alliances.ConvertAll(alliance => alliance.Id);
        var members = await Of<Member>(db, member => ids.Contains(member.Alliance), member => member.Alliance, cancel);
        var pledges = await Of<Pledge>(db, pledge => ids.Contains(pledge.Alliance), pledge => pledge.Alliance, cancel);
        var certificates = await Of<ProgressCertificate>(
            db,
            certificate => ids.Contains(certificate.Alliance),
            certificate => certificate.Alliance,
            cancel
        );
        var releases = await Of<Release>(
            db,
            release => ids.Contains(release.Alliance),
            release => release.Alliance,
            cancel
        );
        var parts = await Of<ReleasePart>(db, part => ids.Contains(part.Alliance), part => part.Alliance, cancel);
        return alliances.ConvertAll(alliance => new Dossier
        {
            Alliance = alliance,
            Members = [.. members[alliance.Id]],
            Pledges = [.. pledges[alliance.Id]],
            Certificates = [.. certificates[alliance.Id]],
            Releases = [.. releases[alliance.Id]],
            Parts = [.. parts[alliance.Id]],
        });
    }

    /// <summary>Marks what differs between two states of a dossier, so that saving the context writes it.</summary>
    /// <param name="before">Null when the alliance is new.</param>
    public static void Mark(LedgerDb db, Dossier? before, Dossier after)
    {
        var alliance = db.Entry(after.Alliance);
        alliance.State = before is null ? EntityState.Added : EntityState.Modified;
        if (before is not null)
            alliance.Property(a => a.Version).OriginalValue = before.Alliance.Version;
        Differences.Mark(db, before?.Commitment, after.Commitment, line => line.Id);
        Differences.Mark(db, before?.Budget, after.Budget, line => line.Id);
        Differences.Mark(db, before?.Members, after.Members, member => member.Id);
        Differences.Mark(db, before?.Supervisors, after.Supervisors, supervisor => supervisor.Id);
        Differences.Mark(db, before?.Parties, after.Parties, party => party.Id);
        Differences.Mark(db, before?.Pledges, after.Pledges, pledge => pledge.Id);
        Differences.Mark(db, before?.Certificates, after.Certificates, certificate => certificate.Id);
        Differences.Mark(db, before?.Releases, after.Releases, release => release.Id);
        Differences.Mark(db, before?.Approvals, after.Approvals, approval => approval.Id);
        Differences.Mark(db, before?.Parts, after.Parts, part => part.Id);
        Differences.Mark(db, before?.Accountabilities, after.Accountabilities, file => file.Id);
        Differences.Mark(db, before?.Invoices, after.Invoices, invoice => invoice.Id);
        Differences.Mark(db, before?.Orders, after.Orders, order => order.Id);
        MarkNamed(db, before, after);
        Differences.Mark(db, before?.Works, after.Works, works => works.Id);
        Differences.Mark(db, before?.WorksCertificates, after.WorksCertificates, certificate => certificate.Id);
        Differences.Mark(db, before?.WorksPayments, after.WorksPayments, payment => payment.Id);
    }

    private static void MarkNamed(LedgerDb db, Dossier? before, Dossier after)
    {
        if (
            before is not null
            && ReferenceEquals(before.Invoices, after.Invoices)
            && ReferenceEquals(before.Orders, after.Orders)
        )
            return;
        var (was, now) = (Named(before), Named(after));
        foreach (var (programme, key) in was.Except(now))
            db.Entry(Row(programme, key)).State = EntityState.Deleted;
        foreach (var (programme, key) in now.Except(was))
            db.Entry(Row(programme, key)).State = EntityState.Added;

        NamedInvoice Row(string programme, InvoiceKey key) =>
            new()
            {
                Alliance = after.Alliance.Id,
                Programme = programme,
                Supplier = key.Supplier,
                InvoiceNumber = key.Number,
            };
    }

    /// <summary>The invoices that files which stand name, each once.</summary>
    private static HashSet<(string Programme, InvoiceKey Key)> Named(Dossier? dossier) =>
        dossier is null
            ? []
            :
            [
                .. dossier
                    .Invoices.Where(invoice => invoice.Counts)
                    .Select(invoice => (invoice.Programme, invoice.Key)),
                .. dossier.Orders.Where(order => order.Counts).Select(order => (order.Programme, order.Key)),
            ];

    private static async Task<ILookup<Id<Alliance>, T>> Of<T>(
        LedgerDb db,
        Expression<Func<T, bool>> which,
        Func<T, Id<Alliance>> of,
        CancellationToken cancel
    )
        where T : class => (await db.Set<T>().AsNoTracking().Where(which).ToListAsync(cancel)).ToLookup(of);
}
