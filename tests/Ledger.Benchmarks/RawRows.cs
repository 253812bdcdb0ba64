using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks;

/// <summary>
/// Builds the rows of payments as the ledger would write them, numbers in order and hashes made up; not timed.
/// </summary>
internal sealed class RawRows
{
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(32);

    private readonly Estates _estates;
    private readonly Guid _actor;
    private readonly long[] _seqs;
    private DateTime _now = DateTime.UtcNow;

    private RawRows(Estates estates, Guid actor, long[] seqs) => (_estates, _actor, _seqs) = (estates, actor, seqs);

    public static async Task<RawRows> Start(Bench bench, Estates estates)
    {
        var seqs = new long[estates.Numbers.Length];
        await using var command = bench.ByHand.CreateCommand(
            "SELECT estate_no, seq FROM estate_head WHERE estate_no = ANY($1)"
        );
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = estates.Numbers });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            seqs[Array.IndexOf(estates.Numbers, reader.GetInt32(0))] = reader.GetInt64(1);
        return new RawRows(estates, bench.Clerk.Id.Value, seqs);
    }

    public RawPiece Build(Payment[] payments)
    {
        var now = DateTime.UtcNow;
        _now = now > _now ? now : _now;
        var today = DateOnly.FromDateTime(_now);
        var firsts = new Dictionary<int, long>();
        var (turnovers, balances) = (
            new Dictionary<(int, int, DateOnly), (long Debit, long Credit)>(),
            new Dictionary<(int, int), (long Amount, DateOnly Latest)>()
        );
        var rows = new RawPiece(payments.Length) { Actor = _actor };
        for (var i = 0; i < payments.Length; i++)
        {
            var (estate, use, amount, date) = payments[i];
            var (no, day) = (_estates.Numbers[estate], new DateOnly(date.Year, date.Month, date.Day));
            _now = _now.AddMicroseconds(1);
            rows.Set(
                i,
                no,
                ++_seqs[estate],
                Guid.CreateVersion7(),
                _now,
                day,
                amount,
                _estates.Account(estate, use),
                _estates.Account(estate, Estates.Bank),
                Bytes
            );
            firsts.TryAdd(estate, _seqs[estate]);
            TurnOver(no, _estates.Account(estate, use), day, amount);
            TurnOver(no, _estates.Account(estate, Estates.Bank), day, -amount);
        }
        rows.Balances =
        [
            (NpgsqlDbType.Integer, balances.Keys.Select(key => key.Item1).ToArray()),
            (NpgsqlDbType.Integer, balances.Keys.Select(key => key.Item2).ToArray()),
            (NpgsqlDbType.Bigint, balances.Values.Select(sums => sums.Amount).ToArray()),
            (NpgsqlDbType.Date, balances.Values.Select(sums => sums.Latest).ToArray()),
        ];
        rows.Turnovers =
        [
            (NpgsqlDbType.Integer, turnovers.Keys.Select(key => key.Item1).ToArray()),
            (NpgsqlDbType.Integer, turnovers.Keys.Select(key => key.Item2).ToArray()),
            (NpgsqlDbType.Date, turnovers.Keys.Select(key => key.Item3).ToArray()),
            (NpgsqlDbType.Date, turnovers.Keys.Select(_ => today).ToArray()),
            (NpgsqlDbType.Bigint, turnovers.Values.Select(sums => sums.Debit).ToArray()),
            (NpgsqlDbType.Bigint, turnovers.Values.Select(sums => sums.Credit).ToArray()),
        ];
        var numbers = firsts.Keys.Select(estate => _estates.Numbers[estate]).ToArray();
        var lasts = firsts.Keys.Select(estate => _seqs[estate]).ToArray();
        rows.RecordDays =
        [
            (NpgsqlDbType.Integer, numbers),
            (NpgsqlDbType.Date, numbers.Select(_ => today).ToArray()),
            (NpgsqlDbType.Bigint, firsts.Values.ToArray()),
            (NpgsqlDbType.Bigint, lasts),
        ];
        rows.Heads =
        [
            (NpgsqlDbType.Integer, numbers),
            (NpgsqlDbType.Bigint, lasts),
            (NpgsqlDbType.Bytea, numbers.Select(_ => Bytes).ToArray()),
            (NpgsqlDbType.TimestampTz, numbers.Select(_ => _now).ToArray()),
        ];
        return rows;

        void TurnOver(int estate, int account, DateOnly day, long amount)
        {
            var sums = turnovers.GetValueOrDefault((estate, account, day));
            turnovers[(estate, account, day)] =
                amount > 0 ? (sums.Debit + amount, sums.Credit) : (sums.Debit, sums.Credit - amount);
            balances[(estate, account)] = (balances.GetValueOrDefault((estate, account)).Amount + amount, day);
        }
    }
}

/// <summary>The rows of one batch, in columns.</summary>
internal sealed class RawPiece(int count)
{
    private readonly int[] _estates = new int[count],
        _uses = new int[count],
        _banks = new int[count];
    private readonly Guid[] _ids = new Guid[count];
    private readonly DateTime[] _moments = new DateTime[count];
    private readonly DateOnly[] _days = new DateOnly[count];
    private readonly long[] _amounts = new long[count];
    private readonly byte[][] _hashes = new byte[count][],
        _salts = new byte[count][];

    public required Guid Actor { get; init; }
    public long[] Seqs { get; } = new long[count];
    public (NpgsqlDbType, object)[] Balances { get; set; } = [];
    public (NpgsqlDbType, object)[] Turnovers { get; set; } = [];
    public (NpgsqlDbType, object)[] RecordDays { get; set; } = [];
    public (NpgsqlDbType, object)[] Heads { get; set; } = [];

    public void Set(
        int i,
        int estate,
        long seq,
        Guid id,
        DateTime now,
        DateOnly day,
        long amount,
        int use,
        int bank,
        byte[] hash
    ) =>
        (
            _estates[i],
            Seqs[i],
            _ids[i],
            _moments[i],
            _days[i],
            _amounts[i],
            _uses[i],
            _banks[i],
            _hashes[i],
            _salts[i]
        ) = (estate, seq, id, now, day, amount, use, bank, hash, hash[..16]);

    public (NpgsqlDbType, object)[] Postings =>
        [
            (NpgsqlDbType.Integer, Lines(i => _estates[i])),
            (NpgsqlDbType.Bigint, Lines(i => Seqs[i])),
            (NpgsqlDbType.Smallint, Lines((_, line) => (short)(line + 1))),
            (NpgsqlDbType.Integer, Lines((i, line) => line == 0 ? _uses[i] : _banks[i])),
            (NpgsqlDbType.Bigint, Lines((i, line) => line == 0 ? _amounts[i] : -_amounts[i])),
            (NpgsqlDbType.Text, Lines(_ => "BOB")),
            (NpgsqlDbType.Date, Lines(i => _days[i])),
        ];

    public (NpgsqlDbType, object)[] Entries =>
        [
            (NpgsqlDbType.Integer, _estates),
            (NpgsqlDbType.Bigint, Seqs),
            (NpgsqlDbType.Uuid, _ids),
            (NpgsqlDbType.Smallint, All((short)0)),
            (NpgsqlDbType.Uuid, All(Actor)),
            (NpgsqlDbType.TimestampTz, _moments),
            (NpgsqlDbType.Text, All(Payments.Narrative)),
            (NpgsqlDbType.Bytea, _salts),
            (NpgsqlDbType.Bytea, _hashes),
            (NpgsqlDbType.Smallint, All((short)1)),
            (NpgsqlDbType.Smallint, All((short)0)),
            (NpgsqlDbType.Boolean, All(false)),
            (NpgsqlDbType.Date, _days),
            (NpgsqlDbType.Smallint, All((short)2)),
        ];

    public (NpgsqlDbType, object)[] Requests =>
        [
            (NpgsqlDbType.Uuid, _ids),
            (NpgsqlDbType.Smallint, All((short)1)),
            (NpgsqlDbType.Integer, _estates),
            (NpgsqlDbType.Bigint, Seqs),
        ];

    public void WritePosting(NpgsqlBinaryImporter row, int number)
    {
        var (i, line) = (number / 2, number % 2);
        row.Write(_estates[i], NpgsqlDbType.Integer);
        row.Write(Seqs[i], NpgsqlDbType.Bigint);
        row.Write((short)(line + 1), NpgsqlDbType.Smallint);
        row.Write(line == 0 ? _uses[i] : _banks[i], NpgsqlDbType.Integer);
        row.Write(line == 0 ? _amounts[i] : -_amounts[i], NpgsqlDbType.Bigint);
        row.Write("BOB", NpgsqlDbType.Text);
        row.Write(_days[i], NpgsqlDbType.Date);
    }

    public void WriteEntry(NpgsqlBinaryImporter row, int i)
    {
        row.Write(_estates[i], NpgsqlDbType.Integer);
        row.Write(Seqs[i], NpgsqlDbType.Bigint);
        row.Write(_ids[i], NpgsqlDbType.Uuid);
        row.Write(_ids[i], NpgsqlDbType.Uuid);
        row.Write((short)0, NpgsqlDbType.Smallint);
        row.Write(Actor, NpgsqlDbType.Uuid);
        row.Write(_moments[i], NpgsqlDbType.TimestampTz);
        row.Write(Payments.Narrative, NpgsqlDbType.Text);
        row.Write(_salts[i], NpgsqlDbType.Bytea);
        row.Write(_hashes[i], NpgsqlDbType.Bytea);
        row.Write((short)1, NpgsqlDbType.Smallint);
        row.Write(_hashes[i], NpgsqlDbType.Bytea);
        row.Write((short)0, NpgsqlDbType.Smallint);
        row.Write(false, NpgsqlDbType.Boolean);
        row.Write(_days[i], NpgsqlDbType.Date);
        row.Write(_days[i], NpgsqlDbType.Date);
        row.Write((short)2, NpgsqlDbType.Smallint);
    }

    public void WriteRequest(NpgsqlBinaryImporter row, int i)
    {
        row.Write(_ids[i], NpgsqlDbType.Uuid);
        row.Write((short)1, NpgsqlDbType.Smallint);
        row.Write(_estates[i], NpgsqlDbType.Integer);
        row.Write(Seqs[i], NpgsqlDbType.Bigint);
        row.Write(Seqs[i], NpgsqlDbType.Bigint);
    }

    private T[] All<T>(T value)
    {
        var column = new T[Seqs.Length];
        Array.Fill(column, value);
        return column;
    }

    private T[] Lines<T>(Func<int, T> of) => Lines((i, _) => of(i));

    private T[] Lines<T>(Func<int, int, T> of)
    {
        var column = new T[Seqs.Length * 2];
        for (var i = 0; i < column.Length; i++)
            column[i] = of(i / 2, i % 2);
        return column;
    }
}
