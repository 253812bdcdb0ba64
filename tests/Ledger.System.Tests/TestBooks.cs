using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using NodaTime;
using NodaTime.Text;
using static Ledger.Journal.Instruction;

namespace Ledger.SystemTests;

/// <summary>
/// Books that tests write in: people, estates, entries and holds, said briefly. Amounts are in minor units of
/// bolivianos.
/// </summary>
/// <remarks>
/// A trust's 1110 and 1120 never go below zero on the debit side, 2130 on the credit side; 3110 and 5110 are not
/// constrained.
/// </remarks>
public static class TestBooks
{
    public static readonly Person Ana = Person("Ana", 1, Role.Operator),
        Beto = Person("Beto", 2, Role.Controller),
        Carla = Person("Carla", 3, Role.Treasurer),
        Dora = Person("Dora", 4, Role.Controller);

    /// <summary>Bank, collective fund, retention held, contributions, investment.</summary>
    public const string Bank = "1110",
        Fund = "1120",
        Retention = "2130",
        Contributions = "3110",
        Investment = "5110";

    public static readonly LocalDate Opening = new(2026, 1, 1),
        Today = new(2026, 11, 20);

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Id<JournalRequest> NewId() => new(Guid.CreateVersion7());

    public static Money Bob(long minorUnits) => new(minorUnits, Currency.BOB);

    public static JournalRequest Asks(this Person by, params Instruction[] instructions) =>
        new(NewId(), by, instructions);

    public static JournalRequest Asks(this Person by, Id<JournalRequest> id, params Instruction[] instructions) =>
        new(id, by, instructions);

    public static OpenEstate Open(string code, EstateKind kind = EstateKind.Trust, Guid id = default) =>
        new(
            new Estate(
                new(id == default ? Guid.CreateVersion7() : id),
                code,
                kind,
                $"Estate {code}",
                "America/La_Paz",
                Currency.BOB,
                Opening
            )
        );

    public static JournalEntry Draft(
        string estate,
        LocalDate? on = null,
        LocalDate? value = null,
        string narrative = "Moved",
        Labels? metadata = null,
        params Posting[] postings
    ) =>
        JournalEntry
            .Draft(estate, on ?? Today, value ?? on ?? Today, narrative, postings, "DOC-1", metadata)
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));

    /// <summary>Money from one account (credit) to another (debit).</summary>
    public static JournalEntry Move(
        string estate,
        long amount,
        string from,
        string to,
        LocalDate? on = null,
        LocalDate? value = null,
        string narrative = "Moved",
        Labels? dimensions = null
    ) =>
        Draft(
            estate,
            on,
            value,
            narrative,
            null,
            Posting.Debit(to, Bob(amount), default, dimensions),
            Posting.Credit(from, Bob(amount), default, dimensions)
        );

    public static PostEntry Post(JournalEntry entry) => new(entry);

    public static PlaceHold Hold(
        string estate,
        long amount,
        string account = Bank,
        LocalDate? value = null,
        Instant? expires = null,
        string purpose = "Promised"
    ) => new(estate, account, default, Bob(amount), value ?? Today, expires, purpose);

    public static Labels Labels(params (string Key, string Value)[] pairs) =>
        Ledger
            .Journal.Labels.Of("labels", pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
            .Match(labels => labels, refusal => throw new InvalidOperationException(refusal.ToString()));

    /// <summary>The id of what the n-th instruction of a request makes.</summary>
    public static Id<T> IdOf<T>(JournalRequest request, int instruction = 0)
        where T : IIdentified => Id<T>.Derived(request.Id.Value, instruction);

    /// <summary>Opens an estate of trust, with money in the bank if asked for.</summary>
    public static async Task<string> Trust(this LedgerDatabase ledger, string code = "TR-1", long bank = 0)
    {
        await ledger.Accepts(Ana.Asks(Open(code)));
        if (bank > 0)
            await ledger.Accepts(Ana.Asks(Post(Move(code, bank, Contributions, Bank, Opening))));
        return code;
    }

    public static async Task<Receipt> Accepts(this LedgerDatabase ledger, JournalRequest request) =>
        Accepted(await ledger.Journal.Post(request));

    public static Receipt Accepted(Result<Receipt> answer) =>
        answer.Match(
            receipt => receipt,
            refusal => throw new Xunit.Sdk.XunitException($"Refused {refusal.Code}: {refusal}")
        );

    /// <summary>Posts what must be refused, and checks that not a row of any table changed.</summary>
    public static async Task<Refusal> Refuses(this TestDatabase database, JournalRequest request)
    {
        var before = await database.Fingerprint();
        var refusal = (await database.Ledger.Journal.Post(request)).Refusal;
        Xunit.Assert.NotNull(refusal);
        Xunit.Assert.Equal(before, await database.Fingerprint());
        return refusal;
    }

    /// <summary>Posted (debit +) and held of an account without holder, in minor units.</summary>
    public static async Task<(long Posted, long Held)> Balance(
        this TestDatabase database,
        string estate,
        string account
    )
    {
        var row = (
            await database.Rows(
                $"""
                SELECT b.posted, b.held FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no JOIN estate e ON e.no = a.estate_no
                WHERE e.code = '{estate}' AND a.code = '{account}' AND a.holder = ''
                """
            )
        ).Single();
        return ((long)row[0]!, (long)row[1]!);
    }

    private static Person Person(string name, int number, Role role) =>
        new(
            new Id<Person>(new Guid($"00000000-0000-8000-8000-0000000000{number:x2}")),
            name.ToLowerInvariant(),
            name,
            [role]
        );
}
