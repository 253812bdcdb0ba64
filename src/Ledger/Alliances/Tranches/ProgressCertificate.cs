using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.Tranches;

/// <summary>Whether a certificate of progress counts.</summary>
public enum CertificateState
{
    /// <summary>The supervisor signed it; its progress counts for releases.</summary>
    Issued,

    /// <summary>It was wrong; its progress no longer counts and unpaid releases based on it wait again.</summary>
    Revoked,
}

/// <summary>What moves a certificate of progress.</summary>
public enum CertificateTrigger
{
    /// <summary>It was wrong: what rested on it and is not paid goes back to its conditions.</summary>
    Revoke,
}

/// <summary>What a supervisor of the roster saw: how far the investment is, by evidence that can be checked.</summary>
public sealed record ProgressCertificate : IIdentified
{
    public static string IdPrefix => "ce";

    public required Id<ProgressCertificate> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required int Number { get; init; }

    /// <summary>Of the whole investment, counted from its beginning.</summary>
    public required Share Progress { get; init; }

    /// <summary>The day of the visit.</summary>
    public required LocalDate On { get; init; }

    public required Id<Person> By { get; init; }

    /// <summary>SHA-256 of the evidence, 64 hexadecimal digits.</summary>
    public required string Evidence { get; init; }

    public required CertificateState State { get; init; }

    public bool Counts => State == CertificateState.Issued;

    /// <summary>The same one after that step of its life.</summary>
    public ProgressCertificate At(Transition<CertificateState> move) => this with { State = move.After(State) };

    /// <summary>The whole life of a certificate. The diagram in specs/lives.md is printed from it.</summary>
    public static Lifecycle<CertificateState, CertificateTrigger> Lifecycle { get; } =
        new(
            [("Issue", CertificateState.Issued)],
            life =>
            {
                life.Configure(CertificateState.Issued).Permit(CertificateTrigger.Revoke, CertificateState.Revoked);
            }
        );
}
