using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;

namespace Ledger.Application.Queries.Programmes;

/// <summary>A programme, named by the code of its estate.</summary>
/// <param name="PerDollar">Units of the currency per US dollar; null when the agreement names none.</param>
public sealed record ProgrammeLine(
    string Programme,
    string Name,
    string Country,
    Currency Currency,
    string Zone,
    decimal? PerDollar
);

/// <summary>The programmes of which the caller may see all or an operational unit.</summary>
public sealed record ListProgrammes(int? Page) : Question<Listing<ProgrammeLine>>
{
    internal override async Task<Result<Listing<ProgrammeLine>>> Answer(Call call, CancellationToken cancel) =>
        Values.Page.Of(
            [
                .. (await call.Database.Rules.Programmes(cancel))
                    .Where(programme => call.Scopes.Any(scope => Shows(scope, programme.Estate)))
                    .Select(programme => new ProgrammeLine(
                        programme.Estate,
                        programme.Name,
                        programme.Country,
                        programme.Currency,
                        programme.Zone,
                        programme.PerDollar
                    )),
            ],
            Page
        );

    private static bool Shows(Scope scope, string programme) =>
        scope.Kind switch
        {
            ScopeKind.WholeLedger => true,
            ScopeKind.Programme => scope.Code == programme,
            ScopeKind.Unit => scope.Code.StartsWith($"{programme}/", StringComparison.Ordinal),
            _ => false,
        };
}
