using System.Text.Json;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Application.Queries.Alliances;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>What a dry run would do to the books, and what a payment still needs.</summary>
internal sealed partial class Session
{
    private void Print(Preview? preview)
    {
        if (preview is null)
            return;
        foreach (var hold in preview.Holds)
            Output.WriteLine(
                Reader.Screen(
                    $"preview.{hold.Kind}",
                    ("Amount", Reader.Amount(hold.Amount)),
                    ("Account", hold.Account),
                    ("Estate", hold.Estate)
                )
            );
        if (preview.Entries.Count > 0)
        {
            var entries = Table(
                Cli.Table.Text(Reader.Screen("heading.estate")),
                Cli.Table.Text(Reader.Screen("heading.book_date")),
                Cli.Table.Text(Reader.Screen("heading.account")),
                Cli.Table.Number(Reader.Screen("heading.debit")),
                Cli.Table.Number(Reader.Screen("heading.credit")),
                Cli.Table.Text(Reader.Screen("heading.narrative"))
            );
            foreach (var entry in preview.Entries)
            foreach (var (account, amount) in entry.Postings)
                entries.Add(
                    entry.Estate,
                    Reader.Day(entry.BookDate),
                    account.ToString(),
                    amount.MinorUnits > 0 ? Reader.Amount(amount) : "",
                    amount.MinorUnits < 0 ? Reader.Amount(-amount) : "",
                    entry.Narrative
                );
            entries.Finish();
        }
        if (preview.Balances.Count == 0)
            return;
        var balances = Table(
            Cli.Table.Text(Reader.Screen("heading.estate")),
            Cli.Table.Text(Reader.Screen("heading.account")),
            Cli.Table.Number(Reader.Screen("heading.before")),
            Cli.Table.Number(Reader.Screen("heading.after")),
            Cli.Table.Number(Reader.Screen("heading.held_before")),
            Cli.Table.Number(Reader.Screen("heading.held_after"))
        );
        foreach (var balance in preview.Balances)
            balances.Add(
                balance.Estate,
                balance.Account.ToString(),
                Reader.Amount(balance.Before),
                Reader.Amount(balance.After),
                Reader.Amount(balance.HeldBefore),
                Reader.Amount(balance.HeldAfter)
            );
        balances.Finish();
    }

    /// <summary>What is missing before the money leaves; nothing is printed when nothing is.</summary>
    public void Print(PaymentRequirements? needs)
    {
        foreach (var condition in needs?.Unmet ?? [])
            Output.WriteLine(
                Reader.Screen(
                    "needs.condition",
                    ("Condition", Reader.Condition(condition.Code)),
                    ("Why", Reader.Why(condition)),
                    ("Who", Reader.Role(condition.WhoMustAct))
                )
            );
        if (needs is { Approvals: { Count: > 0 } missing })
            Output.WriteLine(
                Reader.Screen("needs.approval", ("Roles", string.Join(", ", missing.Select(Reader.Role))))
            );
    }
}

/// <summary>The same for programs.</summary>
internal static class PreviewAnswers
{
    private static void WriteEach<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Write(this Utf8JsonWriter json, Preview? preview)
    {
        if (preview is null)
            return;
        json.WriteStartObject("preview");
        json.WriteEach(
            "holds",
            preview.Holds,
            hold =>
            {
                json.WriteString("hold", hold.Hold.ToString());
                json.WriteString("kind", JsonAnswers.Snake(hold.Kind.ToString()));
                json.WriteString("estate", hold.Estate);
                json.WriteString("account", hold.Account.ToString());
                json.WriteString("amount", hold.Amount.ToAmount());
            }
        );
        json.WriteEach(
            "entries",
            preview.Entries,
            entry =>
            {
                json.WriteString("estate", entry.Estate);
                json.WriteString("book_date", JsonAnswers.Day(entry.BookDate));
                json.WriteString("value_date", JsonAnswers.Day(entry.ValueDate));
                json.WriteString("narrative", entry.Narrative);
                json.WriteEach(
                    "postings",
                    entry.Postings,
                    posting =>
                    {
                        json.WriteString("account", posting.Account.ToString());
                        json.WriteString("amount", posting.Amount.ToAmount());
                    }
                );
            }
        );
        json.WriteEach(
            "balances",
            preview.Balances,
            balance =>
            {
                json.WriteString("estate", balance.Estate);
                json.WriteString("account", balance.Account.ToString());
                json.WriteString("before", balance.Before.ToAmount());
                json.WriteString("after", balance.After.ToAmount());
                json.WriteString("held_before", balance.HeldBefore.ToAmount());
                json.WriteString("held_after", balance.HeldAfter.ToAmount());
            }
        );
        json.WriteEndObject();
    }

    public static void Write(this Utf8JsonWriter json, PaymentRequirements? needs)
    {
        if (needs is null)
            return;
        json.WriteStartArray("unmet_conditions");
        foreach (var condition in needs.Unmet)
            json.WriteRawValue(Application.Contracts.Answers.Json(ConditionLine.Of(condition)));
        json.WriteEndArray();
        json.WriteStartArray("missing_approvals");
        foreach (var role in needs.Approvals)
            json.WriteStringValue(JsonAnswers.Snake(role.ToString()));
        json.WriteEndArray();
    }
}
