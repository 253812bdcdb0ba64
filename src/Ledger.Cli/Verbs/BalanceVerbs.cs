using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Cli;

/// <summary>
/// Balances, the trial balance, statements and the general ledger, from any viewpoint in both times (law 8).
/// </summary>
internal static class BalanceVerbs
{
    private static System.CommandLine.Symbol EstateWord => Ask.Word("ESTATE", "Code of the estate.");

    public static IReadOnlyList<Verb> All =>
        [
            new(
                "balance",
                Balance,
                () => Ask.Looks(EstateWord, Ask.Word("ACCOUNT", "As in 1110, 3110:co_ana or 1110/USD.")),
                "balance PA-1 1110",
                "balance PA-1 1110 --as-of 2026-03-31 --known-at 2026-04-02T12:00:00Z"
            ),
            new(
                "trial-balance",
                TrialBalance,
                () => Ask.Looks(EstateWord, Ask.Flag("--dimensions", "By the dimensions of the postings.")),
                "trial-balance PA-1",
                "trial-balance PA-1 --as-of 2026-03-31 --culture es-CO"
            ),
            new(
                "statement",
                Statement,
                () =>
                    [
                        EstateWord,
                        Ask.Word("ACCOUNT", "As in 1110, 3110:co_ana or 1110/USD."),
                        Ask.From(),
                        Ask.Through(),
                        Ask.KnownAt(),
                        Ask.Json(),
                    ],
                "statement PA-1 1110 --from 2026-03-01 --through 2026-03-31"
            ),
            new(
                "general-ledger",
                GeneralLedger,
                () => [EstateWord, Ask.From(), Ask.Through(), Ask.KnownAt(), Ask.Json()],
                "general-ledger PA-1 --from 2026-03-01 --through 2026-03-31"
            ),
        ];

    private static async Task<int> Balance(Session session)
    {
        var database = await session.ForQuestion();
        var estate = await session.Estate(session.Word("ESTATE"));
        var account = Session.AccountOf("ACCOUNT", session.Word("ACCOUNT"), estate.Currency);
        var viewpoint = session.Viewpoint();
        var balance = Refused.Or(await database.Reader.Balance(estate.Code, account, viewpoint));
        if (session.IsJson)
        {
            session.WriteJson(json =>
            {
                json.WriteString("estate", estate.Code);
                json.Write(viewpoint);
                json.Write(balance);
            });
            return ExitCode.Done;
        }
        var table = session.Table(
            Table.Text(session.Say("Account", "Cuenta")),
            Table.Number(session.Say("Debits", "Débitos")),
            Table.Number(session.Say("Credits", "Créditos")),
            Table.Number(session.Say("Balance", "Saldo")),
            Table.Number(session.Say("Held", "Reservado"))
        );
        table.Add(
            account.ToString(),
            session.Reader.Amount(balance.Debit),
            session.Reader.Amount(balance.Credit),
            session.Reader.Amount(balance.Balance),
            session.Reader.AmountOrBlank(balance.Held)
        );
        table.Finish();
        if (balance.Debit.IsZero && balance.Credit.IsZero)
            await TellHolders(session, account, viewpoint);
        return ExitCode.Done;
    }

    /// <summary>
    /// Many accounts are kept by holder: whoever asks for the one of nobody would think that there is nothing.
    /// </summary>
    private static async Task TellHolders(Session session, AccountKey account, Viewpoint viewpoint)
    {
        if (session.IsJson || !account.Holder.IsNone)
            return;
        var trial = Refused.Or(await (await session.Database()).Reader.TrialBalance(session.Word("ESTATE"), viewpoint));
        var holders = trial
            .Accounts.Where(other =>
                other.Account.Code == account.Code
                && other.Account.Currency == account.Currency
                && !other.Account.Holder.IsNone
                && (!other.Debit.IsZero || !other.Credit.IsZero)
            )
            .ToList();
        if (holders.Count == 0)
            return;
        var sum = session.Reader.Amount(
            holders.Aggregate(Money.Zero(account.Currency), (total, other) => total + other.Balance)
        );
        session.Output.WriteLine(
            session.Say(
                $"{account.Code} is kept by holder: {holders.Count} accounts, {sum} together; ask for {holders[0].Account}, or for the trial balance",
                $"{account.Code} se lleva por titular: {holders.Count} cuentas, {sum} en total; pida {holders[0].Account}, o el balance de comprobación"
            )
        );
    }

    private static async Task<int> TrialBalance(Session session)
    {
        var database = await session.ForQuestion();
        var (estate, viewpoint) = (session.Word("ESTATE"), session.Viewpoint());
        if (session.Flag("--dimensions"))
            return Dimensions(session, Refused.Or(await database.Reader.Dimensions(estate, viewpoint)));
        var trial = Refused.Or(await database.Reader.TrialBalance(estate, viewpoint));
        var moved = trial.Accounts.Where(account => !account.Debit.IsZero || !account.Credit.IsZero).ToList();
        var totals = Totals(moved);
        var findings = totals
            .Where(total => total.Debit != total.Credit)
            .Select(total => new Finding(
                trial.Estate.Code,
                null,
                $"debits and credits differ by {total.Debit - total.Credit}; run fiducia verify {trial.Estate.Code}"
            ))
            .ToList();
        if (session.IsJson)
            WriteJson(session, trial, moved, totals, findings);
        else
        {
            session.Output.WriteLine($"{trial.Estate.Code} {trial.Estate.Name}, {Heading(session, viewpoint)}");
            Print(session, trial.Estate, moved, totals);
            foreach (var finding in findings)
                ProofVerbs.Report(session, finding);
        }
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Found;
    }

    /// <summary>
    /// The sums of one currency. Debits equal credits (law 1), unless somebody changed the books from outside.
    /// </summary>
    private sealed record Total(Currency Currency, Money Debit, Money Credit, Money DebitBalance, Money CreditBalance);

    private static List<Total> Totals(List<AccountBalance> accounts) =>
        [
            .. accounts
                .GroupBy(account => account.Account.Currency)
                .Select(group =>
                {
                    var zero = Money.Zero(group.Key);
                    Money Sum(Func<AccountBalance, Money> of) =>
                        group.Aggregate(zero, (sum, account) => sum + of(account));
                    return new Total(
                        group.Key,
                        Sum(account => account.Debit),
                        Sum(account => account.Credit),
                        Sum(account => account.Balance.MinorUnits > 0 ? account.Balance : zero),
                        Sum(account => account.Balance.MinorUnits < 0 ? -account.Balance : zero)
                    );
                }),
        ];

    private static void WriteJson(
        Session session,
        TrialBalance trial,
        List<AccountBalance> moved,
        List<Total> totals,
        List<Finding> findings
    ) =>
        session.WriteJson(json =>
        {
            json.WriteString("estate", trial.Estate.Code);
            json.Write(trial.Viewpoint);
            json.WriteStartArray("accounts");
            foreach (var account in moved)
            {
                json.WriteStartObject();
                json.Write(account);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("totals");
            foreach (var total in totals)
            {
                json.WriteStartObject();
                json.WriteString("currency", total.Currency.Code);
                json.WriteString("debit", total.Debit.ToAmount());
                json.WriteString("credit", total.Credit.ToAmount());
                json.WriteString("debit_balance", total.DebitBalance.ToAmount());
                json.WriteString("credit_balance", total.CreditBalance.ToAmount());
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var finding in findings)
                ProofVerbs.WriteFinding(json, finding);
            json.WriteEndArray();
        });

    private static string Heading(Session session, Viewpoint viewpoint)
    {
        var days = viewpoint.Date is { } date
            ? session.Say($"as of {session.Reader.Day(date)}", $"al {session.Reader.Day(date)}")
            : session.Say("all days", "todos los días");
        var basis = viewpoint.Basis == DateBasis.Value ? session.Say(" by value date", " por fecha valor") : "";
        return days
            + basis
            + (
                viewpoint.KnownAt is { } instant
                    ? session.Say(
                        $", as known at {session.Reader.Moment(instant)}",
                        $", según lo conocido el {session.Reader.Moment(instant)}"
                    )
                    : ""
            );
    }

    private static void Print(Session session, Estate estate, List<AccountBalance> accounts, List<Total> totals)
    {
        var (chart, reader) = (ChartOfAccounts.Of(estate.Kind), session.Reader);
        var table = session.Table(
            Table.Text(session.Say("Account", "Cuenta")),
            Table.Text(session.Say("Name", "Nombre")),
            Table.Number(session.Say("Debits", "Débitos")),
            Table.Number(session.Say("Credits", "Créditos")),
            Table.Number(session.Say("Debit balance", "Saldo deudor")),
            Table.Number(session.Say("Credit balance", "Saldo acreedor"))
        );
        foreach (var account in accounts)
            table.Add(
                account.Account.ToString(),
                chart.Find(account.Account.Code)?.Name(reader.Language) ?? "",
                reader.AmountOrBlank(account.Debit),
                reader.AmountOrBlank(account.Credit),
                account.Balance.MinorUnits > 0 ? reader.Amount(account.Balance) : "",
                account.Balance.MinorUnits < 0 ? reader.Amount(-account.Balance) : ""
            );
        table.Rule();
        foreach (var total in totals)
            table.Add(
                $"Total {total.Currency}",
                "",
                reader.Amount(total.Debit),
                reader.Amount(total.Credit),
                reader.Amount(total.DebitBalance),
                reader.Amount(total.CreditBalance)
            );
        table.Finish();
    }

    private static int Dimensions(Session session, IReadOnlyList<DimensionBalance> rows)
    {
        var table = session.Table(
            Table.Text(session.Say("Account", "Cuenta")),
            Table.Text(session.Say("Dimensions", "Dimensiones")),
            Table.Number(session.Say("Debits", "Débitos")),
            Table.Number(session.Say("Credits", "Créditos"))
        );
        foreach (var row in rows)
            if (session.IsJson)
                session.WriteJson(json =>
                {
                    json.Write(row.Account);
                    json.Write("dimensions", row.Dimensions);
                    json.WriteString("debit", row.Debit.ToAmount());
                    json.WriteString("credit", row.Credit.ToAmount());
                });
            else
                table.Add(
                    row.Account.ToString(),
                    row.Dimensions.IsEmpty ? session.Say("(none)", "(ninguna)") : row.Dimensions.ToString(),
                    session.Reader.AmountOrBlank(row.Debit),
                    session.Reader.AmountOrBlank(row.Credit)
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Statement(Session session)
    {
        var database = await session.ForQuestion();
        var estate = await session.Estate(session.Word("ESTATE"));
        var account = Session.AccountOf("ACCOUNT", session.Word("ACCOUNT"), estate.Currency);
        await Print(
            session,
            Refused.Or(
                await database.Reader.Statement(
                    estate.Code,
                    account,
                    From(session),
                    Through(session),
                    session.InstantOrNull("--known-at")
                )
            )
        );
        await TellHolders(
            session,
            account,
            new Viewpoint(Through(session), KnownAt: session.InstantOrNull("--known-at"))
        );
        return ExitCode.Done;
    }

    private static async Task<int> GeneralLedger(Session session)
    {
        var database = await session.ForQuestion();
        var statements = Refused.Or(
            await database.Reader.GeneralLedger(
                session.Word("ESTATE"),
                From(session),
                Through(session),
                session.InstantOrNull("--known-at")
            )
        );
        foreach (var (index, statement) in statements.Index())
        {
            if (!session.IsJson && index > 0)
                session.Output.WriteLine();
            await Print(session, statement);
        }
        return ExitCode.Done;
    }

    private static LocalDate From(Session session) => session.DateOrNull("--from") ?? Calendar.FirstDay;

    private static LocalDate Through(Session session) => session.DateOrNull("--through") ?? Calendar.LastDay;

    private static async Task Print(Session session, AccountStatement statement)
    {
        if (session.IsJson)
        {
            session.WriteJson(json => WriteOpening(json, statement, session.DateOrNull("--from")));
            await foreach (var line in statement)
                session.WriteJson(json => Write(json, statement, line));
            return;
        }
        var name = ChartOfAccounts
            .Of(statement.Estate.Kind)
            .Find(statement.Account.Code)
            ?.Name(session.Reader.Language);
        session.Output.WriteLine($"{statement.Estate.Code} {statement.Account} {name}");
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Text(session.Say("Book date", "Fecha")),
            Table.Text(session.Say("Value date", "Fecha valor")),
            Table.Text(session.Say("Narrative", "Descripción")),
            Table.Number(session.Say("Debit", "Débito")),
            Table.Number(session.Say("Credit", "Crédito")),
            Table.Number(session.Say("Balance", "Saldo"))
        );
        table.Add(
            "",
            "",
            "",
            session.Say("opening balance", "saldo inicial"),
            "",
            "",
            session.Reader.Amount(statement.Opening)
        );
        await foreach (var line in statement)
            table.Add(
                session.Reader.Number(line.Seq),
                session.Reader.Day(line.BookDate),
                session.Reader.Day(line.ValueDate),
                Narrative(session, line),
                line.Amount.MinorUnits > 0 ? session.Reader.Amount(line.Amount) : "",
                line.Amount.MinorUnits < 0 ? session.Reader.Amount(-line.Amount) : "",
                session.Reader.Amount(line.Balance)
            );
        table.Finish();
    }

    private static string Narrative(Session session, StatementLine line)
    {
        var text = line.Narrative ?? session.Say("(erased)", "(borrado)");
        return line.Kind == EntryKind.Normal ? text : $"{session.Reader.Kind(line.Kind)}: {text}";
    }

    /// <summary>
    /// What the account stood at before the first day; without --from that is nothing, and there is no date.
    /// </summary>
    private static void WriteOpening(System.Text.Json.Utf8JsonWriter json, AccountStatement statement, LocalDate? from)
    {
        json.WriteStartObject("opening");
        json.WriteString("estate", statement.Estate.Code);
        json.Write(statement.Account);
        if (from is { } day)
            json.WriteString("date", JsonAnswers.Day(day));
        else
            json.WriteNull("date");
        json.WriteString("balance", statement.Opening.ToAmount());
        json.WriteEndObject();
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, AccountStatement statement, StatementLine line)
    {
        json.WriteString("estate", statement.Estate.Code);
        json.Write(statement.Account);
        json.WriteNumber("number", line.Seq);
        json.WriteString("entry", line.Entry.ToString());
        json.WriteString("entry_kind", JsonAnswers.Snake(line.Kind.ToString()));
        json.WriteString("book_date", JsonAnswers.Day(line.BookDate));
        json.WriteString("value_date", JsonAnswers.Day(line.ValueDate));
        json.WriteString("recorded_at", JsonAnswers.Moment(line.RecordedAt));
        json.WriteString("narrative", line.Narrative);
        json.WriteString("source_document", line.SourceDocument);
        json.Write("dimensions", line.Dimensions);
        json.WriteString(line.Amount.MinorUnits > 0 ? "debit" : "credit", line.Amount.Abs().ToAmount());
        json.WriteString("balance", line.Balance.ToAmount());
    }
}
