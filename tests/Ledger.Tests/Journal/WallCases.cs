using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.Desk;

namespace Ledger.Tests;

/// <summary>
/// People of an organization and the journal's own verbs: PA-1 is theirs, PAR-2 is a programme's, PA-2 another
/// organization's, PA-3 nobody's.
/// </summary>
public class People_of_an_organization
{
    private static readonly AccountKey Bank = new("1110", default, Bob);
    private readonly Desk _desk = new();

    public People_of_an_organization()
    {
        foreach (var (n, code) in ((int, string)[])[(3, "PA-2"), (4, "PA-3")])
            _desk.Accepts(new OpenEstate(Trust with { Id = new(new Guid(n, 0, 0, new byte[8])), Code = code }));
        (_desk.Books.Organizations["PA-1"], _desk.Books.Organizations["PA-2"]) = ("ORG-1", "ORG-2");
    }

    [Fact]
    public void Move_its_books_and_no_others_by_whatever_instruction()
    {
        _desk.Accepts(In(100));
        var (entries, holds) = (new Dictionary<string, Id<JournalEntry>>(), new Dictionary<string, Id<Hold>>());
        foreach (var estate in (string[])["PA-1", "PA-2", "PA-3", "PAR-2"])
        {
            entries[estate] = new(_desk.Makes(Move(estate)));
            holds[estate] = new(_desk.Makes(HoldOf(5) with { Estate = estate }));
        }
        var paired = new Id<JournalEntry>(_desk.Accepts(Move("PA-1"), Move("PA-2")).Request.Value);
        _desk.By = Ana with { Organization = "ORG-1", Roles = [Role.Operator, Role.Controller] };

        foreach (var estate in (string[])["PA-2", "PA-3", "PAR-2"])
        foreach (var asked in OnEstate(estate, entries[estate], holds[estate]))
        {
            Assert.Equal(
                new AccessRefusal.OtherOrganization("ana", estate),
                _desk.Refuses<AccessRefusal.OtherOrganization>(asked)
            );
            _desk.Refuses<AccessRefusal.OtherOrganization>(Move("PA-1"), asked);
        }
        _desk.Refuses<AccessRefusal.OtherOrganization>(
            new OpenEstate(Trust with { Id = new(new Guid(9, 0, 0, new byte[8])), Code = "PA-9" })
        );
        _desk.Refuses<AccessRefusal.OtherOrganization>(new PostHold(holds["PA-1"], Move("PA-2").Entry));
        _desk.Refuses<AccessRefusal.OtherOrganization>(
            new ReverseEntry(Id<JournalEntry>.Derived(paired.Value, 0), Today, Today, "one leg is theirs, one is not")
        );
        _desk.Refuses<HoldRefusal.Unknown>(new VoidHold(new(_desk.NextId().Value), "none"));

        _desk.Accepts(Move("PA-1"), new VoidHold(holds["PA-1"], "not needed"), HoldOf(5));
        _desk.Accepts(new ReverseEntry(entries["PA-1"], Today, Today, "booked twice"));
    }

    [Fact]
    public void Act_on_the_programme_too_where_their_alliance_does_and_whoever_is_of_none_moves_all()
    {
        var everybody = _desk.Request(Move("PA-2"), Move("PA-3"), Move("PAR-2"));
        Ok(_desk.Send(everybody));
        _desk.By = Ana with { Organization = "ORG-1" };
        Ok(_desk.Send(JournalRequest.Of(new Asking(_desk.NextId(), _desk.By), [Move("PA-1"), Move("PAR-2")])));
    }

    private static PostEntry Move(string estate) =>
        new(Ok(JournalEntry.Draft(estate, Today, Today, "test", [Debit("1110", 10), Credit("3110", 10)])));

    private static IEnumerable<Instruction> OnEstate(string estate, Id<JournalEntry> entry, Id<Hold> hold)
    {
        LocalDate january = new(2026, 1, 31);
        return
        [
            Move(estate),
            HoldOf(1) with
            {
                Estate = estate,
            },
            new PostHold(hold, Move(estate).Entry),
            new VoidHold(hold, "none of theirs"),
            new ExpireHold(hold),
            new ReverseEntry(entry, Today, Today, "none of theirs"),
            new OpenAccount(estate, Bank with { Currency = Usd }, OpeningDay),
            new CloseAccount(estate, Bank, Today),
            new ConstrainAccount(estate, Bank, Constraint.Debit),
            new ClosePeriod(estate, january),
            new AskReopening(estate, january, "late"),
            new WithdrawReopening(estate, january, "late"),
            new ReopenPeriod(estate, january, "late"),
        ];
    }

    private sealed record Asking(Id<JournalRequest> Id, Person By) : IActRequest
    {
        public string SubjectKind => "alliance";

        public string Subject => "PA-1";

        public object Asked => this;
    }
}
