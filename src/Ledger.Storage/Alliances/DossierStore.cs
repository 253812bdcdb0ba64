using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Ledger.Workflow;
using Tables = Ledger.Storage.Alliances.AllianceTables;

namespace Ledger.Storage.Alliances;

/// <summary>
/// Reads dossiers, many at a time, and writes what commands changed in them. Each part is one select or one set of
/// rows,
/// whatever the number of alliances, and they travel together.
/// </summary>
internal static class DossierStore
{
    private const string OfAlliances = "{keys} JOIN alliance a ON a.code = k.code JOIN ";

    /// <summary>The alliances of these codes, with all their files; those that there are not are left out.</summary>
    public static async Task<IReadOnlyList<Dossier>> Load(
        Dialect dialect,
        IReadOnlyCollection<string> codes,
        CancellationToken cancel
    )
    {
        if (codes.Count == 0)
            return [];
        await using var batch = await SelectBatch.OfQuestion(dialect, cancel);
        var dossiers = Ask(batch, new CodeColumns(codes).Set);
        await batch.Execute(cancel);
        return dossiers();
    }

    /// <summary>Adds the selects of whole dossiers.</summary>
    /// <param name="codes">Of the alliances.</param>
    /// <returns>Makes the dossiers of what was read, when the batch has been executed.</returns>
    /// <remarks>
    /// The alliance comes first, with its version: what somebody else changes in a file after that, saving finds.
    /// </remarks>
    public static Func<IReadOnlyList<Dossier>> Ask(SelectBatch batch, RowSet codes)
    {
        var alliances = batch.Select(Tables.Alliances, "{keys} JOIN alliance t ON t.code = k.code", codes);
        var commitment = Of(Tables.CommitmentLines, line => line.Alliance);
        var budget = Of(Tables.BudgetLines, line => line.Alliance);
        var members = Of(Tables.Members, member => member.Alliance);
        var supervisors = Of(Tables.Supervisors, supervisor => supervisor.Alliance);
        var parties = Of(Tables.Parties, party => party.Alliance);
        var pledges = Of(Tables.Pledges, pledge => pledge.Alliance);
        var certificates = Of(Tables.Certificates, certificate => certificate.Alliance);
        var releases = Of(Tables.Releases, release => release.Alliance);
        var approvals = Of(Tables.Approvals, approval => approval.Alliance);
        var parts = Of(Tables.Parts, part => part.Alliance);
        var expenseReports = Of(Tables.ExpenseReports, file => file.Alliance);
        var invoices = Of(Tables.Invoices, invoice => invoice.Alliance);
        var orders = Of(Tables.Orders, order => order.Alliance);
        var works = Of(Tables.Works, file => file.Alliance);
        var worksCertificates = Of(Tables.WorksCertificates, certificate => certificate.Alliance);
        var worksPayments = Of(Tables.WorksPayments, payment => payment.Alliance);
        var duties = DutiesOf(batch, codes);
        return () =>
            alliances.ConvertAll(alliance => new Dossier
            {
                Alliance = alliance,
                Commitment = [.. commitment(alliance).OrderBy(line => line.Number)],
                Budget = [.. budget(alliance).OrderBy(line => line.Code, StringComparer.Ordinal)],
                Members = [.. members(alliance).OrderBy(member => member.Code, StringComparer.Ordinal)],
                Supervisors = [.. supervisors(alliance)],
                Parties =
                [
                    .. parties(alliance)
                        .OrderBy(party => party.Role)
                        .ThenBy(party => party.From)
                        .ThenBy(party => party.Id.Value),
                ],
                Pledges = [.. pledges(alliance).OrderBy(pledge => pledge.Number)],
                Certificates = [.. certificates(alliance).OrderBy(certificate => certificate.Number)],
                Releases = [.. releases(alliance).OrderBy(release => release.Number)],
                Approvals = [.. approvals(alliance)],
                PerformedDuties = [.. duties(alliance)],
                Parts = [.. InOrder(parts(alliance), releases(alliance), commitment(alliance))],
                ExpenseReports = [.. expenseReports(alliance).OrderBy(file => file.Number)],
                Invoices = [.. invoices(alliance).OrderBy(invoice => invoice.Key.ToString(), StringComparer.Ordinal)],
                Orders = [.. orders(alliance).OrderBy(order => order.Number)],
                Works = [.. works(alliance).OrderBy(file => file.Number)],
                WorksCertificates = [.. worksCertificates(alliance).OrderBy(certificate => certificate.Number)],
                WorksPayments = [.. worksPayments(alliance).OrderBy(payment => payment.Number)],
            });

        Func<Alliance, IEnumerable<TFile>> Of<TFile>(RecordTable<TFile> table, Func<TFile, Id<Alliance>> of)
            where TFile : class => Files(batch, codes, table, of);
    }

    /// <summary>By release and line of the commitment: entries list them in this order.</summary>
    private static IEnumerable<ReleasePart> InOrder(
        IEnumerable<ReleasePart> parts,
        IEnumerable<Release> releases,
        IEnumerable<CommitmentLine> lines
    )
    {
        var (releaseNo, lineNo) = (
            releases.ToDictionary(release => release.Id, release => release.Number),
            lines.ToDictionary(line => line.Id, line => line.Number)
        );
        return parts
            .OrderBy(part => releaseNo.GetValueOrDefault(part.Release))
            .ThenBy(part => lineNo.GetValueOrDefault(part.Line));
    }

    private static Func<Alliance, IEnumerable<TFile>> Files<TFile>(
        SelectBatch batch,
        RowSet codes,
        RecordTable<TFile> table,
        Func<TFile, Id<Alliance>> of
    )
        where TFile : class =>
        Grouped(batch.Select(table, $"{OfAlliances}{table.Name} t ON t.alliance = a.id", codes), of);

    /// <summary>The rows of one alliance: looked up when there are many.</summary>
    private static Func<Alliance, IEnumerable<TFile>> Grouped<TFile>(List<TFile> rows, Func<TFile, Id<Alliance>> of)
    {
        ILookup<Id<Alliance>, TFile>? lookup = null;
        return alliance => (lookup ??= rows.ToLookup(of))[alliance.Id];
    }

    /// <summary>As <see cref="StepIsPerformedDuty{TStep}"/> says it.</summary>
    private static Func<Alliance, IEnumerable<PerformedDuty>> DutiesOf(SelectBatch batch, RowSet codes)
    {
        var rows = new List<(Id<Alliance> Alliance, PerformedDuty Duty)>();
        batch.Select(
            """
            SELECT s.alliance, s."file", s.duty, s."by", MAX(s."on")
            FROM {keys} JOIN alliance a ON a.code = k.code JOIN file_step s ON s.alliance = a.id
            WHERE s.duty {is_a_duty} OR (s.life {moves_itself} AND s."from" <> s."to")
            GROUP BY s.alliance, s."file", s.duty, s."by"
            """,
            codes,
            row =>
                rows.Add(
                    (
                        new(row.GetGuid(0)),
                        new(row.GetGuid(1), (Duty)row.GetInt16(2), new(row.GetGuid(3)), RecordReader.Date(row, 4))
                    )
                )
        );
        var of = Grouped(rows, row => row.Alliance);
        return alliance => of(alliance).Select(row => row.Duty);
    }

    /// <summary>
    /// Dossiers of which only that is read by which <see cref="Conditions"/> are judged: their invoices, orders, works
    /// and steps, which are most of what there is, are left out.
    /// </summary>
    /// <remarks>Not to act on: whoever acts loads the whole dossier.</remarks>
    public static async Task<IReadOnlyList<Dossier>> LoadForConditions(
        Dialect dialect,
        IReadOnlyCollection<string> codes,
        CancellationToken cancel
    )
    {
        await using var batch = await SelectBatch.OfQuestion(dialect, cancel);
        var keys = new CodeColumns(codes).Set;
        var alliances = batch.Select(Tables.Alliances, "{keys} JOIN alliance t ON t.code = k.code", keys);
        var members = Files(batch, keys, Tables.Members, member => member.Alliance);
        var pledges = Files(batch, keys, Tables.Pledges, pledge => pledge.Alliance);
        var certificates = Files(batch, keys, Tables.Certificates, certificate => certificate.Alliance);
        var releases = Files(batch, keys, Tables.Releases, release => release.Alliance);
        var parts = Files(batch, keys, Tables.Parts, part => part.Alliance);
        await batch.Execute(cancel);
        return alliances.ConvertAll(alliance => new Dossier
        {
            Alliance = alliance,
            Members = [.. members(alliance)],
            Pledges = [.. pledges(alliance)],
            Certificates = [.. certificates(alliance)],
            Releases = [.. releases(alliance)],
            Parts = [.. parts(alliance)],
        });
    }

    /// <summary>Adds what differs between two states of a dossier.</summary>
    /// <param name="before">Null when the alliance is new.</param>
    /// <param name="after">Its version is one more than before.</param>
    public static void Add(ChangeSet changes, Dossier? before, Dossier after)
    {
        if (before is null)
            changes.Insert(Tables.Alliances, after.Alliance);
        else
            changes.UpdateVersion(Tables.Alliances, after.Alliance);
        changes.Add(Tables.CommitmentLines, before?.Commitment, after.Commitment, line => line.Id);
        changes.Add(Tables.BudgetLines, before?.Budget, after.Budget, line => line.Id);
        changes.Add(Tables.Members, before?.Members, after.Members, member => member.Id);
        changes.Add(Tables.Supervisors, before?.Supervisors, after.Supervisors, supervisor => supervisor.Id);
        changes.Add(Tables.Parties, before?.Parties, after.Parties, party => party.Id);
        changes.Add(Tables.Pledges, before?.Pledges, after.Pledges, pledge => pledge.Id);
        changes.Add(Tables.Certificates, before?.Certificates, after.Certificates, certificate => certificate.Id);
        changes.Add(Tables.Releases, before?.Releases, after.Releases, release => release.Id);
        changes.Add(Tables.Approvals, before?.Approvals, after.Approvals, approval => approval.Id);
        changes.Add(Tables.Parts, before?.Parts, after.Parts, part => part.Id);
        changes.Add(Tables.ExpenseReports, before?.ExpenseReports, after.ExpenseReports, file => file.Id);
        changes.Add(Tables.Invoices, before?.Invoices, after.Invoices, invoice => invoice.Id);
        changes.Add(Tables.Orders, before?.Orders, after.Orders, order => order.Id);
        changes.Add(Tables.Works, before?.Works, after.Works, works => works.Id);
        changes.Add(Tables.WorksCertificates, before?.WorksCertificates, after.WorksCertificates, of => of.Id);
        changes.Add(Tables.WorksPayments, before?.WorksPayments, after.WorksPayments, payment => payment.Id);
    }

    /// <summary>
    /// The invoices that alliances of a set name no more, and those that they name anew: first all that are given up,
    /// so that one alliance may name what another gives up.
    /// </summary>
    public static void AddNamed(ChangeSet changes, IEnumerable<(Dossier? Before, Dossier After)> dossiers)
    {
        var (gone, added) = (new List<NamedInvoice>(), new List<NamedInvoice>());
        foreach (var (before, after) in dossiers)
        {
            if (
                before is not null
                && ReferenceEquals(before.Invoices, after.Invoices)
                && ReferenceEquals(before.Orders, after.Orders)
            )
                continue;
            var (was, now) = (Named(before), Named(after));
            gone.AddRange(was.Except(now).Select(name => Row(after, name)));
            added.AddRange(now.Except(was).Select(name => Row(after, name)));
        }
        if (gone.Count > 0)
            changes.Execute(Tables.DeleteNamedInvoices, Tables.NamedInvoices.Rows(gone));
        if (added.Count > 0)
            changes.Insert(Tables.NamedInvoices, added);
    }

    private static NamedInvoice Row(Dossier dossier, (string Programme, InvoiceKey Key) name) =>
        new()
        {
            Alliance = dossier.Alliance.Id,
            Programme = name.Programme,
            Supplier = name.Key.Supplier,
            InvoiceNumber = name.Key.Number,
        };

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
}
