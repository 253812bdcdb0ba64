using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Alliances.AllianceInMemory;

namespace Ledger.Tests.Counterparts;

public class The_life_of_a_pledge
{
    private const string Law = """
                   Call         Deposit      Fulfil       Withdraw     Correct
        Pledged    Called       Pledged      Fulfilled    Withdrawn    Pledged
        Called     WRONG_STATE  Called       Fulfilled    Withdrawn    Called
        Fulfilled  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Called
        Withdrawn  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Withdrawn
        """;

    [Fact]
    public void Follows_the_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(Law),
            LifeTable.Print<PledgeState, PledgeTrigger>(
                (state, trigger) =>
                    Pledge
                        .Lifecycle.Next(state, trigger, FileNames.Of("pledge", 1))
                        .Match(move => $"{move.To}", refusal => LifeTable.Cell(refusal, state))
            )
        );
}

public class The_life_of_an_alliance
{
    private const string Law = """
                   Evaluate     Approve      Sign         Constitute   Suspend      Resume       Close        Reject       Withdraw
        Profile    Evaluated    WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Rejected     Withdrawn
        Evaluated  WRONG_STATE  Approved     WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Rejected     Withdrawn
        Approved   WRONG_STATE  WRONG_STATE  Signed       WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Withdrawn
        Signed     WRONG_STATE  WRONG_STATE  WRONG_STATE  Executing    WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Withdrawn
        Executing  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Suspended    WRONG_STATE  Closed       WRONG_STATE  WRONG_STATE
        Suspended  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  Executing    Closed       WRONG_STATE  WRONG_STATE
        Closed     WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE
        Rejected   WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE
        Withdrawn  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE  WRONG_STATE
        """;

    [Fact]
    public void Follows_the_table_and_nothing_else() =>
        Assert.Equal(
            LifeTable.Cells(Law),
            LifeTable.Print<AllianceState, AllianceTrigger>(
                (state, trigger) =>
                    Alliance
                        .Lifecycle.Next(state, trigger, FileNames.Of("alliance", "AL-1"))
                        .Match(move => $"{move.To}", refusal => LifeTable.Cell(refusal, state))
            )
        );
}

public class A_pledge
{
    [Fact]
    public void T11_that_is_on_no_bank_statement_counts_as_zero()
    {
        var books = Executing(600, 150, families: 38);
        var pledge = books.Dossier.Pledges[0];
        var promised = books.Dossier.With(pledge with { Verified = books.Dossier.Nothing, State = PledgeState.Called });
        books.Accept(Manager, new RequestRelease(Millions(30), Day, "Request"));
        promised = promised with { Releases = books.Dossier.Releases };
        var condition = Conditions
            .Of(promised, promised.Releases[0], books.Instrument)
            .Single(condition => condition.Code == "verified-counterpart");
        Assert.Equal((Millions(0), false), (promised.VerifiedCounterpart, condition.IsMet));
        Assert.Equal(condition.Short, new Money((Millions(30).MinorUnits * 30 + 69) / 70, Currency.COP));
    }

    [Fact]
    public void Is_late_from_the_day_after_it_was_due_and_ages_by_thirty_days()
    {
        var today = new LocalDate(2010, 12, 31);
        Pledge Due(int daysAgo, string who = "co_a", long verified = 0, PledgeState state = PledgeState.Called) =>
            new()
            {
                Id = default,
                Alliance = default,
                Number = 1,
                Contributor = who,
                Kind = PledgeKind.Cash,
                Amount = Millions(10),
                DueOn = today.PlusDays(-daysAgo),
                State = state,
                Verified = Millions(verified),
            };
        Pledge[] all =
        [
            Due(0),
            Due(1),
            Due(30),
            Due(31),
            Due(60),
            Due(61),
            Due(90),
            Due(91),
            Due(400, verified: 4),
            Due(5, "co_b"),
            Due(9, "co_c", state: PledgeState.Withdrawn),
            Due(9, "co_c", 10, PledgeState.Fulfilled),
        ];
        Assert.Equal(
            [
                new LatePledges("co_a", 8, Millions(20), Millions(20), Millions(20), Millions(16)),
                new LatePledges("co_b", 1, Millions(10), Millions(0), Millions(0), Millions(0)),
            ],
            LatePledges.Of(all, today)
        );
    }
}
