using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Storage.Programmes;

/// <summary>Where programmes are opened, and what they appropriate, receive and pay directly is recorded.</summary>
public sealed class ProgrammeHandler
{
    private readonly LedgerStore _database;
    private readonly IClock? _clock;

    internal ProgrammeHandler(LedgerStore database, IClock? clock) => (_database, _clock) = (database, clock);

    /// <summary>A programme as it is registered, and the day where it is.</summary>
    public async Task<Result<(Programme Programme, LocalDate Today)>> Find(
        string estate,
        CancellationToken cancel = default
    ) =>
        await _database.Rules.Programme(estate, cancel) is { } programme
            ? (programme, await Today(programme, cancel))
            : new AllianceRefusal.UnknownProgramme(estate);

    /// <summary>
    /// Registers a programme and opens its estate, in one transaction. An estate of a programme that is there already,
    /// in the same currency and zone, is taken as it is.
    /// </summary>
    /// <returns>What the journal recorded; null when the estate was there.</returns>
    public async Task<Result<Opened>> Open(
        Programme asked,
        LocalDate openedOn,
        Id<JournalRequest> id,
        Person by,
        bool isDryRun,
        CancellationToken cancel = default
    )
    {
        if (!asked.Judge().IsAccepted(out var programme))
            return asked.Judge().Refusal!;
        // Somebody opened it at the same moment: what they left is judged anew.
        return await Retry.Do(
            _database.Dialect,
            RetryLimit.Programmes,
            token => Try(programme, openedOn, id, by, isDryRun, token),
            cancel
        );
    }

    private async Task<Result<Opened>> Try(
        Programme programme,
        LocalDate openedOn,
        Id<JournalRequest> id,
        Person by,
        bool isDryRun,
        CancellationToken cancel
    )
    {
        await using var db = _database.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var estate = new Estate(
            Id<Estate>.Derived(id.Value, 0),
            programme.Estate,
            EstateKind.Programme,
            programme.Name,
            programme.Zone,
            programme.Currency,
            openedOn
        );
        var posted = (
            await _database.Journal.Post(
                transaction.GetDbTransaction(),
                new Batch([new JournalRequest(id, by, new OpenEstate(estate))], Atomic: true),
                cancel
            )
        )[0];
        if (posted.Refusal is { } refusal && refusal is not BooksRefusal.EstateExists)
            return refusal;
        if (
            posted.Refusal is not null
            && await _database.Reader.Estate(programme.Estate, cancel) is { } there
            && (there.Kind, there.Currency, there.Zone) != (EstateKind.Programme, programme.Currency, programme.Zone)
        )
            return new ProgrammeRefusal.OtherEstate(there.Code, there.Kind, there.Currency, there.Zone);

        var row = await db.Set<ProgrammeRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(known => known.Estate == programme.Estate, cancel);
        if (row is not null && RulesRegistry.ProgrammeOf(row) != programme)
            return new ProgrammeRefusal.OtherContent(programme.Estate);
        if (row is null)
            db.Add(RulesRegistry.RowOf(programme));
        await db.SaveChangesAsync(cancel);
        if (!isDryRun)
            await transaction.CommitAsync(cancel);
        return new Opened(programme, posted.IsAccepted(out var receipt) ? receipt : null, IsNew: row is null);
    }

    /// <summary>What may be committed: the account of the appropriation is opened when there is none yet.</summary>
    public async Task<Result<Receipt>> Appropriate(
        ProgrammeMoney money,
        bool isReduction,
        Id<JournalRequest> id,
        Person by,
        bool isDryRun,
        CancellationToken cancel = default
    )
    {
        var judged = money.Appropriated(isReduction);
        if (!judged.IsAccepted(out var entry))
            return judged.Refusal!;
        var post = new JournalRequest(id, by, new PostEntry(entry));
        var trial = await _database.Reader.TrialBalance(money.Programme.Estate, new Viewpoint(), cancel);
        if (!trial.IsAccepted(out var books))
            return trial.Refusal!;
        if (isReduction || books.Accounts.Any(account => account.Account == money.Account))
            return await Send([post], isDryRun, cancel);
        // A request of its own, so that the same appropriation sent again is the same, whether the account was there or
        // not.
        var open = new JournalRequest(
            RequestIds.FromReference("appropriation-account", id.ToString()),
            by,
            new OpenAccount(money.Programme.Estate, money.Account, Earliest(books.Estate, money.On))
        );
        var answer = await Send([open, post], isDryRun, cancel);
        return answer.Refusal is BooksRefusal.AccountExists ? await Send([post], isDryRun, cancel) : answer;
    }

    public Task<Result<Receipt>> Post(
        Result<JournalEntry> judged,
        Id<JournalRequest> id,
        Person by,
        bool isDryRun,
        CancellationToken cancel = default
    ) =>
        judged.IsAccepted(out var entry)
            ? Send([new JournalRequest(id, by, new PostEntry(entry))], isDryRun, cancel)
            : Task.FromResult<Result<Receipt>>(judged.Refusal!);

    /// <summary>
    /// Pays the programme's part of a manager. What was paid before is read with the number of the books' last record:
    /// when somebody books in between, it is judged again.
    /// </summary>
    /// <param name="asked">The payment; what was paid before is filled in here.</param>
    public Task<Result<Receipt>> PayManager(
        ManagerPay asked,
        Id<JournalRequest> id,
        Person by,
        bool isDryRun,
        CancellationToken cancel = default
    ) => Retry.Do(_database.Dialect, RetryLimit.Overtaken, token => TryToPay(asked, id, by, isDryRun, token), cancel);

    private async Task<Result<Receipt>> TryToPay(
        ManagerPay asked,
        Id<JournalRequest> id,
        Person by,
        bool isDryRun,
        CancellationToken cancel
    )
    {
        await using var db = _database.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var (head, paid) = await PaidBeside(db, asked, cancel);
        // What is sent again is among what was paid already.
        var isKnown = await db.Set<RequestRow>().AnyAsync(request => request.Id == id.Value, cancel);
        var judged = (asked with { Before = asked.Before with { MinorUnits = isKnown ? 0 : paid } }).Paid();
        if (!judged.IsAccepted(out var entry))
            return judged.Refusal!;
        var answer = (
            await _database.Journal.Post(
                transaction.GetDbTransaction(),
                new Batch([new JournalRequest(id, by, new PostEntry(entry))], Atomic: true),
                cancel
            )
        )[0];
        if (
            answer.IsAccepted(out var receipt)
            && !receipt.IsReplay
            && receipt.Records.Min(record => record.Seq) != head + 1
        )
            throw new MovedOnException($"The books of {asked.Money.Programme.Estate} moved on meanwhile.");
        if (!isDryRun)
            await transaction.CommitAsync(cancel);
        return answer;
    }

    /// <summary>
    /// The number of the programme's last record, and what it paid to managers beside this pledge of the alliance, less
    /// what was reversed.
    /// </summary>
    private static async Task<(long Head, long Paid)> PaidBeside(
        LedgerDb db,
        ManagerPay asked,
        CancellationToken cancel
    )
    {
        var programme = asked.Money.Programme.Estate;
        var head = await (
            from estate in db.Set<EstateRow>()
            where estate.Code == programme
            join last in db.Set<EstateHeadRow>() on estate.No equals last.EstateNo
            select last.Seq
        ).SingleAsync(cancel);
        if (asked.Pledge is not { } number)
            return (head, 0);
        // Stored sorted by name: the alliance first (Labels.ToStored).
        var (first, beside) = (
            $"{ManagerPay.OfAlliance}\n{asked.Dossier.Alliance.Code}\n",
            $"\n{ManagerPay.OfPledge}\n{number}\n"
        );
        var paid = await (
            from estate in db.Set<EstateRow>()
            where estate.Code == programme
            join account in db.Set<AccountRow>() on estate.No equals account.EstateNo
            where account.Code == "5110" && account.Holder == ""
            join turnover in db.Set<DimensionTurnoverRow>()
                on new { account.EstateNo, AccountNo = account.No } equals new { turnover.EstateNo, turnover.AccountNo }
            join dimensions in db.Set<DimensionSetRow>() on turnover.DimensionNo equals dimensions.No
            where dimensions.Labels.StartsWith(first) && dimensions.Labels.Contains(beside)
            select turnover.Debit - turnover.Credit
        ).SumAsync(cancel);
        return (head, paid);
    }

    /// <summary>All of them or none; the answer is the last one's, or the reason why there is none.</summary>
    private async Task<Result<Receipt>> Send(
        IReadOnlyList<JournalRequest> requests,
        bool isDryRun,
        CancellationToken cancel
    )
    {
        var batch = new Batch(requests, Atomic: true);
        var answers = isDryRun
            ? await _database.Journal.DryRun(batch, cancel)
            : await _database.Journal.Post(batch, cancel);
        return answers.FirstOrDefault(answer => answer.Refusal is not null and not JournalRefusal.RolledBack)
            ?? answers[^1];
    }

    /// <summary>
    /// The account takes entries from the first day of the appropriation's year on, so that later appropriations may be
    /// dated before this one.
    /// </summary>
    private static LocalDate Earliest(Estate estate, LocalDate on) =>
        LocalDate.Max(estate.OpenedOn, LocalDate.Min(on, new LocalDate(on.Year, 1, 1)));

    private async Task<LocalDate> Today(Programme programme, CancellationToken cancel) =>
        (await Questions.Now(_database.Dialect, _clock, cancel))
            .InZone(DateTimeZoneProviders.Tzdb[programme.Zone])
            .Date;
}

/// <param name="Books">What was recorded; null when the estate was there already.</param>
/// <param name="IsNew">Whether the programme was not registered before.</param>
public sealed record Opened(Programme Programme, Receipt? Books, bool IsNew);
