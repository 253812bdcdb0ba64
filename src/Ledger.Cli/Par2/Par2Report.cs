using System.Globalization;
using Ledger.Foundations;
using Ledger.Storage;

namespace Ledger.Cli;

/// <summary>
/// The published table, read back from the ledger: the balances of the programme's accounts by alliance, added up by
/// unit.
/// </summary>
internal static class Par2Report
{
    /// <summary>One unit as the ledger has it.</summary>
    internal sealed record Row(
        string Unit,
        long Agreements,
        long Families,
        Money Committed,
        Money Requested,
        Money Transferred,
        Money Accounted
    )
    {
        public Money[] Amounts => [Committed, Requested, Transferred, Accounted];
    }

    private static readonly string[] Columns = ["committed", "requested", "transferred", "accounted"];

    /// <summary>In the order of the published table.</summary>
    public static async Task<IReadOnlyList<Row>> Rows(LedgerDatabase database, PublishedFacts facts) =>
        [
            .. (await database.Portfolio.Units(facts.ProgrammeEstate, facts.Currency)).Select(unit => new Row(
                unit.Unit,
                unit.Agreements,
                unit.Families,
                unit.Committed,
                unit.Requested,
                unit.Transferred,
                unit.Accounted
            )),
        ];

    /// <param name="isShort">Bolivianos only, with the differences explained.</param>
    public static void Print(Session session, PublishedFacts facts, IReadOnlyList<Row> rows, bool isShort)
    {
        var total = Total(facts, rows);
        PrintTitle(session, facts);
        if (isShort)
        {
            PrintBolivianos(session, facts, rows, total);
            PrintExplanations(session, facts, rows, total, withDollars: false);
            return;
        }
        session.Output.WriteLine();
        session.Output.WriteLine(session.Say("Bolivianos, from the ledger", "Bolivianos, según los libros"));
        PrintBolivianos(session, facts, rows, total);
        session.Output.WriteLine();
        session.Output.WriteLine(
            session.Say(
                $"US dollars at {Rate(session, facts)}, each figure rounded by itself ({facts.RoundingName})",
                $"Dólares de EE. UU. a {Rate(session, facts)}, cada cifra redondeada por separado ({facts.RoundingName})"
            )
        );
        PrintDollars(session, facts, rows, total);
        session.Output.WriteLine();
        PrintExplanations(session, facts, rows, total, withDollars: true);
    }

    private static void PrintTitle(Session session, PublishedFacts facts) =>
        session.Output.WriteLine(
            $"{facts.Programme}, {session.Say($"cumulative to {session.Reader.Day(facts.CumulativeTo)}", $"acumulado al {session.Reader.Day(facts.CumulativeTo)}")} [{facts.SourceDocument}]"
        );

    private static string Rate(Session session, PublishedFacts facts) =>
        facts.BolivianosPerDollar.ToString("#,0.00######", session.Reader.Culture);

    private static Row Total(PublishedFacts facts, IReadOnlyList<Row> rows) =>
        rows.Aggregate(
            new Row(
                "",
                0,
                0,
                Money.Zero(facts.Currency),
                Money.Zero(facts.Currency),
                Money.Zero(facts.Currency),
                Money.Zero(facts.Currency)
            ),
            (sum, row) =>
                new Row(
                    "",
                    sum.Agreements + row.Agreements,
                    sum.Families + row.Families,
                    sum.Committed + row.Committed,
                    sum.Requested + row.Requested,
                    sum.Transferred + row.Transferred,
                    sum.Accounted + row.Accounted
                )
        );

    private static void PrintBolivianos(Session session, PublishedFacts facts, IReadOnlyList<Row> rows, Row total)
    {
        var table = session.Table([
            Table.Text(session.Say("Operational unit", "Unidad operativa")),
            Table.Number(session.Say("Agreements", "Convenios")),
            Table.Number(session.Say("Families", "Familias")),
            .. AmountColumns(session),
        ]);
        foreach (var row in rows)
            Add(row.Unit, row);
        table.Rule();
        Add(session.Say("Sum of the rows", "Suma de las filas"), total);
        var published = Columns.Select(column => facts.Figure($"{column}_bob")).ToArray();
        table.Add([
            session.Say("Published", "Publicado"),
            session.Reader.Number(facts.Figure("agreements")),
            session.Reader.Number(facts.Figure("families")),
            .. published.Select(figure => session.Reader.Number(figure)),
        ]);
        table.Add([
            session.Say("Difference", "Diferencia"),
            session.Reader.Number(total.Agreements - facts.Figure("agreements")),
            session.Reader.Number(total.Families - facts.Figure("families")),
            .. total.Amounts.Zip(published).Select(pair => Whole(session, pair.First.ToDecimal() - pair.Second)),
        ]);
        table.Finish();

        void Add(string name, Row row) =>
            table.Add([
                name,
                session.Reader.Number(row.Agreements),
                session.Reader.Number(row.Families),
                .. row.Amounts.Select(amount => Whole(session, amount.ToDecimal())),
            ]);
    }

    private static void PrintDollars(Session session, PublishedFacts facts, IReadOnlyList<Row> rows, Row total)
    {
        var table = session.Table([
            Table.Text(session.Say("Operational unit", "Unidad operativa")),
            .. AmountColumns(session),
        ]);
        foreach (var row in rows)
            Add(row.Unit, row.Amounts.Select(facts.ToDollars));
        table.Rule();
        var published = Columns.Select(column => facts.Figure($"{column}_usd")).ToArray();
        var converted = total.Amounts.Select(facts.ToDollars).ToArray();
        Add(session.Say("Sum of the rows, converted", "Suma de las filas, convertida"), converted);
        Add(
            session.Say("Converted rows, added", "Filas convertidas, sumadas"),
            Enumerable.Range(0, Columns.Length).Select(i => rows.Sum(row => facts.ToDollars(row.Amounts[i])))
        );
        Add(session.Say("Published", "Publicado"), published);
        Add(session.Say("Difference", "Diferencia"), converted.Zip(published).Select(pair => pair.First - pair.Second));
        table.Finish();

        void Add(string name, IEnumerable<long> dollars) =>
            table.Add([name, .. dollars.Select(figure => session.Reader.Number(figure))]);
    }

    /// <summary>
    /// Why published totals differ from those of the rows: said from the figures, and only where there is a difference.
    /// </summary>
    private static void PrintExplanations(
        Session session,
        PublishedFacts facts,
        IReadOnlyList<Row> rows,
        Row total,
        bool withDollars
    )
    {
        var (names, differing) = (Names(session), 0);
        foreach (var (i, amount) in total.Amounts.Index())
        {
            var published = facts.Figure($"{Columns[i]}_bob");
            if (amount.ToDecimal() == published)
                continue;
            differing++;
            session.Output.WriteLine($"{names[i]}: {Explanation(session, rows.Count, amount.ToDecimal() - published)}");
            if (
                withDollars
                && facts.ToDollars(amount) != facts.Figure($"{Columns[i]}_usd")
                && facts.ToDollars(new Money(published * facts.Currency.MinorUnitsPerUnit, facts.Currency))
                    == facts.Figure($"{Columns[i]}_usd")
            )
                session.Output.WriteLine(
                    session.Say(
                        "  The published dollars are the published bolivianos converted; the dollars above are the rows'.",
                        "  Los dólares publicados son los bolivianos publicados convertidos; los de arriba son los de las filas."
                    )
                );
        }
        if (differing == 0)
            session.Output.WriteLine(
                session.Say("The rows add up to the published totals.", "Las filas suman los totales publicados.")
            );
        var (signed, silent) = (
            session.Reader.Number(facts.Figure("agreements_signed")),
            session.Reader.Number(facts.Figure("agreements_signed") - total.Agreements)
        );
        session.Output.WriteLine(
            session.Say(
                $"{signed} agreements were signed; {silent} of them had not asked for funds yet and are in no row.",
                $"Se firmaron {signed} convenios; {silent} aún no habían solicitado fondos y no están en ninguna fila."
            )
        );
        if (!withDollars)
            return;
        session.Output.WriteLine(
            session.Say(
                "Dollars are for reading: the books are in bolivianos.",
                "Los dólares son para leer: los libros están en bolivianos."
            )
        );
    }

    /// <summary>Every row was rounded to a whole unit of the currency, by up to one half.</summary>
    private static string Explanation(Session session, int rows, decimal difference)
    {
        var (size, most) = (Whole(session, Math.Abs(difference)), session.Reader.Number(rows / 2m, 1));
        var explained = Math.Abs(difference) <= rows / 2m;
        return session.Say(
            $"the rows add up to {size} {(difference < 0 ? "less" : "more")} than the published total; {(explained ? $"the source rounded each of the {rows} rows, which explains up to {most}" : "rounding of the rows does not explain it")}.",
            $"las filas suman {size} {(difference < 0 ? "menos" : "más")} que el total publicado; {(explained ? $"la fuente redondeó cada una de las {rows} filas, lo que explica hasta {most}" : "el redondeo de las filas no lo explica")}."
        );
    }

    private static string[] Names(Session session) =>
        [
            session.Say("Committed", "Comprometido"),
            session.Say("Requested", "Solicitado"),
            session.Say("Transferred", "Transferido"),
            session.Say("Accounted for", "Descargado"),
        ];

    private static IEnumerable<Table.Column> AmountColumns(Session session) => Names(session).Select(Table.Number);

    /// <summary>Whole units where there are no cents.</summary>
    private static string Whole(Session session, decimal amount) =>
        session.Reader.Number(amount, amount == decimal.Truncate(amount) ? 0 : 2);

    public static void WriteJson(Session session, PublishedFacts facts, IReadOnlyList<Row> rows) =>
        session.WriteJson(json =>
        {
            json.WriteString("programme", facts.ProgrammeEstate);
            json.WriteString("as_of", JsonAnswers.Day(facts.CumulativeTo));
            json.WriteString("currency", facts.Currency.Code);
            json.WriteString("bob_per_usd", facts.BolivianosPerDollar.ToString("F8", CultureInfo.InvariantCulture));
            json.WriteString("usd_rounding", facts.RoundingName);
            json.WriteStartArray("rows");
            foreach (var row in rows)
            {
                json.WriteStartObject();
                Write(row);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("sum_of_rows");
            Write(Total(facts, rows));
            json.WriteEndObject();
            json.WriteStartObject("published");
            foreach (var column in Columns)
            {
                json.WriteString($"{column}_bob", Figure($"{column}_bob"));
                json.WriteString($"{column}_usd", Figure($"{column}_usd"));
            }
            json.WriteEndObject();

            string Figure(string name) => facts.Figure(name).ToString(CultureInfo.InvariantCulture);

            void Write(Row row)
            {
                if (row.Unit.Length > 0)
                    json.WriteString("operational_unit", row.Unit);
                json.WriteNumber("agreements", row.Agreements);
                json.WriteNumber("families", row.Families);
                foreach (var (column, amount) in Columns.Zip(row.Amounts))
                {
                    json.WriteString($"{column}_bob", amount.ToAmount());
                    json.WriteString($"{column}_usd", facts.ToDollars(amount).ToString(CultureInfo.InvariantCulture));
                }
            }
        });
}
