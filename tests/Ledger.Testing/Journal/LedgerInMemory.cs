using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Tests.Model;
using NodaTime;

namespace Ledger.Tests;

/// <summary>The pure journal over books that are kept for ever: a whole ledger without a database.</summary>
public sealed class LedgerInMemory : ILedgerUnderTest
{
    private readonly Dictionary<string, List<JournalRecord>> _chains = [];
    private int _salt;

    public JournalState Books { get; } = new();

    public IReadOnlyList<JournalRecord> ChainOf(string estate) => _chains.GetValueOrDefault(estate, []);

    public IReadOnlyList<Result<Receipt>> Send(Batch batch, Instant now)
    {
        var decision = Ledger.Journal.Journal.Decide(Books, [batch], now, NextSalt)[0];
        foreach (var record in decision.Records)
            if (_chains.TryGetValue(record.Books.Estate.Code, out var chain))
                chain.Add(record);
            else
                _chains[record.Books.Estate.Code] = [record];
        return decision.Answers;
    }

    public IEnumerable<AccountView> Accounts() =>
        Books.Estates.Values.SelectMany(estate => estate.Accounts.Values).Select(ViewOf);

    public string Dump() => BooksDump.Of(Books);

    /// <summary>Recomputes every link from the first on.</summary>
    public string? VerifyChains()
    {
        foreach (var (estate, records) in _chains)
        {
            var (chain, previous, at) = (new Chain(), Chain.Genesis, Instant.MinValue);
            foreach (var (index, record) in records.Index())
            {
                if (record.Seq != index + 1)
                    return $"{estate}: link {index + 1} has the number {record.Seq}";
                if (record.RecordedAt <= at)
                    return $"{estate}: link {record.Seq} was recorded at {record.RecordedAt}, not after {at}";
                if (record.RecordedAt.ToUnixTimeTicks() % 10 != 0)
                    return $"{estate}: the moment of link {record.Seq} is finer than a microsecond";
                if ((record.FreeText is null) != (record.TextSeal is null))
                    return $"{estate}: the text of link {record.Seq} is not sealed";
                if (
                    record.FreeText is { } text
                    && !Chain.Seal(record.Salt, text).AsSpan().SequenceEqual(record.TextSeal)
                )
                    return $"{estate}: the seal of link {record.Seq}'s text is broken";
                if (record.FreeText is { } free && !free.IsNormalized())
                    return $"{estate}: the text of link {record.Seq} is not in normal form";
                if (!chain.Hash(record, previous).AsSpan().SequenceEqual(record.Hash))
                    return $"{estate}: link {record.Seq} does not follow from the one before";
                (previous, at) = (record.Hash, record.RecordedAt);
            }
            var head = Books.Estates[estate];
            if (head.Seq != records.Count || !head.Hash.AsSpan().SequenceEqual(previous))
                return $"{estate}: the head is not the last link";
        }
        return null;
    }

    private byte[] NextSalt()
    {
        var salt = new byte[Chain.SaltLength];
        BitConverter.TryWriteBytes(salt, ++_salt);
        return salt;
    }

    private static AccountView ViewOf(AccountBooks account)
    {
        var available = new List<(LocalDate, long)>();
        var sum = 0L;
        foreach (var (day, change) in account.Days)
            available.Add((day, sum += change.Available(account.Sign)));
        return new AccountView(
            account.Estate.Estate.Code,
            account.Key,
            account.Constraint,
            account.ClosedOn,
            account.Posted,
            account.Held,
            available
        );
    }
}
