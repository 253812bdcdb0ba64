using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>A producer. Names stay outside: the books and these files know a member by an opaque code.</summary>
public sealed record Member : IIdentified
{
    public static string IdPrefix => "me";

    public required Id<Member> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required string Code { get; init; }

    /// <summary>
    /// The day on which the commitment to repay was signed; <see cref="Calendar.BeforeAll"/> when it was not.
    /// </summary>
    public required LocalDate CommittedOn { get; init; }

    public bool HasCommitted => CommittedOn >= Calendar.FirstDay;

    /// <summary>How much the member committed to repay into the fund; nothing before that was signed.</summary>
    public Money Commitment { get; init; }

    public LocalDate AdmittedOn { get; init; } = Calendar.BeforeAll;

    /// <summary>
    /// The day on which the member left the alliance; <see cref="Calendar.BeforeAll"/> when it did not.
    /// </summary>
    public LocalDate LeftOn { get; init; } = Calendar.BeforeAll;

    public bool HasLeft => LeftOn >= Calendar.FirstDay;

    // What the member declared, by which eligibility was judged; null is not known.
    public bool IsAdult { get; init; }
    public decimal? Uaf { get; init; }
    public decimal? AssetsSmmlv { get; init; }
    public decimal? NetIncomeSmmlv { get; init; }
    public Share? AgriculturalIncome { get; init; }
}

/// <summary>Somebody who may certify the progress of an alliance, and from when until when.</summary>
public sealed record Supervisor : IIdentified
{
    public static string IdPrefix => "su";

    public required Id<Supervisor> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required Id<Access.Person> Person { get; init; }
    public required LocalDate From { get; init; }
    public required LocalDate Through { get; init; }

    /// <summary>
    /// The day on which the appointment was ended before its time; <see cref="Calendar.BeforeAll"/> when it was not.
    /// </summary>
    public LocalDate DismissedOn { get; init; } = Calendar.BeforeAll;

    public bool IsDismissed => DismissedOn >= Calendar.FirstDay;

    /// <summary>Whoever was dismissed certifies nothing any more, whatever the day of the visit.</summary>
    public bool IsOnRoster(LocalDate day) => !IsDismissed && day >= From && day <= Through;
}
