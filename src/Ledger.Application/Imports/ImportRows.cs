using System.Text.Json.Serialization;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Localization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;

namespace Ledger.Application.Imports;

/// <summary>What an import did.</summary>
/// <param name="Done">Rows that were stored, without those that were stored before.</param>
/// <param name="LeftOut">Rows that are right, of commands of which another row was refused.</param>
public sealed record ImportAnswer(
    [property: ForPrograms] int Rows,
    [property: ForPrograms] int Done,
    [property: ForPrograms] int Replayed,
    [property: ForPrograms] int Refused,
    [property: ForPrograms] int LeftOut,
    [property: ForPrograms] bool DryRun
) : ITells, IRefusesLines
{
    /// <summary>Rows that are right, whether they were stored or not.</summary>
    [JsonIgnore]
    public int Right { get; init; }

    /// <summary>The rows that were refused, by line.</summary>
    [JsonIgnore]
    public IReadOnlyList<RefusedLine> RefusedLines { get; init; } = [];

    [JsonIgnore]
    public bool HasRefused => Refused > 0;

    [JsonIgnore]
    public bool IsStored { get; init; }

    [JsonIgnore]
    public IReadOnlyList<Sentence> Told =>
        [
            new CodedText(
                (IsStored, DryRun) switch
                {
                    (true, _) when this is { Right: 0, Refused: 0 } => "import.nothing_new",
                    (true, _) => "import.done",
                    (_, true) => "import.would_be",
                    _ => "import.nothing_stored",
                },
                ("Rows", Rows),
                ("Done", Right),
                ("Replayed", Replayed),
                (
                    "RefusedRows",
                    LeftOut == 0
                        ? new CodedText("import.refused", ("Refused", Refused))
                        : new CodedText("import.refused_with", ("Refused", Refused), ("LeftOut", LeftOut))
                )
            ),
        ];
}

/// <summary>
/// A file of commands: all of them or none, unless the rest is wanted too. Every row that is refused is told with its
/// line.
/// </summary>
/// <remarks>
/// A command's request has an id derived from what its rows are called (law 3), so a file sent again changes nothing,
/// and a row that changed is refused by the name of its field.
/// </remarks>
/// <param name="UseCase">What is imported: pledges import, members import.</param>
/// <param name="Fund">Of files about one fund; empty otherwise.</param>
/// <param name="Partial">Store the rows that are right even if others are refused.</param>
public sealed record ImportRows(string UseCase, InputFile File, bool Partial, string Fund = "") : Request<ImportAnswer>
{
    internal override IReadOnlyList<SubjectName> Subjects =>
        Fund.Length == 0 ? [] : [new SubjectName(SubjectKind.Fund, Fund)];

    internal override async Task<Result<ImportAnswer>> Answer(Call call, CancellationToken cancel)
    {
        try
        {
            var kind = ImportKinds.Of(UseCase);
            var table = CsvTable.Read(File, kind.Columns, onlyThese: true);
            var reading = await kind.Begin(call, Fund, table, cancel);
            return await new Sent(call, this, table, reading).Run(kind.Source, cancel);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>One file on its way.</summary>
    private sealed class Sent(Call call, ImportRows import, CsvTable table, RowReading reading)
    {
        private readonly List<(int Line, Refusal Refusal)> _bad = [.. table.Bad];
        private int _leftOut;

        public async Task<ImportAnswer> Run(string source, CancellationToken cancel)
        {
            var asked = reading.Commands(table, source, _bad, ref _leftOut);
            return reading.IsOfFunds
                ? await Send(
                    asked.ConvertAll(one => one.As<FundCommandRequest>()),
                    (all, together) => Dispatcher.DispatchAll(Caller, all, together, cancel),
                    receipt => receipt.IsReplay
                )
                : await Send(
                    asked.ConvertAll(one => one.As<AllianceCommandRequest>()),
                    (all, together) => Dispatcher.DispatchAll(Caller, all, together, cancel),
                    receipt => receipt.IsReplay
                );
        }

        /// <summary>Each row is judged as a command of the caller about its own subject.</summary>
        private Dispatcher Dispatcher => new(call.Database);

        private Caller Caller => new(call.By.Handle);

        private async Task<ImportAnswer> Send<TRequest, TReceipt>(
            List<Asked<TRequest>> asked,
            Func<IReadOnlyList<(TRequest, Sending)>, bool, Task<IReadOnlyList<Result<TReceipt>>>> dispatch,
            Func<TReceipt, bool> isReplay
        )
            where TReceipt : notnull
        {
            // With a row that cannot be read nothing is stored, but the others are judged too, so that everything is
            // told at once.
            var isDryRun = call.Sending.IsDryRun || !import.Partial && _bad.Count > 0;
            var requests = asked.ConvertAll(one => (one.Request, new Sending(one.Id, isDryRun)));
            var answers = requests.Count == 0 ? [] : await dispatch(requests, !import.Partial);
            var (done, replayed) = (0, 0);
            var firstOf = new Dictionary<Id<JournalRequest>, int>();
            foreach (var (one, answer) in asked.Zip(answers))
                if (answer.IsAccepted(out var receipt))
                {
                    firstOf.TryAdd(one.Id, one.Line);
                    (done, replayed) = isReplay(receipt) ? (done, replayed + one.Rows) : (done + one.Rows, replayed);
                }
                else
                {
                    _bad.Add((one.Line, Told(answer.Refusal!, one.Id, firstOf)));
                    _leftOut += one.Rows - 1;
                }
            var isStored = !call.Sending.IsDryRun && (import.Partial || _bad.Count == 0);
            return new ImportAnswer(
                table.Rows.Count + table.Bad.Count,
                isStored ? done : 0,
                replayed,
                _bad.Count,
                _leftOut,
                call.Sending.IsDryRun
            )
            {
                Right = done,
                IsStored = isStored,
                RefusedLines =
                [
                    .. _bad.OrderBy(row => row.Line).Select(row => new RefusedLine(row.Line, null, row.Refusal)),
                ],
            };
        }

        /// <summary>A row that differs from an earlier one of the same file is told so.</summary>
        private static Refusal Told(
            Refusal refusal,
            Id<JournalRequest> id,
            Dictionary<Id<JournalRequest>, int> firstOf
        ) =>
            refusal is JournalRefusal.DifferentContent differs && firstOf.TryGetValue(id, out var other)
                ? new RefusedRow(differs, other)
                : refusal;
    }
}

/// <param name="Line">The first line it stands in.</param>
/// <param name="Rows">How many rows it is made of.</param>
internal sealed record Asked<TRequest>(int Line, int Rows, Id<JournalRequest> Id, TRequest Request)
{
    public Asked<TOther> As<TOther>()
        where TOther : TRequest => new(Line, Rows, Id, (TOther)Request!);
}

/// <summary>How the rows of one file become commands.</summary>
internal abstract class RowReading
{
    public virtual bool IsOfFunds => false;

    /// <summary>The commands of all rows; what cannot be read is added to the refusals.</summary>
    public abstract List<Asked<Request>> Commands(
        CsvTable table,
        string source,
        List<(int Line, Refusal Refusal)> bad,
        ref int leftOut
    );
}

/// <summary>One command per row.</summary>
/// <param name="reference">What a row is called: the same again is the same row.</param>
internal sealed class EachRow(Func<CsvRow, string> reference, Func<CsvRow, Request> command, bool isOfFunds = false)
    : RowReading
{
    public override bool IsOfFunds => isOfFunds;

    public override List<Asked<Request>> Commands(
        CsvTable table,
        string source,
        List<(int Line, Refusal Refusal)> bad,
        ref int leftOut
    )
    {
        var asked = new List<Asked<Request>>();
        foreach (var row in table.Rows)
            try
            {
                asked.Add(new(row.Line, 1, RequestIds.FromReference(source, reference(row)), command(row)));
            }
            catch (RefusedException refused)
            {
                bad.Add((row.Line, refused.Refusal));
            }
        return asked;
    }
}

/// <summary>
/// One command of all rows that are called the same: when one of them is bad, the others are left out with it.
/// </summary>
/// <param name="part">What one row adds, after those before it; the first row of the same name is given too.</param>
internal sealed class RowsTogether<T>(
    Func<CsvRow, string> reference,
    Func<CsvRow, CsvRow, IReadOnlyList<T>, T> part,
    Func<CsvRow, IReadOnlyList<T>, Request> command
) : RowReading
{
    public override List<Asked<Request>> Commands(
        CsvTable table,
        string source,
        List<(int Line, Refusal Refusal)> bad,
        ref int leftOut
    )
    {
        var asked = new List<Asked<Request>>();
        foreach (var rows in table.Rows.GroupBy(reference, StringComparer.Ordinal))
        {
            var (first, parts, before) = (rows.First(), new List<T>(), bad.Count);
            foreach (var row in rows)
                try
                {
                    parts.Add(part(row, first, parts));
                }
                catch (RefusedException refused)
                {
                    bad.Add((row.Line, refused.Refusal));
                }
            if (bad.Count > before)
                leftOut += parts.Count;
            else
                asked.Add(
                    new(first.Line, parts.Count, RequestIds.FromReference(source, rows.Key), command(first, parts))
                );
        }
        return asked;
    }
}
