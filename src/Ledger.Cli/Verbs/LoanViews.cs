using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Reports;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Cli;

/// <summary>Commitments and loans as people look at them, and what a loan would cost.</summary>
internal static class LoanViews
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "commitments list",
                ListCommitments,
                () => Ask.Answers(FundVerbs.FundWord()),
                "commitments list FR-CACAO"
            ),
            new(
                "loans quote",
                Quote,
                () =>
                    Ask.Answers([
                        Ask.Text("--regulation", "CODE", "Code of the regulation."),
                        Ask.Text("--version", "NUMBER", "Version of the regulation."),
                        Ask.Text("--product", "CODE", "Which product of the regulation."),
                        Ask.Text("--amount", "AMOUNT", "More than zero, in the regulation's currency."),
                        Fields.Instalments.Symbol(),
                        Fields.FirstDue.Symbol(),
                        Ask.Text("--date", "DATE", "The day it would be disbursed; today by default."),
                        Ask.Text(
                            "--country",
                            "CODE",
                            "ISO 3166 code of the country whose law caps it; needed where maxima of several are known."
                        ),
                    ]),
                "loans quote --regulation fondo-rotatorio --version 1 --product cuota-fija --amount 4000000 --instalments 12 --first-due 2026-02-28 --date 2026-01-28"
            ),
            new(
                "loans list",
                List,
                () => Ask.Answers(FundVerbs.FundWord(), Ask.Flag("--all", "Also those that are over.")),
                "loans list FR-CACAO",
                "loans list FR-CACAO --all"
            ),
            new(
                "loans show",
                Show,
                () => Ask.Answers(FundVerbs.FundWord(), Fields.NumberInFund.Symbol()),
                "loans show FR-CACAO 1"
            ),
        ];

    private static async Task<int> ListCommitments(Session session)
    {
        var inspection = await session.WholeFund();
        var (reader, book) = (session.Reader, inspection.Book);
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Text(session.Say("Member", "Asociado")),
            Table.Text(session.Say("Alliance", "Alianza")),
            Table.Text(session.Say("State", "Estado")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Number(session.Say("Repaid", "Reintegrado")),
            Table.Text(session.Say("Next due", "Sigue")),
            Table.Number(session.Say("Overdue", "En mora")),
            Table.Number(session.Say("Days late", "Días"))
        );
        foreach (var commitment in book.Commitments)
        {
            var standing = DebtStanding.Of(book, commitment, inspection.Today);
            if (session.IsJson)
                session.WriteJson(json => json.Write(commitment, standing));
            else
                table.Add(
                    reader.Number(commitment.Number),
                    commitment.Member,
                    commitment.Alliance,
                    reader.State(commitment.State),
                    reader.Amount(commitment.Amount),
                    reader.AmountOrBlank(commitment.Repaid),
                    reader.DayOrBlank(standing.NextDue),
                    reader.AmountOrBlank(standing.Overdue),
                    standing.DaysLate > 0 ? reader.Number(standing.DaysLate) : ""
                );
        }
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> List(Session session)
    {
        var inspection = session.Flag("--all") ? await session.WholeFund() : await session.ForFund();
        var (reader, book) = (session.Reader, inspection.Book);
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Text(session.Say("Member", "Asociado")),
            Table.Text(session.Say("Product", "Producto")),
            Table.Text(session.Say("State", "Estado")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Number(session.Say("Balance", "Saldo")),
            Table.Text(session.Say("Next due", "Sigue")),
            Table.Number(session.Say("Overdue", "En mora")),
            Table.Number(session.Say("Days late", "Días"))
        );
        foreach (var loan in book.Loans)
        {
            var standing = DebtStanding.Of(book, loan, inspection.RegulationOf(loan), inspection.Today);
            if (session.IsJson)
                session.WriteJson(json => json.Write(loan, standing));
            else
                table.Add(
                    reader.Number(loan.Number),
                    loan.Member,
                    loan.Product,
                    reader.State(loan.State),
                    reader.Amount(loan.Amount),
                    reader.AmountOrBlank(loan.Balance),
                    reader.DayOrBlank(standing.NextDue),
                    reader.AmountOrBlank(standing.Overdue),
                    standing.DaysLate > 0 ? reader.Number(standing.DaysLate) : ""
                );
        }
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Show(Session session)
    {
        var inspection = await session.WholeFund();
        var number = session.Number("NUMBER");
        var loan =
            inspection.Book.FindLoan(number)
            ?? throw new Refused(new FundRefusal.UnknownLoan(inspection.Book.Fund.Code, number));
        var steps = (await FundPrints.StepsOf(session, inspection.Book.Fund, loan.Member)).FindAll(step =>
            step.File == loan.Id.Value
        );
        if (session.IsJson)
            session.WriteJson(json => json.Write(inspection, loan, steps));
        else
        {
            session.Output.WriteLine($"{session.Title(inspection.Book.Fund)}, {loan.Member}");
            Print(session, inspection, loan, steps, withDues: true);
        }
        return ExitCode.Done;
    }

    public static void Print(
        Session session,
        FundInspection inspection,
        Loan loan,
        IEnumerable<FundStep> steps,
        bool withDues = false
    )
    {
        var (reader, regulation) = (session.Reader, inspection.RegulationOf(loan));
        session.Output.WriteLine();
        session.Output.WriteLine(
            session.Say(
                $"Loan {loan.Number} ({loan.Product}, {reader.Rate(regulation.Find(loan.Product)!.Rate)}): {reader.State(loan.State)}. Amount {reader.Amount(loan.Amount)}, balance {reader.Amount(loan.Balance)}",
                $"Crédito {loan.Number} ({loan.Product}, {reader.Rate(regulation.Find(loan.Product)!.Rate)}): {reader.State(loan.State)}. Monto {reader.Amount(loan.Amount)}, saldo {reader.Amount(loan.Balance)}"
            )
        );
        if (loan.Guarantors.Length > 0)
            session.Output.WriteLine(
                session.Say(
                    $"  Guarantors:      {loan.Guarantors.Replace(" ", ", ", StringComparison.Ordinal)}",
                    $"  Codeudores:      {loan.Guarantors.Replace(" ", ", ", StringComparison.Ordinal)}"
                )
            );
        if (loan.State == LoanState.WrittenOff)
            session.Output.WriteLine(
                session.Say(
                    $"  Written off:     {reader.Amount(loan.WrittenOff)}, recovered {reader.Amount(loan.Recovered)}",
                    $"  Castigado:       {reader.Amount(loan.WrittenOff)}, recuperado {reader.Amount(loan.Recovered)}"
                )
            );
        if (loan.IsOut)
            FundPrints.Standing(session, DebtStanding.Of(inspection.Book, loan, regulation, inspection.Today));
        if (loan.IsOut && withDues)
            session.Output.WriteLine(
                $"  {session.Say("Due by today:   ", "Exigible a hoy: ")} {(string.Join(", ", Dues(inspection, loan).Where(due => !due.Amount.IsZero).Select(due => $"{reader.Kind(due.Kind)} {reader.Amount(due.Amount)}")) is { Length: > 0 } dues ? dues : session.Say("nothing", "nada"))}"
            );
        FundPrints.Instalments(session, inspection.Book.InstalmentsOf(loan.Id.Value), inspection.Today);
        FundPrints.Steps(session, steps);
    }

    /// <summary>What is due by today, by kind, in the order in which a payment is divided.</summary>
    public static IEnumerable<(DueKind Kind, Money Amount)> Dues(FundInspection inspection, Loan loan)
    {
        var (book, regulation) = (inspection.Book, inspection.RegulationOf(loan));
        var due = book.DueOn(book.CountedThrough(loan, inspection.Today), regulation, inspection.Today);
        return regulation.AllocationOrder.Select(kind =>
            (kind, book.Sum(due.Where(one => one.Kind == kind).Select(one => one.Amount)))
        );
    }

    private static async Task<int> Quote(Session session)
    {
        var database = await session.ForQuestion();
        var (code, version) = (session.Text("--regulation"), session.NumberOf("--version"));
        var regulation =
            await database.Lending.Find(code, version)
            ?? throw new Refused(new FundRefusal.UnknownRegulation($"{code} {version}"));
        var product =
            regulation.Find(session.Text("--product"))
            ?? throw new Refused(
                new FundRefusal.UnknownProduct(
                    session.Text("--product"),
                    regulation.ToString(),
                    string.Join(", ", regulation.Products.Select(known => known.Code))
                )
            );
        var on = session.DateOrNull("--date") ?? (await database.Schedules.Now()).InUtc().Date;
        var maxima = await database.Lending.Maxima();
        // Most installations know the law of one country.
        var country =
            session.TextOrNull("--country")
            ?? (maxima.Select(maximum => maximum.Country).Distinct().ToList() is [var only] ? only : "");
        if ((country.Length > 0 || maxima.Count > 0) && Fund.CheckCountry(country) is { } nowhere)
            throw new Refused(nowhere);
        var quote = Refused.Or(
            LoanQuote.Of(
                regulation,
                product,
                session.MoneyOf("--amount", session.Text("--amount"), regulation.Currency),
                session.NumberOf("--instalments"),
                session.Date("--first-due"),
                on,
                maxima,
                country
            )
        );
        if (session.IsJson)
            session.WriteJson(json => json.Write(quote));
        else
            Print(session, quote);
        return ExitCode.Done;
    }

    private static void Print(Session session, LoanQuote quote)
    {
        var reader = session.Reader;
        session.Output.WriteLine(
            session.Say(
                $"{quote.Product.Name}: {reader.Amount(quote.Amount)} {quote.Amount.Currency} on {reader.Day(quote.On)}",
                $"{quote.Product.Name}: {reader.Amount(quote.Amount)} {quote.Amount.Currency} el {reader.Day(quote.On)}"
            )
        );
        session.Output.WriteLine(
            session.Say(
                $"  Rate:     {reader.Rate(quote.Product.Rate)}, {reader.Percent(quote.Product.Rate.EffectiveYearPercent)} a year effective",
                $"  Tasa:      {reader.Rate(quote.Product.Rate)}, {reader.Percent(quote.Product.Rate.EffectiveYearPercent)} efectivo anual"
            )
        );
        session.Output.WriteLine(
            session.Say(
                $"  Interest: {reader.Amount(quote.Interest)}; fee: {reader.Amount(quote.Fee)}",
                $"  Intereses: {reader.Amount(quote.Interest)}; comisión: {reader.Amount(quote.Fee)}"
            )
        );
        session.Output.WriteLine(
            session.Say(
                $"  Costs:    {reader.Percent(quote.CostPercent)} a year effective, interest and fee together, on what is really owed",
                $"  Costo:     {reader.Percent(quote.CostPercent)} efectivo anual, intereses y comisión, sobre lo que realmente se debe"
            )
        );
        var withFee = reader.Amount(quote.Instalments[0].Total + quote.Fee);
        if (!quote.Fee.IsZero)
            session.Output.WriteLine(
                session.Say(
                    $"  The fee is paid with the first instalment: {withFee} then",
                    $"  La comisión se paga con la primera cuota: {withFee} entonces"
                )
            );
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Text(session.Say("Due on", "Vence")),
            Table.Number(session.Say("Principal", "Capital")),
            Table.Number(session.Say("Interest", "Intereses")),
            Table.Number(session.Say("Instalment", "Cuota")),
            Table.Number(session.Say("Balance", "Saldo"))
        );
        var left = quote.Amount;
        foreach (var one in quote.Instalments)
            table.Add(
                reader.Number(one.Number),
                reader.Day(one.DueOn),
                reader.Amount(one.Principal),
                reader.AmountOrBlank(one.Interest),
                reader.Amount(one.Total),
                reader.Amount(left -= one.Principal)
            );
        session.Output.WriteLine();
        table.Finish();
    }
}
