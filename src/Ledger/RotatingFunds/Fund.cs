using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>
/// A rotating fund: what the members of one organization repay of their incentive, and lend to each other. It has books
/// of its own, under the same code.
/// </summary>
public sealed record Fund : IIdentified
{
    /// <summary>The fund as scopes see it.</summary>
    public Subject Subject =>
        new(SubjectKind.Fund, Code)
        {
            Organization = Organization,
            Currency = Currency,
            Zone = Zone,
        };

    public static string IdPrefix => "fd";

    public const int MaxNameLength = 200;

    public required Id<Fund> Id { get; init; }

    /// <summary>Code of its estate, as the members know it.</summary>
    public required string Code { get; init; }

    /// <summary>Whose fund it is: only its people see it.</summary>
    public required string Organization { get; init; }

    public required string Name { get; init; }

    /// <summary>Whose law caps its rates.</summary>
    public required string Country { get; init; }

    public required Currency Currency { get; init; }
    public required string Zone { get; init; }
    public required LocalDate OpenedOn { get; init; }

    /// <summary>The regulation in force: loans keep the one under which they were asked for.</summary>
    public required string Regulation { get; init; }

    public required int RegulationVersion { get; init; }

    /// <summary>The last day through which interest was accrued: nothing is dated before it any more.</summary>
    public required LocalDate AccruedThrough { get; init; }

    /// <summary>Goes up with every change: two people at once cannot both win.</summary>
    public int Version { get; init; }

    public Money Nothing => Money.Zero(Currency);

    /// <summary>Why a text names no country; null when it is two capital letters (ISO 3166).</summary>
    public static Refusal? CheckCountry(string text) =>
        CountryCode.IsValid(text) ? null : new FundRefusal.NotACountry(text);
}

/// <summary>
/// A member of the organization who may owe the fund. An opaque code: names and document numbers stay outside.
/// </summary>
public sealed record FundMember : IIdentified
{
    public static string IdPrefix => "fm";

    public required Id<FundMember> Id { get; init; }
    public required Id<Fund> Fund { get; init; }
    public required string Code { get; init; }
    public required LocalDate AdmittedOn { get; init; }

    /// <summary>The family that the member declared, by any word that relatives share; empty: none declared.</summary>
    public required string Family { get; init; }

    /// <summary>Who the member is among the people that act here; empty when nobody.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>
    /// The days of the newest seat on the credit committee; both far in the past for whoever never sat on it. Those
    /// before are <see cref="FormerSeat"/>s.
    /// </summary>
    public required LocalDate SeatedFrom { get; init; }

    public required LocalDate SeatedThrough { get; init; }

    /// <summary>Whether the two decide nothing about each other: the same member, or of one declared family.</summary>
    public bool IsOrIsRelativeOf(FundMember other) =>
        Code == other.Code
        || (Family.Length > 0 && string.Equals(Family, other.Family, StringComparison.OrdinalIgnoreCase));

    /// <summary>The member's own accounts in the fund's books.</summary>
    public Holder Holder => HolderOf(Code);

    public static Holder HolderOf(string code) =>
        Journal.Holder.Parse($"me_{code}") ?? throw new InvalidOperationException($"'{code}' is no member's code.");
}

/// <summary>
/// A seat on the credit committee that a newer one followed: the days on which the member really sat. Added, never
/// changed: who decided in those days had the right to.
/// </summary>
public sealed record FormerSeat : IIdentified
{
    public static string IdPrefix => "cs";

    public required Id<FormerSeat> Id { get; init; }
    public required Id<Fund> Fund { get; init; }

    /// <summary>Code of the member.</summary>
    public required string Member { get; init; }

    public required LocalDate From { get; init; }
    public required LocalDate Through { get; init; }
}

/// <summary>A bank's promise to lend the fund part of what it lends.</summary>
public sealed record CreditLine : IIdentified
{
    public static string IdPrefix => "cl";

    public required Id<CreditLine> Id { get; init; }
    public required Id<Fund> Fund { get; init; }
    public required int Number { get; init; }

    /// <summary>An opaque code, as in bk_agrario.</summary>
    public required string Bank { get; init; }

    public required Money Limit { get; init; }

    /// <summary>What the fund owes the bank on it.</summary>
    public required Money Owed { get; init; }

    public required LocalDate OpenedOn { get; init; }

    public Money Free => Limit - Owed;

    public Holder Holder =>
        Journal.Holder.Parse(Bank) ?? throw new InvalidOperationException($"'{Bank}' is no holder.");
}
