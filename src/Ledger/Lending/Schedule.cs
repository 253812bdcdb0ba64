using System.Collections.Immutable;
using Ledger.Foundations;

namespace Ledger.Lending;

public static class Schedule
{
    public const int MostInstalments = 600;

    public static Result<ImmutableArray<Instalment>> Of(LoanTerms terms) => throw new NotImplementedException();
}
