using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.JournalFixture;

namespace Ledger.Tests;

/// <summary>What commands of alliances and funds recorded, and the journal's own verbs.</summary>
public class What_an_act_recorded
{
    private static readonly CommandName Verifying = new("AL-1", nameof(Verify));
    private readonly JournalFixture _fixture = new();

    [Theory, InlineData(false), InlineData(true)]
    public void Is_reversed_by_an_act_only_forced_or_not(bool forced)
    {
        var entry = new Id<JournalEntry>(Acts(In(100), In(50)));
        var own = new Id<JournalEntry>(_fixture.Makes(In(5)));
        _fixture.By = forced ? Luis : Ana;
        Assert.Equal(
            new ReversalRefusal.OfCommand(entry, Verifying.Subject, Verifying.Verb),
            _fixture.Refuses<ReversalRefusal.OfCommand>(Reverse(entry) with { Forced = forced })
        );
        _fixture.Refuses<ReversalRefusal.OfCommand>(
            Reverse(own) with
            {
                Forced = forced,
            },
            Reverse(entry) with
            {
                Forced = forced,
            }
        );
        Acts(Reverse(entry) with { Forced = forced });
        Assert.Equal(5_00, _fixture["1110"].Posted);
        _fixture.Accepts(Reverse(own) with { Forced = forced });
    }

    [Fact]
    public void Is_held_until_an_act_resolves_it()
    {
        _fixture.Accepts(In(100));
        var hold = new Id<Hold>(Acts(HoldOf(40)));
        Assert.Equal(
            new HoldRefusal.OfCommand(hold, Verifying.Subject, Verifying.Verb),
            _fixture.Refuses<HoldRefusal.OfCommand>(new VoidHold(hold, "not needed"))
        );
        _fixture.Refuses<HoldRefusal.OfCommand>(new PostHold(hold, Out(40).Entry));
        _fixture.Refuses<HoldRefusal.NotYetExpired>(new ExpireHold(hold));
        Acts(new PostHold(hold, Out(10).Entry, HoldRestAgain: true));
        var rest = _fixture.Books.Holds.Values.Single(held => held.Status == HoldStatus.Open);
        _fixture.Refuses<HoldRefusal.OfCommand>(new VoidHold(rest.Id, "not needed"));
        Acts(new VoidHold(rest.Id, "cancelled"));
        Assert.Equal((90_00, 0), (_fixture["1110"].Posted, _fixture["1110"].Held));
    }

    [Fact]
    public void By_others_an_act_may_undo_and_the_request_is_the_same_whoever_sends_it()
    {
        _fixture.Accepts(In(100));
        var (entry, hold) = (new Id<JournalEntry>(_fixture.Makes(In(1))), new Id<Hold>(_fixture.Makes(HoldOf(40))));
        Acts(Reverse(entry), new VoidHold(hold, "cancelled"));
        var asked = _fixture.Request(In(7));
        Assert.False(Ok(_fixture.Send(asked)).IsReplay);
        Assert.True(Ok(_fixture.Send(JournalRequest.Of(new Asking(asked.Id, asked.By), asked.Instructions))).IsReplay);
    }

    [Fact]
    public void Of_an_atomic_batch_that_is_refused_is_nobody_s()
    {
        var (command, own) = (Act(In(100)), _fixture.Request(Reverse(new(Guid.Empty))));
        Assert.All(_fixture.Send(new Batch([command, own], Atomic: true)), answer => Assert.NotNull(answer.Refusal));
        var again = new JournalRequest(command.Id, Ana, command.Instructions);
        Ok(_fixture.Send(again));
        _fixture.Accepts(Reverse(new(command.Id.Value)));
    }

    [Fact]
    public void In_the_estate_of_files_is_moved_by_acts_and_what_no_file_says_is_posted_by_hand()
    {
        var estate = new Estate(
            new(new Guid("019c00ff-0000-7000-8000-000000000001")),
            "AL-1",
            EstateKind.Trust,
            "Cacao",
            "America/Bogota",
            Currency.COP,
            Today
        );
        var holder = Holder.Parse("co_org")!.Value;
        JournalEntry Entry(string debit, string credit, Holder credited = default) =>
            Ok(
                JournalEntry.Draft(
                    "AL-1",
                    Today,
                    Today,
                    "By hand",
                    [Posting.Debit(debit, Cop(9)), Posting.Credit(credit, Cop(9), credited)]
                )
            );
        Acts(
            new OpenEstate(estate),
            new OpenAccount("AL-1", new AccountKey("3110", holder, Currency.COP), Today),
            new PostEntry(Entry("1110", "3110", holder))
        );
        Assert.Equal(
            new JournalRefusal.KeptByCaseFiles("AL-1", "5110/COP"),
            _fixture.Refuses<JournalRefusal.KeptByCaseFiles>(new PostEntry(Entry("5110", "1110")))
        );
        _fixture.Refuses<JournalRefusal.KeptByCaseFiles>(new PostEntry(Entry("1110", "3110", holder)));
        var hold = new Id<Hold>(
            _fixture.Makes(new PlaceHold("AL-1", "1110", default, Cop(9), Today, null, "Precaution"))
        );
        _fixture.Refuses<JournalRefusal.KeptByCaseFiles>(new PostHold(hold, Entry("5110", "1110")));
        _fixture.Accepts(new VoidHold(hold, "not needed"));
        _fixture.Accepts(
            new ReverseEntry(new(_fixture.Makes(new PostEntry(Entry("5230", "1110")))), Today, Today, "booked twice")
        );
    }

    [Fact]
    public void Has_codes_for_texts_which_people_cannot_write()
    {
        var code = new CodedText("entry.order_paid", ("Number", 1)).ToString();
        _fixture.Accepts(In(100));
        _fixture.Refuses<TextRefusal.NotPrintable>(HoldOf(40) with { Purpose = code });
        Assert.IsType<TextRefusal.NotPrintable>(
            JournalEntry.Draft("AL-1", Today, Today, code, [Posting.Debit("1110", Cop(9))]).Refusal
        );
        var entry = new Id<JournalEntry>(_fixture.Makes(In(1)));
        _fixture.Refuses<TextRefusal.NotPrintable>(Reverse(entry) with { Reason = code });
        var hold = new Id<Hold>(Acts(HoldOf(40) with { Purpose = code }));
        Acts(new VoidHold(hold, code), Reverse(entry) with { Reason = code });
        Assert.Contains(_fixture.Books.Entries.Values, reversal => reversal.Entry.Narrative == code);
    }

    private static Money Cop(long units) => new(units * 100, Currency.COP);

    private static ReverseEntry Reverse(Id<JournalEntry> entry) => new(entry, Today, Today, "booked twice");

    private JournalRequest Act(params Instruction[] instructions) =>
        JournalRequest.Of(new Asking(_fixture.NextId(), _fixture.By), instructions);

    private Guid Acts(params Instruction[] instructions) => Ok(_fixture.Send(Act(instructions))).Request.Value;

    private sealed record Verify;

    private sealed record Asking(Id<JournalRequest> Id, Person By) : ICommandRequest
    {
        public string SubjectKind => "alliance";

        public string Subject => "AL-1";

        public object Asked => new Verify();
    }
}
