using System.Collections.Immutable;
using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Budget;

/// <summary>
/// The budget of the investment, line by line, each with the days in which it may be spent. It replaces the one before.
/// </summary>
public sealed record SetBudget(IReadOnlyList<BudgetPart> Lines, LocalDate On, string Document) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (AllianceChecks.CheckEnded(dossier) is { } over)
            return over;
        return Apply(dossier, Lines, dossier.Alliance.Cost, context)
            .Then<AllianceOutcome>(budget =>
                AllianceOutcome.Of(dossier with { Budget = budget }, dossier.Noted("SetBudget", On, Document))
            );
    }

    /// <summary>
    /// The lines as they are kept, or why they are no budget: a line twice, amounts that are nothing, windows that end
    /// before they begin, a sum that is not the cost.
    /// </summary>
    /// <remarks>A line whose code stays keeps its identity: what was spent on it stays with it.</remarks>
    internal static Result<ImmutableList<BudgetLine>> Apply(
        Dossier dossier,
        IReadOnlyList<BudgetPart> parts,
        Money cost,
        AllianceContext context
    )
    {
        var lines = ImmutableList<BudgetLine>.Empty;
        foreach (var part in parts)
        {
            if (part.Validate(dossier.Nothing.Currency) is { } wrong)
                return wrong;
            if (lines.Exists(other => other.Code == part.Code))
                return new AllianceRefusal.LineTwice(part.Code);
            var known = dossier.Budget.Find(line => line.Code == part.Code);
            lines = lines.Add(
                new BudgetLine
                {
                    Id = known?.Id ?? context.NewId<BudgetLine>(),
                    Alliance = dossier.Alliance.Id,
                    Code = part.Code,
                    Name = Text.Clean("name of a line", part.Name, 200).Match(text => text, _ => ""),
                    Amount = part.Amount,
                    From = part.From,
                    Through = part.Through,
                }
            );
        }
        foreach (var before in dossier.Budget)
            if (
                UsedOf(dossier, before.Code) is var used
                && used.MinorUnits > (lines.Find(line => line.Code == before.Code)?.Amount.MinorUnits ?? 0)
            )
                return new AllianceRefusal.LineInUse(before.Code, used);
        var total = dossier.Sum(lines.Select(line => line.Amount));
        return total == cost ? lines : new AllianceRefusal.BudgetDiffers(total, cost);
    }

    /// <summary>
    /// What was ordered against a line; out of an account of the organization's own, what its invoices claim of the
    /// programme.
    /// </summary>
    private static Money UsedOf(Dossier dossier, string line) =>
        dossier.Orders.IsEmpty
            ? dossier.Sum(
                dossier
                    .Invoices.Where(invoice =>
                        invoice.Counts && invoice.State != InvoiceState.Ineligible && invoice.BudgetLine == line
                    )
                    .Select(invoice => invoice.Claimed)
            )
            : dossier.Sum(
                dossier.Orders.Where(order => order.Counts && order.BudgetLine == line).Select(order => order.Gross)
            );
}

/// <summary>A line of a budget as it is given: its amount and when it may be spent.</summary>
/// <param name="From">First day on which it may be spent.</param>
/// <param name="Through">Last day.</param>
public sealed record BudgetPart(string Code, string Name, Money Amount, LocalDate From, LocalDate Through)
{
    /// <summary>
    /// Why it is no line of any budget in this currency, whatever the other lines say; null when it can be one.
    /// </summary>
    public Refusal? Validate(Currency currency) =>
        Checks.CheckText("line", Code, 40, required: true)
        ?? Checks.CheckText("name of a line", Name, 200, required: true)
        ?? Checks.CheckPositive($"lines[{Code}].amount", Amount, currency)
        ?? (
            !Calendar.IsDay(From) ? new JournalRefusal.DateOutOfRange("from", From)
            : !Calendar.IsDay(Through) ? new JournalRefusal.DateOutOfRange("through", Through)
            : Through < From ? new AllianceRefusal.WindowReversed(Code, From, Through)
            : null
        );
}
