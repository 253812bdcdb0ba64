using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Storage.Alliances;
using Ledger.Workflow;
using Xunit;
using Xunit.Abstractions;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>Several people, lost lines and sent-again requests: state and entries stay one.</summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private static async Task<AllianceBooks> Reviewed()
    {
        var books = await Open();
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence));
        await books.Accept(Manager, new RequestRelease(Bob(300_000), Day, "Request 1"));
        await books.Accept(Maker, new ReviewRelease(1, 1, Day));
        return books;
    }

    [Fact]
    public async Task Of_people_who_decide_on_one_file_at_once_one_wins_and_the_others_are_told_what_it_is_now()
    {
        var books = await Reviewed();
        await using var database = books.Database;
        var asks = new (Person By, AllianceCommand Act)[]
        {
            (Checker, new ApproveRelease(1, 1, Day)),
            (Payer, new ApproveRelease(1, 1, Day)),
            (Office, new ApproveRelease(1, 1, Day)),
            (Payer, new RejectRelease(1, Day, "No")),
            (Checker, new RejectRelease(1, Day, "No")),
            (Manager, new AmendRelease(1, Bob(200_000), Day, "Less")),
        };
        var answers = await Task.WhenAll(asks.Select(ask => Task.Run(() => books.Ask(ask.By, ask.Act))));
        foreach (var answer in answers)
            output.WriteLine(answer.Match(receipt => receipt.Steps[^1].To, refusal => refusal.ToString()));
        var release = (await database.Ledger.Alliances.Inspect(Code))!.Dossier.FindRelease(1)!;
        // An amendment first makes the approvals of what was seen before void; otherwise one decision stands.
        Assert.InRange(answers.Count(answer => answer.Refusal is null), 1, 2);
        Assert.All(
            answers.Where(answer => answer.Refusal is not null),
            answer =>
                Assert.True(
                    answer.Refusal is CommandRefusal.WrongState or TrancheRefusal.ChangedSince or SegregationRefusal
                )
        );
        Assert.Equal(
            release.State == ReleaseState.Approved ? 300_000 : 0,
            (await books.Balance(Programme, "1110")).Held
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task The_same_request_sent_again_and_at_once_is_done_once_and_other_content_is_refused_by_its_field()
    {
        var books = await Reviewed();
        await using var database = books.Database;
        var request = new AllianceRequest(books.NextId(), Checker, Code, new ApproveRelease(1, 1, Day));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => Task.Run(() => database.Ledger.Alliances.Do(request)))
        );
        Assert.Equal(11, answers.Count(answer => Accepted(answer).IsReplay));
        Assert.Equal((5_000_000, 300_000), await books.Balance(Programme, "1110"));
        var refusal = Assert.IsType<JournalRefusal.DifferentContent>(
            (await database.Ledger.Alliances.Do(request with { Command = new ApproveRelease(1, 2, Day) })).Refusal
        );
        Assert.Equal(("Revision", (object)1L, (object)2L), (refusal.Field, refusal.Recorded, refusal.Sent));
        await Audit.Passes(database);
    }

    [Fact]
    public async Task A_line_cut_at_the_commit_is_noticed_by_nobody()
    {
        var books = await Reviewed();
        await using var database = books.Database;
        await using var relay = new Relay(database.ConnectionString);
        await using var ledger = LedgerDatabase.Open(relay.ConnectionString);
        relay.CutAnswerTo("COMMIT\0"u8.ToArray());
        var request = new AllianceRequest(books.NextId(), Checker, Code, new ApproveRelease(1, 1, Day));
        Accepted(await ledger.Alliances.Do(request));
        Assert.Equal(1, relay.Cuts);
        Assert.Equal((5_000_000, 300_000), await books.Balance(Programme, "1110"));
        Assert.Single(
            (
                await database.Ledger.Alliances.StepsOf(
                    (await database.Ledger.Alliances.Inspect(Code))!.Dossier.FindRelease(1)!.Id.Value
                )
            ),
            step => step.Trigger == nameof(ReleaseTrigger.Approve)
        );
        await Audit.Passes(database);
    }

    [Fact]
    public async Task Killed_anywhere_a_release_is_never_half_done()
    {
        var draw = Soak.Draw(output);
        var books = await Reviewed();
        await using var database = books.Database;
        var asks = new List<AllianceRequest>
        {
            new(books.NextId(), Checker, Code, new ApproveRelease(1, 1, Day)),
            new(books.NextId(), Payer, Code, new InstructRelease(1, Day, "I")),
            new(books.NextId(), Controller, Code, new ConfirmRelease(1, Bob(100_000), Day, "S1")),
            new(books.NextId(), Controller, Code, new DebitRelease(1, Day, "S2")),
            new(books.NextId(), Controller, Code, new ConfirmRelease(1, Bob(200_000), Day, "S3")),
            new(books.NextId(), Controller, Code, new ReturnRelease(1, Day, "S4")),
        };
        await using var relay = new Relay(database.ConnectionString);
        var cuts = 0;
        foreach (var ask in asks)
            for (var done = false; !done; )
            {
                relay.CutAfter(draw.Next(200, 40_000));
                await using (var ledger = LedgerDatabase.Open(relay.ConnectionString))
                    try
                    {
                        done = (await ledger.Alliances.Do(ask)).Match(
                            _ => true,
                            refusal => throw new InvalidOperationException(refusal.ToString())
                        );
                    }
                    catch (Exception fault) when (ledger.FaultOf(fault) is not null)
                    {
                        cuts++;
                    }
                await StateAndBooksAgree(books);
            }
        relay.CutAfter(long.MaxValue);
        output.WriteLine($"{relay.Cuts} cuts, {cuts} noticed by the caller");
        Assert.True(relay.Cuts > 0);
        await Audit.Passes(database);
    }

    private static async Task StateAndBooksAgree(AllianceBooks books)
    {
        var release = (await books.Database.Ledger.Alliances.Inspect(Code))!.Dossier.FindRelease(1)!;
        var (bank, held) = await books.Balance(Programme, "1110");
        Assert.Equal(
            release.State is ReleaseState.Approved or ReleaseState.Instructed ? release.Unpaid.ToDecimal() : 0,
            held
        );
        Assert.Equal(release.Paid.ToDecimal(), (await books.Balance(Programme, "1310", $"al_{Code}")).Posted);
        Assert.Equal(release.InTransit.ToDecimal(), (await books.Balance(Programme, "1190")).Posted);
        Assert.Equal(5_000_000 - release.Paid.ToDecimal() - release.InTransit.ToDecimal(), bank);
    }

    [Fact]
    public async Task Two_alliances_do_not_commit_the_same_appropriation_twice()
    {
        // 5,000,000 were appropriated; each of two asks for more than half of what is left.
        var books = await Open(incentive: 1_000_000);
        await using var database = books.Database;
        foreach (var code in (string[])["AL-2", "AL-3"])
        {
            foreach (
                var (by, command) in new (Person, AllianceCommand)[]
                {
                    (
                        Office,
                        new RegisterAlliance(
                            "Quinoa",
                            "ORG-1",
                            "Oruro",
                            Programme,
                            "par2-additional-financing",
                            1,
                            "1",
                            40,
                            Bob(6_000_000),
                            Bob(3_000_000),
                            Day
                        )
                    ),
                    (Office, new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 87")),
                    (Office, new MoveAlliance(AllianceTrigger.Approve, Day, "Act 4")),
                }
            )
                Accepted(await database.Ledger.Alliances.Do(new AllianceRequest(books.NextId(), by, code, command)));
        }
        var signing = ((string[])["AL-2", "AL-3"])
            .Select(code => new AllianceRequest(
                books.NextId(),
                Office,
                code,
                new SignAgreement(Day, "Agreement", [new CommittedPart("LOAN", "1", "2", 2022, Bob(3_000_000))])
            ))
            .ToList();
        var answers = await Task.WhenAll(signing.Select(ask => Task.Run(() => database.Ledger.Alliances.Do(ask))));
        Assert.Equal(1, answers.Count(answer => answer.Refusal is null));
        Assert.Equal((1_000_000, 0), await books.Balance(Programme, "8110", "fu_2022-LOAN-1-2"));
    }

    [Fact]
    public async Task A_list_is_filtered_sorted_and_paged_and_people_of_an_organization_see_theirs()
    {
        var books = await Reviewed();
        await using var database = books.Database;
        var releases = database.Ledger.Releases;
        Assert.Equal(
            1,
            (await releases.Read(new ReleaseFilter(Programme, "Oruro", ReleaseState.Reviewed, Of("ORG-1")))).Total
        );
        Assert.Equal(0, (await releases.Read(new ReleaseFilter(Scopes: Of("ORG-2")))).Total);
        Assert.Equal(0, (await releases.Read(new ReleaseFilter(State: ReleaseState.Paid))).Total);
        Assert.Empty((await releases.Read(new ReleaseFilter(Page: 2))).Lines);

        static IReadOnlyList<Scope> Of(string organization) => [Scope.OfOrganization(organization)];
    }
}
