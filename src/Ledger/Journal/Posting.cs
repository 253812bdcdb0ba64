using Ledger.Foundations;

namespace Ledger.Journal;

/// <summary>One line of an entry. Debits are positive, credits negative: one number, one truth.</summary>
/// <param name="Dimensions">What the line is about besides its account (source, component, budget line, unit): totals
/// are kept by them.</param>
public sealed record Posting(string Code, Holder Holder, Money Amount, Labels Dimensions)
{
    public AccountKey Account => new(Code, Holder, Amount.Currency);

    public static Posting Debit(string code, Money amount, Holder holder = default, Labels? dimensions = null) =>
        new(code, holder, amount, dimensions ?? Labels.Empty);

    public static Posting Credit(string code, Money amount, Holder holder = default, Labels? dimensions = null) =>
        new(code, holder, -amount, dimensions ?? Labels.Empty);
}
