using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Storage.Access;

namespace Ledger.Application.Authorization;

/// <summary>A question: it changes nothing, and is answered only with what its caller may see.</summary>
public abstract record Question<TAnswer> : Request<TAnswer>
    where TAnswer : notnull
{
    /// <summary>Nothing by name: what the answer holds is what the caller may see.</summary>
    internal override IReadOnlyList<SubjectName> Subjects => [];
}

/// <summary>A question about the books of one estate.</summary>
public abstract record EstateQuestion<TAnswer>(string Estate) : Question<TAnswer>
    where TAnswer : notnull
{
    internal sealed override IReadOnlyList<SubjectName> Subjects => [new(SubjectKind.Estate, Estate)];
}

/// <summary>A question about one programme.</summary>
public abstract record ProgrammeQuestion<TAnswer>(string Programme) : Question<TAnswer>
    where TAnswer : notnull
{
    internal sealed override IReadOnlyList<SubjectName> Subjects => [new(SubjectKind.Programme, Programme)];
}

/// <summary>A question about one alliance and its case files.</summary>
public abstract record AllianceQuestion<TAnswer>(string Alliance) : Question<TAnswer>
    where TAnswer : notnull
{
    internal sealed override IReadOnlyList<SubjectName> Subjects => [new(SubjectKind.Alliance, Alliance)];
}

/// <summary>A question about one rotating fund.</summary>
public abstract record FundQuestion<TAnswer>(string Fund) : Question<TAnswer>
    where TAnswer : notnull
{
    internal sealed override IReadOnlyList<SubjectName> Subjects => [new(SubjectKind.Fund, Fund)];
}
