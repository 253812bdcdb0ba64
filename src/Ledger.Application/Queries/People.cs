using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Storage.Access;

namespace Ledger.Application.Queries;

/// <summary>The people who are registered, with their roles.</summary>
public sealed record ListPeople : Request<IReadOnlyList<Registered>>
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<IReadOnlyList<Registered>>> Answer(Call call, CancellationToken cancel) =>
        Results.Of(await call.Database.People.List(cancel));
}
