using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>What is due on one date of a loan.</summary>
/// <param name="Number">Its place among the agreed due dates, from 1; it keeps it when others fall away.</param>
/// <param name="From">The day from which its period's interest runs: the due date before, or the disbursement.</param>
/// <param name="Interest">Its period's, and what a grace on interest carried to it.</param>
public readonly record struct Instalment(int Number, LocalDate From, LocalDate DueOn, Money Principal, Money Interest)
{
    public Money Total => Principal + Interest;
}
