using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Programmes;

/// <summary>Where the money of an alliance is kept, and so which books it has.</summary>
public enum Channel
{
    Trust,
    OrganizationAccount,
    ImplementingFund,
}

/// <summary>
/// How a cap by share of the investment and a cap by family combine. The CONPES document says "or"; the lesser is our
/// reading, so it is data.
/// </summary>
public enum CapsCombine
{
    Lesser,
    Greater,
}

/// <summary>
/// The rules under which a programme finances: dated data, never code. A version that was used is never edited; a
/// change is a new version.
/// </summary>
/// <remarks>
/// Read from a document by <c>InstrumentDocument</c>, which refuses what does not hang together. Facts of the
/// shipped ones: data/instruments.
/// </remarks>
public sealed record Instrument
{
    public required string Code { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The document and section the rules come from; every refusal that applies a rule names it.</summary>
    public required string Source { get; init; }

    public required LocalDate ValidFrom { get; init; }

    /// <summary>Null: until further notice.</summary>
    public required LocalDate? ValidThrough { get; init; }

    public required Currency Currency { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>
    /// Who the money is for, as the document says: organization, household, association, municipality.
    /// </summary>
    public required string Recipient { get; init; }

    /// <summary>The models that an alliance may follow; empty when the document names none.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The loan's categories that commitments may be charged to; empty when the document names none.</summary>
    public required IReadOnlyList<string> LoanCategories { get; init; }

    public required Caps Caps { get; init; }

    /// <summary>What must hold before money is released, in the order in which it is told.</summary>
    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>
    /// Which approvals an amount needs, by ascending amount; the last rule whose amount is reached applies.
    /// </summary>
    public required IReadOnlyList<ApprovalRule> Approvals { get; init; }

    /// <summary>Business days that a file may stay in each step.</summary>
    public required IReadOnlyList<ServiceLevel> ServiceLevels { get; init; }

    public required WorksTerms Works { get; init; }
    public required EligibilityRules? Eligibility { get; init; }

    /// <summary>How many days before the agreement an invoice may be dated.</summary>
    public required int InvoiceDaysBeforeAgreement { get; init; }

    /// <summary>Whether producers repay the incentive into a fund that their organization owns.</summary>
    public required bool RepaidIntoFund { get; init; }

    /// <summary>
    /// Years that the programme accompanies the alliance, and pays its manager; from which year the organization shares
    /// that pay.
    /// </summary>
    public required Accompaniment Accompaniment { get; init; }

    /// <summary>The documents that an alliance must have to leave the programme.</summary>
    public required IReadOnlyList<string> ExitRecord { get; init; }

    public bool IsValidOn(LocalDate day) => day >= ValidFrom && (ValidThrough is not { } last || day <= last);

    public ApprovalRule ApprovalFor(Money amount) => Approvals.Last(rule => amount.MinorUnits >= rule.From.MinorUnits);

    public int? ServiceDays(string life, string state) =>
        ServiceLevels.FirstOrDefault(level => level.Life == life && level.State == state)?.Days;

    public override string ToString() => $"{Code} {Version}";
}

/// <summary>Who must approve a payment of an amount.</summary>
/// <param name="From">The rule applies to this amount and above.</param>
/// <param name="Approvers">The roles that must approve, one person each, all different people.</param>
public sealed record ApprovalRule(Money From, IReadOnlyList<Role> Approvers);

/// <summary>How long a file may wait in a state before it is told.</summary>
/// <param name="Life">Which life: alliance, release, order, …</param>
/// <param name="State">In which state the file waits.</param>
/// <param name="Days">Business days, in the calendar of the programme's country.</param>
public sealed record ServiceLevel(string Life, string State, int Days);

/// <summary>What is kept back from a works certificate.</summary>
/// <param name="AdvanceAmortization">Of each certificate's gross amount, to pay back the contractor's advance.</param>
/// <param name="Retention">Of each certificate's gross amount, until final acceptance.</param>
public sealed record WorksTerms(Share AdvanceAmortization, Share Retention);

/// <summary>How long an alliance is accompanied, and its manager paid.</summary>
/// <param name="Years">Years of accompaniment; 0 when the document names none.</param>
/// <param name="ManagerYears">Years in which the programme pays the manager.</param>
/// <param name="ManagerSharedFromYear">The year from which the organization pays a share; 0: never.</param>
/// <param name="ManagerShare">That share.</param>
public sealed record Accompaniment(int Years, int ManagerYears, int ManagerSharedFromYear, Share ManagerShare)
{
    /// <summary>
    /// What the programme pays of the manager in a year of the alliance, counted from 1; the organization pays the
    /// rest.
    /// </summary>
    public Share ProgrammeShare(int year) =>
        year < 1 || year > ManagerYears ? Share.None
        : ManagerSharedFromYear > 0 && year >= ManagerSharedFromYear
            ? Share.OfMillionths(Share.Whole - ManagerShare.Millionths)
        : Share.All;
}
