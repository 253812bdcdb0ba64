using System.Data.Common;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Access;

/// <summary>A thing that a request names: by its code, or by the id of a hold or an entry in its books.</summary>
public readonly record struct SubjectName(SubjectKind Kind, string Code)
{
    /// <summary>The hold or the entry whose estate it is; empty: it is named by its code.</summary>
    public Guid Hold { get; init; }

    public Guid Entry { get; init; }
}

/// <summary>Who calls, what they hold, and what their request is about.</summary>
/// <param name="Person">Null when no person of that handle is registered.</param>
/// <param name="Now">The moment of the call, by the clock that all processes share.</param>
/// <param name="Subjects">Those that exist of the ones named.</param>
public sealed record CallerFacts(
    Person? Person,
    IReadOnlyList<RoleAssignment> Assignments,
    Instant Now,
    ILookup<SubjectName, Subject> Subjects
);

/// <summary>Reads the caller of a request and its subjects in one trip.</summary>
public sealed class CallerReader
{
    private readonly Dialect _dialect;
    private readonly IClock? _clock;

    internal CallerReader(Dialect dialect, IClock? clock) => (_dialect, _clock) = (dialect, clock);

    /// <param name="handle">Empty for the clock, which is no registered person.</param>
    public async Task<CallerFacts> Read(
        string handle,
        IReadOnlyCollection<SubjectName> subjects,
        CancellationToken cancel = default
    )
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        await using var batch = _dialect.CreateBatch(connection, null);
        var who = new CodeColumns([handle.Length > Person.MaxHandleLength ? "" : handle]).Set;
        _dialect.Add(batch, PeopleRegistry.OfHandles, who);
        _dialect.Add(batch, RoleAssignmentRow.OfHandles, who);
        _dialect.Add(batch, $"SELECT {_dialect.Clock}");
        var statements = SubjectStatements.Add(_dialect, batch, subjects);

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        Person? person = null;
        while (await reader.ReadAsync(cancel))
            person = new Person(new(reader.GetGuid(0)), reader.GetString(1), reader.GetString(2), []);
        var assignments = new List<RoleAssignment>();
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            assignments.Add(RoleAssignmentRow.Read(reader));
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        var now = _clock?.GetCurrentInstant() ?? Dialect.ReadInstant(reader, 0);
        var found = new List<(SubjectName, Subject)>();
        foreach (var read in statements)
        {
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel))
                found.Add(read(reader));
        }
        return new CallerFacts(person, assignments, now, found.ToLookup(pair => pair.Item1, pair => pair.Item2));
    }
}

/// <summary>The statements that find subjects by code, by hold and by entry.</summary>
internal static class SubjectStatements
{
    private const string OfAlliance =
        "SELECT a.code, a.programme, a.unit, a.code, a.organization, p.currency, p.zone FROM {keys} "
        + "JOIN alliance a ON a.code = k.code JOIN programme p ON p.estate = a.programme";

    private const string OfFund =
        "SELECT f.code, '', '', '', f.organization, f.currency, f.zone FROM {keys} JOIN fund f ON f.code = k.code";

    private const string OfProgramme =
        "SELECT p.estate, p.estate, '', '', '', p.currency, p.zone FROM {keys} JOIN programme p ON p.estate = k.code";

    /// <summary>
    /// An estate is an alliance's from the day on which it executes, a fund's, a programme's, or the fiduciary's own.
    /// Before that day its code may be used by another estate.
    /// </summary>
    private const string Owners =
        "COALESCE(p.estate, a.programme, ''), COALESCE(a.unit, ''), COALESCE(a.code, ''), "
        + "COALESCE(a.organization, f.organization, ''), e.currency, e.zone ";

    private const string OwnersOfEstate =
        " LEFT JOIN programme p ON p.estate = e.code LEFT JOIN fund f ON f.code = e.code "
        + "LEFT JOIN alliance a ON a.code = e.code AND a.state {has_estate}";

    private const string OfEstate =
        "SELECT e.code, " + Owners + "FROM {keys} JOIN estate e ON e.code = k.code" + OwnersOfEstate;

    private const string OfHold =
        "SELECT k.id, e.code, "
        + Owners
        + "FROM {keys} JOIN journal_event h ON h.hold_id = k.id AND h.kind {places_hold} "
        + "JOIN estate e ON e.no = h.estate_no"
        + OwnersOfEstate;

    private const string OfEntry =
        "SELECT DISTINCT k.id, e.code, "
        + Owners
        + "FROM {keys} JOIN journal_entry n ON n.id = k.id "
        + "JOIN request r ON r.id = n.request_id JOIN estate e ON e.no = r.estate_no"
        + OwnersOfEstate;

    /// <summary>Adds the statements that the names need, and gives how the rows of each are read.</summary>
    public static IReadOnlyList<Func<DbDataReader, (SubjectName, Subject)>> Add(
        Dialect dialect,
        DbBatch batch,
        IReadOnlyCollection<SubjectName> names
    )
    {
        var readers = new List<Func<DbDataReader, (SubjectName, Subject)>>();
        AddByCode(SubjectKind.Alliance, OfAlliance);
        AddByCode(SubjectKind.Fund, OfFund);
        AddByCode(SubjectKind.Programme, OfProgramme);
        AddByCode(SubjectKind.Estate, OfEstate);
        AddById(name => name.Hold, OfHold, id => new SubjectName(SubjectKind.Estate, "") { Hold = id });
        AddById(name => name.Entry, OfEntry, id => new SubjectName(SubjectKind.Estate, "") { Entry = id });
        return readers;

        void AddByCode(SubjectKind kind, string statement)
        {
            var codes = names.Where(name => name.Kind == kind && name.Code.Length > 0).Select(name => name.Code);
            if (codes.Distinct().ToList() is not { Count: > 0 } asked)
                return;
            dialect.Add(batch, statement, new CodeColumns(asked).Set);
            readers.Add(row => (new SubjectName(kind, row.GetString(0)), Read(kind, row.GetString(0), row, first: 1)));
        }

        void AddById(Func<SubjectName, Guid> idOf, string statement, Func<Guid, SubjectName> nameOf)
        {
            var ids = names.Select(idOf).Where(id => id != Guid.Empty).Distinct().ToList();
            if (ids.Count == 0)
                return;
            dialect.Add(batch, statement, new IdColumns(ids).Set);
            readers.Add(row => (nameOf(row.GetGuid(0)), Read(SubjectKind.Estate, row.GetString(1), row, first: 2)));
        }
    }

    private static Subject Read(SubjectKind kind, string code, DbDataReader row, int first) =>
        new(kind, code)
        {
            Programme = row.GetString(first),
            Unit = row.GetString(first + 1),
            Alliance = row.GetString(first + 2),
            Organization = row.GetString(first + 3),
            Currency =
                Currency.Find(row.GetString(first + 4))
                ?? throw new InvalidDataException($"{code} is in no currency that is known."),
            Zone = row.GetString(first + 5),
        };
}
