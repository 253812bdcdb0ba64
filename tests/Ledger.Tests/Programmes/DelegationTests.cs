using Ledger.Access;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Programmes;

public class A_delegation
{
    private static readonly LocalDate Today = new(2026, 7, 2);

    private static readonly Person Rita = Of(1, "rita", Role.Treasurer),
        Tomas = Of(2, "tomas", Role.Operator),
        Maria = Of(3, "maria", Role.Manager),
        Ana = Of(4, "ana", Role.Treasurer, Role.Auditor);

    private static Person Of(int number, string handle, params Role[] roles) =>
        new(new(new Guid(number, 0, 0, new byte[8])), handle, handle, roles);

    private static Money Bob(long units) => new(units * 100, Currency.BOB);

    private static Result<Delegation> Give(
        Person giver,
        Person taker,
        Role role = Role.Treasurer,
        int from = 3,
        int through = 10,
        Money? maxAmount = null
    ) =>
        Delegation.Give(
            new(Guid.Empty),
            giver,
            taker,
            role,
            new(2026, 7, from),
            new(2026, 7, through),
            maxAmount,
            Today
        );

    private static readonly Subject Alliance = new(SubjectKind.Alliance, "AL-1") { Organization = "ORG-1" };

    private static Delegation Given(Money? maxAmount = null) =>
        Give(Rita, Tomas, maxAmount: maxAmount)
            .Match(given => given, refusal => throw new InvalidOperationException(refusal.ToString())) with
        {
            Scopes = [Scope.WholeLedger],
        };

    [Fact]
    public void Covers_its_days_and_no_others() =>
        Assert.Equal(
            [false, true, true, false],
            ((int[])[2, 3, 10, 11]).Select(day => Given().Covers(new(2026, 7, day), Bob(1_000_000), Alliance))
        );

    [Fact]
    public void Covers_its_amount_and_nothing_above() =>
        Assert.Equal(
            [true, false, false],
            ((Money[])[Bob(500), Bob(501), new(1, Currency.USD)]).Select(amount =>
                Given(Bob(500)).Covers(Today.PlusDays(2), amount, Alliance)
            )
        );

    [Fact]
    public void Covers_what_the_giver_may_approve_now_and_nothing_else() =>
        Assert.Equal(
            [true, false, true, false],
            (
                (Scope[][])
                    [
                        [Scope.WholeLedger],
                        [Scope.OfOrganization("ORG-2")],
                        [Scope.OfOrganization("ORG-1")],
                        [],
                    ]
            ).Select(scopes => (Given() with { Scopes = scopes }).Covers(new(2026, 7, 5), Bob(1), Alliance))
        );

    [Fact]
    public void Counts_no_more_once_it_is_withdrawn_by_who_gave_it()
    {
        var now = Instant.FromUtc(2026, 7, 5, 12, 0);
        Assert.IsType<DelegationRefusal.NotTheGiver>(Given().Withdraw(Tomas, now).Refusal);
        Assert.True(Given().Withdraw(Rita, now).IsAccepted(out var withdrawn));
        Assert.False(withdrawn.Covers(new(2026, 7, 6), Bob(1), Alliance));
        Assert.IsType<DelegationRefusal.WithdrawnAlready>(withdrawn.Withdraw(Rita, now).Refusal);
    }

    [Fact]
    public void Is_of_a_role_that_the_giver_holds_and_that_approves() =>
        Assert.Equal<object?>(
            [typeof(DelegationRefusal.NotHeld), typeof(DelegationRefusal.ApprovesNothing), null],
            ((Result<Delegation>[])[Give(Tomas, Ana), Give(Ana, Tomas, Role.Auditor), Give(Ana, Tomas)]).Select(
                result => (object?)result.Refusal?.GetType()
            )
        );

    [Fact]
    public void Goes_to_another_person_who_may_approve() =>
        Assert.Equal(
            [typeof(DelegationRefusal.ToOneself), typeof(DelegationRefusal.TakerCannotApprove)],
            ((Result<Delegation>[])[Give(Rita, Rita), Give(Rita, Maria)]).Select(result => result.Refusal?.GetType())
        );

    [Fact]
    public void Has_days_that_are_not_over_and_an_amount_of_more_than_nothing() =>
        Assert.Equal(
            [
                typeof(DelegationRefusal.DaysOver),
                typeof(DelegationRefusal.DaysOver),
                typeof(DelegationRefusal.NoAmount),
            ],
            (
                (Result<Delegation>[])
                    [
                        Give(Rita, Tomas, from: 5, through: 4),
                        Give(Rita, Tomas, from: 1, through: 1),
                        Give(Rita, Tomas, maxAmount: Bob(0)),
                    ]
            ).Select(result => result.Refusal?.GetType())
        );
}
