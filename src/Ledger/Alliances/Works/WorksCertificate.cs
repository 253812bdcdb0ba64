using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Alliances.Works;

/// <summary>
/// A works certificate (planilla de avance): what a supervisor of the roster saw done since the one before, and what
/// the contractor gets for it. It never changes: its payment has a life, and the works say whether it counts
/// (<see cref="Ledger.Alliances.Works.SubprojectWorks.CertificatesIn"/>).
/// </summary>
public sealed record WorksCertificate : IIdentified
{
    public static string IdPrefix => "wc";

    /// <summary>The id of the request that issued it, and so of the first of its entries in the books.</summary>
    public required Id<WorksCertificate> Id { get; init; }

    /// <summary>Its entries: reversing this one reverses them all (law 2).</summary>
    public Id<JournalEntry> Entry => new(Id.Value);

    public required Id<Alliance> Alliance { get; init; }
    public required Id<SubprojectWorks> Works { get; init; }

    /// <summary>1, 2, … within the subproject.</summary>
    public required int Number { get; init; }

    /// <summary>What is done from the beginning, gross.</summary>
    public required Money Cumulative { get; init; }

    /// <summary>What this certificate adds.</summary>
    public required Money Gross { get; init; }

    /// <summary>Of that, pays back the contractor's advance.</summary>
    public required Money Amortization { get; init; }

    /// <summary>Of that, kept back until final acceptance.</summary>
    public required Money Retention { get; init; }

    /// <summary>The programme's share of the gross amount; the rest is the municipality's.</summary>
    public required Money OfProgramme { get; init; }

    public required LocalDate On { get; init; }
    public required Id<Person> By { get; init; }

    /// <summary>SHA-256 of the evidence, 64 hexadecimal digits.</summary>
    public required string Evidence { get; init; }

    /// <summary>What the contractor gets.</summary>
    public Money Net => Gross - Amortization - Retention;

    public CodedText NameIn(Dossier dossier) => FileNames.Of("works_certificate", Number, dossier.Alliance.Code);
}
