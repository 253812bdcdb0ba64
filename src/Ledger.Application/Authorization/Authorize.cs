using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;

namespace Ledger.Application.Authorization;

/// <summary>Who may do and see what: permission and scope of every request are judged here and nowhere else.</summary>
internal static class Authorize
{
    /// <summary>
    /// Judges a caller against a use case and its subjects. What the caller has no role for is refused as what does not
    /// exist is; a subject that the caller may see but not act on is refused by the permission that is missing.
    /// </summary>
    /// <param name="found">The subjects that exist, by name.</param>
    /// <param name="beside">What the request makes, and whose it is besides.</param>
    public static Refusal? Check(
        KnownCaller caller,
        UseCase useCase,
        IReadOnlyList<SubjectName> named,
        ILookup<SubjectName, Subject> found,
        IReadOnlyList<Subject> beside
    )
    {
        foreach (var name in named)
        {
            var subjects = found[name].ToList();
            if (subjects.Count == 0 || caller.On(subjects).Roles.Count == 0)
                return Unknown(name);
        }
        var all = named.SelectMany(name => found[name]).ToList();
        all.AddRange(beside);
        return useCase.Reach switch
        {
            Reach.BeforePeople => null,
            Reach.Ledger => caller.May(useCase.Permission, [Subject.Ledger]) ? null
            : caller.ScopesOf(useCase.Permission).Count > 0 ? new AccessRefusal.WholeLedger(caller.Person.Handle)
            : NotPermitted(),
            _ when all.Count == 0 => caller.ScopesOf(useCase.Permission).Count > 0 ? null : NotPermitted(),
            _ => caller.May(useCase.Permission, all) ? null : NotPermitted(),
        };

        AccessRefusal NotPermitted() => new AccessRefusal.NotPermitted(caller.Person.Handle, useCase.Permission);
    }

    /// <summary>As for what does not exist: the caller learns nothing about what is not theirs.</summary>
    private static Refusal Unknown(SubjectName name) =>
        name switch
        {
            { Hold: var hold } when hold != Guid.Empty => new HoldRefusal.Unknown(new(hold)),
            { Entry: var entry } when entry != Guid.Empty => new ReversalRefusal.UnknownEntry(new(entry)),
            { Kind: SubjectKind.Alliance } => new AllianceRefusal.Unknown(name.Code),
            { Kind: SubjectKind.Fund } => new FundRefusal.Unknown(name.Code),
            { Kind: SubjectKind.Programme } => new AllianceRefusal.UnknownProgramme(name.Code),
            _ => new JournalRefusal.UnknownEstate(name.Code),
        };
}
