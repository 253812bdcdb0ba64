using Ledger.Foundations;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Journal;

/// <summary>
/// One request on its way: its instructions are done one by one, then the money is judged net, then all is recorded.
/// </summary>
internal sealed partial class RequestDraft(JournalState books, JournalRequest request, Instant now, UndoLog undo)
{
    private const int FirstSecondaryOrdinal = JournalRequest.MaxInstructions;

    private readonly List<AccountDraft> _accounts = new(4);
    private Dictionary<AccountBooks, AccountDraft>? _byAccount;
    private int _secondary;

    public List<JournalRecord> Records { get; } = new(1);

    /// <summary>
    /// A text as the books keep it: people's words are cleaned; what a command composed is a code with arguments.
    /// </summary>
    private Result<string> CleanText(string field, string? text, int max, bool required = false) =>
        request.Act is not null && text is { } composed && CodedText.IsCoded(composed) && composed.Length <= max
            ? composed
            : Text.Clean(field, text, max, required);

    /// <summary>Does one instruction, or says why not.</summary>
    public Refusal? Do(Instruction instruction, short index) =>
        instruction switch
        {
            PostEntry post => DoPostEntry(post, index),
            PlaceHold place => DoPlaceHold(place, index),
            PostHold post => DoPostHold(post, index),
            VoidHold @void => DoVoidHold(@void, index),
            ExpireHold expire => DoExpireHold(expire, index),
            ReverseEntry reverse => DoReverseEntry(reverse, index),
            OpenAccount open => DoOpenAccount(open, index),
            CloseAccount close => DoCloseAccount(close, index),
            ConstrainAccount constrain => DoConstrainAccount(constrain, index),
            OpenEstate open => DoOpenEstate(open, index),
            ClosePeriod close => DoClosePeriod(close, index),
            AskReopening ask => DoPeriodStep(
                ask.Estate,
                ask.Through,
                PeriodTrigger.AskReopening,
                RecordKind.ReopeningAsked,
                ask.Reason,
                index
            ),
            WithdrawReopening withdraw => DoPeriodStep(
                withdraw.Estate,
                withdraw.Through,
                PeriodTrigger.WithdrawReopening,
                RecordKind.ReopeningWithdrawn,
                withdraw.Reason,
                index
            ),
            ReopenPeriod reopen => DoPeriodStep(
                reopen.Estate,
                reopen.Through,
                PeriodTrigger.Reopen,
                RecordKind.PeriodReopened,
                reopen.Reason,
                index
            ),
            _ => throw new InvalidOperationException($"No way to do {instruction.GetType().Name}."),
        };

    private Refusal? DoPostEntry(PostEntry post, short index) =>
        AddEntry(post.Entry, index, Primary(index), EntryKind.Normal, default, forced: false);

    /// <summary>
    /// Judges an entry against the books (accounts and periods; the money is judged when the request is complete) and
    /// adds it.
    /// </summary>
    private Refusal? AddEntry(
        JournalEntry entry,
        short index,
        Guid id,
        EntryKind kind,
        Id<JournalEntry> related,
        bool forced
    )
    {
        if (!books.Estates.TryGetValue(entry.Estate, out var estate))
            return new JournalRefusal.UnknownEstate(entry.Estate);
        var postings = entry.Postings;
        var accounts = new AccountBooks[postings.Count];
        for (var i = 0; i < accounts.Length; i++)
        {
            if (FindAccount(estate, postings[i].Account, entry.BookDate, out accounts[i]!) is { } unknown)
                return unknown;
            if (kind == EntryKind.Normal && KeptByFiles(estate, accounts[i]) is { } kept)
                return kept;
        }
        if (PeriodFault(estate, entry.BookDate, entry.ValueDate) is { } closed)
            return closed;

        for (var i = 0; i < accounts.Length; i++)
            DraftOf(accounts[i]).Add(entry, postings[i].Amount.MinorUnits);
        Records.Add(
            new EntryRecord(id, request.Id, index, request.By.Id, entry, kind, related, forced, accounts)
            {
                Books = estate,
            }
        );
        return null;
    }

    /// <summary>
    /// Money of an alliance or a fund moves when its files do, by the hands and in the order that they ask for; what
    /// nobody's file says, as a bank's charges, is posted by hand.
    /// </summary>
    private JournalRefusal? KeptByFiles(EstateBooks estate, AccountBooks account) =>
        request.Act is null && estate.HasFiles && estate.Chart.Find(account.Key.Code) is { IsKeptByFiles: true }
            ? new JournalRefusal.KeptByCaseFiles(estate.Estate.Code, account.Key.ToString())
            : null;

    private static Refusal? FindAccount(EstateBooks estate, AccountKey key, LocalDate on, out AccountBooks? account)
    {
        if (!estate.Accounts.TryGetValue(key, out account))
        {
            var kept = string.Join(", ", estate.CurrenciesOf(key.Code, key.Holder));
            return kept.Length == 0
                ? new JournalRefusal.UnknownAccount(estate.Estate.Code, key.ToString())
                : new JournalRefusal.WrongCurrency(estate.Estate.Code, key.ToString(), kept);
        }
        if (account.ClosedOn is { } closedOn)
            return new JournalRefusal.AccountClosed(estate.Estate.Code, key.ToString(), closedOn);
        return on < account.OpenedOn
            ? new JournalRefusal.AccountNotYetOpen(estate.Estate.Code, key.ToString(), account.OpenedOn)
            : null;
    }

    private static JournalRefusal? PeriodFault(EstateBooks estate, LocalDate bookDate, LocalDate valueDate) =>
        estate.IsClosedThrough(bookDate)
            ? new JournalRefusal.PeriodClosed(estate.Estate.Code, "book date", bookDate, estate.ClosedThrough)
        : estate.IsClosedThrough(valueDate)
            ? new JournalRefusal.PeriodClosed(estate.Estate.Code, "value date", valueDate, estate.ClosedThrough)
        : null;

    /// <summary>
    /// Law 4, net over the whole request: records expired holds and, for a forced reversal, the cover, where money is
    /// short.
    /// </summary>
    public Refusal? JudgeMoney()
    {
        var isShort = false;
        for (var i = 0; i < _accounts.Count; i++)
        {
            if (_accounts[i].BalanceFault() is { } fault)
                return fault;
            if (_accounts[i].FindShortage() is null)
                continue;
            ExpireHoldsOn(_accounts[i].Account);
            isShort = true;
        }
        if (!isShort)
            return null;
        var shortages = _accounts.Select(draft => draft.FindShortage()).OfType<Shortage>().ToList();
        if (shortages.Count == 0)
            return null;
        if (!request.Instructions.All(instruction => instruction is ReverseEntry))
            return shortages[0].ToRefusal();
        return CoverOrRefuse(shortages);
    }

    /// <summary>Gives each record its place: number, moment, seal and link; and moves the books on.</summary>
    public Receipt Record(Chain chain, Func<byte[]> salts, bool keepUndo)
    {
        foreach (var draft in _accounts)
            draft.Apply(keepUndo);
        if (keepUndo)
            undo.Add(() => _accounts.ForEach(draft => draft.Undo()));
        foreach (var record in Records)
        {
            if (keepUndo)
                KeepHead(record.Books);
            Link(record, chain, salts);
            if (record is EntryRecord entry)
                RememberEntry(entry, keepUndo);
        }
        var answer = Receipt.InOrder(Records);
        var receipt = new Receipt(request.Id, answer, IsReplay: false);
        books.Requests[request.Id] = new RecordedRequest(request.By.Id, request.Instructions, TextsOf(), answer);
        if (keepUndo)
            undo.Add(() => books.Requests.Remove(request.Id));
        return receipt;
    }

    /// <summary>Its number, its moment (later than the last one's, law 8), its seal.</summary>
    private void Link(JournalRecord record, Chain chain, Func<byte[]> salts)
    {
        var head = record.Books;
        record.Seq = ++head.Seq;
        record.RecordedAt = head.LastRecordedAt = head.MomentOfNext(now);
        if (record.FreeText is { } text)
        {
            record.Salt = salts();
            record.TextSeal = Chain.Seal(record.Salt, text);
        }
        record.Hash = head.Hash = chain.Hash(record, head.Hash);
    }

    private void KeepHead(EstateBooks estate)
    {
        var (seq, hash, at) = (estate.Seq, estate.Hash, estate.LastRecordedAt);
        undo.Add(() => (estate.Seq, estate.Hash, estate.LastRecordedAt) = (seq, hash, at));
    }

    private void RememberEntry(EntryRecord record, bool keepUndo)
    {
        var entry = new RecordedEntry(new(record.Id), request.Id, record.Entry, record.EntryKind, default)
        {
            Act = request.Act,
        };
        books.Remember(entry);
        if (keepUndo)
            undo.Add(() => books.Forget(entry));
    }

    private RecordedText[] TextsOf()
    {
        if (Records.Count == 1)
            return [new RecordedText(Records[0].Salt, Records[0].TextSeal)];
        var texts = new RecordedText[request.Instructions.Count];
        foreach (var record in Records)
            if (record is { TextSeal: not null, Instruction: >= 0 } && texts[record.Instruction].Seal is null)
                texts[record.Instruction] = new RecordedText(record.Salt, record.TextSeal);
        return texts;
    }

    private AccountDraft DraftOf(AccountBooks account)
    {
        if (_byAccount is not null)
        {
            if (!_byAccount.TryGetValue(account, out var known))
                _accounts.Add(_byAccount[account] = known = new AccountDraft(account));
            return known;
        }
        foreach (var draft in _accounts)
            if (ReferenceEquals(draft.Account, account))
                return draft;
        var added = new AccountDraft(account);
        _accounts.Add(added);
        if (_accounts.Count > 8)
            _byAccount = _accounts.ToDictionary(draft => draft.Account);
        return added;
    }

    /// <summary>The id of what an instruction is about: callers can know it beforehand.</summary>
    private Guid Primary(short index) => Id<JournalRequest>.Derived(request.Id.Value, index).Value;

    /// <summary>The id of what else an instruction brought about.</summary>
    private Guid Secondary() =>
        Id<JournalRequest>.Derived(request.Id.Value, FirstSecondaryOrdinal + _secondary++).Value;
}
