using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Application.Queries.Access;

/// <summary>What a person tried and was refused.</summary>
/// <param name="Subject">Code of the alliance, the fund or the estate; empty when it was none's.</param>
/// <param name="Tried">The use case.</param>
/// <param name="Code">Code of the refusal.</param>
public sealed record AttemptLine(
    Instant At,
    string By,
    string Subject,
    string Tried,
    string Code,
    [property: ForPrograms] Sentence Message
);

/// <summary>The security log, newest first.</summary>
/// <param name="Of">Only this person's; null: all people's.</param>
/// <param name="Most">At most so many; null: 100.</param>
public sealed record ListAttempts(Instant? Since, Person? Of, int? Most) : Question<Listing<AttemptLine>>
{
    private const int UsualMost = 100;

    internal override async Task<Result<Listing<AttemptLine>>> Answer(Call call, CancellationToken cancel)
    {
        var handles = Handles.Of(await call.Database.People.List(cancel));
        var attempts = await call.Database.Attempts.List(Since, Of?.Id ?? default, Most ?? UsualMost, cancel);
        return new Listing<AttemptLine>([
            .. attempts.Select(attempt => new AttemptLine(
                attempt.At,
                handles(attempt.By),
                attempt.Subject,
                UseCases.VerbOf(attempt.Verb),
                attempt.Code,
                attempt.Text
            )),
        ]);
    }
}
