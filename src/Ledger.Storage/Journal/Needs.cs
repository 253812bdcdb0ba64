using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Storage.Journal;

/// <summary>What a group of requests names: the part of the books that must be locked and read to judge it.</summary>
internal sealed class Needs
{
    public HashSet<Guid> Requests { get; } = [];
    public HashSet<string> Estates { get; } = new(StringComparer.Ordinal);
    public Dictionary<(string Estate, string Code, string Holder), LocalDate> Accounts { get; } = [];
    public HashSet<Guid> Holds { get; } = [];
    public HashSet<Guid> Entries { get; } = [];
    public HashSet<Guid> NewEstates { get; } = [];
    public bool OpensEstates => NewEstates.Count > 0;
    public bool StepsPeriods { get; private set; }

    /// <summary>Every instruction posts an entry, nothing else.</summary>
    public bool OnlyPosts { get; private set; } = true;

    /// <summary>Accounts that are to be constrained: their whole past is judged.</summary>
    public HashSet<(string Estate, string Code, string Holder)> WholePasts { get; } = [];

    /// <summary>
    /// Accounts whose turnover so far and last day must be known: those that take a large amount, and those that are to
    /// be closed.
    /// </summary>
    public HashSet<(string Estate, string Code, string Holder)> Histories { get; } = [];

    /// <summary>
    /// From this amount on, in minor units, a posting is judged by what its account has turned over. Smaller ones would
    /// need half a million
    /// postings of just this size in one account to come near what can be kept: nobody's every payment is made to pay
    /// for reading that.
    /// </summary>
    private const long LargeAmount = 10_000_000_000_000;

    public static Needs Of(IEnumerable<Batch> batches)
    {
        var needs = new Needs();
        foreach (var batch in batches)
        foreach (var request in batch.Requests)
        {
            needs.Requests.Add(request.Id.Value);
            foreach (var instruction in request.Instructions)
                needs.Add(instruction);
        }
        return needs;
    }

    private void Add(Instruction instruction)
    {
        OnlyPosts &= instruction is PostEntry;
        switch (instruction)
        {
            case PostEntry post:
                Add(post.Entry);
                break;
            case PostHold post:
                Holds.Add(post.Hold.Value);
                Add(post.Entry);
                break;
            case VoidHold @void:
                Holds.Add(@void.Hold.Value);
                break;
            case ExpireHold expire:
                Holds.Add(expire.Hold.Value);
                break;
            case ReverseEntry reverse:
                Entries.Add(reverse.Original.Value);
                break;
            case PlaceHold place:
                Add(place.Estate, place.Account, place.ValueDate);
                break;
            case OpenEstate open:
                AddEstate(open.Estate.Code);
                NewEstates.Add(open.Estate.Id.Value);
                break;
            case OpenAccount open:
                Add(open.Estate, open.Account, Calendar.LastDay);
                break;
            case CloseAccount close:
                Add(close.Estate, close.Account, Calendar.LastDay);
                Histories.Add((close.Estate, close.Account.Code, close.Account.Holder.Value));
                break;
            case ConstrainAccount constrain:
                Add(constrain.Estate, constrain.Account, Calendar.FirstDay);
                WholePasts.Add((constrain.Estate, constrain.Account.Code, constrain.Account.Holder.Value));
                break;
            case ClosePeriod close:
                AddEstate(close.Estate);
                StepsPeriods = true;
                break;
            case AskReopening ask:
                AddEstate(ask.Estate);
                StepsPeriods = true;
                break;
            case WithdrawReopening withdraw:
                AddEstate(withdraw.Estate);
                StepsPeriods = true;
                break;
            case ReopenPeriod reopen:
                AddEstate(reopen.Estate);
                StepsPeriods = true;
                break;
            default:
                throw new InvalidOperationException($"No needs known for {instruction.GetType().Name}.");
        }
    }

    private void Add(JournalEntry entry)
    {
        AddEstate(entry.Estate);
        foreach (var posting in entry.Postings)
            AddAccount(entry.Estate, posting.Account, entry.ValueDate);
        AddHistories(entry);
    }

    public void AddHistories(JournalEntry entry)
    {
        foreach (var posting in entry.Postings)
            if (posting.Amount.MinorUnits is >= LargeAmount or <= -LargeAmount)
                Histories.Add((entry.Estate, posting.Code, posting.Holder.Value));
    }

    /// <summary>An account and the earliest value date from which its days may be asked for.</summary>
    public void Add(string estate, AccountKey account, LocalDate from)
    {
        AddEstate(estate);
        AddAccount(estate, account, from);
    }

    /// <summary>A code that no account can have is not looked for: it is refused without asking the database.</summary>
    private void AddAccount(string estate, AccountKey account, LocalDate from)
    {
        var key = (estate, account.Code, account.Holder.Value);
        ref var earliest = ref CollectionsMarshal.GetValueRefOrNullRef(Accounts, key);
        if (Unsafe.IsNullRef(ref earliest))
        {
            if (AccountCode.IsValid(account.Code))
                Accounts.Add(key, from);
        }
        else if (from < earliest)
            earliest = from;
    }

    /// <summary>A code that no estate can have is not looked for.</summary>
    private void AddEstate(string code)
    {
        if (!Estates.Contains(code) && EstateCode.IsValid(code))
            Estates.Add(code);
    }
}
