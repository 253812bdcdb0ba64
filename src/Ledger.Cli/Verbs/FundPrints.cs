using Ledger.Application.Localization;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Reports;
using NodaTime;

namespace Ledger.Cli;

/// <summary>What several views of a fund print alike.</summary>
internal static class FundPrints
{
    public static Table Figures(Session session) =>
        session.Table(Table.Text(session.Say("Figure", "Cifra")), Table.Number(session.Say("Value", "Valor")));

    /// <summary>What a debt has next, what is late, and what would close it today.</summary>
    public static void Standing(Session session, DebtStanding standing)
    {
        var plain = session.Reader.For(Audience.Producer);
        var nothing = plain.Text("nothing");
        (string Label, string Value)[] lines =
        [
            (
                plain.Text("next_due"),
                standing.NextDue is { } due ? $"{plain.Day(due)}, {plain.Amount(standing.NextAmount)}" : nothing
            ),
            (
                plain.Text("overdue"),
                standing.DaysLate > 0
                    ? string.Format(
                        plain.Culture,
                        plain.Text("overdue_for"),
                        plain.Amount(standing.Overdue),
                        plain.Days(standing.DaysLate)
                    )
                    : nothing
            ),
            (plain.Text("closes_today"), plain.Amount(standing.Payoff)),
        ];
        var width = lines.Max(line => line.Label.Length) + 2;
        foreach (var (label, value) in lines)
            session.Output.WriteLine($"  {$"{label}:".PadRight(width)}{value}");
    }

    public static void Instalments(Session session, IReadOnlyList<FundInstalment> instalments, LocalDate today)
    {
        if (instalments.Count == 0)
            return;
        var reader = session.Reader;
        var table = session.Table(
            Table.Number(session.Say("No.", "N.º")),
            Table.Text(session.Say("Due on", "Vence")),
            Table.Number(session.Say("Principal", "Capital")),
            Table.Number(session.Say("Interest", "Intereses")),
            Table.Number(session.Say("Instalment", "Cuota")),
            Table.Number(session.Say("Paid", "Pagado")),
            Table.Number(session.Say("Left", "Falta")),
            Table.Text(session.Say("Mark", "Estado"))
        );
        foreach (var one in instalments)
            table.Add(
                reader.Number(one.Number),
                reader.Day(one.DueOn),
                reader.Amount(one.Principal),
                reader.AmountOrBlank(one.Interest),
                reader.Amount(one.Principal + one.Interest),
                reader.AmountOrBlank(one.PrincipalPaid + one.InterestPaid),
                reader.AmountOrBlank(one.PrincipalLeft + one.InterestLeft),
                reader.Mark(one, today)
            );
        session.Output.WriteLine();
        table.Finish();
    }

    public static void Steps(Session session, IEnumerable<FundStep> steps)
    {
        var reader = session.Reader;
        var table = session.Table(
            Table.Text(session.Say("Day", "Día")),
            Table.Text(session.Say("What", "Qué")),
            Table.Number(session.Say("Amount", "Monto")),
            Table.Number(session.Say("Principal", "Capital")),
            Table.Number(session.Say("Interest", "Intereses")),
            Table.Number(session.Say("Charges", "Cargos")),
            Table.Number(session.Say("Balance", "Saldo"))
        );
        foreach (var step in steps)
            table.Add(
                reader.Day(step.On),
                reader.Trigger(step.Trigger),
                reader.AmountOrBlank(step.Amount),
                reader.AmountOrBlank(step.Principal),
                reader.AmountOrBlank(step.Interest),
                reader.AmountOrBlank(step.Charges),
                reader.Amount(step.Balance)
            );
        session.Output.WriteLine();
        table.Finish();
    }

    public static async Task<List<FundStep>> StepsOf(
        Session session,
        Fund fund,
        string? member = null,
        LocalDate? through = null
    )
    {
        var steps = new List<FundStep>();
        await foreach (var step in (await session.Database()).FundReader.Steps(fund, member, through: through))
            steps.Add(step);
        return steps;
    }
}
