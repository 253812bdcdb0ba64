using System.Globalization;
using System.Text.Json;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.RotatingFunds.Reports;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Cli;

/// <summary>
/// How views of rotating funds are answered as JSON: amounts and percentages as text, exact as they are printed.
/// </summary>
internal static class FundViewAnswers
{
    public static void Write(
        this Utf8JsonWriter json,
        Fund fund,
        int members,
        int loans,
        AtRisk risk,
        Money overdue,
        Money repaymentsOverdue
    )
    {
        json.WriteString("fund", fund.Code);
        json.WriteString("name", fund.Name);
        json.WriteString("organization", fund.Organization);
        json.WriteString("accrued_through", JsonAnswers.Day(fund.AccruedThrough));
        json.WriteNumber("members", members);
        json.WriteNumber("loans", loans);
        json.WriteString("currency", fund.Currency.Code);
        json.Amount("balance", risk.Outstanding);
        json.Amount("over_30", risk.Late);
        json.Percent("par_30_percent", risk.Outstanding.IsZero ? null : risk.Share.Millionths / 10_000m);
        json.Amount("overdue", overdue);
        json.Amount("repayments_overdue", repaymentsOverdue);
    }

    public static void Write(this Utf8JsonWriter json, FundInspection inspection, FundFigures figures)
    {
        var (book, fund) = (inspection.Book, inspection.Book.Fund);
        json.WriteString("fund", fund.Code);
        json.WriteString("name", fund.Name);
        json.WriteString("organization", fund.Organization);
        json.WriteString("regulation", inspection.Regulation.Code);
        json.WriteNumber("regulation_version", inspection.Regulation.Version);
        json.WriteString("date", JsonAnswers.Day(inspection.Today));
        json.WriteString("accrued_through", JsonAnswers.Day(fund.AccruedThrough));
        json.WriteNumber("members", book.Members.Count);
        json.WriteString("currency", fund.Currency.Code);
        json.Amount("cash_available", figures.Cash);
        json.Amount("capital_paid_in", figures.CapitalPaidIn);
        json.Amount("capital_to_be_constituted", figures.CapitalToCome);
        json.Amount("delivered", figures.Delivered);
        json.Amount("due", figures.Due);
        json.Amount("repaid_of_due", figures.RepaidOfDue);
        json.Amount("repaid", figures.Repaid);
        json.Percent("recovery_percent", figures.RecoveryPercent);
        json.Percent("capitalisation_percent", figures.CapitalisationPercent);
        json.Amount("lent_in_twelve_months", figures.Disbursed);
        json.Percent("turnover", figures.Turnover);
        json.WriteNumber("loans", figures.Loans);
        json.Amount("balance", figures.Balance);
        json.Amount("provision", figures.Provision);
        json.List(
            "at_risk",
            figures.AtRisk,
            line =>
            {
                json.WriteNumber("more_than_days", line.MoreThanDays);
                json.Amount("balance", line.Late.Late);
                json.Percent("percent", line.Late.Outstanding.IsZero ? null : line.Late.Share.Millionths / 10_000m);
                json.Amount("with_restructured", line.WithRestructured.Late);
                json.Percent(
                    "with_restructured_percent",
                    line.WithRestructured.Outstanding.IsZero ? null : line.WithRestructured.Share.Millionths / 10_000m
                );
            }
        );
        json.List(
            "buckets",
            figures.Buckets,
            of =>
            {
                json.WriteString("name", of.Bucket.Name);
                json.WriteNumber("from_days", of.Bucket.FromDays);
                json.WriteNumber("loans", of.Count);
                json.Amount("balance", of.Outstanding);
            }
        );
        json.List(
            "credit_lines",
            book.Lines,
            line =>
            {
                json.WriteNumber("number", line.Number);
                json.WriteString("bank", line.Bank);
                json.Amount("limit", line.Limit);
                json.Amount("owed", line.Owed);
                json.Amount("free", line.Free);
            }
        );
        json.List(
            "committee",
            book.Seats,
            seat =>
            {
                json.WriteString("member", seat.Member);
                json.WriteString("from", JsonAnswers.Day(seat.From));
                json.WriteString("through", JsonAnswers.Day(seat.Through));
                json.WriteBoolean("sits", seat.From <= inspection.Today && inspection.Today <= seat.Through);
            }
        );
    }

    public static void Write(
        this Utf8JsonWriter json,
        FundInspection inspection,
        FundMember member,
        IReadOnlyList<RepaymentCommitment> commitments,
        IReadOnlyList<Loan> loans,
        IReadOnlyList<FundStep> steps
    )
    {
        var book = inspection.Book;
        json.WriteString("fund", book.Fund.Code);
        json.WriteString("member", member.Code);
        json.WriteString("date", JsonAnswers.Day(inspection.Today));
        json.List(
            "commitments",
            commitments,
            commitment =>
            {
                json.Write(commitment, DebtStanding.Of(book, commitment, inspection.Today));
                json.Write(book.InstalmentsOf(commitment.Id.Value), inspection.Today);
                json.List("steps", steps.Where(step => step.File == commitment.Id.Value), json.Write);
            }
        );
        json.List(
            "loans",
            loans,
            loan => json.Write(inspection, loan, steps.Where(step => step.File == loan.Id.Value))
        );
    }

    public static void Write(this Utf8JsonWriter json, RepaymentCommitment commitment, DebtStanding standing)
    {
        json.WriteNumber("number", commitment.Number);
        json.WriteString("member", commitment.Member);
        json.WriteString("alliance", commitment.Alliance);
        json.WriteString("state", JsonAnswers.Snake(commitment.State.ToString()));
        json.WriteString("currency", commitment.Amount.Currency.Code);
        json.Amount("amount", commitment.Amount);
        json.Amount("repaid", commitment.Repaid);
        json.Amount("left", commitment.Left);
        json.Write(standing);
    }

    public static void Write(this Utf8JsonWriter json, Loan loan, DebtStanding standing)
    {
        json.WriteNumber("number", loan.Number);
        json.WriteString("member", loan.Member);
        json.WriteString("product", loan.Product);
        json.WriteString("state", JsonAnswers.Snake(loan.State.ToString()));
        json.WriteString("currency", loan.Amount.Currency.Code);
        json.Amount("amount", loan.Amount);
        json.Amount("balance", loan.Balance);
        json.Amount("written_off", loan.WrittenOff);
        json.Amount("recovered", loan.Recovered);
        json.Write(standing);
    }

    public static void Write(
        this Utf8JsonWriter json,
        FundInspection inspection,
        Loan loan,
        IEnumerable<FundStep> steps
    )
    {
        json.Write(loan, DebtStanding.Of(inspection.Book, loan, inspection.RegulationOf(loan), inspection.Today));
        json.WriteStartObject("due");
        if (loan.IsOut)
            foreach (var (kind, amount) in LoanViews.Dues(inspection, loan))
                json.Amount(JsonAnswers.Snake(kind.ToString()), amount);
        json.WriteEndObject();
        json.Write(inspection.Book.InstalmentsOf(loan.Id.Value), inspection.Today);
        json.List("steps", steps, json.Write);
    }

    public static void Write(this Utf8JsonWriter json, LoanQuote quote)
    {
        json.WriteString("product", quote.Product.Code);
        json.WriteString("rate", quote.Product.Rate.ToString());
        json.Percent("rate_effective_year_percent", quote.Product.Rate.EffectiveYearPercent);
        json.WriteString("currency", quote.Amount.Currency.Code);
        json.Amount("amount", quote.Amount);
        json.WriteString("date", JsonAnswers.Day(quote.On));
        json.Amount("interest", quote.Interest);
        json.Amount("fee", quote.Fee);
        json.Percent("cost_effective_year_percent", quote.CostPercent);
        json.List(
            "instalments",
            quote.Instalments,
            one =>
            {
                json.WriteNumber("number", one.Number);
                json.WriteString("due_on", JsonAnswers.Day(one.DueOn));
                json.Amount("principal", one.Principal);
                json.Amount("interest", one.Interest);
            }
        );
    }

    public static void Write(
        this Utf8JsonWriter json,
        Fund fund,
        FundStatement now,
        FundStatement before,
        IReadOnlyList<FundDay> points
    )
    {
        json.WriteString("fund", fund.Code);
        json.WriteString("currency", fund.Currency.Code);
        foreach (var (name, statement) in new[] { ("period", now), ("period_before", before) })
        {
            json.WriteStartObject(name);
            json.Write(statement);
            json.WriteEndObject();
        }
        json.List("points", points, json.Write);
    }

    public static void Write(this Utf8JsonWriter json, Fund fund, LocalDate? asOf, IReadOnlyList<AuditLine> lines)
    {
        json.WriteString("fund", fund.Code);
        if (asOf is { } day)
            json.WriteString("as_of", JsonAnswers.Day(day));
        else
            json.WriteNull("as_of");
        json.WriteString("currency", fund.Currency.Code);
        json.List(
            "accounts",
            lines,
            line =>
            {
                json.WriteString("account", line.Account);
                json.WriteString("of", line.Who);
                json.Amount("accounts_say", line.Books);
                if (line.Files is { } files)
                    json.Amount("files_say", files);
                else
                    json.WriteNull("files_say");
                json.Amount("difference", line.Difference);
            }
        );
        json.WriteNumber("differences", lines.Count(line => !line.Difference.IsZero));
    }

    private static void Write(this Utf8JsonWriter json, FundStatement statement)
    {
        json.WriteString("from", JsonAnswers.Day(statement.From));
        json.WriteString("through", JsonAnswers.Day(statement.Through));
        json.Amount("opening_cash", statement.OpeningCash);
        json.WriteStartObject("sources");
        foreach (var kind in Enum.GetValues<FlowKind>().Where(FundFlows.IsSource))
            json.Amount(JsonAnswers.Snake(kind.ToString()), statement.Flows[kind]);
        json.WriteEndObject();
        json.WriteStartObject("uses");
        foreach (var kind in Enum.GetValues<FlowKind>().Where(kind => !FundFlows.IsSource(kind)))
            json.Amount(JsonAnswers.Snake(kind.ToString()), statement.Flows[kind]);
        json.WriteEndObject();
        json.Amount("unexplained", statement.Unexplained);
        json.Amount("closing_cash", statement.ClosingCash);
        json.Amount("opening_capital", statement.OpeningCapital);
        json.Amount("closing_capital", statement.ClosingCapital);
        json.List(
            "members",
            statement.Members,
            member =>
            {
                json.WriteString("member", member.Member);
                json.Amount("repayments", member.Repayments);
                json.Amount("principal", member.Principal);
                json.Amount("interest", member.Interest);
                json.Amount("total", member.Total);
            }
        );
        json.Amount("owed_by_members", statement.OwedByMembers);
        json.Amount("receivables", statement.Receivables);
        json.WriteBoolean("ties", statement.Ties);
        if (statement.Day is { } day)
        {
            json.WriteStartObject("end_of_day");
            json.Write(day);
            json.WriteEndObject();
        }
        else
            json.WriteNull("end_of_day");
    }

    private static void Write(this Utf8JsonWriter json, FundDay day)
    {
        json.WriteString("day", JsonAnswers.Day(day.Day));
        json.WriteNumber("loans", day.Loans);
        json.Amount("balance", day.Balance);
        json.Amount("overdue", day.Overdue);
        json.Amount("over_30", day.Over30);
        json.Amount("over_60", day.Over60);
        json.Amount("over_90", day.Over90);
        json.Amount("restructured", day.Restructured);
        json.Amount("provision", day.Provision);
        json.Amount("repayments", day.Repayments);
        json.Amount("repayments_overdue", day.RepaymentsOverdue);
    }

    private static void Write(this Utf8JsonWriter json, DebtStanding standing)
    {
        if (standing.NextDue is { } next)
            json.WriteString("next_due", JsonAnswers.Day(next));
        else
            json.WriteNull("next_due");
        json.Amount("next_amount", standing.NextAmount);
        json.Amount("overdue_amount", standing.Overdue);
        json.WriteNumber("days_late", standing.DaysLate);
        json.Amount("payoff_today", standing.Payoff);
    }

    private static void Write(this Utf8JsonWriter json, IEnumerable<FundInstalment> instalments, LocalDate today) =>
        json.List(
            "instalments",
            instalments,
            one =>
            {
                json.WriteNumber("number", one.Number);
                json.WriteString("due_on", JsonAnswers.Day(one.DueOn));
                json.Amount("principal", one.Principal);
                json.Amount("interest", one.Interest);
                json.Amount("principal_paid", one.PrincipalPaid);
                json.Amount("interest_paid", one.InterestPaid);
                json.WriteBoolean("paid", one.IsPaid);
                json.WriteBoolean("overdue", one.IsOverdue(today));
            }
        );

    private static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
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

    private static void Amount(this Utf8JsonWriter json, string name, Money amount) =>
        json.WriteString(name, amount.ToAmount());

    private static void Percent(this Utf8JsonWriter json, string name, decimal? percent)
    {
        if (percent is { } known)
            json.WriteString(name, known.ToString("F2", CultureInfo.InvariantCulture));
        else
            json.WriteNull(name);
    }
}
