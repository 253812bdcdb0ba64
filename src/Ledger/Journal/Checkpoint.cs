using System.Globalization;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Journal;

/// <summary>The end of an estate's books at one moment, to be kept outside: one line of text.</summary>
/// <remarks>
/// Whoever keeps the line can tell later whether the books still begin with what it saw: the chain alone cannot show
/// that its end was cut off.
/// </remarks>
/// <param name="Hash">Hash of the last record, in hexadecimal.</param>
/// <param name="Entries">Entries among the records.</param>
/// <param name="Totals">Sum of debits per currency, in the currencies' order.</param>
public sealed record Checkpoint(
    string Estate,
    Id<Estate> EstateId,
    long Seq,
    string Hash,
    long Entries,
    IReadOnlyList<Money> Totals,
    Instant TakenAt
)
{
    private const string None = "none";

    private static readonly string[] Names = ["seq", "entries", "head", "totals", "at"];

    /// <summary>
    /// The one line that is kept: <c>checkpoint v1 PA-1 es_… seq=123 entries=100 head=… totals=BOB:123.45;USD:1.00
    /// at=…</c>
    /// </summary>
    public string ToLine() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"checkpoint v1 {Estate} {EstateId} seq={Seq} entries={Entries} head={Hash} totals={TotalsText()} at={InstantPattern.ExtendedIso.Format(TakenAt)}"
        );

    /// <summary>Reads a line that <see cref="ToLine"/> wrote; refuses anything else.</summary>
    public static Result<Checkpoint> Parse(string line)
    {
        var words = line.Trim().Split(' ');
        if (words.Length != 4 + Names.Length || words[0] != "checkpoint" || words[1] != "v1")
            return new QuestionRefusal.BadCheckpoint(line);
        var values = new string[Names.Length];
        for (var i = 0; i < Names.Length; i++)
        {
            if (!words[4 + i].StartsWith(Names[i] + "=", StringComparison.Ordinal))
                return new QuestionRefusal.BadCheckpoint(line);
            values[i] = words[4 + i][(Names[i].Length + 1)..];
        }
        return Read(words[2], words[3], values) is { } checkpoint
            ? checkpoint
            : new QuestionRefusal.BadCheckpoint(line);
    }

    private static Checkpoint? Read(string estate, string id, string[] values) =>
        EstateCode.IsValid(estate)
        && Id<Estate>.Parse(id) is { } estateId
        && long.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
        && long.TryParse(values[1], NumberStyles.None, CultureInfo.InvariantCulture, out var entries)
        && values[2].Length == 2 * Chain.HashLength
        && values[2].All(char.IsAsciiHexDigitLower)
        && ReadTotals(values[3]) is { } totals
        && InstantPattern.ExtendedIso.Parse(values[4]) is { Success: true } at
            ? new Checkpoint(estate, estateId, seq, values[2], entries, totals, at.Value)
            : null;

    private string TotalsText() =>
        Totals.Count == 0 ? None : string.Join(';', Totals.Select(total => $"{total.Currency}:{total.ToAmount()}"));

    private static List<Money>? ReadTotals(string text)
    {
        var totals = new List<Money>();
        if (text == None)
            return totals;
        foreach (var total in text.Split(';'))
        {
            // Totals may be larger than the amounts that Money.Parse takes.
            if (
                total.Length < 5
                || total[3] != ':'
                || Currency.Find(total[..3]) is not { } currency
                || !decimal.TryParse(
                    total[4..],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var amount
                )
                || amount > (decimal)long.MaxValue / currency.MinorUnitsPerUnit
            )
                return null;
            totals.Add(new Money((long)(amount * currency.MinorUnitsPerUnit), currency));
            if (totals[^1].ToAmount() != total[4..])
                return null;
        }
        return totals;
    }
}
