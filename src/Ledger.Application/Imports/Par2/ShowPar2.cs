using Ledger.Application.Authorization;
using Ledger.Application.Imports;
using Ledger.Application.Imports.Par2;
using Ledger.Application.Values;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Application.Imports.Par2;

/// <summary>A row of the published table: an operational unit, their sum, what was published, or the difference.</summary>
public sealed record Par2Row(
    ReasonText Unit,
    long Agreements,
    long Families,
    decimal Committed,
    decimal Requested,
    decimal Transferred,
    decimal Accounted
)
{
    internal decimal[] Amounts => [Committed, Requested, Transferred, Accounted];
}

/// <summary>The same in dollars.</summary>
public sealed record Par2DollarRow(
    ReasonText Unit,
    decimal Committed,
    decimal Requested,
    decimal Transferred,
    decimal Accounted
);

/// <summary>The published table of PAR II beside the books.</summary>
/// <param name="PerDollar">Units of the currency for one dollar.</param>
/// <param name="InDollars">Null when it was not asked for.</param>
public sealed record Par2View(
    string Programme,
    LocalDate CumulativeTo,
    string SourceDocument,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] decimal PerDollar,
    [property: ForPrograms] string Rounding,
    Listing<Par2Row> InCurrency,
    Listing<Par2DollarRow>? InDollars,
    IReadOnlyList<Sentence> Notes
);

/// <summary>
/// The published table, read back from the ledger: the balances of the programme's accounts by alliance, added up by
/// unit, beside what was published.
/// </summary>
/// <param name="Published">The published totals and facts.</param>
/// <param name="Short">Without the table in dollars.</param>
public sealed record ShowPar2(InputFile Published, bool Short) : Question<Par2View>
{
    private static readonly string[] Columns = ["committed", "requested", "transferred", "accounted"];

    private static readonly string[] ColumnNames =
    [
        "par2.column.committed",
        "par2.column.requested",
        "par2.column.transferred",
        "par2.column.accounted",
    ];

    internal override async Task<Result<Par2View>> Answer(Call call, CancellationToken cancel)
    {
        try
        {
            var facts = PublishedFacts.Read(Published);
            var rows = (await call.Database.Portfolio.Units(facts.ProgrammeEstate, facts.Currency, cancel))
                .Select(unit => new Par2Row(
                    new ReasonText(unit.Unit),
                    unit.Agreements,
                    unit.Families,
                    unit.Committed.ToDecimal(),
                    unit.Requested.ToDecimal(),
                    unit.Transferred.ToDecimal(),
                    unit.Accounted.ToDecimal()
                ))
                .ToList();
            return Of(facts, rows);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private Par2View Of(PublishedFacts facts, List<Par2Row> rows)
    {
        var sum = Row("par2.sum", rows.Sum(row => row.Agreements), rows.Sum(row => row.Families), Sums(rows));
        var published = Row(
            "par2.published",
            facts.Figure("agreements"),
            facts.Figure("families"),
            [.. Columns.Select(column => (decimal)facts.Figure($"{column}_bob"))]
        );
        var difference = Row(
            "par2.difference",
            sum.Agreements - published.Agreements,
            sum.Families - published.Families,
            [.. sum.Amounts.Zip(published.Amounts, (one, other) => one - other)]
        );
        return new Par2View(
            facts.Programme,
            facts.CumulativeTo,
            facts.SourceDocument,
            facts.Currency,
            facts.PerDollar,
            facts.RoundingName,
            new Listing<Par2Row>(rows, sum, published, difference),
            Short ? null : Dollars(facts, rows, sum),
            [.. Explanations(facts, rows.Count, sum, difference)]
        );
    }

    private static decimal[] Sums(List<Par2Row> rows) =>
        [.. Enumerable.Range(0, Columns.Length).Select(i => rows.Sum(row => row.Amounts[i]))];

    private static Par2Row Row(string code, long agreements, long families, decimal[] amounts) =>
        new(
            new ReasonText(new CodedText(code).ToString()),
            agreements,
            families,
            amounts[0],
            amounts[1],
            amounts[2],
            amounts[3]
        );

    /// <summary>
    /// Each figure is rounded by itself, so converted rows need not add up to the converted sum.
    /// </summary>
    private static Listing<Par2DollarRow> Dollars(PublishedFacts facts, List<Par2Row> rows, Par2Row sum)
    {
        var converted = rows.ConvertAll(row => InDollars(row.Unit, row));
        var all = InDollars(new ReasonText(new CodedText("par2.sum_converted").ToString()), sum);
        var published = Columns.Select(column => (decimal)facts.Figure($"{column}_usd")).ToArray();
        return new Listing<Par2DollarRow>(
            converted,
            all,
            Row(
                "par2.rows_added",
                [
                    converted.Sum(row => row.Committed),
                    converted.Sum(row => row.Requested),
                    converted.Sum(row => row.Transferred),
                    converted.Sum(row => row.Accounted),
                ]
            ),
            Row("par2.published", published),
            Row(
                "par2.difference",
                [
                    all.Committed - published[0],
                    all.Requested - published[1],
                    all.Transferred - published[2],
                    all.Accounted - published[3],
                ]
            )
        );

        Par2DollarRow InDollars(ReasonText name, Par2Row row) =>
            new(
                name,
                facts.ToDollars(row.Committed),
                facts.ToDollars(row.Requested),
                facts.ToDollars(row.Transferred),
                facts.ToDollars(row.Accounted)
            );

        static Par2DollarRow Row(string code, decimal[] amounts) =>
            new(new ReasonText(new CodedText(code).ToString()), amounts[0], amounts[1], amounts[2], amounts[3]);
    }

    /// <summary>
    /// Why published totals differ from those of the rows: said from the figures, and only where there is a difference.
    /// </summary>
    private IEnumerable<Sentence> Explanations(PublishedFacts facts, int rows, Par2Row sum, Par2Row difference)
    {
        foreach (var (i, off) in difference.Amounts.Index())
        {
            if (off == 0)
                continue;
            // Every row was rounded to a whole unit of the currency, by up to one half.
            var isExplained = Math.Abs(off) <= rows / 2m;
            yield return new CodedText(
                (off < 0, isExplained) switch
                {
                    (true, true) => "par2.less.rounded",
                    (true, false) => "par2.less.unexplained",
                    (false, true) => "par2.more.rounded",
                    (false, false) => "par2.more.unexplained",
                },
                ("Column", new CodedText(ColumnNames[i])),
                ("Size", Math.Abs(off)),
                ("Rows", rows),
                ("Max", rows / 2m)
            );
            var published = facts.Figure($"{Columns[i]}_usd");
            if (
                !Short
                && facts.ToDollars(sum.Amounts[i]) != published
                && facts.ToDollars(facts.Figure($"{Columns[i]}_bob")) == published
            )
                yield return new CodedText("par2.published_converted");
        }
        if (difference.Amounts.All(off => off == 0))
            yield return new CodedText("par2.no_difference");
        yield return new CodedText(
            "par2.signed",
            ("Signed", facts.Figure("agreements_signed")),
            ("Silent", facts.Figure("agreements_signed") - sum.Agreements)
        );
        if (Short)
            yield break;
        yield return new CodedText("par2.dollars", ("Rate", facts.PerDollar), ("Rounding", facts.RoundingName));
    }
}
