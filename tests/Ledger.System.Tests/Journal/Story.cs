using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using NodaTime;
using NodaTime.Testing;
using static Ledger.Journal.Instruction;

namespace Ledger.SystemTests.Journal;

/// <summary>Some months of two estates in which everything happens once that a journal can record.</summary>
internal sealed class Story(LedgerDatabase ledger, FakeClock clock)
{
    public const string Code = "PA-1",
        Trust = "TR-1";

    public static readonly LocalDate FirstDay = new(2026, 1, 1);
    public static readonly AccountKey Cash = new("1110", default, Currency.BOB),
        Capital = new("3110", default, Currency.BOB);

    /// <summary>An account that belongs to somebody; opened and closed without having taken anything.</summary>
    public static readonly AccountKey Refunds = new("1320", Holder.Parse("al_beni")!.Value, Currency.BOB);

    private int _requests;

    public Person Ana { get; } =
        new(new(new Guid("00000000-0000-7000-8000-0000000000a1")), "ana", "Ana", [Role.Operator, Role.Controller]);
    public Person Ben { get; } =
        new(new(new Guid("00000000-0000-7000-8000-0000000000b2")), "ben", "Ben", [Role.Controller]);
    public Dictionary<string, Receipt> Receipts { get; } = [];

    public static Money Bob(long cents) => new(cents, Currency.BOB);

    public static LocalDate Day(int month, int day) => new(2026, month, day);

    public async Task<Receipt> Do(string name, params Instruction[] instructions) => await Do(name, Ana, instructions);

    public async Task<Receipt> Do(string name, Person by, params Instruction[] instructions)
    {
        clock.Advance(Duration.FromMinutes(7));
        var answer = await ledger.Journal.Post(
            new JournalRequest(RequestIds.FromReference("story", $"request {++_requests}"), by, instructions)
        );
        return Receipts[name] = answer.Match(
            receipt => receipt,
            refusal => throw new InvalidOperationException($"{name}: {refusal}")
        );
    }

    public static PostEntry Pay(
        LocalDate book,
        long cents,
        LocalDate? value = null,
        string estate = Code,
        Labels? dimensions = null,
        string? source = null,
        Labels? metadata = null,
        string narrative = "Contribution"
    ) =>
        new(
            JournalEntry
                .Draft(
                    estate,
                    book,
                    value ?? book,
                    narrative,
                    [Posting.Debit("1110", Bob(cents), dimensions: dimensions), Posting.Credit("3110", Bob(cents))],
                    source,
                    metadata
                )
                .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()))
        );

    public static PostEntry Spend(LocalDate book, long cents) =>
        new(
            JournalEntry
                .Draft(
                    Code,
                    book,
                    book,
                    "Spent",
                    [Posting.Debit("3110", Bob(cents)), Posting.Credit("1110", Bob(cents))]
                )
                .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()))
        );

    public static Labels Labels(string key, string value) =>
        Ledger
            .Journal.Labels.Of("labels", [new(key, value)])
            .Match(labels => labels, refusal => throw new InvalidOperationException(refusal.ToString()));

    public long Seq(string name) => Receipts[name].Records.First(recorded => recorded.Estate == Code).Seq;

    public Guid IdOf(string name, RecordKind kind) =>
        Receipts[name].Records.First(recorded => recorded.Kind == kind).Id;

    /// <summary>Only the estate, for a story of one's own.</summary>
    public Task<Receipt> Open(string zone = "America/La_Paz") =>
        Do(
            "estate",
            new OpenEstate(
                new Estate(
                    Id<Estate>.Derived(Guid.NewGuid(), 1),
                    Code,
                    EstateKind.Trust,
                    "Books",
                    zone,
                    Currency.BOB,
                    FirstDay
                )
            )
        );

    public async Task Tell()
    {
        clock.Reset(Instant.FromUtc(2026, 1, 2, 9, 0));
        await Open("estate", Code);
        await Open("trust", Trust);
        await Do("constrain", new ConstrainAccount(Code, Capital, Constraint.Credit));
        await Do("january", Pay(Day(1, 10), 100_00, source: "DOC-7", metadata: Labels("channel", "bank")));
        await Do("component", Pay(Day(1, 20), 50_00, value: Day(2, 3), dimensions: Labels("component", "c1")));
        await Do("both estates", Pay(Day(1, 25), 5_00), Pay(Day(1, 25), 5_00, estate: Trust));
        clock.Reset(Instant.FromUtc(2026, 2, 5, 9, 0));
        await Do("close january", new ClosePeriod(Code, Day(1, 31)));
        await Do("february", Pay(Day(2, 4), 20_00, dimensions: Labels("component", "c2")));
        await Do("hold", Hold(30_00, null));
        await Do("hold to void", Hold(3_00, null));
        await Do("hold to expire", Hold(4_00, clock.GetCurrentInstant() + Duration.FromHours(1)));
        await Do("hold that stays", Hold(6_00, clock.GetCurrentInstant() + Duration.FromDays(400)));
        await Do(
            "post hold",
            new PostHold(new(IdOf("hold", RecordKind.HoldPlaced)), Spend(Day(2, 5), 10_00).Entry, HoldRestAgain: true)
        );
        await Do("void hold", new VoidHold(new(IdOf("hold to void", RecordKind.HoldPlaced)), "No longer needed"));
        clock.Advance(Duration.FromHours(2));
        await Do("expire hold", new ExpireHold(new(IdOf("hold to expire", RecordKind.HoldPlaced))));
        await Do("mistake", Pay(Day(2, 6), 7_00));
        await Do(
            "reversal",
            new ReverseEntry(new(IdOf("mistake", RecordKind.Entry)), Day(2, 6), Day(2, 6), "Booked twice")
        );
        await Do("close account", new CloseAccount(Code, Refunds, Day(2, 6)));
        clock.Reset(Instant.FromUtc(2026, 3, 5, 9, 0));
        await Do("close february", new ClosePeriod(Code, Day(2, 28)));
        await Do("ask", new AskReopening(Code, Day(2, 28), "A voucher was late"));
        await Do("reopen", Ben, new ReopenPeriod(Code, Day(2, 28), "Granted"));
        await Do("late", Pay(Day(2, 27), 9_00));
        await Do("close february again", new ClosePeriod(Code, Day(2, 28)));
        await Do("march", Pay(Day(3, 4), 11_00));
    }

    private async Task Open(string name, string code)
    {
        await Do(
            name,
            new OpenEstate(
                new Estate(
                    Id<Estate>.Derived(new Guid("00000000-0000-7000-8000-00000000e57a"), code[0]),
                    code,
                    EstateKind.Trust,
                    $"Books of {code}",
                    "America/La_Paz",
                    Currency.BOB,
                    FirstDay
                )
            )
        );
        if (code == Code)
            await Do("holder", new OpenAccount(code, Refunds, FirstDay));
    }

    private static PlaceHold Hold(long cents, Instant? expiresAt) =>
        new(Code, "1110", default, Bob(cents), Day(2, 5), expiresAt, "For the works");
}
