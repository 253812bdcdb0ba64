using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.RotatingFunds;

/// <summary>
/// Somebody of the organization may owe the fund from now on, and has accounts of their own in its books.
/// </summary>
/// <param name="Family">The family that the member declares: whoever has the same word is a relative.</param>
/// <param name="Person">Who the member is among the people that act here; null: nobody.</param>
public sealed record AdmitToFund(string Member, string Family, Person? Person, LocalDate On) : FundCommand
{
    public const int MaxCodeLength = 30;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (Checks.CheckFutureDate("date", On, context.Today) is { } wrongDay)
            return wrongDay;
        // Six digits and nothing else are somebody's document.
        if (
            Member.Length > MaxCodeLength
            || !Journal.Holder.IsName(Member)
            || (Member.Length > 5 && Member.All(char.IsAsciiDigit))
        )
            return new FundRefusal.NotACode(Member);
        if (Checks.CheckText("family", Family, 40) is { } badText)
            return badText;
        if (book.FindMember(Member) is not null)
            return new FundRefusal.MemberTaken(Member, book.Fund.Code);
        var member = new FundMember
        {
            Id = context.NewId<FundMember>(),
            Fund = book.Fund.Id,
            Code = Member,
            AdmittedOn = On,
            Family = Family.Trim(),
            Person = Person?.Id ?? default,
            SeatedFrom = Calendar.BeforeAll,
            SeatedThrough = Calendar.BeforeAll,
        };
        return FundOutcome
            .Of(book with { Members = book.Members.Add(member) }, book.Noted("Admit", On, member: Member))
            .Posting(
                ((string[])["1410", "1420", "1430"]).Select(code => new OpenAccount(
                    book.Fund.Code,
                    new AccountKey(code, member.Holder, book.Fund.Currency),
                    book.Fund.OpenedOn
                ))
            );
    }
}

/// <summary>A member declares a family: of its members nobody decides about another's debt.</summary>
public sealed record DeclareFamily(string Member, string Family, LocalDate On, string Document) : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (
            (Checks.CheckFutureDate("date", On, context.Today) ?? Checks.CheckText("family", Family, 40)) is { } refusal
        )
            return refusal;
        if (book.FindMember(Member) is not { } member)
            return new FundRefusal.UnknownMember(Member, book.Fund.Code);
        if (string.IsNullOrWhiteSpace(Document))
            return new TextRefusal.Missing("document");
        // Nobody leaves a family by their own hand to decide about it.
        if (Committee.OwnHand(book, context.By, member) is { } own)
            return own;
        return FundOutcome.Of(
            book.With(member with { Family = Family.Trim() }),
            book.Noted("DeclareFamily", On, member: Member, document: Document, reason: $"{member.Family} → {Family}")
        );
    }
}

/// <summary>
/// Who a member is among the people that act here: a member who was imported, or began to act later. From then on
/// nobody of the two decides about the member's debt, by whatever name.
/// </summary>
public sealed record NamePerson(string Member, Person Person, LocalDate On, string Document) : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (Checks.CheckFutureDate("date", On, context.Today) is { } refusal)
            return refusal;
        if (book.FindMember(Member) is not { } member)
            return new FundRefusal.UnknownMember(Member, book.Fund.Code);
        if (string.IsNullOrWhiteSpace(Document))
            return new TextRefusal.Missing("document");
        if (Person.Roles.Count == 0)
            return new FundRefusal.NoRole(Person.Handle, book.Fund.Code);
        // Whoever is named already does not free themselves by naming somebody else.
        if (!member.Person.IsEmpty && Committee.OwnHand(book, context.By, member) is { } own)
            return own;
        return FundOutcome.Of(
            book.With(member with { Person = Person.Id }),
            book.Noted(
                "NamePerson",
                On,
                member: Member,
                document: Document,
                reason: member.Person.IsEmpty || member.Person == Person.Id
                    ? Person.Handle
                    : new CodedText(
                        "reason.person_before",
                        ("Handle", Person.Handle),
                        ("Former", member.Person)
                    ).ToString()
            )
        );
    }
}

/// <summary>The assembly gave a member a seat on the credit committee, for so many days.</summary>
/// <remarks>
/// The seat before ends the day before this one begins, and is kept. A seat that lies wholly before the newest is added
/// to those that were.
/// </remarks>
public sealed record SeatOnCommittee(string Member, LocalDate From, LocalDate Through, string Document) : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (!Calendar.IsDay(From))
            return new JournalRefusal.DateOutOfRange("from", From);
        if (!Calendar.IsDay(Through))
            return new JournalRefusal.DateOutOfRange("through", Through);
        if (Through < From)
            return new FundRefusal.InconsistentFigure("through", Through, new("expected.seat_from", ("Day", From)));
        if (string.IsNullOrWhiteSpace(Document))
            return new TextRefusal.Missing("document");
        if (book.FindMember(Member) is not { } member)
            return new FundRefusal.UnknownMember(Member, book.Fund.Code);
        var isOlder = Through < member.SeatedFrom;
        if (!isOlder && From < member.SeatedFrom && Through < member.SeatedThrough)
            return new FundRefusal.InconsistentFigure(
                "through",
                Through,
                new("expected.seat_held", ("From", member.SeatedFrom), ("Through", member.SeatedThrough))
            );
        var former = isOlder
            ? (From, Through)
            : (From: member.SeatedFrom, Through: LocalDate.Min(member.SeatedThrough, From.PlusDays(-1)));
        var after = isOlder ? book : book.With(member with { SeatedFrom = From, SeatedThrough = Through });
        if (former.From <= former.Through && former.From > Calendar.BeforeAll)
            after = after with
            {
                FormerSeats = after.FormerSeats.Add(
                    new FormerSeat
                    {
                        Id = context.NewId<FormerSeat>(),
                        Fund = book.Fund.Id,
                        Member = Member,
                        From = former.From,
                        Through = former.Through,
                    }
                ),
            };
        return FundOutcome.Of(
            after,
            book.Noted(
                "Seat",
                context.Today,
                member: Member,
                document: Document,
                reason: new CodedText("reason.seat", ("From", From), ("Through", Through)).ToString()
            )
        );
    }
}
