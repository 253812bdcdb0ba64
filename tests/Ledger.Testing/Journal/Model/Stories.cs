using FsCheck;
using FsCheck.Fluent;

namespace Ledger.Tests.Model;

/// <summary>Generated stories: mostly sensible wishes, with every mistake among them.</summary>
public static class Stories
{
    /// <summary>
    /// Stories, and how to shorten one that fails: drop commands, first many, then one by one; then requests and
    /// wishes.
    /// </summary>
    public static Arbitrary<IReadOnlyList<Command>> Of(int length) => Arb.From(Commands(length), Shorter);

    private static Gen<IReadOnlyList<Command>> Commands(int length) =>
        from count in Gen.Choose(length / 2, length)
        from commands in Gen.Frequency(
                (12, from command in Command select (Command[])[command]),
                (1, Reopening),
                (1, Promise)
            )
            .ArrayOf(count)
        select (IReadOnlyList<Command>)[Funding, .. commands.SelectMany(scene => scene).Take(length)];

    /// <summary>
    /// A period is closed, its reopening asked for, and withdrawn or granted: in any order it would rarely come about.
    /// </summary>
    private static Gen<Command[]> Reopening =>
        from estate in Gen.Choose(0, 1)
        from day in Gen.Choose(0, 24)
        from first in Person
        from second in Person
        from third in Person
        from isGranted in Gen.Elements(true, true, false)
        select (Command[])
            [
                Alone(first, new Wish.ClosePeriod(estate, day)),
                Alone(second, new Wish.AskReopening(estate, 0)),
                Alone(third, isGranted ? new Wish.Reopen(estate, 0) : new Wish.Withdraw(estate, 0)),
            ];

    /// <summary>Money is held, time passes, and the hold is resolved, too late or not.</summary>
    private static Gen<Command[]> Promise =>
        from person in Person
        from place in Place
        // At the very instant, too.
        from minutes in Gen.OneOf(Gen.Choose(0, 200), Gen.Constant(Math.Max(0, ((Wish.Place)place).ExpiresInMinutes)))
        from end in Gen.OneOf(Settle, Void, Expire)
        select (Command[])[Alone(person, place), new Command.Wait(minutes), Alone(person, end)];

    private static Command.Send Alone(int person, Wish wish) => new([new Wishes(person, [wish])], false);

    /// <summary>Without money nothing much happens. Shrinking may drop it like any other command.</summary>
    private static Command Funding =>
        new Command.Send(
            [
                .. ((int[])[0, 4, 8, 9, 2]).Select(pattern => new Wishes(
                    0,
                    [new Wish.Post(pattern, pattern == 8 ? 9_000 : 3_000, 22, 22)]
                )),
            ],
            false
        );

    private static Gen<Command> Command =>
        Gen.Frequency(
            (60, from wishes in One select (Command)new Command.Send([wishes], false)),
            (8, from wishes in Paired select (Command)new Command.Send([wishes], false)),
            (6, from requests in Several select (Command)new Command.Send(requests, true)),
            (6, from requests in Several select (Command)new Command.Send(requests, false)),
            (
                10,
                from pick in Gen.Choose(0, 999)
                from change in Gen.Elements(Enum.GetValues<Change>())
                select (Command)new Command.Retry(pick, change)
            ),
            (5, from pick in Gen.Choose(0, 999) select (Command)new Command.Retry(pick, Change.Nothing)),
            (
                8,
                from minutes in Gen.Frequency(
                    (6, Gen.Choose(20, 240)),
                    (1, Gen.Constant(-1)),
                    (1, Gen.Choose(-300, -20)),
                    (2, Gen.Choose(1_440, 4_320))
                )
                select (Command)new Command.Wait(minutes)
            )
        );

    private static Gen<Wishes> One =>
        from person in Person
        from wishes in Gen.Frequency(
            (30, Wish.ArrayOf(1)),
            (5, Wish.ArrayOf(2)),
            (2, Wish.ArrayOf(3)),
            (1, Gen.Constant(Array.Empty<Wish>()))
        )
        select new Wishes(person, wishes);

    private static Gen<IReadOnlyList<Wishes>> Several =>
        from count in Gen.Choose(2, 4)
        from requests in Gen.Frequency((3, Easy), (1, One)).ArrayOf(count)
        select (IReadOnlyList<Wishes>)requests;

    private static Gen<Wishes> Easy => from person in Person from post in Deposit select new Wishes(person, [post]);

    /// <summary>
    /// Money moves from the programme to the trust: two entries of one request. Or two reversals, on days of their own.
    /// </summary>
    private static Gen<Wishes> Paired =>
        Gen.Frequency(
            (
                3,
                from person in Person
                from amount in Gen.Choose(1, 900)
                from day in Day
                from valueDay in Day
                select new Wishes(
                    person,
                    [new Wish.Post(9, amount, day, valueDay), new Wish.Post(0, amount, day, valueDay)]
                )
            ),
            (
                1,
                from person in Gen.Choose(1, 2)
                from reversals in Reversal(forced: true).ArrayOf(2)
                select new Wishes(person, reversals)
            )
        );

    private static Gen<Wish> Wish =>
        Gen.Frequency(
            (18, Deposit),
            (20, Posting),
            (14, Place),
            (9, Settle),
            (3, Void),
            (4, Expire),
            (4, Reversal(forced: false)),
            (5, Reversal(forced: true)),
            (4, from which in Gen.Choose(0, 7) select (Wish)new Wish.OpenEstate(which)),
            (
                3,
                from which in Gen.Choose(0, 11)
                from day in Gen.Choose(0, 30)
                from side in Side
                select (Wish)new Wish.OpenAccount(which, day, side)
            ),
            (4, from pick in Pick from day in Gen.Choose(20, 60) select (Wish)new Wish.CloseAccount(pick, day)),
            (2, from pick in Pick from side in Gen.Choose(0, 2) select (Wish)new Wish.Constrain(pick, side)),
            (
                3,
                from estate in Estate
                from day in Gen.Frequency((5, Gen.Choose(0, 26)), (2, Gen.Choose(26, 60)))
                select (Wish)new Wish.ClosePeriod(estate, day)
            ),
            (6, from estate in Estate from off in Off select (Wish)new Wish.AskReopening(estate, off)),
            (2, from estate in Estate from off in Off select (Wish)new Wish.Withdraw(estate, off)),
            (6, from estate in Estate from off in Off select (Wish)new Wish.Reopen(estate, off))
        );

    private static Gen<Wish> Deposit =>
        from pattern in Gen.Elements(0, 0, 4, 8, 8, 2)
        from amount in Gen.Choose(300, 4_000)
        from day in Gen.Choose(20, 40)
        from valueDay in Gen.Choose(20, 40)
        select (Wish)new Wish.Post(pattern, amount, day, valueDay);

    private static Gen<Wish> Posting =>
        from pattern in Gen.Frequency(
            (8, Gen.Choose(0, Scene.GoodPatterns - 1)),
            (1, Gen.Choose(0, Scene.Patterns.Count - 1))
        )
        from amount in Gen.Frequency((6, Gen.Choose(1, 500)), (1, Gen.Choose(500, 5_000)))
        from day in Day
        from valueDay in Day
        from slip in Gen.Frequency((6, Gen.Constant(Slip.None)), (1, Gen.Elements(Enum.GetValues<Slip>())))
        select (Wish)new Wish.Post(pattern, amount, day, valueDay, slip);

    private static Gen<Wish> Place =>
        from account in Gen.Frequency((8, Gen.Elements(0, 0, 3, 3, 2, 4, 1)), (1, Gen.Choose(0, Scene.Held.Count - 1)))
        from amount in Gen.Frequency((12, Gen.Choose(1, 400)), (1, Gen.Choose(-1, 0)))
        from day in Day
        from expires in Gen.Frequency((3, Gen.Constant(0)), (4, Gen.Choose(1, 240)), (1, Gen.Choose(-5, 0)))
        from purpose in Gen.Elements(true, false)
        select (Wish)new Wish.Place(account, amount, day, expires, purpose);

    private static Gen<Wish> Settle =>
        from pick in Pick
        from part in Gen.Elements(0, 0, 1, 1, 1, 2, 3)
        from day in Day
        from valueDay in Day
        from again in Gen.Elements(true, false)
        select (Wish)new Wish.PostHold(pick, part, day, valueDay, again);

    private static Gen<Wish> Void =>
        from pick in Pick
        from say in Gen.Elements(0, 0, 1, 2)
        select (Wish)new Wish.Void(pick, say);

    private static Gen<Wish> Expire => from pick in Pick select (Wish)new Wish.Expire(pick);

    private static Gen<Wish> Reversal(bool forced) =>
        from pick in Pick
        from later in Gen.Choose(-1, 20)
        from valueLater in Gen.Choose(-1, 20)
        select (Wish)new Wish.Reverse(pick, later, valueLater, forced);

    private static Gen<int> Person => Gen.Choose(0, 2);
    private static Gen<int> Pick => Gen.Choose(0, 9_999);
    private static Gen<int> Estate => Gen.Elements(0, 0, 0, 1, 1, 1, 2);
    private static Gen<int> Off => Gen.Elements(0, 0, 0, 0, 0, 0, 1, -1);
    private static Gen<int> Side => Gen.Elements(0, 0, 0, 1, 2, 3);
    private static Gen<int> Day => Gen.Frequency((6, Gen.Choose(25, 60)), (2, Gen.Choose(-3, 60)));

    private static IEnumerable<IReadOnlyList<Command>> Shorter(IReadOnlyList<Command> commands)
    {
        for (var chunk = commands.Count / 2; chunk >= 1; chunk /= 2)
        for (var start = 0; start + chunk <= commands.Count; start += chunk)
            yield return [.. commands.Take(start), .. commands.Skip(start + chunk)];
        foreach (var (index, command) in commands.Index())
            if (command is Command.Send send)
                foreach (var less in Less(send))
                    yield return [.. commands.Take(index), less, .. commands.Skip(index + 1)];
    }

    private static IEnumerable<Command.Send> Less(Command.Send send)
    {
        if (send.Requests.Count > 1)
            for (var i = 0; i < send.Requests.Count; i++)
                yield return send with
                {
                    Requests = [.. send.Requests.Where((_, at) => at != i)],
                };
        foreach (var (index, wishes) in send.Requests.Index())
            if (wishes.Each.Count > 1)
                for (var i = 0; i < wishes.Each.Count; i++)
                    yield return send with
                    {
                        Requests =
                        [
                            .. send.Requests.Select(
                                (other, at) =>
                                    at == index ? other with { Each = [.. other.Each.Where((_, j) => j != i)] } : other
                            ),
                        ],
                    };
    }
}
