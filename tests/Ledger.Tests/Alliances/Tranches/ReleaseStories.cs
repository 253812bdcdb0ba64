using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Testing;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ledger.Tests;

/// <summary>
/// Goal: whatever people ask about releases, in whatever order and whoever asks, no money leaves that may not.
/// Method: stories of commands, good and hostile, go through the domain and the journal; a plain tally of what was
/// accepted
/// keeps its own sums,
/// and after every step the dossier, the books and the tally must agree, and the limits must hold by the tally's
/// figures.
/// </summary>
public class Any_story_of_releases(ITestOutputHelper output)
{
    private const int Stories = 150,
        Length = 60;

    /// <summary>One wish: what, by whom, which file and how much; what they mean is decided when it is told.</summary>
    private sealed record Wish(int What, int Who, int Which, int HowMuch);

    [Fact]
    public void Keeps_to_its_limits_and_agrees_with_the_books()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var wish =
            from what in Gen.Choose(0, 99)
            from who in Gen.Choose(0, 19)
            from which in Gen.Choose(1, 4)
            from howMuch in Gen.Choose(1, 100)
            select new Wish(what, who, which, howMuch);
        Prop.ForAll(Arb.From(wish.ListOf(Length)), wishes => Tell([.. wishes], seen)).Check(Seeds.Many(Stories));
        foreach (var (code, count) in seen.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{count, 7} {code}");
        foreach (
            var needed in (string[])
                [
                    "Paid",
                    "Returned",
                    "Lapsed",
                    "InTransit",
                    "segregation.same_person",
                    "tranche.conditions_not_met",
                    "tranche.above_payable",
                    "tranche.changed_since",
                    "command.wrong_state",
                    "journal.insufficient_funds",
                ]
        )
            Assert.True(seen.ContainsKey(needed), $"No story came to '{needed}': it would prove nothing about it.");
    }

    private static void Tell(IReadOnlyList<Wish> wishes, Dictionary<string, int> seen)
    {
        var instrument = Field.With(
            Channel.Trust,
            new Gate.CertifiedProgress(Share.Percent(20)),
            new Gate.VerifiedCounterpart(Share.Percent(20))
        ) with
        {
            Approvals = [new(Field.Cop(0), [Role.Operator]), new(Field.Cop(400), [Role.Operator, Role.Treasurer])],
        };
        // Less money than was committed: sooner or later the account is short.
        var field = new Field(instrument, Field.Cop(3_000), Field.Cop(1_000), appropriated: Field.Cop(1_000));
        field.Executing(Field.Cop(900));
        field.Spend(Field.Cop(150));
        var tally = new ReleaseTally(field);
        foreach (var wish in wishes)
        {
            var (by, command) = Meaning(wish, field);
            var before = field.Dossier;
            var answer = field.Do(by, command);
            var word = answer.Match(
                outcome =>
                    outcome.Steps.Any(step => step.Trigger == nameof(ReleaseTrigger.Lapse))
                        ? "Lapsed"
                        : outcome.Steps[^1].To,
                refusal => refusal.Code
            );
            seen[word] = seen.GetValueOrDefault(word) + 1;
            if (answer.Refusal is null)
            {
                tally.Note(by, command, before);
                tally.ForgetLapsed();
            }
            else if (!ReferenceEquals(before, field.Dossier))
                throw new XunitException($"{command} was refused and left something.");
            if (tally.Fault() is { } fault)
                throw new XunitException($"{fault}, after {by.Handle}: {command}");
        }
        if (field.VerifyChains() is { } broken)
            throw new XunitException(broken);
    }

    private static readonly Person[] People =
    [
        Field.Manager,
        Field.Manager,
        Field.Manager,
        Field.Inspector,
        Field.Maker,
        Field.Checker,
        Field.Treasurer,
        Field.Payer,
        Field.Controller,
        Field.Everything,
    ];

    private static (Person, AllianceCommand) Meaning(Wish wish, Field field)
    {
        var (day, releases) = (Field.Day, field.Dossier.Releases);
        var number = releases.Count == 0 ? wish.Which : 1 + wish.Which % releases.Count;
        var release = field.Dossier.FindRelease(number);
        var revision = (release?.Revision ?? 1) - (wish.HowMuch % 13 == 0 ? 1 : 0);
        var amount = Field.Cop(wish.HowMuch * 5);
        // Mostly who should ask does; sometimes somebody else, who may hold every role there is.
        Person By(Person right) => wish.Who < 17 ? right : People[wish.HowMuch % People.Length];
        return wish.What switch
        {
            < 50 when release is not null && NextOf(release, revision, wish, field) is var (right, next) => (
                By(right),
                next
            ),
            < 60 => (By(Field.Inspector), new IssueCertificate(Share.Percent(wish.HowMuch), day, Field.Evidence)),
            < 63 => (
                By(Field.Inspector),
                new RevokeCertificate(1 + wish.Which % Math.Max(1, field.Dossier.Certificates.Count), day, "Wrong")
            ),
            < 72 => (By(Field.Controller), new VerifyCounterpart(1, amount, day, "S")),
            < 84 => (By(Field.Manager), new RequestRelease(amount, day, "R")),
            < 87 => (By(Field.Manager), new AmendRelease(number, amount, day, "M")),
            < 89 => (By(Field.Controller), new DebitRelease(number, day, "B")),
            < 92 => (By(Field.Controller), new ReturnRelease(number, day, "B")),
            < 94 => (By(Field.Controller), new BounceRelease(number, day, "No")),
            < 95 => (By(Field.Maker), new RejectRelease(number, day, "No")),
            < 96 => (By(Field.Manager), new CancelRelease(number, day, "No")),
            < 98 => (By(Field.Checker), new ApproveRelease(number, revision, day)),
            _ => (By(Field.Payer), new InstructRelease(number, day, "I")),
        };
    }

    /// <summary>What should happen next to a release, by who should do it.</summary>
    private static (Person, AllianceCommand)? NextOf(Release release, int revision, Wish wish, Field field) =>
        release.State switch
        {
            ReleaseState.Requested => (Field.Maker, new ReviewRelease(release.Number, revision, Field.Day)),
            ReleaseState.Reviewed => (
                field.Dossier.Approvals.Any(approval =>
                    approval.File == release.Id.Value && approval.Revision == release.Revision
                )
                    ? Field.Treasurer
                    : Field.Checker,
                new ApproveRelease(release.Number, revision, Field.Day)
            ),
            ReleaseState.Approved => (Field.Payer, new InstructRelease(release.Number, Field.Day, "I")),
            ReleaseState.Instructed when wish.HowMuch % 4 == 0 => (
                Field.Controller,
                new DebitRelease(release.Number, Field.Day, "B")
            ),
            ReleaseState.Instructed => (
                Field.Controller,
                new ConfirmRelease(
                    release.Number,
                    wish.HowMuch % 3 == 0 ? Field.Cop(wish.HowMuch) : release.Unpaid,
                    Field.Day,
                    "B"
                )
            ),
            ReleaseState.InTransit => (
                Field.Controller,
                new ConfirmRelease(release.Number, release.InTransit, Field.Day, "B")
            ),
            ReleaseState.Returned => (Field.Payer, new RetryRelease(release.Number, Field.Day, "Again")),
            _ => null,
        };
}
