using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests;

/// <summary>
/// Shorthand for tests: a desk with one trust's books on it (PA-1), a programme's beside (PAR-2), and a clock.
/// </summary>
/// <remarks>What is refused at this desk is checked to have left nothing: the dump of the books is the same.</remarks>
public sealed class JournalFixture
{
    public static readonly LocalDate Today = new(2026, 3, 10),
        OpeningDay = new(2026, 1, 1);
    public static readonly Currency Bob = Currency.BOB,
        Usd = Currency.USD;
    public static readonly Person Ana = Somebody(1, "ana", Role.Operator),
        Luis = Somebody(2, "luis", Role.Controller),
        Marta = Somebody(3, "marta", Role.Controller);
    public static readonly Estate Trust = new(
        new Id<Estate>(Numbered(0xE, 1)),
        "PA-1",
        EstateKind.Trust,
        "Patrimonio autónomo uno",
        "America/Bogota",
        Bob,
        OpeningDay
    );
    public static readonly Estate Programme = new(
        new Id<Estate>(Numbered(0xE, 2)),
        "PAR-2",
        EstateKind.Programme,
        "Alianzas rurales",
        "America/La_Paz",
        Bob,
        OpeningDay
    );

    private readonly LedgerInMemory _ledger = new();
    private int _requests;

    public JournalFixture() => Accepts(new OpenEstate(Trust), new OpenEstate(Programme));

    public Instant Now { get; set; } = Instant.FromUtc(2026, 3, 10, 15, 0);

    public Person By { get; set; } = Ana;

    public JournalState Books => _ledger.Books;

    public string Dump => BooksDump.Of(Books);

    public AccountBooks this[string code, Currency? currency = null, string estate = "PA-1"] =>
        Books.Estates[estate].Accounts[new AccountKey(code, default, currency ?? Bob)];

    public IReadOnlyList<JournalRecord> Chain(string estate = "PA-1") => _ledger.ChainOf(estate);

    public string? VerifyChains() => _ledger.VerifyChains();

    public static Money Of(decimal amount, Currency? currency = null) => new((long)(amount * 100), currency ?? Bob);

    public static LocalDate March(int day) => new(2026, 3, day);

    public static Posting Debit(string code, decimal amount, Currency? currency = null) =>
        Posting.Debit(code, Of(amount, currency));

    public static Posting Credit(string code, decimal amount, Currency? currency = null) =>
        Posting.Credit(code, Of(amount, currency));

    /// <summary>An entry of the trust on one day.</summary>
    public static Result<JournalEntry> Draft(LocalDate day, params IReadOnlyList<Posting> postings) =>
        JournalEntry.Draft("PA-1", day, day, "test", postings);

    public static PostEntry Entry(LocalDate day, params IReadOnlyList<Posting> postings) =>
        new(Ok(Draft(day, postings)));

    /// <summary>Money comes in: 1110/3110.</summary>
    public static PostEntry In(decimal amount, LocalDate? day = null) =>
        Entry(day ?? March(1), Debit("1110", amount), Credit("3110", amount));

    /// <summary>Money goes out: 5110/1110.</summary>
    public static PostEntry Out(decimal amount, LocalDate? day = null) =>
        Entry(day ?? Today, Debit("5110", amount), Credit("1110", amount));

    public static PlaceHold HoldOf(decimal amount, Instant? expires = null) =>
        new("PA-1", "1110", default, Of(amount), Today, expires, "tranche 1");

    public Id<JournalRequest> NextId() => new(Numbered(1, ++_requests));

    public JournalRequest Request(params Instruction[] instructions) => new(NextId(), By, instructions);

    public IReadOnlyList<Result<Receipt>> Send(Batch batch) => _ledger.Send(batch, Now);

    public Result<Receipt> Send(JournalRequest request) => Send(new Batch([request], Atomic: false))[0];

    public Receipt Accepts(params Instruction[] instructions) => Ok(Send(Request(instructions)));

    /// <summary>The id of what the request's only instruction made.</summary>
    public Guid Makes(Instruction instruction) => Accepts(instruction).Request.Value;

    public TRefusal Refuses<TRefusal>(params Instruction[] instructions)
        where TRefusal : Refusal
    {
        var before = Dump;
        var refusal = Assert.IsType<TRefusal>(Send(Request(instructions)).Refusal);
        Assert.Equal(before, Dump);
        return refusal;
    }

    public static T Ok<T>(Result<T> result)
        where T : notnull =>
        result.Match(value => value, refusal => throw new Xunit.Sdk.XunitException($"Refused: {refusal}"));

    private static Person Somebody(int number, string handle, Role role) =>
        new(new Id<Person>(Numbered(0xA, number)), handle, handle, [role]);

    private static Guid Numbered(int family, int number) => new($"019c{family:x4}-0000-7000-8000-{number:x12}");
}
