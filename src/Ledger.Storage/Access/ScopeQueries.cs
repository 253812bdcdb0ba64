using Ledger.Access;
using Ledger.Alliances;
using Ledger.RotatingFunds;

namespace Ledger.Storage.Access;

/// <summary>What lists may hold: the rows that lie in the caller's scopes, chosen by the statement itself.</summary>
internal static class ScopeQueries
{
    /// <param name="scopes">Null: every alliance.</param>
    public static IQueryable<Alliance> Within(this IQueryable<Alliance> alliances, IReadOnlyList<Scope>? scopes)
    {
        if (IsEverything(scopes))
            return alliances;
        var (programmes, units) = (Codes(scopes!, ScopeKind.Programme), Codes(scopes!, ScopeKind.Unit));
        var (codes, organizations) = (Codes(scopes!, ScopeKind.Alliance), Codes(scopes!, ScopeKind.Organization));
        return alliances.Where(alliance =>
            programmes.Contains(alliance.Programme)
            || units.Contains(alliance.Programme + "/" + alliance.Unit)
            || codes.Contains(alliance.Code)
            || organizations.Contains(alliance.Organization)
        );
    }

    /// <param name="scopes">Null: every fund.</param>
    public static IQueryable<Fund> Within(this IQueryable<Fund> funds, IReadOnlyList<Scope>? scopes)
    {
        if (IsEverything(scopes))
            return funds;
        var organizations = Codes(scopes!, ScopeKind.Organization);
        return funds.Where(fund => organizations.Contains(fund.Organization));
    }

    public static bool IsEverything(IReadOnlyList<Scope>? scopes) =>
        scopes is null || scopes.Contains(Scope.WholeLedger);

    public static List<string> Codes(IReadOnlyList<Scope> scopes, ScopeKind kind) =>
        [.. scopes.Where(scope => scope.Kind == kind).Select(scope => scope.Code)];
}
