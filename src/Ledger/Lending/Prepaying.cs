using System.Collections.Immutable;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>What a prepayment shortens: the next instalments, the last ones, or each of them a little.</summary>
public enum Prepayment { Next, Last, Reamortise }

public static class Prepaying
{
    public static ImmutableArray<Instalment> Recast(LoanTerms terms, ImmutableArray<Instalment> remaining, Money prepaid, LocalDate on, Prepayment option) => throw new NotImplementedException();
}
