using System.Data.Common;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Reports;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Database;
using Ledger.Storage.Programmes;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Alliances;

/// <summary>Which files somebody asks about. What is null or empty is not asked.</summary>
/// <param name="Scopes">The parts of the ledger that the caller sees; null: all of it.</param>
public sealed record WorklistQuestion(
    IReadOnlyList<Scope>? Scopes = null,
    string? Unit = null,
    CaseKind? Life = null,
    bool OverdueOnly = false
)
{
    internal bool Sees(AllianceFacts alliance) => Scopes is null || Scopes.Any(scope => scope.Covers(alliance.Subject));
}

/// <summary>Where files lie, and since when, read from their steps.</summary>
/// <remarks>
/// One statement pairs each step with the one that ended its stay and is read row by row: memory grows with open files,
/// never with steps,
/// and no file causes a question of its own. Steps are paired in the order of their record, which is the order in which
/// each was judged: a step that was given an
/// earlier day than the one before it still comes after it.
/// </remarks>
public sealed class WorklistReader
{
    /// <summary>Dossiers that are read at once to judge conditions: what is kept of them is whose turn it is.</summary>
    private const int MaxDossiersAtOnce = 500;

    private const string Stays = """
        SELECT s."file", s."life", s."number", s."to", s."request", s."ordinal", s."on", s."until",
               a."code", a."unit", a."organization", a."programme", a."instrument", a."instrument_version"
        FROM (SELECT f."file", f."alliance", f."life", f."number", f."to", f."request", f."ordinal", f."on",
                     LEAD(f."on") OVER (PARTITION BY f."file" ORDER BY f."at", f."ordinal") AS "until"
              FROM file_step f WHERE f."from" <> f."to") s
        JOIN alliance a ON a."id" = s."alliance"
        WHERE (@ended = 1 OR s."until" IS NULL) AND (@organization = '' OR a."organization" = @organization)
          AND (@unit = '' OR a."unit" = @unit) AND (@life < 0 OR s."life" = @life)
        """;

    private readonly LedgerStore _database;
    private readonly IClock? _clock;

    internal WorklistReader(LedgerStore database, IClock? clock) => (_database, _clock) = (database, clock);

    /// <summary>
    /// Every open file, most overdue first; refused when a day lies outside the years whose holidays are known.
    /// </summary>
    public async Task<Result<IReadOnlyList<WorklistItem>>> Files(
        WorklistQuestion question,
        CancellationToken cancel = default
    )
    {
        var scales = await Scales(cancel);
        var files = new List<WorklistItem>();
        await foreach (var stay in Read(question, withEnded: false, cancel))
        {
            var measured = scales.Measure(stay);
            if (measured.Refusal is { } refusal)
                return refusal;
            if (measured.IsAccepted(out var file) && file.Turn.Count > 0 && (!question.OverdueOnly || file.Overdue > 0))
                files.Add(file);
        }
        files.Sort(WorklistItem.MostOverdueFirst);
        await Judge(files, scales, cancel);
        return Results.Of<IReadOnlyList<WorklistItem>>(files);
    }

    /// <summary>
    /// Says of the releases that wait for a step which asks their conditions what blocks them, and who must act on
    /// that. Dossiers are read in sets.
    /// </summary>
    private async Task Judge(List<WorklistItem> files, Scale scales, CancellationToken cancel)
    {
        var asking = files
            .Index()
            .Where(file => Turn.AsksConditions(file.Item.Stay.Life, file.Item.Stay.State))
            .ToLookup(file => file.Item.Stay.Alliance.Code, StringComparer.Ordinal);
        foreach (var codes in asking.Select(alliance => alliance.Key).Chunk(MaxDossiersAtOnce))
        {
            foreach (var dossier in await DossierStore.LoadForConditions(_database.Dialect, codes, cancel))
            foreach (var (place, file) in asking[dossier.Alliance.Code])
                if (dossier.FindRelease(file.Stay.Number) is { } release)
                    files[place] = file.Judged(Conditions.Of(dossier, release, scales.InstrumentOf(file.Stay)));
        }
    }

    /// <summary>How long each step takes in each operational unit, and what is overdue there.</summary>
    public async Task<Result<IReadOnlyList<Turnaround>>> Units(
        WorklistQuestion question,
        CancellationToken cancel = default
    )
    {
        var (scales, tally) = (await Scales(cancel), new TurnaroundTally());
        await foreach (var stay in Read(question, withEnded: true, cancel))
        {
            var measured = scales.Measure(stay);
            if (!measured.IsAccepted(out var file))
                return measured.Refusal!;
            if (stay.Until is not null)
                tally.Ended(stay.Alliance.Unit, stay.Life, stay.State, file.Days);
            else if (file.Turn.Count > 0)
                tally.Open(file);
        }
        return Results.Of(tally.Figures);
    }

    private async IAsyncEnumerable<Stay> Read(
        WorklistQuestion question,
        bool withEnded,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var connection = await Questions.Open(_database.Dialect, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = Stays;
        foreach (
            var (name, value) in (IEnumerable<(string, object)>)
                [
                    ("ended", withEnded ? 1 : 0),
                    ("organization", OnlyOrganization(question.Scopes)),
                    ("unit", question.Unit ?? ""),
                    ("life", (int?)question.Life ?? -1),
                ]
        )
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var alliances = new Dictionary<string, AllianceFacts>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
            if (StayOf(reader, alliances) is var stay && question.Sees(stay.Alliance))
                yield return stay;
    }

    /// <summary>The one organization to which the scopes are limited: the statement reads no other's steps.</summary>
    private static string OnlyOrganization(IReadOnlyList<Scope>? scopes) =>
        scopes is [{ Kind: ScopeKind.Organization, Code: var code }] ? code : "";

    private static Stay StayOf(DbDataReader row, Dictionary<string, AllianceFacts> alliances)
    {
        var code = row.GetString(8);
        if (!alliances.TryGetValue(code, out var alliance))
            alliances[code] = alliance = new AllianceFacts(
                code,
                row.GetString(9),
                row.GetString(10),
                row.GetString(11),
                row.GetString(12),
                row.GetInt32(13)
            );
        return new Stay(
            row.GetGuid(0),
            (CaseKind)row.GetInt16(1),
            row.GetInt32(2),
            row.GetString(3),
            new(row.GetGuid(4)),
            row.GetInt16(5),
            DayOf(row, 6),
            row.IsDBNull(7) ? null : DayOf(row, 7),
            alliance
        );
    }

    private static LocalDate DayOf(DbDataReader row, int column) =>
        LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(column));

    private async Task<Scale> Scales(CancellationToken cancel)
    {
        var now = await Questions.Now(_database.Dialect, _clock, cancel);
        var programmes = await _database.Rules.Programmes(cancel);
        var instruments = await _database.Rules.Instruments(cancel);
        await using var db = _database.NewContext();
        return new Scale(
            now,
            programmes.ToDictionary(programme => programme.Estate),
            instruments.ToDictionary(instrument => (instrument.Code, instrument.Version)),
            await ToApprove(db, cancel)
        );
    }

    /// <summary>
    /// What waits for approvals: how much it pays, and in which roles somebody approved it as it is now.
    /// </summary>
    private static async Task<Dictionary<Guid, (Money Amount, List<Role> Given)>> ToApprove(
        LedgerDb db,
        CancellationToken cancel
    )
    {
        var releases = await db.Set<Release>()
            .AsNoTracking()
            .Where(release => release.State == ReleaseState.Reviewed)
            .ToListAsync(cancel);
        var orders = await db.Set<PaymentOrder>()
            .AsNoTracking()
            .Where(order => order.State == OrderState.Reviewed)
            .ToListAsync(cancel);
        var payments = await db.Set<WorksPayment>()
            .AsNoTracking()
            .Where(payment => payment.State == WorksPaymentState.Requested)
            .ToListAsync(cancel);
        IReadOnlyList<(Guid File, int Revision, Id<Alliance> Alliance, Money Amount)> waiting =
        [
            .. releases.Select(release => (release.Id.Value, release.Revision, release.Alliance, release.Amount)),
            .. orders.Select(order => (order.Id.Value, order.Revision, order.Alliance, order.Gross)),
            .. payments.Select(payment => (payment.Id.Value, WorksPayment.Revision, payment.Alliance, payment.Amount)),
        ];
        var alliances = waiting.Select(file => file.Alliance).Distinct().ToList();
        var approvals = await db.Set<Approval>()
            .AsNoTracking()
            .Where(approval => alliances.Contains(approval.Alliance))
            .ToListAsync(cancel);
        var given = approvals.ToLookup(approval => (approval.File, approval.Revision), approval => approval.As);
        return waiting.ToDictionary(
            file => file.File,
            file => (file.Amount, given[(file.File, file.Revision)].ToList())
        );
    }

    /// <summary>
    /// What stays are measured by: the moment of asking, the programmes' zones and calendars, the instruments' service
    /// levels.
    /// </summary>
    private sealed record Scale(
        Instant Now,
        Dictionary<string, Programme> Programmes,
        Dictionary<(string, int), Instrument> Instruments,
        Dictionary<Guid, (Money Amount, List<Role> Given)> ToApprove
    )
    {
        /// <summary>
        /// The file of a stay; days are counted until it ended, or until today in the programme's zone.
        /// </summary>
        public Result<WorklistItem> Measure(Stay stay)
        {
            var programme = Programmes[stay.Alliance.Programme];
            var instrument = InstrumentOf(stay);
            var calendar = BusinessCalendar.Of(programme.Country);
            if (!calendar.IsAccepted(out var business))
                return calendar.Refusal!;
            var until = stay.Until ?? Now.InZone(DateTimeZoneProviders.Tzdb[programme.Zone]).Date;
            return business
                .Between(stay.Since, until)
                .Then<WorklistItem>(days => new WorklistItem(
                    stay,
                    TurnOf(stay, instrument),
                    days,
                    instrument.ServiceDays(stay.Life.ToString(), stay.State)
                ));
        }

        public Instrument InstrumentOf(Stay stay) =>
            Instruments[(stay.Alliance.Instrument, stay.Alliance.InstrumentVersion)];

        private IReadOnlyList<Role> TurnOf(Stay stay, Instrument instrument) =>
            stay.Until is null && ToApprove.TryGetValue(stay.File, out var file)
                ? Turn.Awaited(instrument.ApprovalFor(file.Amount), file.Given)
            : Turn.Of(stay.Life, stay.State) is { } role ? [role]
            : [];
    }
}
