using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Application.Localization;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.Alliances.AllianceInMemory;

namespace Ledger.Tests.Alliances;

public class The_beginning_of_an_alliance
{
    [Fact]
    public void Goes_forward_in_time_step_by_step()
    {
        var books = new AllianceInMemory();
        books.Accept(Office, Profile(600, 160));
        var agreement = new SignAgreement(
            Day,
            "Agreement 12",
            [new CommittedPart("LOAN", "", "2", 2010, Millions(160))]
        );
        AllianceCommand[] steps =
        [
            new MoveAlliance(AllianceTrigger.Evaluate, Day, "Score 87"),
            new MoveAlliance(AllianceTrigger.Approve, Day, "Act 4"),
            agreement,
            new ConstituteEstate(Day, "Trust contract 7"),
            new MoveAlliance(AllianceTrigger.Suspend, Day, "", "Flood"),
        ];
        foreach (var step in steps)
        {
            AllianceCommand early = step switch
            {
                SignAgreement sign => sign with { On = Day.PlusDays(-1) },
                ConstituteEstate open => open with { On = Day.PlusDays(-1) },
                _ => (MoveAlliance)step with { On = Day.PlusDays(-1) },
            };
            Assert.Equal(
                (Day.PlusDays(-1), Day),
                books.Refuse<AllianceRefusal.StepBefore>(Office, early) is var refusal
                    ? (refusal.Day, refusal.Before)
                    : default
            );
            books.Accept(Office, step);
        }
        // What only changes it may be told later.
        books.Accept(Office, new ChangeAlliance(39, null, null, null, Day.PlusDays(-1), "", "A family left"));
    }
}

public class The_end_of_an_alliance
{
    private static MoveAlliance Close(AllianceInMemory books, int documents = int.MaxValue) =>
        new(AllianceTrigger.Close, Day, "Closing report")
        {
            ExitRecord =
            [
                .. books.Instrument.ExitRecord.Take(documents).Select(name => new ExitDocument(name, "Filed")),
            ],
        };

    [Fact]
    public void Waits_until_what_was_not_spent_went_back_and_its_record_is_whole()
    {
        var books = Executing(600, 160);
        books.Release(100);
        Assert.Contains(
            "1110 700000000.00 COP, 1310 of PAAP 100000000.00 COP",
            Localizer.English.Say(books.Refuse<AllianceRefusal.MoneyLeft>(Office, Close(books)).Balances),
            StringComparison.Ordinal
        );
        Assert.Equal(
            Millions(100),
            books
                .Refuse<AllianceRefusal.AboveBalance>(
                    Controller,
                    new LiquidateEstate("", Millions(101), Day, "Statement 20")
                )
                .Left
        );
        books.Accept(Controller, new LiquidateEstate("", Millions(100), Day, "Statement 20"));
        Assert.Equal(
            (Millions(600), Millions(0), Millions(0)),
            (
                books.Balance(Code, "1110"),
                books.Balance(Paap, "1310", books.Dossier.Alliance.Holder),
                books.Balance(Code, "3110", Pledge.Programme)
            )
        );
        Assert.Equal(
            Millions(600),
            books
                .Refuse<AllianceRefusal.AboveBalance>(
                    Controller,
                    new LiquidateEstate("co_org-1", Millions(601), Day, "Statement 20")
                )
                .Left
        );
        books.Accept(Controller, new LiquidateEstate("co_org-1", Millions(600), Day, "Statement 20"));
        Assert.Equal(
            books.Instrument.ExitRecord[^1],
            books
                .Refuse<AllianceRefusal.ExitRecordMissing>(Office, Close(books, books.Instrument.ExitRecord.Count - 1))
                .Missing
        );
        var closed = books.Accept(Office, Close(books));
        Assert.Contains($"{books.Instrument.ExitRecord[0]}: Filed", closed.Steps[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_no_counterpart_that_went_back_before_it_is_closed()
    {
        var books = Executing(600, 160);
        books.Accept(Controller, new LiquidateEstate("co_org-1", Millions(400), Day, "Statement 20"));
        Assert.Equal(
            (Millions(200), Millions(200), PledgeState.Fulfilled),
            (books.Dossier.VerifiedCounterpart, books.Dossier.Pledges[0].Amount, books.Dossier.Pledges[0].State)
        );
    }

    [Fact]
    public void Ends_what_was_promised_to_it()
    {
        var books = Executing(600, 160);
        books.Accept(
            Manager,
            new PledgeCounterpart("co_town", PledgeKind.Cash, Millions(50), Day, Day.PlusDays(9), "Ordinance")
        );
        books.Accept(Controller, new LiquidateEstate("co_org-1", Millions(600), Day, "Statement 20"));
        books.Accept(Office, Close(books));
        var pledge = books.Dossier.Pledges[1];
        Assert.Equal(
            (PledgeState.Withdrawn, Millions(0), Millions(0)),
            (pledge.State, pledge.Amount, books.Balance(Code, "8210", pledge.Holder))
        );
        Assert.False(pledge.IsLate(Day.PlusDays(99)));
        books.Refuse<AllianceRefusal.Ended>(Controller, new CorrectCounterpart(1, Millions(1), Day, "Late"));
    }
}

public class Members_and_supervisors_that_leave
{
    [Fact]
    public void Make_room_and_are_not_waited_for()
    {
        var books = Executing(600, 20, families: 5);
        books.Refuse<MemberRefusal.MoreThanFamilies>(Office, new AdmitMember("P-006", Eligible, Day, ""));
        books.Accept(Office, new LeaveAlliance("P-005", Day, "Sold the plot"));
        Assert.Equal((Millions(4), Millions(-4)), (books.Balance(Code, "8310"), books.Balance(Code, "8390")));
        books.Refuse<AllianceRefusal.UnknownMember>(Office, new LeaveAlliance("P-005", Day, "Sold the plot"));
        Assert.False(Signed(books));
        books.Accept(Office, new ChangeAlliance(4, null, null, null, Day, "", "One family left"));
        Assert.True(Signed(books));
        books.Refuse<MemberRefusal.CodeTaken>(Office, new AdmitMember("P-005", Eligible, Day, ""));
    }

    private static bool Signed(AllianceInMemory books)
    {
        var release = new Release
        {
            Id = default,
            Alliance = default,
            Number = 9,
            Amount = Millions(1),
            On = Day,
            State = ReleaseState.Requested,
            Revision = 1,
            Paid = Millions(0),
            InTransit = Millions(0),
            Accounted = Millions(0),
            Hold = default,
            PreparedBy = default,
            ReviewedBy = default,
            InstructedBy = default,
            Since = default,
        };
        return Conditions
            .Of(books.Dossier, release, books.Instrument)
            .Single(condition => condition.Code == "repayment-commitments")
            .IsMet;
    }

    [Fact]
    public void Certify_and_revoke_nothing_whatever_the_day_of_the_visit()
    {
        var books = Executing(600, 160);
        var certificate = new IssueCertificate(Ledger.Foundations.Share.Percent(10), Day, new string('a', 64));
        books.Accept(Inspector, certificate);
        books.Accept(Office, new DismissSupervisor(Inspector, Day, "Works for a supplier"));
        books.Refuse<TrancheRefusal.NotOnRoster>(Inspector, certificate);
        books.Refuse<TrancheRefusal.NotOnRoster>(Inspector, new RevokeCertificate(1, Day, "Wrong"));
        books.Refuse<AllianceRefusal.NotAppointed>(Office, new DismissSupervisor(Inspector, Day, "Again"));
        books.Accept(Office, new AppointSupervisor(Inspector, Day, Day.PlusDays(1)));
        books.Accept(Inspector, new RevokeCertificate(1, Day, "Wrong"));
        Assert.Single(books.Dossier.Supervisors, supervisor => supervisor.IsDismissed);
    }

    [Fact]
    public void Are_named_by_their_id_in_the_steps_that_appoint_and_dismiss_them()
    {
        var books = Executing(600, 160);
        Assert.Equal(
            $"{Inspector.Id}, 2010-03-02 through 2010-12-31",
            Localizer.English.Reason(
                Assert
                    .Single(
                        books
                            .Accept(
                                Office,
                                new AppointSupervisor(Inspector, Day.PlusDays(1), new LocalDate(2010, 12, 31))
                            )
                            .Steps
                    )
                    .Reason
            )
        );
        Assert.Equal(
            $"{Inspector.Id}: Works for a supplier",
            Localizer.English.Reason(
                Assert
                    .Single(books.Accept(Office, new DismissSupervisor(Inspector, Day, "Works for a supplier")).Steps)
                    .Reason
            )
        );
        books.Accept(Office, new AppointSupervisor(Inspector, Day, Day));
        Assert.Equal(
            CaseFileStep.MaxReasonLength,
            Assert
                .Single(
                    books
                        .Accept(
                            Office,
                            new DismissSupervisor(Inspector, Day, new string('x', CaseFileStep.MaxReasonLength))
                        )
                        .Steps
                )
                .Reason.Length
        );
    }

    [Fact]
    public void Stand_in_the_roster_by_their_first_day()
    {
        var books = Executing(600, 160);
        books.Accept(Office, new AppointSupervisor(Inspector, Day.PlusDays(-9), Day));
        books.Accept(Office, new AppointSupervisor(Inspector, Day, Day.PlusDays(5)));
        Assert.Equal([Day.PlusDays(-9), Day, Day], books.Dossier.Roster.Select(supervisor => supervisor.From));
        Assert.Equal(Day.PlusDays(5), books.Dossier.Roster.ElementAt(1).Through);
    }
}

public class What_was_verified_wrongly
{
    [Fact]
    public void Is_promised_again_and_what_rested_on_it_waits_again()
    {
        var books = Executing(600, 160);
        books.Accept(Inspector, new IssueCertificate(Ledger.Foundations.Share.All, Day, new string('a', 64)));
        books.Accept(Manager, new RequestRelease(Millions(50), Day, "Request"));
        books.Accept(Maker, new ReviewRelease(1, 1, Day));
        books.Accept(Checker, new ApproveRelease(1, 1, Day));
        books.Refuse<CounterpartRefusal.AboveVerified>(
            Controller,
            new CorrectCounterpart(1, Millions(601), Day, "Another account's")
        );
        books.Accept(Controller, new CorrectCounterpart(1, Millions(599), Day, "Another account's"));
        Assert.Equal(
            (ReleaseState.Requested, PledgeState.Called, Millions(1)),
            (books.Dossier.FindRelease(1)!.State, books.Dossier.Pledges[0].State, books.Dossier.Pledges[0].Verified)
        );
        Assert.Equal(
            (Millions(1), Millions(599)),
            (books.Balance(Code, "1110"), books.Balance(Code, "8210", books.Dossier.Pledges[0].Holder))
        );
        books.Refuse<TrancheRefusal.ConditionsNotMet>(Maker, new ReviewRelease(1, 2, Day));
        books.Accept(Controller, new VerifyCounterpart(1, Millions(599), Day, "Statement 2"));
        Assert.Equal(PledgeState.Fulfilled, books.Dossier.Pledges[0].State);
    }

    [Fact]
    public void Is_corrected_also_when_it_was_spent_and_what_is_missing_is_a_shortfall()
    {
        var books = Executing(600, 160);
        void ByHand(string debit, string credit, long millions) =>
            Assert.Null(
                books.Post(
                    Office,
                    [
                        new PostEntry(
                            JournalFixture.Ok(
                                JournalEntry.Draft(
                                    Code,
                                    Day,
                                    Day,
                                    "By hand",
                                    [
                                        Posting.Debit(debit, Millions(millions)),
                                        Posting.Credit(credit, Millions(millions)),
                                    ]
                                )
                            )
                        ),
                    ]
                )
            );
        ByHand("5210", "1110", 500);
        books.Accept(Controller, new CorrectCounterpart(1, Millions(600), Day, "The cheque bounced"));
        var pledge = books.Dossier.Pledges[0];
        Assert.Equal(
            (PledgeState.Called, Millions(0), Millions(0)),
            (pledge.State, pledge.Verified, books.Dossier.VerifiedCounterpart)
        );
        Assert.Equal(
            (Millions(0), Millions(-500), Millions(0), Millions(600)),
            (
                books.Balance(Code, "1110"),
                books.Balance(Code, "1390"),
                books.Balance(Code, "3110", pledge.Holder),
                books.Balance(Code, "8210", pledge.Holder)
            )
        );
        Assert.Contains(
            "1390 500000000.00 COP",
            Localizer.English.Say(
                books
                    .Refuse<AllianceRefusal.MoneyLeft>(
                        Office,
                        new MoveAlliance(AllianceTrigger.Close, Day, "Closing report")
                    )
                    .Balances
            ),
            StringComparison.Ordinal
        );
        books.Accept(Controller, new VerifyCounterpart(1, Millions(600), Day, "Statement 2"));
        ByHand("1390", "1110", 500);
        Assert.Equal((Millions(100), Millions(0)), (books.Balance(Code, "1110"), books.Balance(Code, "1390")));
    }

    [Fact]
    public void Is_verified_by_another_person_than_who_promised_it()
    {
        var books = Executing(600, 160);
        var both = Manager with { Roles = [Ledger.Access.Role.Manager, Ledger.Access.Role.Controller] };
        books.Accept(
            both,
            new PledgeCounterpart("co_town", PledgeKind.Cash, Millions(50), Day, Day.PlusDays(9), "Ordinance")
        );
        books.Refuse<SegregationRefusal.SamePerson>(both, new VerifyCounterpart(2, Millions(50), Day, "Statement 2"));
        books.Refuse<CounterpartRefusal.IsProgramme>(
            Manager,
            new PledgeCounterpart("co_programme", PledgeKind.Cash, Millions(50), Day, Day.PlusDays(9), "Ordinance")
        );
    }
}
