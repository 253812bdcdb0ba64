using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Reports;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Cli;

/// <summary>
/// What the assembly and the auditor read of a fund: the statement of some days, and the book against the accounts.
/// </summary>
internal static class FundReports
{
    private const int MaxPoints = 12,
        BarWidth = 40;

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "fund statement",
                Statement,
                () =>
                    Ask.Answers(
                        FundVerbs.FundWord(),
                        Ask.Text("--from", "DATE", "First day of the statement."),
                        Ask.Text("--through", "DATE", "Last day of the statement.")
                    ),
                "fund statement FR-CACAO --from 2026-01-01 --through 2026-06-30",
                "fund statement FR-CACAO --from 2026-01-01 --through 2026-06-30 --culture es-CO"
            ),
            new(
                "fund book",
                Book,
                () => Ask.Answers(FundVerbs.FundWord(), Ask.AsOf()),
                "fund book FR-CACAO",
                "fund book FR-CACAO --as-of 2026-03-31"
            ),
        ];

    private static async Task<int> Statement(Session session)
    {
        var inspection = await session.ForFund();
        var (from, through) = (session.Date("--from"), session.Date("--through"));
        if (through < from)
            throw new Refused(new Journal.QuestionRefusal.DaysReversed(from, through));
        var (earlierFrom, earlierThrough) = FundStatement.Before(from, through);
        var now = await Of(session, inspection, from, through);
        var before = await Of(session, inspection, earlierFrom, earlierThrough);
        var points = Points(
            await (await session.Database()).FundReader.Days(
                inspection.Book.Fund,
                through.PlusMonths(1 - MaxPoints).With(DateAdjusters.StartOfMonth),
                through
            )
        );
        if (session.IsJson)
            session.WriteJson(json => json.Write(inspection.Book.Fund, now, before, points));
        else
        {
            session.Output.WriteLine(session.Title(inspection.Book.Fund));
            PrintFlows(session, now, before);
            PrintArrears(session, now, before);
            PrintMembers(session, now);
            PrintChart(session, points);
        }
        return now.Ties && before.Ties ? ExitCode.Done : ExitCode.Found;
    }

    private static async Task<FundStatement> Of(
        Session session,
        FundInspection inspection,
        LocalDate from,
        LocalDate through
    )
    {
        var (database, fund) = (await session.Database(), inspection.Book.Fund);
        // A loan that a bank pays whole moves no cash of the fund: its credit line counts as cash, so that it was drawn
        // and lent.
        var moved = Refused.Or(await database.Reader.Against(fund.Code, ["1110", "2210"], from, through));
        var days = await database.FundReader.Days(fund, from, through);
        return FundStatement.Of(
            inspection.Book,
            from,
            through,
            await session.FundBooks(fund, from.PlusDays(-1)),
            await session.FundBooks(fund, through),
            moved.Select(one => new AccountMoved(one.Code, one.Debit, one.Credit)),
            days.Count > 0 ? days[^1] : null
        );
    }

    /// <summary>The last counted day of each month.</summary>
    private static List<FundDay> Points(IEnumerable<FundDay> days) =>
        [.. days.GroupBy(day => (day.Day.Year, day.Day.Month)).Select(month => month.Last()).TakeLast(MaxPoints)];

    private static void PrintFlows(Session session, FundStatement now, FundStatement before)
    {
        var reader = session.Reader;
        var table = session.Table(
            Table.Text(session.Say("Cash and bank", "Caja y bancos")),
            Table.Number($"{reader.Day(now.From)} – {reader.Day(now.Through)}"),
            Table.Number($"{reader.Day(before.From)} – {reader.Day(before.Through)}")
        );
        Add(session.Say("Opening", "Saldo inicial"), statement => statement.OpeningCash);
        foreach (var kind in Enum.GetValues<FlowKind>().Where(FundFlows.IsSource))
            AddFlow("+", kind);
        Add(session.Say("Sources", "Fuentes"), statement => statement.Flows.Sources);
        foreach (var kind in Enum.GetValues<FlowKind>().Where(kind => !FundFlows.IsSource(kind)))
            AddFlow("−", kind);
        Add(session.Say("Uses", "Usos"), statement => statement.Flows.Uses);
        Add(session.Say("Unexplained", "Sin explicar"), statement => statement.Unexplained);
        table.Rule();
        Add(session.Say("Closing", "Saldo final"), statement => statement.ClosingCash);
        table.Rule();
        Add(
            session.Say("Capital paid in, opening", "Capital constituido, inicial"),
            statement => statement.OpeningCapital
        );
        Add(
            session.Say("Capital paid in, closing", "Capital constituido, final"),
            statement => statement.ClosingCapital
        );
        table.Finish();
        session.Output.WriteLine(
            now.Unexplained.IsZero && before.Unexplained.IsZero
                ? session.Say("Opening + sources − uses = closing.", "Saldo inicial + fuentes − usos = saldo final.")
                : session.Say(
                    "Opening + sources − uses differ from closing: see Unexplained.",
                    "Saldo inicial + fuentes − usos difieren del saldo final: vea Sin explicar."
                )
        );

        void Add(string name, Func<FundStatement, Money> of) =>
            table.Add(name, reader.Amount(of(now)), reader.Amount(of(before)));

        void AddFlow(string sign, FlowKind kind)
        {
            if (!(now.Flows[kind].IsZero && before.Flows[kind].IsZero))
                table.Add(
                    $"  {sign} {reader.Flow(kind)}",
                    reader.AmountOrBlank(now.Flows[kind]),
                    reader.AmountOrBlank(before.Flows[kind])
                );
        }
    }

    private static void PrintArrears(Session session, FundStatement now, FundStatement before)
    {
        var reader = session.Reader;
        session.Output.WriteLine();
        var table = session.Table(
            Table.Text(session.Say("Arrears", "Mora")),
            Table.Number(Counted(now)),
            Table.Number(Counted(before))
        );
        Add(session.Say("Loans out: balance", "Créditos vigentes: saldo"), day => day.Balance);
        Add(session.Say("  overdue principal", "  capital en mora"), day => day.Overdue);
        Add(
            session.Say("  balance late for more than 30 days", "  saldo con más de 30 días de mora"),
            day => day.Over30
        );
        Add(session.Say("Incentive still owed", "Incentivo por reintegrar"), day => day.Repayments);
        Add(session.Say("  overdue", "  en mora"), day => day.RepaymentsOverdue);
        Add(session.Say("Provision", "Provisión"), day => day.Provision);
        table.Finish();

        string Counted(FundStatement statement) =>
            statement.Day is { } day
                ? session.Say($"end of {reader.Day(day.Day)}", $"cierre del {reader.Day(day.Day)}")
                : session.Say("no day counted", "ningún día causado");

        void Add(string name, Func<FundDay, Money> of) =>
            table.Add(
                name,
                now.Day is { } day ? reader.Amount(of(day)) : "–",
                before.Day is { } earlier ? reader.Amount(of(earlier)) : "–"
            );
    }

    private static void PrintMembers(Session session, FundStatement now)
    {
        var (reader, none) = (session.Reader, Money.Zero(now.Flows.Currency));
        session.Output.WriteLine();
        var table = session.Table(
            Table.Text(
                session.Say(
                    $"Who owes what on {reader.Day(now.Through)}",
                    $"Quién debe qué al {reader.Day(now.Through)}"
                )
            ),
            Table.Number(session.Say("Repayments", "Reintegros")),
            Table.Number(session.Say("Loan principal", "Capital de créditos")),
            Table.Number(session.Say("Interest", "Intereses")),
            Table.Number("Total")
        );
        foreach (var member in now.Members)
            Add(member);
        table.Rule();
        Add(
            now.Members.Aggregate(
                new MemberPosition(session.Say("All members", "Todos los asociados"), none, none, none),
                (sum, one) =>
                    sum with
                    {
                        Repayments = sum.Repayments + one.Repayments,
                        Principal = sum.Principal + one.Principal,
                        Interest = sum.Interest + one.Interest,
                    }
            )
        );
        table.Finish();
        session.Output.WriteLine(
            now.OwedByNobody.IsZero
                ? session.Say(
                    $"Accounts 1410 + 1420 + 1430 = {reader.Amount(now.Receivables)} = what the members owe by the books.",
                    $"Cuentas 1410 + 1420 + 1430 = {reader.Amount(now.Receivables)} = lo que deben los asociados según los libros."
                )
                : session.Say(
                    $"Accounts 1410 + 1420 + 1430 = {reader.Amount(now.Receivables)}; {reader.Amount(now.OwedByNobody)} of it is owed by no member.",
                    $"Cuentas 1410 + 1420 + 1430 = {reader.Amount(now.Receivables)}; {reader.Amount(now.OwedByNobody)} no lo debe ningún asociado."
                )
        );
        if (!now.DayDiffers.IsZero)
            session.Output.WriteLine(
                session.Say(
                    $"The accounts have {reader.Amount(now.DayDiffers)} of principal beside the figures of that day's end.",
                    $"Las cuentas tienen {reader.Amount(now.DayDiffers)} de capital que no está en las cifras del cierre de ese día."
                )
            );
        session.Output.WriteLine(
            now.Day is { } counted
                ? session.Say(
                    $"Interest as booked by the end of {reader.Day(counted.Day)}. Interest for paying late, fees, penalties and interest kept out of the books come on top: see fund card.",
                    $"Intereses contabilizados al cierre del {reader.Day(counted.Day)}. Los intereses de mora, las comisiones, las sanciones y los intereses que no se causan van aparte: vea fund card."
                )
                : session.Say(
                    "No day was counted: interest is not in the books yet. See fund card.",
                    "No se ha causado ningún día: los intereses aún no están en los libros. Vea fund card."
                )
        );

        void Add(MemberPosition member) =>
            table.Add(
                member.Member,
                reader.AmountOrBlank(member.Repayments),
                reader.AmountOrBlank(member.Principal),
                reader.AmountOrBlank(member.Interest),
                reader.Amount(member.Total)
            );
    }

    /// <summary>Bars that say what they are and how much without their colour or length.</summary>
    private static void PrintChart(Session session, List<FundDay> points)
    {
        if (points.Count == 0)
            return;
        var reader = session.Reader;
        var most = points.Max(day =>
            Math.Max(day.Balance.MinorUnits, day.Overdue.MinorUnits + day.RepaymentsOverdue.MinorUnits)
        );
        var (lent, late) = (session.Say("lent   ", "prestado"), session.Say("overdue", "en mora "));
        session.Output.WriteLine();
        session.Output.WriteLine(
            session.Say(
                "Loans out, and what is overdue of loans and repayments, at the last end of day of each month",
                "Créditos vigentes y lo que está en mora de créditos y reintegros, en el último cierre de cada mes"
            )
        );
        foreach (var day in points)
        {
            var overdue = day.Overdue + day.RepaymentsOverdue;
            session.Output.WriteLine(
                $"{reader.Day(day.Day)}  {lent}  {Bar('█', day.Balance.MinorUnits, most)}{reader.Amount(day.Balance)}"
            );
            session.Output.WriteLine(
                $"{new string(' ', 10)}  {late}  {Bar('░', overdue.MinorUnits, most)}{reader.Amount(overdue)}"
            );
        }
    }

    /// <summary>At least one block for what is more than nothing.</summary>
    private static string Bar(char block, long of, long most) =>
        of == 0 ? "" : new string(block, Math.Max(1, (int)((Int128)of * BarWidth / most))) + " ";

    private static async Task<int> Book(Session session)
    {
        var inspection = await session.WholeFund();
        var asOf = session.DateOrNull("--as-of");
        var (book, books) = (inspection.Book, await session.FundBooks(inspection.Book.Fund, asOf));
        var lines = asOf is { } day
            ? FundAudit.AsOf(book, books, await FundPrints.StepsOf(session, book.Fund, through: day))
            : FundAudit.Now(book, books);
        var differing = lines.Count(line => !line.Difference.IsZero);
        if (session.IsJson)
            session.WriteJson(json => json.Write(book.Fund, asOf, lines));
        else
            Print(session, book.Fund, asOf, lines, differing);
        return differing == 0 ? ExitCode.Done : ExitCode.Found;
    }

    private static void Print(
        Session session,
        Fund fund,
        LocalDate? asOf,
        IReadOnlyList<AuditLine> lines,
        int differing
    )
    {
        var (reader, chart) = (session.Reader, Journal.ChartOfAccounts.Of(Journal.EstateKind.RotatingFund));
        session.Output.WriteLine(
            $"{session.Title(fund)}, {(asOf is { } day ? session.Say($"at the end of {reader.Day(day)}", $"al cierre del {reader.Day(day)}") : session.Say("now", "ahora"))}"
        );
        var table = session.Table(
            Table.Text(session.Say("Account", "Cuenta")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Text(session.Say("Of", "De")),
            Table.Number(session.Say("Accounts say", "Dicen las cuentas")),
            Table.Number(session.Say("Files say", "Dicen los expedientes")),
            Table.Number(session.Say("Difference", "Diferencia"))
        );
        foreach (var of in lines.GroupBy(line => line.Account))
        {
            foreach (
                var line in of.Where(line =>
                    !(line.Books.IsZero && line.Files is null or { IsZero: true } && line.Difference.IsZero)
                )
            )
                table.Add(
                    line.Account,
                    chart.Find(line.Account)?.Name(reader.Language) ?? "",
                    line.Who,
                    reader.Amount(line.Books),
                    line.Files is { } files ? reader.Amount(files) : "–",
                    reader.AmountOrBlank(line.Difference)
                );
        }
        table.Finish();
        session.Output.WriteLine(
            differing == 0
                ? session.Say("No differences.", "Sin diferencias.")
                : session.Say(
                    $"Accounts that differ: {differing}. See what was posted on them with fiducia statement {fund.Code} ACCOUNT.",
                    $"Cuentas que difieren: {differing}. Vea sus movimientos con fiducia statement {fund.Code} CUENTA."
                )
        );
        if (asOf is not null)
            session.Output.WriteLine(
                session.Say(
                    "–: kept only as it is now; ask without --as-of.",
                    "–: se conserva solo como está ahora; consulte sin --as-of."
                )
            );
    }
}
