using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Json;
using NodaTime;

namespace Ledger.Cli.Verbs;

/// <summary>Balances, the trial balance, statements and the general ledger, from any viewpoint in both times (law 8).</summary>
internal static class BalanceVerbs
{
    private static System.CommandLine.Symbol EstateWord => Ask.Word("ESTATE", "Code of the estate.");

    public static IReadOnlyList<Verb> All =>
    [
        new("balance", Balance, () => Ask.Looks(EstateWord, Ask.Word("ACCOUNT", "As in 1110, 3110:co_ana or 1110/USD.")),
            "balance PA-1 1110", "balance PA-1 1110 --as-of 2026-03-31 --known-at 2026-04-02T12:00:00Z"),
        new("trial-balance", TrialBalance, () => Ask.Looks(EstateWord, Ask.Flag("--dimensions", "By the dimensions of the postings.")), "trial-balance PA-1", "trial-balance PA-1 --as-of 2026-03-31 --culture es-CO"),
        new("statement", Statement, () => [EstateWord, Ask.Word("ACCOUNT", "As in 1110, 3110:co_ana or 1110/USD."), Ask.From(), Ask.Through(), Ask.KnownAt(), Ask.Json()],
            "statement PA-1 1110 --from 2026-03-01 --through 2026-03-31"),
        new("general-ledger", GeneralLedger, () => [EstateWord, Ask.From(), Ask.Through(), Ask.KnownAt(), Ask.Json()], "general-ledger PA-1 --from 2026-03-01 --through 2026-03-31"),
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
            session.WriteJson(json => { json.WriteString("estate", estate.Code); json.Write(viewpoint); json.Write(balance); });
            return ExitCode.Done;
        }
        var table = session.Table(Table.Text(session.Say("Account", "Cuenta")), Table.Number(session.Say("Debits", "Débitos")), Table.Number(session.Say("Credits", "Créditos")),
            Table.Number(session.Say("Balance", "Saldo")), Table.Number(session.Say("Held", "Reservado")));
        table.Add(account.ToString(), session.Reader.Amount(balance.Debit), session.Reader.Amount(balance.Credit), session.Reader.Amount(balance.Balance), session.Reader.AmountOrBlank(balance.Held));
        table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> TrialBalance(Session session)
    {
        var database = await session.ForQuestion();
        var (estate, viewpoint) = (session.Word("ESTATE"), session.Viewpoint());
        if (session.Flag("--dimensions")) return Dimensions(session, Refused.Or(await database.Reader.Dimensions(estate, viewpoint)));
        var trial = Refused.Or(await database.Reader.TrialBalance(estate, viewpoint));
        var moved = trial.Accounts.Where(account => !account.Debit.IsZero || !account.Credit.IsZero).ToList();
        if (session.IsJson)
        {
            session.WriteJson(json =>
            {
                json.WriteString("estate", trial.Estate.Code);
                json.Write(viewpoint);
                json.WriteStartArray("accounts");
                foreach (var account in moved) { json.WriteStartObject(); json.Write(account); json.WriteEndObject(); }
                json.WriteEndArray();
            });
            return ExitCode.Done;
        }
        session.Output.WriteLine($"{trial.Estate.Code} {trial.Estate.Name}, {Heading(session, viewpoint)}");
        Print(session, trial.Estate, moved);
        return ExitCode.Done;
    }

    private static string Heading(Session session, Viewpoint viewpoint)
    {
        var days = viewpoint.Date is { } date ? session.Say($"as of {session.Reader.Day(date)}", $"al {session.Reader.Day(date)}") : session.Say("all days", "todos los días");
        var basis = viewpoint.Basis == DateBasis.Value ? session.Say(" by value date", " por fecha valor") : "";
        return days + basis + (viewpoint.KnownAt is { } instant ? session.Say($", as known at {session.Reader.Moment(instant)}", $", según lo conocido el {session.Reader.Moment(instant)}") : "");
    }

    private static void Print(Session session, Estate estate, List<AccountBalance> accounts)
    {
        var (chart, reader) = (ChartOfAccounts.Of(estate.Kind), session.Reader);
        var table = session.Table(
            Table.Text(session.Say("Account", "Cuenta")), Table.Text(session.Say("Name", "Nombre")), Table.Number(session.Say("Debits", "Débitos")), Table.Number(session.Say("Credits", "Créditos")),
            Table.Number(session.Say("Debit balance", "Saldo deudor")), Table.Number(session.Say("Credit balance", "Saldo acreedor")));
        foreach (var account in accounts)
            table.Add(account.Account.ToString(), chart.Find(account.Account.Code)?.Name(reader.Language) ?? "", reader.AmountOrBlank(account.Debit), reader.AmountOrBlank(account.Credit),
                account.Balance.MinorUnits > 0 ? reader.Amount(account.Balance) : "", account.Balance.MinorUnits < 0 ? reader.Amount(-account.Balance) : "");
        table.Rule();
        foreach (var group in accounts.GroupBy(account => account.Account.Currency))
        {
            Money Sum(Func<AccountBalance, Money> of) => group.Aggregate(Money.Zero(group.Key), (sum, account) => sum + of(account));
            var zero = Money.Zero(group.Key);
            table.Add(session.Say("Total", "Total") + " " + group.Key, "", reader.Amount(Sum(account => account.Debit)), reader.Amount(Sum(account => account.Credit)),
                reader.Amount(Sum(account => account.Balance.MinorUnits > 0 ? account.Balance : zero)), reader.Amount(Sum(account => account.Balance.MinorUnits < 0 ? -account.Balance : zero)));
        }
        table.Finish();
    }

    private static int Dimensions(Session session, IReadOnlyList<DimensionBalance> rows)
    {
        var table = session.Table(Table.Text(session.Say("Account", "Cuenta")), Table.Text(session.Say("Dimensions", "Dimensiones")),
            Table.Number(session.Say("Debits", "Débitos")), Table.Number(session.Say("Credits", "Créditos")));
        foreach (var row in rows)
            if (session.IsJson) session.WriteJson(json =>
            {
                json.Write(row.Account);
                json.Write("dimensions", row.Dimensions);
                json.WriteString("debit", row.Debit.ToAmount());
                json.WriteString("credit", row.Credit.ToAmount());
            });
            else table.Add(row.Account.ToString(), row.Dimensions.ToString(), session.Reader.AmountOrBlank(row.Debit), session.Reader.AmountOrBlank(row.Credit));
        if (!session.IsJson) table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Statement(Session session)
    {
        var database = await session.ForQuestion();
        var estate = await session.Estate(session.Word("ESTATE"));
        var account = Session.AccountOf("ACCOUNT", session.Word("ACCOUNT"), estate.Currency);
        await Print(session, Refused.Or(await database.Reader.Statement(estate.Code, account, From(session), Through(session), session.InstantOrNull("--known-at"))));
        return ExitCode.Done;
    }

    private static async Task<int> GeneralLedger(Session session)
    {
        var database = await session.ForQuestion();
        var statements = Refused.Or(await database.Reader.GeneralLedger(session.Word("ESTATE"), From(session), Through(session), session.InstantOrNull("--known-at")));
        foreach (var (index, statement) in statements.Index())
        {
            if (!session.IsJson && index > 0) session.Output.WriteLine();
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
            await foreach (var line in statement) session.WriteJson(json => Write(json, statement, line));
            return;
        }
        var name = ChartOfAccounts.Of(statement.Estate.Kind).Find(statement.Account.Code)?.Name(session.Reader.Language);
        session.Output.WriteLine($"{statement.Estate.Code} {statement.Account} {name}");
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")), Table.Text(session.Say("Book date", "Fecha")), Table.Text(session.Say("Value date", "Fecha valor")), Table.Text(session.Say("Narrative", "Descripción")),
            Table.Number(session.Say("Debit", "Débito")), Table.Number(session.Say("Credit", "Crédito")), Table.Number(session.Say("Balance", "Saldo")));
        table.Add("", "", "", session.Say("opening balance", "saldo inicial"), "", "", session.Reader.Amount(statement.Opening));
        await foreach (var line in statement)
            table.Add(session.Reader.Number(line.Seq), session.Reader.Day(line.BookDate), session.Reader.Day(line.ValueDate), Narrative(session, line),
                line.Amount.MinorUnits > 0 ? session.Reader.Amount(line.Amount) : "", line.Amount.MinorUnits < 0 ? session.Reader.Amount(-line.Amount) : "", session.Reader.Amount(line.Balance));
        table.Finish();
    }

    private static string Narrative(Session session, StatementLine line)
    {
        var text = line.Narrative ?? session.Say("(erased)", "(borrado)");
        return line.Kind == EntryKind.Normal ? text : $"{session.Reader.Kind(line.Kind)}: {text}";
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
