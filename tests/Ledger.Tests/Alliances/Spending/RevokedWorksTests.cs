using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Tests.Spending.SpendingFixture;

namespace Ledger.Tests.Spending;

/// <summary>
/// A supervisor measured wrongly: the last certificate is taken back, and everything is as it was before it.
/// </summary>
public class A_works_certificate_that_was_wrong
{
    private static readonly Person Second = Inspector with
    {
        Id = new(Guid.Parse("019c0001-0000-7000-8000-0000000000ff")),
        Handle = "second",
    };

    // Programme and municipality pay one half each; of two releases the first is small, so a certificate takes of both,
    // and each of two sources.
    private static SpendingFixture Executing()
    {
        var fixture = new SpendingFixture(Channel.ImplementingFund, 0);
        fixture.Pay(1, 333);
        fixture.Pay(2, 500_000);
        fixture.Deposit(500_333, "2310", "");
        fixture.Deposit(100_001, "2330", "co_town");
        fixture.Accept(Office, new PlanWorks("Irrigation canal", Bob(1_500_000), Signed, "Study"));
        fixture.Accept(Office, new TenderWorks(1, Signed, "Call 12"));
        fixture.Accept(Office, new AwardWorks(1, "su_4711", Bob(1_400_000), Signed, "Contract 5"));
        fixture.Accept(Manager, new AdvanceWorks(1, Bob(50_000), Signed, "Contract 5"));
        fixture.Accept(Checker, new ApproveWorks(1, Signed));
        fixture.Accept(Payer, new InstructWorks(1, Signed, ""));
        fixture.Accept(Controller, new ConfirmWorks(1, Signed, "S 1/1"));
        return fixture;
    }

    private static CertifyWorks Certify(decimal cumulative, bool isLast = false) =>
        new(1, Bob(cumulative), Today, Evidence, isLast);

    private static RevokeWorksCertificate Revoke(int certificate) =>
        new(certificate, Today, "Measured on the wrong drawing");

    /// <summary>What every account has, source by source, and all figures of works and releases.</summary>
    private static string Figures(SpendingFixture fixture) =>
        string.Join(
            '\n',
            [
                .. fixture
                    .Postings.GroupBy(
                        line =>
                            (
                                line.Estate,
                                line.Posting.Code,
                                line.Posting.Holder.Value,
                                Of: line.Posting.Dimensions.ToString()
                            ),
                        line => line.Posting.Amount.MinorUnits
                    )
                    .Where(account => account.Sum() != 0)
                    .Select(account => $"{account.Key} {account.Sum()}")
                    .Order(StringComparer.Ordinal),
                .. fixture.Dossier.Works.Select(works => (works with { Since = default }).ToString()),
                .. fixture.Dossier.Releases.Select(release => release.ToString()),
                .. fixture.Dossier.Parts.Select(part => part.ToString()),
                $"{fixture.Held("AL-1", "1110")} held",
            ]
        );

    [Fact]
    public void Leaves_every_account_source_and_figure_as_it_was_before()
    {
        var fixture = Executing();
        fixture.Accept(Inspector, Certify(333.34m));
        fixture.Deposit(100_000, "2330", "co_canton");
        var before = Figures(fixture);
        fixture.Accept(Inspector, Certify(201_234.57m));
        fixture.Accept(Checker, new ApproveWorks(3, Today));
        Assert.NotEqual(before, Figures(fixture));
        Appoint(fixture, Second);
        var revoked = fixture.Accept(Second, Revoke(2));
        Assert.Equal(before, Figures(fixture));
        Assert.Equal(
            [("Revoke", "Execution"), ("Cancel", "Cancelled")],
            revoked.Steps.Select(step => (step.Trigger, step.To))
        );
        Assert.All(
            revoked.Steps,
            step => Assert.Equal((Today, "Measured on the wrong drawing"), (step.On, step.Reason))
        );
        Assert.Equal(
            (WorksPaymentState.Cancelled, default),
            (fixture.Dossier.WorksPayments[2].State, fixture.Dossier.WorksPayments[2].Hold)
        );
        Assert.Equal(
            [1],
            fixture.Dossier.Works[0].CertificatesIn(fixture.Dossier).Select(certificate => certificate.Number)
        );
    }

    [Fact]
    public void Is_followed_by_one_that_is_measured_from_the_certificate_before()
    {
        var (fixture, straight) = (Executing(), Executing());
        foreach (var one in (SpendingFixture[])[fixture, straight])
            one.Accept(Inspector, Certify(100_000));
        fixture.Accept(Inspector, Certify(180_000));
        fixture.Accept(Inspector, Revoke(2));
        fixture.Accept(Inspector, Certify(160_000));
        straight.Accept(Inspector, Certify(160_000));
        Assert.Equal(Figures(straight), Figures(fixture));
        Assert.Equal(
            [3, 1],
            fixture.Dossier.Works[0].CertificatesIn(fixture.Dossier).Select(certificate => certificate.Number)
        );
        // What was certified wrongly may be certified again, to the same amount.
        fixture.Accept(Inspector, Revoke(3));
        fixture.Accept(Inspector, Certify(180_000));
        Assert.IsType<WorksRefusal.RevokedAlready>(fixture.Refuse(Inspector, Revoke(2)));
        fixture.Accept(Inspector, Revoke(4));
        fixture.Accept(Inspector, Revoke(1));
        Assert.Empty(fixture.Dossier.Works[0].CertificatesIn(fixture.Dossier));
    }

    [Fact]
    public void Is_revoked_though_it_left_nothing_to_pay()
    {
        var fixture = Executing();
        var before = Figures(fixture);
        fixture.Accept(Inspector, Certify(10_000, isLast: true));
        Assert.Single(fixture.Dossier.WorksPayments);
        Assert.Single(fixture.Accept(Inspector, Revoke(1)).Steps);
        Assert.Equal(before, Figures(fixture));
        Assert.IsType<WorksRefusal.RevokedAlready>(fixture.Refuse(Inspector, Revoke(1)));
    }

    [Theory]
    [InlineData(WorksPaymentState.Requested, true)]
    [InlineData(WorksPaymentState.Approved, true)]
    [InlineData(WorksPaymentState.Instructed, false)]
    [InlineData(WorksPaymentState.Paid, false)]
    [InlineData(WorksPaymentState.Returned, true)]
    public void Is_revoked_while_the_bank_does_not_have_its_payment(WorksPaymentState state, bool isRevoked)
    {
        var fixture = Executing();
        var before = Figures(fixture);
        fixture.Accept(Inspector, Certify(100_000));
        (Person, AllianceCommand)[] steps =
        [
            (Checker, new ApproveWorks(2, Today)),
            (Payer, new InstructWorks(2, Today, "")),
            (Controller, new ConfirmWorks(2, Today, "S 2/1")),
            (Controller, new ReturnWorks(2, Today, "S 2/2")),
        ];
        foreach (var (by, command) in steps)
            if (fixture.Dossier.WorksPayments[1].State != state)
                fixture.Accept(by, command);
        if (isRevoked)
        {
            fixture.Accept(Inspector, Revoke(1));
            Assert.Equal(before, Figures(fixture));
            return;
        }
        var refusal = Assert.IsType<WorksRefusal.PaymentSent>(fixture.Refuse(Inspector, Revoke(1)));
        Assert.Equal((2, state), (refusal.Number, refusal.State));
    }

    [Fact]
    public void Is_the_last_of_its_works_while_they_are_built()
    {
        var fixture = Executing();
        fixture.Accept(Office, new PlanWorks("Road", Bob(100_000), Signed, "Study"));
        fixture.Accept(Office, new TenderWorks(2, Signed, "Call 13"));
        fixture.Accept(Office, new AwardWorks(2, "su_4712", Bob(100_000), Signed, "Contract 6"));
        fixture.Accept(Inspector, Certify(1_000));
        fixture.Accept(Inspector, Certify(2_000));
        fixture.Accept(Inspector, new CertifyWorks(2, Bob(1_000), Today, Evidence));
        Assert.Equal(2, Assert.IsType<WorksRefusal.NotTheLast>(fixture.Refuse(Inspector, Revoke(1))).Last);
        fixture.Accept(Inspector, Revoke(2)); // Those of the road were not measured from it.
        fixture.Accept(Inspector, new AcceptProvisionally(2, Today, "Act 8"));
        Assert.Equal("command.wrong_state", fixture.Refuse(Inspector, Revoke(3)).Code);
        Assert.IsType<WorksRefusal.UnknownCertificate>(fixture.Refuse(Inspector, Revoke(4)));
    }

    [Fact]
    public void Is_revoked_by_somebody_of_the_roster_who_had_no_other_part_in_the_works_with_a_reason_and_on_a_day_that_can_be()
    {
        var fixture = Executing();
        fixture.Accept(Inspector, Certify(1_000));
        fixture.Accept(Checker, new ApproveWorks(2, Today));
        Assert.IsType<TextRefusal.Missing>(fixture.Refuse(Inspector, new RevokeWorksCertificate(1, Today, " ")));
        Assert.IsType<TrancheRefusal.NotOnRoster>(fixture.Refuse(Office with { Roles = [Role.Supervisor] }, Revoke(1)));
        Assert.IsType<CommandRefusal.DateInFuture>(
            fixture.Refuse(Inspector, new RevokeWorksCertificate(1, Today.PlusDays(1), "Wrong"))
        );
        Assert.Equal(
            Duty.Certify,
            Assert
                .IsType<AllianceRefusal.DayBefore>(
                    fixture.Refuse(Inspector, new RevokeWorksCertificate(1, Today.PlusDays(-1), "Wrong"))
                )
                .Duty
        );
        Appoint(fixture, Checker);
        Assert.IsType<SegregationRefusal.SamePerson>(
            fixture.Refuse(Checker with { Roles = [Role.Supervisor] }, Revoke(1))
        );
    }

    [Fact]
    public void Takes_what_rested_on_it_back_to_its_conditions()
    {
        var fixture = new SpendingFixture(Channel.ImplementingFund, 1_000);
        fixture.Deposit(1_000, "2330", "co_town");
        fixture.Accept(Office, new PlanWorks("Canal", Bob(2_000), Signed, "Study"));
        fixture.Accept(Office, new TenderWorks(1, Signed, "Call 12"));
        fixture.Accept(Office, new AwardWorks(1, "su_4711", Bob(2_000), Signed, "Contract 5"));
        fixture.Accept(Inspector, Certify(2_000));
        fixture.Accept(Inspector, new IssueCertificate(Share.All, Today, Evidence));
        fixture.Accept(Manager, new RequestRelease(Bob(500), Today, "Request"));
        fixture.Accept(Maker, new ReviewRelease(2, 1, Today));
        var steps = fixture.Accept(Inspector, Revoke(1)).Steps;
        Assert.Contains(steps, step => step is { Life: CaseKind.Release, Trigger: "Lapse" });
        Assert.Equal(
            (ReleaseState.Requested, 2),
            (fixture.Dossier.Releases[1].State, fixture.Dossier.Releases[1].Revision)
        );
    }

    private static void Appoint(SpendingFixture fixture, Person person) =>
        fixture.Dossier = fixture.Dossier with
        {
            Supervisors = fixture.Dossier.Supervisors.Add(
                fixture.Dossier.Supervisors[0] with
                {
                    Id = new(Guid.Parse("019c0001-0000-7000-8000-0000000000fe")),
                    Person = person.Id,
                }
            ),
        };
}
