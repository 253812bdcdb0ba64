using Ledger.Foundations;

namespace Ledger.Access;

/// <summary>The kind of part of the ledger that a role is held for.</summary>
public enum ScopeKind
{
    /// <summary>Everything.</summary>
    WholeLedger,

    /// <summary>A programme, its alliances and their estates.</summary>
    Programme,

    /// <summary>The alliances of one operational unit of a programme.</summary>
    Unit,

    /// <summary>One alliance and its estate.</summary>
    Alliance,

    /// <summary>The alliances and the funds of one producers' organization.</summary>
    Organization,

    /// <summary>What one contributor pledged, in whatever alliance.</summary>
    Contributor,

    /// <summary>What one member owes one fund.</summary>
    Member,
}

/// <summary>The part of the ledger for which a role is held.</summary>
/// <param name="Code">
/// Code of the programme, alliance or organization; <c>PROGRAMME/UNIT</c> of a unit; the holder's code of a contributor
/// (<c>co_municipality-7</c>); <c>FUND/MEMBER</c> of a member. Empty for the whole ledger.
/// </param>
public sealed record Scope(ScopeKind Kind, string Code)
{
    public const int MaxCodeLength = 120;

    public static readonly Scope WholeLedger = new(ScopeKind.WholeLedger, "");

    /// <summary>An organization's part; the whole ledger when no organization is named.</summary>
    public static Scope OfOrganization(string organization) =>
        organization.Length == 0 ? WholeLedger : new(ScopeKind.Organization, organization);

    /// <summary>Whether the subject is part of it. A contributor and a member own no subject, only rows of
    /// one.</summary>
    public bool Covers(Subject subject) =>
        Kind switch
        {
            ScopeKind.WholeLedger => true,
            ScopeKind.Programme => subject.Programme.Length > 0 && subject.Programme == Code,
            ScopeKind.Unit => subject.Unit.Length > 0 && $"{subject.Programme}/{subject.Unit}" == Code,
            ScopeKind.Alliance => subject.Alliance.Length > 0 && subject.Alliance == Code,
            ScopeKind.Organization => subject.Organization.Length > 0 && subject.Organization == Code,
            ScopeKind.Contributor or ScopeKind.Member => false,
        };

    /// <summary>As people write it: <c>ledger</c>, <c>programme:PAR2</c>, <c>unit:PAR2/Oruro</c>.</summary>
    public override string ToString() => Kind == ScopeKind.WholeLedger ? "ledger" : $"{NameOf(Kind)}:{Code}";

    /// <summary>Reads what <see cref="ToString"/> prints.</summary>
    public static Result<Scope> Parse(string field, string text)
    {
        if (text == "ledger")
            return WholeLedger;
        var (name, code) = text.Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        var kinds = Enum.GetValues<ScopeKind>().Where(kind => kind != ScopeKind.WholeLedger && NameOf(kind) == name);
        return kinds.Cast<ScopeKind?>().FirstOrDefault() is { } found && code.Length is > 0 and <= MaxCodeLength
            ? new Scope(found, code)
            : new AccessRefusal.NotAScope(field, text);
    }

    private static string NameOf(ScopeKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>The kind of thing that a request is about.</summary>
public enum SubjectKind
{
    /// <summary>The ledger as a whole.</summary>
    Ledger,
    Programme,
    Alliance,
    Fund,

    /// <summary>The books of a programme, an alliance, a fund, or of the fiduciary itself.</summary>
    Estate,
}

/// <summary>What a request is about, with the facts by which scopes are judged and amounts and days are read.</summary>
/// <param name="Code">Empty for the ledger as a whole.</param>
public sealed record Subject(SubjectKind Kind, string Code)
{
    /// <summary>The programme that it belongs to; empty: none.</summary>
    public string Programme { get; init; } = "";

    /// <summary>The operational unit of an alliance; empty: none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The alliance that it is, or whose estate it is; empty: none.</summary>
    public string Alliance { get; init; } = "";

    /// <summary>The producers' organization that it belongs to; empty: none.</summary>
    public string Organization { get; init; } = "";

    /// <summary>The currency in which its amounts are read unless another is named.</summary>
    public Currency Currency { get; init; }

    /// <summary>The time zone of its days.</summary>
    public string Zone { get; init; } = "UTC";

    public static readonly Subject Ledger = new(SubjectKind.Ledger, "");
}
