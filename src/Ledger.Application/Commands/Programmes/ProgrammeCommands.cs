using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Commands.Programmes;

/// <summary>Money that a programme's own books record outside its alliances.</summary>
/// <param name="Programme">Code of the programme's estate.</param>
/// <param name="Source">Where the money comes from, as in LOAN or NATION.</param>
/// <param name="Category">The loan's category, as in 2(a); empty: none.</param>
/// <param name="Component">The programme's component.</param>
/// <param name="On">The day of the command, of the bank's credit or of its debit.</param>
public abstract record ProgrammeCommand(
    string Programme,
    string Source,
    string Category,
    string Component,
    Money Amount,
    LocalDate On,
    string Document
) : Request<Receipt>
{
    internal sealed override IReadOnlyList<SubjectName> Subjects => [new(SubjectKind.Programme, Programme)];

    internal sealed override async Task<Result<Receipt>> Answer(Call call, CancellationToken cancel)
    {
        var found = await call.Database.Programmes.Find(Programme, cancel);
        if (!found.IsAccepted(out var at))
            return found.Refusal!;
        var funding = new Funding(Source, Category, Component, YearOf);
        return await Do(call, new ProgrammeMoney(at.Programme, funding, Amount, On, at.Today, Document), cancel);
    }

    /// <summary>The year of the appropriation.</summary>
    private protected virtual int YearOf => On.Year;

    private protected abstract Task<Result<Receipt>> Do(Call call, ProgrammeMoney money, CancellationToken cancel);

    private protected static Task<Result<Receipt>> Post(
        Call call,
        Result<JournalEntry> entry,
        CancellationToken cancel
    ) => call.Database.Programmes.Post(entry, call.Sending.Id, call.By, call.Sending.IsDryRun, cancel);
}

/// <summary>So much may be committed in a year; or less, by no more than is not committed.</summary>
/// <param name="Reduce">Reduce the appropriation.</param>
public sealed record AppropriateFunds(
    string Programme,
    string Source,
    string Category,
    string Component,
    int Year,
    Money Amount,
    LocalDate On,
    string Document,
    bool Reduce
) : ProgrammeCommand(Programme, Source, Category, Component, Amount, On, Document)
{
    private protected override int YearOf => Year;

    private protected override Task<Result<Receipt>> Do(Call call, ProgrammeMoney money, CancellationToken cancel) =>
        call.Database.Programmes.Appropriate(money, Reduce, call.Sending.Id, call.By, call.Sending.IsDryRun, cancel);
}

/// <summary>The programme receives money of the loan or of the nation.</summary>
public sealed record ReceiveFunds(
    string Programme,
    MoneySource Kind,
    string Source,
    string Category,
    string Component,
    Money Amount,
    LocalDate On,
    string Document
) : ProgrammeCommand(Programme, Source, Category, Component, Amount, On, Document)
{
    private protected override Task<Result<Receipt>> Do(Call call, ProgrammeMoney money, CancellationToken cancel) =>
        Post(call, money.Received(Kind), cancel);
}

/// <summary>The programme pays an accompanying organization or another of its own costs.</summary>
/// <param name="Purpose">What for, in words.</param>
/// <param name="Alliance">The alliance that is accompanied; empty when the payment is for none.</param>
public sealed record PayDirectly(
    string Programme,
    string Purpose,
    string Alliance,
    string Source,
    string Category,
    string Component,
    Money Amount,
    LocalDate On,
    string Document
) : ProgrammeCommand(Programme, Source, Category, Component, Amount, On, Document)
{
    private protected override Task<Result<Receipt>> Do(Call call, ProgrammeMoney money, CancellationToken cancel) =>
        Post(call, money.PaidDirectly(Purpose, Alliance), cancel);
}

/// <summary>The programme pays its part of an alliance's manager: who may do so for the alliance alone may not.</summary>
/// <param name="Year">Year of the alliance for which the manager is paid; the first begins with the agreement.</param>
/// <param name="Pledge">The organization's pledge out of which it pays its share; null where it pays none.</param>
public sealed record PayManager(
    string Alliance,
    int Year,
    int? Pledge,
    string Source,
    string Category,
    string Component,
    Money Amount,
    LocalDate On,
    string Document
) : Request<Receipt>
{
    internal override IReadOnlyList<SubjectName> Subjects => [new(SubjectKind.Alliance, Alliance)];

    internal override async Task<Result<Receipt>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Alliances.Inspect(Alliance, cancel) is not { } now)
            return new AllianceRefusal.Unknown(Alliance);
        var funding = new Funding(Source, Category, Component, On.Year);
        return await call.Database.Programmes.PayManager(
            new ManagerPay(
                new ProgrammeMoney(now.Programme, funding, Amount, On, now.Today, Document),
                now.Dossier,
                now.Instrument,
                Year,
                Pledge,
                now.Dossier.Nothing
            ),
            call.Sending.Id,
            call.By,
            call.Sending.IsDryRun,
            cancel
        );
    }
}
