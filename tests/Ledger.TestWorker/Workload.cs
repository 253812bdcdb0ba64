using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.TestWorker;

/// <summary>What one request does to one account when it is accepted, in minor units.</summary>
public readonly record struct Effect(string Estate, string Account, long Posted, long Held);

/// <summary>A request and its effects, which do not depend on what else happens.</summary>
public sealed record Piece(JournalRequest Request, IReadOnlyList<Effect> Effects);

/// <summary>
/// Work that can be made again from its seed: several callers, each with requests to send in order. With enough money
/// all are accepted.
/// </summary>
public static class Workload
{
    public const string Bank = "1110",
        Fund = "1120",
        Transit = "1190",
        Contributions = "3110",
        Investment = "5110";

    public static readonly Person Worker = new(
        new Id<Person>(new Guid("00000000-0000-8000-8000-0000000000ff")),
        "worker",
        "Worker",
        [Role.Operator, Role.Treasurer]
    );

    public static readonly LocalDate Opening = new(2026, 1, 1);

    public static string Estate(int number) => $"TR-{number}";

    /// <summary>Opens the estates and puts money in their banks.</summary>
    public static IEnumerable<JournalRequest> Beginning(int estates, long money) =>
        from number in Enumerable.Range(0, estates)
        select new JournalRequest(
            new(Numbered(0, 0, number)),
            Worker,
            [
                new OpenEstate(
                    new Estate(
                        new(Numbered(0, 1, number)),
                        Estate(number),
                        EstateKind.Trust,
                        "Trust",
                        "America/La_Paz",
                        Currency.BOB,
                        Opening
                    )
                ),
                new PostEntry(Move(Estate(number), money, Contributions, Bank, Opening)),
                new PostEntry(Move(Estate(number), money, Contributions, Fund, Opening)),
            ]
        );

    /// <summary>
    /// The requests of one caller, in order. A later one may name what an earlier one made: nobody else does.
    /// </summary>
    public static IReadOnlyList<Piece> Of(int seed, int caller, int count, int estates)
    {
        var draw = new Random(unchecked(seed * 397 ^ caller));
        var pieces = new List<Piece>(count);
        var (holds, entries) = (
            new List<(Guid Id, string Estate, long Amount)>(),
            new List<(Piece Piece, LocalDate On)>()
        );
        while (pieces.Count < count)
        {
            var id = Numbered(seed, caller + 1, pieces.Count);
            var (estate, amount) = (Estate(draw.Next(estates)), draw.Next(1, 500));
            // A day of this year, mostly late: some reach back behind what was booked before.
            var on = Opening.PlusDays(draw.Next(4) > 0 ? 300 : draw.Next(300));
            switch (draw.Next(8))
            {
                case 0 or 1:
                    Add(id, Paid(estate, amount, Bank, Fund), new PostEntry(Move(estate, amount, Bank, Fund, on)));
                    entries.Add((pieces[^1], on));
                    break;
                case 2:
                    Add(
                        id,
                        Paid(estate, amount, Fund, Investment),
                        new PostEntry(
                            Move(
                                estate,
                                amount,
                                Fund,
                                Investment,
                                on,
                                Labels
                                    .Of("dimensions", [new("componente", $"{draw.Next(20)}")])
                                    .Match(labels => labels, _ => Labels.Empty)
                            )
                        )
                    );
                    break;
                case 3:
                    var other = Estate(draw.Next(estates));
                    Add(
                        id,
                        [.. Paid(estate, amount, Bank, Transit), .. Paid(other, amount, Transit, Bank)],
                        new PostEntry(Move(estate, amount, Bank, Transit, on)),
                        new PostEntry(Move(other, amount, Transit, Bank, on))
                    );
                    entries.Add((pieces[^1], on));
                    break;
                case 4 or 5 when holds.Count < 4:
                    Add(
                        id,
                        [new(estate, Bank, 0, amount)],
                        new PlaceHold(estate, Bank, default, new Money(amount, Currency.BOB), on, null, "Promised")
                    );
                    holds.Add((id, estate, amount));
                    break;
                case 4 or 5:
                    var (hold, of, held) = holds[draw.Next(holds.Count)];
                    holds.RemoveAll(one => one.Id == hold);
                    var part = draw.NextInt64(held + 1);
                    if (part == 0)
                        Add(id, [new(of, Bank, 0, -held)], new VoidHold(new(hold), "Not needed"));
                    else
                        Add(
                            id,
                            [.. Paid(of, part, Bank, Investment), new(of, Bank, 0, -held)],
                            new PostHold(new(hold), Move(of, part, Bank, Investment, Opening.PlusDays(300)))
                        );
                    break;
                case 6 when entries.Count > 0:
                    var (reversed, day) = entries[draw.Next(entries.Count)];
                    entries.RemoveAll(one => one.Piece == reversed);
                    Add(
                        id,
                        [.. reversed.Effects.Select(effect => effect with { Posted = -effect.Posted })],
                        new ReverseEntry(new(reversed.Request.Id.Value), day, day, "Booked in error")
                    );
                    break;
                default:
                    Add(
                        id,
                        Paid(estate, amount, Contributions, Bank),
                        new PostEntry(Move(estate, amount, Contributions, Bank, on))
                    );
                    break;
            }
        }
        return pieces;

        void Add(Guid id, IReadOnlyList<Effect> effects, params Instruction[] instructions) =>
            pieces.Add(new Piece(new JournalRequest(new(id), Worker, instructions), effects));
    }

    /// <summary>
    /// Requests that may well be refused: money is scarce, and callers reverse and resolve what others made.
    /// </summary>
    public static JournalRequest Scramble(
        Random draw,
        int estates,
        List<Guid> entries,
        List<(Guid Id, string Estate)> holds
    )
    {
        var id = Guid.CreateVersion7();
        var (estate, amount, on) = (
            Estate(draw.Next(estates)),
            draw.Next(1, 400),
            Opening.PlusDays(draw.Next(3) > 0 ? 300 : 290 + draw.Next(20))
        );
        Instruction[] instructions = draw.Next(10) switch
        {
            0 or 1 or 2 => [new PostEntry(Move(estate, amount, Bank, Fund, on))],
            3 or 4 => [new PostEntry(Move(estate, amount, Fund, Bank, on))],
            5 =>
            [
                new PostEntry(Move(estate, amount, Bank, Transit, on)),
                new PostEntry(Move(Estate(draw.Next(estates)), amount, Transit, Bank, on)),
            ],
            6 =>
            [
                new PlaceHold(
                    estate,
                    Bank,
                    default,
                    new Money(amount, Currency.BOB),
                    on,
                    draw.Next(2) == 0
                        ? null
                        : SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(draw.Next(1, 500)),
                    "Promised"
                ),
            ],
            7 when holds.Count > 0 && holds[draw.Next(holds.Count)] is var (hold, of) =>
            [
                new PostHold(new(hold), Move(of, 1, Bank, Investment, on)),
            ],
            8 when holds.Count > 0 => [new VoidHold(new(holds[draw.Next(holds.Count)].Id), "Not needed")],
            _ when entries.Count > 0 =>
            [
                new ReverseEntry(
                    new(entries[draw.Next(entries.Count)]),
                    Opening.PlusDays(310),
                    Opening.PlusDays(310),
                    "Booked in error",
                    draw.Next(3) == 0
                ),
            ],
            _ => [new PostEntry(Move(estate, amount, Contributions, Bank, on))],
        };
        if (instructions[0] is PlaceHold)
            holds.Add((id, estate));
        if (instructions[0] is PostEntry)
            entries.Add(id);
        return new JournalRequest(new(id), Worker, instructions);
    }

    public static JournalEntry Move(
        string estate,
        long amount,
        string from,
        string to,
        LocalDate on,
        Labels? dimensions = null
    ) =>
        JournalEntry
            .Draft(
                estate,
                on,
                on,
                "Moved",
                [
                    Posting.Debit(to, new Money(amount, Currency.BOB), default, dimensions),
                    Posting.Credit(from, new Money(amount, Currency.BOB)),
                ]
            )
            .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()));

    private static IReadOnlyList<Effect> Paid(string estate, long amount, string from, string to) =>
        [new(estate, from, -amount, 0), new(estate, to, amount, 0)];

    private static Guid Numbered(int seed, int caller, int number) =>
        new($"019c0000-{caller:x4}-7000-8{number >> 16 & 0xFFF:x3}-{number & 0xFFFF:x4}{seed:x8}");
}
