using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Reports;
using Ledger.Alliances.Tranches;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Jobs;
using Ledger.Storage.Alliances;
using NodaTime;
using NodaTime.Testing;
using Xunit;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>Where files lie, on the real database, seen some business days later.</summary>
public sealed class WorklistTests
{
    // 18 November 2022 is a Friday; no holiday follows in Bolivia before Christmas.
    private static readonly LocalDate Friday = new(2022, 11, 18);
    private static readonly Instant Begun = Instant.FromUtc(2022, 11, 18, 15, 0);

    private static async Task<(AllianceBooks Books, FakeClock Clock)> Open(long incentive = 1_000_000)
    {
        var clock = new FakeClock(Begun);
        return (await AllianceBooks.Open(incentive, clock: clock), clock);
    }

    private static async Task<IReadOnlyList<WorklistItem>> Files(
        AllianceBooks books,
        WorklistQuestion? question = null
    ) => Accepted(await books.Database.Ledger.Worklist.Files(question ?? new()));

    [Fact]
    public async Task A_request_is_overdue_by_the_business_days_beyond_its_service_level()
    {
        var (books, clock) = await Open();
        await using var database = books.Database;
        await books.Accept(Manager, new RequestRelease(Bob(100_000), Friday, "Request 1"));
        foreach (
            var (days, inHand, overdue) in ((int, int, int)[])[(0, 0, 0), (3, 1, 0), (7, 5, 0), (10, 6, 1), (14, 10, 5)]
        )
        {
            clock.Reset(Begun + Duration.FromDays(days));
            var file = (await Files(books)).Single(file => file.Stay.Life == CaseKind.Release);
            Assert.Equal((inHand, 5, overdue), (file.Days, file.ServiceDays, file.Overdue));
            Assert.Equal([Role.Manager], file.Turn);
            Assert.Equal(["verified-counterpart"], file.BlockedBy);
        }
        // Most overdue first; the alliance and the pledge have no service level and say so.
        Assert.Equal(
            [(CaseKind.Release, (int?)5), (CaseKind.Alliance, null), (CaseKind.Pledge, null)],
            (await Files(books)).Select(file => (file.Stay.Life, file.ServiceDays))
        );
        Assert.Equal(CaseKind.Release, Assert.Single(await Files(books, new(OverdueOnly: true))).Stay.Life);
    }

    [Fact]
    public async Task A_step_that_leads_back_to_its_state_does_not_begin_the_stay_anew_and_a_lapse_does()
    {
        var (books, clock) = await Open();
        await using var database = books.Database;
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(40), Day, Evidence));
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        await books.Accept(Manager, new RequestRelease(Bob(400_000), Friday, "Request 1"));
        clock.Advance(Duration.FromDays(3));
        await books.Accept(Manager, new AmendRelease(1, Bob(390_000), Friday.PlusDays(3), "A quotation fell"));
        Assert.Equal(1, (await Files(books)).Single(file => file.Stay.Life == CaseKind.Release).Days);
        await books.Accept(Maker, new ReviewRelease(1, 2, Friday.PlusDays(3)));
        clock.Advance(Duration.FromDays(1));
        await books.Accept(Inspector, new RevokeCertificate(1, Friday.PlusDays(4), "Another plot"));
        var file = (await Files(books)).Single(file => file.Stay.Life == CaseKind.Release);
        Assert.Equal(("Requested", 0), (file.Stay.State, file.Days));

        var steps = Accepted(await books.Database.Ledger.Worklist.Units(new(Life: CaseKind.Release)));
        Assert.Equal(
            [
                new("Oruro", CaseKind.Release, "Requested", 1, 1, 1, 1, 0),
                new Turnaround("Oruro", CaseKind.Release, "Reviewed", 1, 1, 1, 0, 0),
            ],
            steps
        );
    }

    [Fact]
    public async Task A_step_that_is_entered_late_counts_from_the_day_it_happened()
    {
        var (books, clock) = await Open();
        await using var database = books.Database;
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        // What happened in two weeks is entered on one afternoon, as history is.
        clock.Advance(Duration.FromDays(14));
        await books.Accept(Manager, new RequestRelease(Bob(200_000), Friday, "Request 1"));
        Assert.Equal((Friday, 10, 5), await Release());
        await books.Accept(Maker, new ReviewRelease(1, 1, Friday.PlusDays(6)));
        Assert.Equal((Friday.PlusDays(6), 6, 3), await Release());
        Assert.Equal(new("Oruro", CaseKind.Release, "Requested", 1, 4, 4, 0, 0), (await Steps())[0]);

        async Task<(LocalDate, int, int)> Release() =>
            (await Files(books))
                .Where(file => file.Stay.Life == CaseKind.Release)
                .Select(file => (file.Stay.Since, file.Days, file.Overdue))
                .Single();
        async Task<IReadOnlyList<Turnaround>> Steps() =>
            Accepted(await books.Database.Ledger.Worklist.Units(new(Life: CaseKind.Release)));
    }

    [Fact]
    public async Task A_step_with_an_earlier_day_than_the_one_before_it_follows_it_all_the_same_and_the_stay_between_counts_nothing()
    {
        var (books, clock) = await Open();
        await using var database = books.Database;
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(250_000), Day, "Statement 3/7"));
        clock.Advance(Duration.FromDays(14));
        await books.Accept(Manager, new RequestRelease(Bob(200_000), Friday.PlusDays(10), "Request 1"));
        Assert.Equal("alliance.day_before", await books.Refuse(Maker, new ReviewRelease(1, 1, Friday.PlusDays(3))));
        await books.Accept(Manager, new CancelRelease(1, Friday.PlusDays(3), "Bought on credit"));
        Assert.DoesNotContain(await Files(books), file => file.Stay.Life == CaseKind.Release);
        var steps = Accepted(await books.Database.Ledger.Worklist.Units(new(Life: CaseKind.Release)));
        Assert.Equal(
            new("Oruro", CaseKind.Release, "Requested", 1, 0, 0, 0, 0),
            Assert.Single(steps, step => step.State == "Requested")
        );
    }

    [Fact]
    public async Task A_reviewed_release_waits_for_the_approvers_that_its_amount_needs_and_that_are_missing()
    {
        var (books, _) = await Open(2_000_000);
        await using var database = books.Database;
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(900_000), Day, "Statement 3/7"));
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(60), Day, Evidence));
        await books.Accept(Manager, new RequestRelease(Bob(800_000), Day, "Request 1"));
        await books.Accept(Maker, new ReviewRelease(1, 1, Day));
        Assert.Equal([Role.Operator, Role.Treasurer], await Turn());
        await books.Accept(Checker, new ApproveRelease(1, 1, Day));
        Assert.Equal([Role.Treasurer], await Turn());
        await books.Accept(Treasurer, new ApproveRelease(1, 1, Day));
        Assert.Equal([Role.Operator], await Turn());

        async Task<IReadOnlyList<Role>> Turn() =>
            (await Files(books)).Single(file => file.Stay.Life == CaseKind.Release).Turn;
    }

    [Fact]
    public async Task A_release_that_its_conditions_block_waits_for_whoever_must_meet_them_until_they_are_met()
    {
        var (books, _) = await Open();
        await using var database = books.Database;
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(60), Day, Evidence));
        await books.Accept(Manager, new RequestRelease(Bob(800_000), Day, "Request 1"));
        await Waits([Role.Manager], "verified-counterpart");
        await books.Accept(Inspector, new RevokeCertificate(1, Day, "Another plot"));
        await Waits([Role.Supervisor, Role.Manager], "certified-progress", "verified-counterpart");
        await books.Accept(Inspector, new IssueCertificate(Share.Percent(60), Day, Evidence));
        await books.Accept(Controller, new VerifyCounterpart(1, Bob(500_000), Day, "Statement 3/7"));
        await Waits([Role.Operator]);
        // Reviewed, nothing blocks it, and it waits for its approvers.
        await books.Accept(Maker, new ReviewRelease(1, 1, Day));
        await Waits([Role.Operator, Role.Treasurer]);

        async Task Waits(Role[] turn, params string[] blockedBy)
        {
            var file = (await Files(books)).Single(file => file.Stay.Life == CaseKind.Release);
            Assert.Equal(turn, file.Turn);
            Assert.Equal(blockedBy, file.BlockedBy);
            // One home: what the list says is what release conditions says of the whole dossier.
            var inspection = (await books.Database.Ledger.Alliances.Inspect(Code))!;
            Assert.Equal(
                Conditions
                    .Of(inspection.Dossier, inspection.Dossier.FindRelease(1)!, inspection.Instrument)
                    .Where(condition => !condition.IsMet)
                    .Select(condition => condition.Code),
                file.BlockedBy
            );
        }
    }

    [Fact]
    public async Task The_worklist_is_told_of_the_callers_scopes_only()
    {
        var (books, _) = await Open();
        await using var database = books.Database;
        WorklistQuestion Of(string organization) => new([Ledger.Access.Scope.OfOrganization(organization)]);
        Assert.Empty(await Files(books, Of("ORG-2")));
        Assert.Empty(Accepted(await books.Database.Ledger.Worklist.Units(Of("ORG-2"))));
        Assert.NotEmpty(await Files(books, Of("ORG-1")));
        Assert.NotEmpty(await Files(books, new([new(Ledger.Access.ScopeKind.Programme, AllianceBooks.Programme)])));
    }

    [Fact]
    public async Task What_is_beyond_its_service_level_is_told_once_per_file_and_step_and_calls_come_once()
    {
        var (books, clock) = await Open();
        await using var database = books.Database;
        await books.Accept(Manager, new RequestRelease(Bob(100_000), Friday, "Request 1"));
        clock.Advance(Duration.FromDays(10));
        var runner = new Runner(books.Database.Ledger, Serilog.Core.Logger.None);
        Assert.Equal(
            [(1, "1 escalated, 1 overdue"), (0, "0 escalated, 1 overdue")],
            await Twice("service-level-escalation")
        );
        var told = Assert.Single(await books.Database.Ledger.Schedules.Escalations());
        Assert.Equal(("Requested", 6, 5), (told.State, told.Days, told.ServiceDays));
        Assert.Equal([Role.Manager, Role.ProgrammeOffice], told.Told); // Nothing of the counterpart is verified.

        // The pledge was due on 30 June 2022.
        Assert.Equal([1, 0], (await Twice("late-pledges")).Select(run => run.Count));
        Assert.Equal("Called", (await Files(books)).Single(file => file.Stay.Life == CaseKind.Pledge).Stay.State);
        Assert.Equal((0, "2 estates sound"), (await Twice("nightly-verify"))[0]);

        async Task<IReadOnlyList<(int Count, string Detail)>> Twice(string name)
        {
            var runs = new List<(int, string)>();
            for (var i = 0; i < 2; i++, clock.Advance(Duration.FromSeconds(1)))
            {
                var run = await runner.Run(AllJobs.Find(name)!);
                runs.Add((run.Count, Localizer.English.Reason(run.Detail)));
            }
            return runs;
        }
    }

    [Fact]
    public async Task Nothing_is_counted_in_a_country_or_year_whose_holidays_are_not_known()
    {
        var (books, clock) = await Open();
        await using var database = books.Database;
        clock.Reset(Instant.FromUtc(2031, 1, 10, 12, 0));
        Assert.Equal("calendar.outside_years", (await books.Database.Ledger.Worklist.Files(new())).Refusal?.Code);
    }
}
