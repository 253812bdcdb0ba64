using Ledger.Access;
using Ledger.Foundations;

namespace Ledger.Workflow;

/// <summary>
/// Who must not do what on one file, by person and not only by role (adapted from DNP 4.6 and PAR 5.5).
/// </summary>
public static class Segregation
{
    /// <summary>
    /// Preparer, certifier, approver, releaser and reconciler of a file are five people. Who reviews it is none of the
    /// first three.
    /// </summary>
    public static bool AreApart(Duty one, Duty other) =>
        one != other
        && one != Duty.None
        && other != Duty.None
        && !(IsReview(one, other, Duty.Release) || IsReview(one, other, Duty.Reconcile));

    /// <summary>Why this person may not do this on the file, given who did what before; null when they may.</summary>
    public static Refusal? Validate(CodedText file, Person by, Duty duty, IEnumerable<(Duty Duty, Id<Person> By)> done)
    {
        foreach (var (other, person) in done)
            if (person == by.Id && AreApart(duty, other))
                return new SegregationRefusal.SamePerson(file, by.Handle, duty, other);
        return null;
    }

    private static bool IsReview(Duty one, Duty other, Duty compatible) =>
        (one, other) == (Duty.Review, compatible) || (other, one) == (Duty.Review, compatible);
}

/// <summary>
/// Why a person may not do what their role would allow, in order of precedence. Attempts are kept in the security log.
/// </summary>
public abstract record SegregationRefusal : Refusal, IForbidden
{
    private SegregationRefusal(string code)
        : base(code) { }

    public sealed record SamePerson(CodedText File, string Handle, Duty Duty, Duty Other)
        : SegregationRefusal("segregation.same_person");

    public sealed record ApprovedAlready(CodedText File, string Handle)
        : SegregationRefusal("segregation.approved_already");

    public sealed record OwnCertificate(CodedText File, string Handle)
        : SegregationRefusal("segregation.own_certificate");
}
