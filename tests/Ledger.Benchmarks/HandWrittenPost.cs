using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Ledger.Benchmarks;

/// <summary>
/// The raw limit of a single post: what somebody who knows PostgreSQL writes by hand for the same rows in the same
/// tables,
/// one open connection per caller, one prepared statement per round trip.
/// </summary>
/// <remarks>
/// It locks the rows of the balances in the order of their numbers and, in the same statement, the head it takes the
/// number
/// from; looks whether the request is known; judges the money; writes postings, entry, request, balances, turnovers,
/// day and
/// head; commits. Nothing is asked twice and no statement could be left out without other rows or a trigger that
/// refuses.
/// It is spared what the ledger does besides: hashing (32 constant bytes), salts, and checking dates, periods and text.
/// </remarks>
internal sealed class HandWrittenPost : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2025, 2, 1);
    private static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(32);

    private readonly Hand[] _hands;

    private HandWrittenPost(Hand[] hands) => _hands = hands;

    public static async Task<HandWrittenPost> Connect(Bench bench, Estates estates, int callers)
    {
        var hands = new Hand[callers];
        for (var i = 0; i < callers; i++)
            hands[i] = await Hand.Connect(bench, estates);
        return new HandWrittenPost(hands);
    }

    public Task Post(int caller, int estate, string use, long amount) => _hands[caller].Post(estate, use, amount);

    public async ValueTask DisposeAsync()
    {
        foreach (var hand in _hands)
            await hand.DisposeAsync();
    }

    /// <summary>One caller's connection and its prepared statements.</summary>
    private sealed class Hand : IAsyncDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly Estates _estates;
        private readonly Value<int> _estate = new(NpgsqlDbType.Integer),
            _bank = new(NpgsqlDbType.Integer),
            _use = new(NpgsqlDbType.Integer);
        private readonly Value<long> _seq = new(NpgsqlDbType.Bigint),
            _amount = new(NpgsqlDbType.Bigint);
        private readonly Value<Guid> _id = new(NpgsqlDbType.Uuid),
            _actor = new(NpgsqlDbType.Uuid);
        private readonly Value<DateTime> _now = new(NpgsqlDbType.TimestampTz);
        private readonly Value<DateOnly> _day = new(NpgsqlDbType.Date),
            _today = new(NpgsqlDbType.Date);
        private readonly Value<string> _text = new(NpgsqlDbType.Text);
        private readonly Value<byte[]> _salt = new(NpgsqlDbType.Bytea),
            _hash = new(NpgsqlDbType.Bytea);
        private readonly NpgsqlCommand _begin,
            _lock,
            _known,
            _postings,
            _entry,
            _request,
            _balances,
            _turnovers,
            _recordDay,
            _head,
            _commit;

        private Hand(NpgsqlConnection connection, Estates estates, Guid actor)
        {
            (_connection, _estates) = (connection, estates);
            _begin = Command("BEGIN");
            _lock = Command(
                """
                SELECT b.account_no, b.side, b.posted, b.held, b.latest, h.seq, h.last_recorded_at FROM account_balance b JOIN estate_head h ON h.estate_no = b.estate_no
                WHERE b.estate_no = $1 AND b.account_no IN ($2, $3) ORDER BY b.account_no FOR UPDATE
                """,
                _estate,
                _bank,
                _use
            );
            _known = Command("SELECT estate_no, first_seq, last_seq FROM request WHERE id = $1", _id);
            _postings = Command(
                """
                INSERT INTO posting (estate_no, seq, line, account_no, amount, currency, book_date) VALUES ($1, $2, 1, $3, $5, 'BOB', $6), ($1, $2, 2, $4, -$5, 'BOB', $6)
                """,
                _estate,
                _seq,
                _use,
                _bank,
                _amount,
                _day
            );
            _entry = Command(
                """
                INSERT INTO journal_entry (estate_no, seq, id, request_id, instruction, actor, recorded_at, free_text, salt, text_seal, encoding, hash, kind, forced, book_date, value_date, lines)
                VALUES ($1, $2, $3, $3, 0, $4, $5, $6, $7, $8, 1, $8, 0, false, $9, $9, 2)
                """,
                _estate,
                _seq,
                _id,
                _actor,
                _now,
                _text,
                _salt,
                _hash,
                _day
            );
            _request = Command(
                "INSERT INTO request (id, leg, estate_no, first_seq, last_seq) VALUES ($1, 1, $2, $3, $3)",
                _id,
                _estate,
                _seq
            );
            _balances = Command(
                """
                UPDATE account_balance SET posted = posted + CASE account_no WHEN $2 THEN $4 ELSE -$4 END, latest = GREATEST(latest, $5) WHERE estate_no = $1 AND account_no IN ($2, $3)
                """,
                _estate,
                _use,
                _bank,
                _amount,
                _day
            );
            _turnovers = Command(
                """
                INSERT INTO turnover (estate_no, account_no, book_date, value_date, recorded_on, debit, credit) VALUES ($1, $2, $5, $5, $6, $4, 0), ($1, $3, $5, $5, $6, 0, $4)
                ON CONFLICT (estate_no, account_no, book_date, value_date, recorded_on) DO UPDATE SET debit = turnover.debit + excluded.debit, credit = turnover.credit + excluded.credit
                """,
                _estate,
                _use,
                _bank,
                _amount,
                _day,
                _today
            );
            _recordDay = Command(
                """
                INSERT INTO record_day (estate_no, recorded_on, first_seq, last_seq) VALUES ($1, $2, $3, $3) ON CONFLICT (estate_no, recorded_on) DO UPDATE SET last_seq = excluded.last_seq
                """,
                _estate,
                _today,
                _seq
            );
            _head = Command(
                "UPDATE estate_head SET seq = $2, hash = $3, last_recorded_at = $4 WHERE estate_no = $1",
                _estate,
                _seq,
                _hash,
                _now
            );
            _commit = Command("COMMIT");
            (_actor.Is, _day.Is, _text.Is, _salt.Is, _hash.Is) = (
                actor,
                Day,
                "Payment of a certificate of progress",
                Bytes[..16],
                Bytes
            );
        }

        public static async Task<Hand> Connect(Bench bench, Estates estates)
        {
            var hand = new Hand(await bench.ByHand.OpenConnectionAsync(), estates, bench.Clerk.Id.Value);
            foreach (
                var command in (NpgsqlCommand[])
                    [
                        hand._begin,
                        hand._lock,
                        hand._known,
                        hand._postings,
                        hand._entry,
                        hand._request,
                        hand._balances,
                        hand._turnovers,
                        hand._recordDay,
                        hand._head,
                        hand._commit,
                    ]
            )
                await command.PrepareAsync();
            return hand;
        }

        public async Task Post(int estate, string use, long amount)
        {
            (_estate.Is, _amount.Is, _id.Is) = (_estates.Numbers[estate], amount, Guid.CreateVersion7());
            (_bank.Is, _use.Is) = (_estates.Account(estate, Estates.Bank), _estates.Account(estate, use));
            await _begin.ExecuteNonQueryAsync();
            await Lock();
            if (await _known.ExecuteScalarAsync() is not null)
                throw new InvalidOperationException("A new id is known already.");
            await _balances.ExecuteNonQueryAsync();
            await _turnovers.ExecuteNonQueryAsync();
            await _postings.ExecuteNonQueryAsync();
            await _entry.ExecuteNonQueryAsync();
            await _request.ExecuteNonQueryAsync();
            await _recordDay.ExecuteNonQueryAsync();
            await _head.ExecuteNonQueryAsync();
            await _commit.ExecuteNonQueryAsync();
        }

        private async Task Lock()
        {
            await using var reader = await _lock.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                _seq.Is = reader.GetInt64(5) + 1;
                var last = reader.GetDateTime(6);
                var now = DateTime.UtcNow;
                _now.Is = now > last ? now : last.AddMicroseconds(1);
                _today.Is = DateOnly.FromDateTime(_now.Is);
                if (reader.GetInt32(0) == _bank.Is && reader.GetInt64(2) - reader.GetInt64(3) < _amount.Is)
                    throw new InvalidOperationException("The bank account is empty.");
            }
        }

        private NpgsqlCommand Command(string text, params ReadOnlySpan<IValue> values)
        {
            var command = new NpgsqlCommand(text, _connection);
            foreach (var value in values)
                command.Parameters.Add(value.Place());
            return command;
        }

        public ValueTask DisposeAsync() => _connection.DisposeAsync();
    }

    private interface IValue
    {
        NpgsqlParameter Place();
    }

    /// <summary>A value that several statements take: set once, sent by each.</summary>
    private sealed class Value<T>(NpgsqlDbType type) : IValue
    {
        private readonly List<NpgsqlParameter<T>> _places = [];
        private T _is = default!;

        public T Is
        {
            get => _is;
            set
            {
                _is = value;
                foreach (var place in _places)
                    place.TypedValue = value;
            }
        }

        public NpgsqlParameter Place()
        {
            _places.Add(new NpgsqlParameter<T> { NpgsqlDbType = type });
            return _places[^1];
        }
    }
}
