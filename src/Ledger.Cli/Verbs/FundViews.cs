using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Repayments;
using Ledger.RotatingFunds.Reports;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Funds as people look at them: many in a table, one with its figures, one member's card.</summary>
internal static class FundViews
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "fund list",
                List,
                () =>
                    Ask.Answers(
                        Ask.Text("--after", "FUND", "Begin after this fund."),
                        Ask.Text("--most", "NUMBER", "How many funds at most; 200 by default.")
                    ),
                "fund list --by maria"
            ),
            new(
                "fund show",
                Show,
                () => Ask.Answers(FundVerbs.FundWord()),
                "fund show FR-CACAO",
                "fund show FR-CACAO --culture es-CO"
            ),
            new(
                "fund card",
                Card,
                () => Ask.Answers(FundVerbs.FundWord(), FundVerbs.MemberWord()),
                "fund card FR-CACAO M-1",
                "fund card FR-CACAO M-1 --culture es-CO"
            ),
        ];

    private static async Task<int> List(Session session)
    {
        var database = await session.ForQuestion();
        var (reader, now) = (session.Reader, await database.Schedules.Now());
        var most = session.TextOrNull("--most") is null ? 200 : Math.Clamp(session.NumberOf("--most"), 1, 1_000);
        // One more than is shown tells whether there are more.
        var page = await database.FundReader.Owed(
            (await session.Call()).Scopes,
            now.InUtc().Date.PlusDays(1),
            session.TextOrNull("--after") ?? "",
            most + 1
        );
        var table = session.Table(
            Table.Text(session.Say("Fund", "Fondo")),
            Table.Text(session.Say("Organization", "Organización")),
            Table.Text(session.Say("Accrued through", "Causado hasta")),
            Table.Number(session.Say("Members", "Asociados")),
            Table.Number(session.Say("Loans out", "Créditos")),
            Table.Number(session.Say("Balance", "Saldo")),
            Table.Number("PAR30"),
            Table.Number(session.Say("Overdue", "En mora")),
            Table.Number(session.Say("Repayments overdue", "Reintegros en mora")),
            Table.Text(session.Say("Currency", "Moneda"))
        );
        foreach (var (book, members) in page.Take(most))
        {
            var today = now.InZone(DateTimeZoneProviders.Tzdb[book.Fund.Zone]).Date;
            var loans = book.Loans.FindAll(loan => loan.IsOut);
            var risk = Ageing.Amounts(
                loans.Select(loan => book.PositionOf(loan, today)),
                30,
                countRestructured: false,
                book.Fund.Currency
            );
            var (overdue, repayments) = (
                Overdue(loans.Select(loan => loan.Id.Value)),
                Overdue(
                    book.Commitments.Where(commitment => commitment.IsOwed).Select(commitment => commitment.Id.Value)
                )
            );
            if (session.IsJson)
                session.WriteJson(json => json.Write(book.Fund, members, loans.Count, risk, overdue, repayments));
            else
                table.Add(
                    book.Fund.Code,
                    book.Fund.Organization,
                    reader.Day(book.Fund.AccruedThrough),
                    reader.Number(members),
                    reader.Number(loans.Count),
                    reader.Amount(risk.Outstanding),
                    reader.Percent(risk),
                    reader.AmountOrBlank(overdue),
                    reader.AmountOrBlank(repayments),
                    book.Fund.Currency.Code
                );

            Money Overdue(IEnumerable<Guid> debts) =>
                book.Sum(
                    debts
                        .SelectMany(book.InstalmentsOf)
                        .Where(one => one.DueOn < today)
                        .Select(one => one.PrincipalLeft)
                );
        }
        if (session.IsJson)
            return ExitCode.Done;
        table.Finish();
        if (page.Count > most)
            session.Output.WriteLine(
                session.Say(
                    $"There are more: fund list --after {page[most - 1].Book.Fund.Code}",
                    $"Hay más: fund list --after {page[most - 1].Book.Fund.Code}"
                )
            );
        return ExitCode.Done;
    }

    private static async Task<int> Show(Session session)
    {
        var inspection = await session.WholeFund();
        var (book, fund) = (inspection.Book, inspection.Book.Fund);
        var figures = FundFigures.Of(book, inspection.Regulation, await session.FundBooks(fund), inspection.Today);
        if (session.IsJson)
        {
            session.WriteJson(json => json.Write(inspection, figures));
            return ExitCode.Done;
        }
        session.Output.WriteLine(
            $"{session.Title(fund)}, {fund.Organization}. {session.Say($"Regulation {inspection.Regulation}; {book.Members.Count} members; interest accrued through {session.Reader.Day(fund.AccruedThrough)}.", $"Reglamento {inspection.Regulation}; {book.Members.Count} asociados; intereses causados hasta {session.Reader.Day(fund.AccruedThrough)}.")}"
        );
        PrintMoney(session, figures, fund.AccruedThrough);
        PrintPortfolio(session, figures, inspection.Today);
        PrintLines(session, book);
        PrintCommittee(session, book, inspection.Today);
        return ExitCode.Done;
    }

    private static void PrintMoney(Session session, FundFigures figures, LocalDate counted)
    {
        var (reader, table) = (session.Reader, FundPrints.Figures(session));
        table.Add(session.Say("Cash available", "Efectivo disponible"), reader.Amount(figures.Cash));
        table.Add(session.Say("Capital paid in", "Capital constituido"), reader.Amount(figures.CapitalPaidIn));
        table.Add(
            session.Say("Capital to be constituted", "Capital por constituir"),
            reader.Amount(figures.CapitalToCome)
        );
        table.Add(
            session.Say("Commitments delivered", "Compromisos con insumos entregados"),
            reader.Amount(figures.Delivered)
        );
        table.Add(session.Say("  due by today", "  exigible a hoy"), reader.Amount(figures.Due));
        table.Add(
            session.Say("  repaid of what was due", "  reintegrado de lo exigible"),
            reader.Amount(figures.RepaidOfDue)
        );
        table.Add(session.Say("  repaid in all", "  reintegrado en total"), reader.Amount(figures.Repaid));
        table.Add(
            session.Say("Recovery (repaid of due / due)", "Recuperación (reintegrado de lo exigible / exigible)"),
            reader.Percent(figures.RecoveryPercent)
        );
        table.Add(
            session.Say(
                "Capitalisation (repaid in all / commitments delivered)",
                "Capitalización (reintegrado en total / compromisos entregados)"
            ),
            reader.Percent(figures.CapitalisationPercent)
        );
        table.Add(session.Say("Lent in twelve months", "Colocado en doce meses"), reader.Amount(figures.Disbursed));
        table.Add(
            session.Say(
                "Turnover (lent in twelve months / capital paid in)",
                "Rotación (colocado en doce meses / capital constituido)"
            ),
            figures.Turnover is { } times ? reader.Number(times, 2) : "–"
        );
        table.Add(
            session.Say($"Provision, {reader.Day(counted)}", $"Provisión, {reader.Day(counted)}"),
            reader.Amount(figures.Provision)
        );
        table.Finish();
    }

    private static void PrintPortfolio(Session session, FundFigures figures, LocalDate today)
    {
        var reader = session.Reader;
        session.Output.WriteLine();
        session.Output.WriteLine(
            session.Say(
                $"Portfolio on {reader.Day(today)}: {figures.Loans} loans out, balance {reader.Amount(figures.Balance)}",
                $"Cartera al {reader.Day(today)}: {figures.Loans} créditos vigentes, saldo {reader.Amount(figures.Balance)}"
            )
        );
        var risk = session.Table(
            Table.Text(session.Say("At risk", "En riesgo")),
            Table.Number(session.Say("Balance of late loans", "Saldo de créditos en mora")),
            Table.Number(session.Say("Share", "Porcentaje")),
            Table.Number(session.Say("With restructured", "Con reestructurados")),
            Table.Number(session.Say("Share", "Porcentaje"))
        );
        foreach (var line in figures.AtRisk)
            risk.Add(
                $"PAR{line.MoreThanDays}",
                reader.Amount(line.Late.Late),
                reader.Percent(line.Late),
                reader.Amount(line.WithRestructured.Late),
                reader.Percent(line.WithRestructured)
            );
        risk.Finish();
        session.Output.WriteLine();
        var buckets = session.Table(
            Table.Text(session.Say("How late", "Mora")),
            Table.Number(session.Say("Loans", "Créditos")),
            Table.Number(session.Say("Balance", "Saldo"))
        );
        foreach (var (bucket, count, outstanding) in figures.Buckets)
            buckets.Add(bucket.Name, reader.Number(count), reader.Amount(outstanding));
        buckets.Finish();
    }

    private static void PrintLines(Session session, FundAggregate book)
    {
        if (book.Lines.Count == 0)
            return;
        var reader = session.Reader;
        var table = session.Table(
            Table.Number(session.Say("Credit line", "Línea")),
            Table.Text(session.Say("Bank", "Banco")),
            Table.Number(session.Say("Limit", "Cupo")),
            Table.Number(session.Say("Owed", "Usado")),
            Table.Number(session.Say("Free", "Libre"))
        );
        foreach (var line in book.Lines)
            table.Add(
                reader.Number(line.Number),
                line.Bank,
                reader.Amount(line.Limit),
                reader.Amount(line.Owed),
                reader.Amount(line.Free)
            );
        session.Output.WriteLine();
        table.Finish();
    }

    private static void PrintCommittee(Session session, FundAggregate book, LocalDate today)
    {
        var seats = book.Seats.ToList();
        if (seats.Count == 0)
            return;
        var table = session.Table(
            Table.Text(session.Say("Committee", "Comité")),
            Table.Text(session.Say("From", "Desde")),
            Table.Text(session.Say("Through", "Hasta")),
            Table.Text(session.Say("Today", "Hoy"))
        );
        foreach (var (member, from, through) in seats)
            table.Add(
                member,
                session.Reader.Day(from),
                session.Reader.Day(through),
                from <= today && today <= through ? session.Say("sits", "en ejercicio") : ""
            );
        session.Output.WriteLine();
        table.Finish();
    }

    private static async Task<int> Card(Session session)
    {
        var (inspection, steps) = await session.CardOfMember();
        var (book, member) = (inspection.Book, session.MemberOf(inspection.Book));
        var (commitments, loans) = (
            book.Commitments.FindAll(commitment => commitment.Member == member.Code),
            book.Loans.FindAll(loan => loan.Member == member.Code)
        );
        if (session.IsJson)
        {
            session.WriteJson(json => json.Write(inspection, member, commitments, loans, steps));
            return ExitCode.Done;
        }
        session.Output.WriteLine($"{session.Title(book.Fund)}");
        session.Output.WriteLine(
            session.Say(
                $"Card of {member.Code}, member since {session.Reader.Day(member.AdmittedOn)}, on {session.Reader.Day(inspection.Today)}",
                $"Tarjeta de {member.Code}, en el fondo desde {session.Reader.Day(member.AdmittedOn)}, al {session.Reader.Day(inspection.Today)}"
            )
        );
        foreach (var commitment in commitments)
            Print(session, inspection, commitment, steps);
        foreach (var loan in loans)
            LoanViews.Print(session, inspection, loan, steps.Where(step => step.File == loan.Id.Value));
        if (commitments.Count + loans.Count == 0)
            session.Output.WriteLine(
                session.Say("Nothing was lent, nothing is owed.", "Nada se ha prestado, nada se debe.")
            );
        return ExitCode.Done;
    }

    private static void Print(
        Session session,
        FundInspection inspection,
        RepaymentCommitment commitment,
        IEnumerable<FundStep> steps
    )
    {
        var reader = session.Reader;
        var of = commitment.Alliance.Length > 0 ? $" ({commitment.Alliance})" : "";
        session.Output.WriteLine();
        var isOpen = commitment.IsOpen;
        var left = isOpen
            ? session.Say($", left {reader.Amount(commitment.Left)}", $", falta {reader.Amount(commitment.Left)}")
            : "";
        session.Output.WriteLine(
            session.Say(
                $"Commitment {commitment.Number}{of}: {reader.State(commitment.State)}. Signed {reader.Amount(commitment.Amount)}, repaid {reader.Amount(commitment.Repaid)}{left}",
                $"Compromiso {commitment.Number}{of}: {reader.State(commitment.State)}. Firmado {reader.Amount(commitment.Amount)}, reintegrado {reader.Amount(commitment.Repaid)}{left}"
            )
        );
        if (isOpen)
            FundPrints.Standing(session, DebtStanding.Of(inspection.Book, commitment, inspection.Today));
        // Before delivery nothing is owed, so nothing is late; what was withdrawn never will be.
        if (commitment.State != CommitmentState.Withdrawn)
            FundPrints.Instalments(
                session,
                inspection.Book.InstalmentsOf(commitment.Id.Value),
                commitment.IsOwed ? inspection.Today : Calendar.BeforeAll
            );
        FundPrints.Steps(session, steps.Where(step => step.File == commitment.Id.Value));
    }
}
