using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>
/// The seal of the books: per estate one gapless sequence, each link the SHA-256 of the one before and of its own
/// content (law 7).
/// </summary>
/// <remarks>
/// The bytes: the domain tag, the encoding version, the previous hash, then every field with its length before it (four
/// bytes,
/// big-endian), text in UTF-8 of normal form C, maps sorted by key. No number of the database's own is in them, so a
/// journal
/// exported and imported elsewhere has the same heads. The version is stored per row; a new one never unmakes an old
/// row's seal.
/// </remarks>
public sealed class Chain
{
    public const short Version = 1;
    public const int HashLength = 32,
        SaltLength = 16;

    private static readonly byte[] DomainTag = "ledger.journal"u8.ToArray();

    private byte[] _buffer = new byte[4096];
    private int _length;

    /// <summary>What the first link has before it.</summary>
    public static byte[] Genesis => new byte[HashLength];

    /// <summary>SHA-256(salt ‖ text).</summary>
    public static byte[] Seal(ReadOnlySpan<byte> salt, string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length) + salt.Length;
        Span<byte> bytes = length <= 2048 ? stackalloc byte[length] : new byte[length];
        salt.CopyTo(bytes);
        var written = Encoding.UTF8.GetBytes(text, bytes[salt.Length..]);
        return SHA256.HashData(bytes[..(salt.Length + written)]);
    }

    /// <summary>The hash of a record that stands after <paramref name="previous"/>.</summary>
    public byte[] Hash(JournalRecord record, ReadOnlySpan<byte> previous)
    {
        Begin(record.Kind, previous);
        Put(record.Books.Estate.Id.Value);
        Put(record.Seq);
        Put(record.RecordedAt);
        Put(record.By.Value);
        Put(record.Request.Value);
        Put((long)record.Instruction);
        Put(record.Id);
        Put(record.TextSeal ?? []);
        PutContent(record);
        return SHA256.HashData(_buffer.AsSpan(0, _length));
    }

    private void PutContent(JournalRecord record)
    {
        switch (record)
        {
            case EntryRecord entry:
                PutEntry(entry);
                break;
            case HoldPlacedRecord placed:
                PutHold(placed.Hold);
                break;
            case HoldResolvedRecord resolved:
                Put(resolved.Hold.Id.Value);
                PutAmount(resolved.Taken);
                Put(resolved.Entry.Value);
                Put(resolved.RestHeldAgain ? 1L : 0L);
                break;
            case AccountRecord account:
                PutAccount(account.Account.Key);
                Put(account.On);
                Put((long)account.Constraint);
                break;
            case PeriodRecord period:
                Put(period.First);
                Put(period.Last);
                break;
            case EstateOpenedRecord opened:
                PutEstate(opened.Estate);
                break;
            default:
                throw new InvalidOperationException($"No encoding for {record.GetType().Name}.");
        }
    }

    private void PutEntry(EntryRecord record)
    {
        Put((long)record.EntryKind);
        Put(record.Related.Value);
        Put(record.Forced ? 1L : 0L);
        Put(record.Entry.BookDate);
        Put(record.Entry.ValueDate);
        Put(record.Entry.SourceDocument);
        Put(record.Entry.Metadata);
        var postings = record.Entry.Postings;
        Put((long)postings.Count);
        for (var i = 0; i < postings.Count; i++)
        {
            Put(postings[i].Code);
            Put(postings[i].Holder.Value);
            PutAmount(postings[i].Amount);
            Put(postings[i].Dimensions);
        }
    }

    private void PutHold(Hold hold)
    {
        PutAccount(hold.Account);
        PutAmount(hold.Amount);
        Put(hold.ValueDate);
        Put(hold.ExpiresAt is null ? 0L : 1L);
        if (hold.ExpiresAt is { } expiry)
            Put(expiry);
    }

    private void PutEstate(Estate estate)
    {
        Put(estate.Code);
        Put(EstateKinds.Name(estate.Kind));
        Put(estate.Name);
        Put(estate.Zone);
        Put(estate.Currency.Code);
        Put(estate.OpenedOn);
    }

    private void Begin(RecordKind kind, ReadOnlySpan<byte> previous)
    {
        _length = 0;
        Put(DomainTag);
        Put((long)Version);
        Put(previous);
        Put((long)kind);
    }

    private void PutAccount(AccountKey key)
    {
        Put(key.Code);
        Put(key.Holder.Value);
        Put(key.Currency.Code);
    }

    private void PutAmount(Money amount)
    {
        Put(amount.MinorUnits);
        Put(amount.Currency.Code);
    }

    private void Put(Labels labels)
    {
        Put((long)labels.Pairs.Count);
        foreach (var (key, value) in labels.Pairs)
        {
            Put(key);
            Put(value);
        }
    }

    private void Put(LocalDate date) => Put(date.Year * 10_000L + date.Month * 100 + date.Day);

    /// <summary>Microseconds since 1970.</summary>
    private void Put(Instant instant) => Put(instant.ToUnixTimeTicks() / 10);

    private void Put(Guid id)
    {
        var field = Field(16);
        id.TryWriteBytes(field, bigEndian: true, out _);
    }

    private void Put(long number) => BinaryPrimitives.WriteInt64BigEndian(Field(8), number);

    private void Put(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Field(bytes.Length));

    private void Put(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, Field(length));
    }

    private Span<byte> Field(int length)
    {
        var needed = _length + 4 + length;
        if (needed > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_length), length);
        var field = _buffer.AsSpan(_length + 4, length);
        _length = needed;
        return field;
    }
}
