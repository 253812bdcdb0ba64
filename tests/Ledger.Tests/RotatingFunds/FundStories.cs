using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Testing;
using NodaTime;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ledger.Tests.RotatingFunds;

/// <summary>
/// Goal: whatever is asked of a fund, in whatever order, its accounts equal its members' positions, no balance is
/// negative, and nobody pays more than was agreed.
/// Method: stories of commands, good and hostile, go through the domain and the journal; a plain tally of what was
/// accepted
/// keeps its own sums. The same story is told
/// to a second fund in which no day is ever counted: what its members owe at the end must be the same, so accrual
/// changes nothing that anybody pays.
/// </summary>
public class Any_story_of_a_fund(ITestOutputHelper output)
{
    private const int Stories = 200,
        Length = 70;

    private static readonly string[] Members = ["M1", "M2", "M3", "C3"];

    /// <summary>One wish; what its numbers mean is decided when it is told.</summary>
    private sealed record Wish(int What, int Which, int HowMuch, int Days);

    [Fact]
    public void Keeps_the_books_equal_to_what_members_owe()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var wish =
            from what in Gen.Choose(0, 99)
            from which in Gen.Choose(0, 999)
            from howMuch in Gen.Choose(1, 1_000)
            from days in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(0, 40)))
            select new Wish(what, which, howMuch, days);
        var story = from rules in Regulations from wishes in wish.ListOf(Length) select (rules, wishes);
        Prop.ForAll(Arb.From(story), told => Tell(told.rules, [.. told.wishes], seen)).Check(Seeds.Many(Stories));
        foreach (var (word, count) in seen.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{count, 7} {word}");
        foreach (
            var needed in (string[])
                [
                    "Repay",
                    "Settle",
                    "Restructure",
                    "WriteOff",
                    "Recover",
                    "Charge",
                    "EndDay",
                    "Receive",
                    "Complete",
                    "Reschedule",
                    "GiveUp",
                    "prepaid",
                    "late",
                    "kept back",
                    "kept back and paid",
                    "by a bank",
                    "PayBank",
                    "TakeBack",
                    "Reopen",
                    "taken back after days",
                    "taken back twice in a row",
                    "fund.receipt_exists",
                    "fund.not_the_last_receipt",
                    "fund.payment_above_debt",
                    "fund.before_accrual",
                    "fund.not_enough_cash",
                    "command.wrong_state",
                ]
        )
            Assert.True(seen.ContainsKey(needed), $"No story came to '{needed}': it would prove nothing about it.");
    }

    private static Gen<Regulation> Regulations =>
        from form in Gen.Elements(
            RepaymentForm.EqualInstalments,
            RepaymentForm.EqualInstalments,
            RepaymentForm.EqualPrincipal,
            RepaymentForm.InterestOnly,
            RepaymentForm.Harvest
        )
        from method in Gen.Elements(InterestMethod.Declining, InterestMethod.Declining, InterestMethod.Flat)
        from dayCount in Gen.Elements(Enum.GetValues<DayCount>())
        from rate in Gen.Elements(
            new Rate(1.5m, RatePer.Month),
            new Rate(24, RatePer.YearEffective),
            new Rate(18.3m, RatePer.YearNominal),
            Rate.Zero
        )
        from unit in Gen.Elements(1L, 100L)
        from graces in Gen.Two(Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 3))))
        from prepayment in Gen.Elements(Enum.GetValues<Prepayment>())
        from order in Gen.Elements(true, false)
        select FundField.Rules(
            product =>
                product with
                {
                    Form = form,
                    Method = method,
                    DayCount = dayCount,
                    Rate = rate,
                    InterestRounding = new(unit, RoundingMode.HalfUp),
                    InstalmentRounding = new(unit, RoundingMode.HalfUp),
                    GraceOnPrincipal = graces.Item1,
                    GraceOnInterest = graces.Item2,
                    Prepayment = prepayment,
                    Fee = order ? Share.Percent(1) : null,
                },
            rules =>
                order
                    ? rules
                    : rules with
                    {
                        AllocationOrder =
                        [
                            DueKind.Principal,
                            DueKind.Interest,
                            DueKind.ArrearsInterest,
                            DueKind.Fee,
                            DueKind.Penalty,
                        ],
                    }
        );

    private static void Tell(Regulation rules, IReadOnlyList<Wish> wishes, Dictionary<string, int> seen)
    {
        var (field, other) = (Beginning(rules), Beginning(rules));
        var tally = new FundTally(rules);
        foreach (var wish in wishes)
        {
            field.On(field.Today.PlusDays(wish.Days));
            other.On(field.Today);
            var (by, command) = Meaning(wish, field);
            var (before, answer) = (field.Book, field.Do(by, command));
            Note(
                seen,
                answer.Match(
                    outcome => command is EndDay ? nameof(EndDay) : outcome.Steps[^1].Trigger,
                    refusal => refusal.Code
                )
            );
            if (answer.Refusal is null)
                tally.Note(command, before, field.Book);
            else if (!ReferenceEquals(before, field.Book))
                throw new XunitException($"{command} was refused and left something.");
            if (tally.Fault(field) is { } fault)
                throw new XunitException($"{fault}, after {command} on {field.Today}");
            foreach (var word in tally.Seen)
                Note(seen, word);
            tally.Seen.Clear();
            if (answer.Refusal is null && command is not EndDay)
                other.Accept(by, command);
        }
        if (Differences(field, other) is { } difference)
            throw new XunitException(difference);
        if (FundWindows.Fault(field, tally, [.. wishes.Select(wish => wish.Which + wish.HowMuch)]) is { } untold)
            throw new XunitException(untold);
        if (field.VerifyChains() is { } broken)
            throw new XunitException(broken);
    }

    private static FundField Beginning(Regulation rules)
    {
        var field = new FundField(rules).WithCash(1_200);
        field.Accept(
            FundField.Manager,
            new OpenCreditLine("bk_agrario", FundField.Cop(20_000), FundField.Start, "Contract")
        );
        foreach (var member in Members)
        {
            field.Accept(
                FundField.Manager,
                new SignRepayment(member, "", FundField.Cop(500), 4, new(2026, 2, 15), 2, "", FundField.Start, "C")
            );
            field.Accept(FundField.Manager, new DeliverInputs(field.Book.LastCommitment, FundField.Start, "D"));
        }
        return field;
    }

    /// <summary>Whether somebody owes anything else because days were counted.</summary>
    private static string? Differences(FundField field, FundField other)
    {
        // What is written off is what the books had, and what may be recovered is what was owed.
        foreach (var (loan, plain) in field.Book.Loans.Zip(other.Book.Loans))
            if (
                loan.WrittenOff + loan.InterestInSuspense != plain.WrittenOff + plain.InterestInSuspense
                && loan.State == LoanState.WrittenOff
            )
                return $"loan {loan.Number} may be recovered otherwise where days were counted";
        foreach (var loan in field.Book.Loans.Where(loan => loan.IsOut))
            if (field.Payoff(loan.Number) is var counted && other.Payoff(loan.Number) is var plain && counted != plain)
                return $"loan {loan.Number} owes {counted} where days were counted, {plain} where they were not";
        // A day that is counted makes up for all that were not: interest in the books and provisions too.
        field.On(field.Today.PlusDays(1));
        foreach (var one in (FundField[])[field, other])
            one.On(field.Today).Accept(FundField.Manager, new EndDay(field.Today));
        foreach (var (loan, plain) in field.Book.Loans.Zip(other.Book.Loans).Where(pair => pair.First.IsOut))
            if (
                loan.Earned != plain.Earned
                || loan.Provision != plain.Provision
                || loan.IsSuspended != plain.IsSuspended
                || loan.ArrearsDays != plain.ArrearsDays
                || loan.InterestInSuspense != plain.InterestInSuspense
            )
                return $"loan {loan.Number} has {loan.Earned} of interest and {loan.InterestInSuspense} withheld where days were counted, {plain.Earned} and {plain.InterestInSuspense} where only the last one was";
        return field.Posted("1110") == other.Posted("1110") ? null : "the cash differs where days were counted";
    }

    private static (Person, FundCommand) Meaning(Wish wish, FundField field)
    {
        var (day, book, money) = (field.Today, field.Book, FundField.Cop(wish.HowMuch));
        var number = book.LastLoan == 0 ? 1 : 1 + wish.Which % book.LastLoan;
        var loan = book.FindLoan(number);
        // Mostly a loan that is out, sometimes whichever there is.
        if (wish.Which % 9 > 0 && book.Loans.FindAll(one => one.IsOut) is { Count: > 0 } lent)
            (loan, number) = (lent[wish.Which % lent.Count], lent[wish.Which % lent.Count].Number);
        var commitment = 1 + wish.Which % 4;
        var first = day.PlusDays(1 + wish.Which % 60);
        return wish.What switch
        {
            < 12 => (
                FundField.Manager,
                new ApplyForLoan(Members[wish.Which % 4], "P", money, 1 + wish.Which % 9, first, [], "", day)
            ),
            < 22 when Next(book, LoanState.Applied) is { } asked => (
                FundField.Secretary,
                new ApproveLoan(asked.Number, null, day, FundField.Act)
            ),
            < 36 when Next(book, LoanState.Approved) is { } approved => (
                FundField.Manager,
                wish.Which % 5 == 0
                    ? new DisburseLoan(approved.Number, Means.Bank, first, [], 1, Share.Percent(40), day, "R")
                    : new DisburseLoan(approved.Number, Means.Cash, first, [], 0, Share.None, day, "R")
            ),
            < 40 when book.Receipts.Count > 0 => TakenBack(
                wish,
                field,
                book.Receipts[^(1 + wish.Which % Math.Min(3, book.Receipts.Count))]
            ),
            < 62 when loan is { IsOut: true } => (
                FundField.Manager,
                new RepayLoan(
                    number,
                    Paid(wish, field, loan),
                    Means.Cash,
                    day,
                    Written(wish, field, loan.Id.Value),
                    wish.Which % 4 == 3 ? null : (Prepayment)(wish.Which % 4)
                )
            ),
            < 64 => (
                FundField.Manager,
                new ChargeLoan(number, FundField.Cop(1 + wish.HowMuch % 20), wish.Which % 2 == 0, day, "Cheque")
            ),
            < 68 => (
                FundField.Secretary,
                new RestructureLoan(number, 1 + wish.Which % 6, first, day, FundField.Act, "Frost")
            ),
            < 71 => (FundField.Secretary, new WriteOffLoan(number, day, FundField.Act, "Gone")),
            < 74 => (
                FundField.Manager,
                new RecoverLoan(
                    Next(book, LoanState.WrittenOff)?.Number ?? number,
                    FundField.Cop(1 + wish.HowMuch % 50),
                    Means.Cash,
                    day,
                    Written(wish, field, Next(book, LoanState.WrittenOff)?.Id.Value)
                )
            ),
            < 75 => (
                FundField.Manager,
                new PayBank(
                    1,
                    book.Lines[0].Owed is { IsZero: false } owed && owed.MinorUnits < money.MinorUnits ? owed : money,
                    FundField.Cop(wish.Which % 3),
                    day,
                    "R"
                )
            ),
            < 76 => (
                FundField.Manager,
                new RepayLoan(number, money, Means.Cash, day.PlusDays(-1 - wish.Which % 20), "R")
            ),
            < 82 => (
                FundField.Manager,
                new ReceiveRepayment(
                    commitment,
                    wish.HowMuch % 4 == 0 && book.FindCommitment(commitment) is { IsOwed: true } owed
                        ? owed.Left
                        : FundField.Cop(1 + wish.HowMuch % 300),
                    Means.Cash,
                    "",
                    day,
                    Written(wish, field, book.FindCommitment(commitment)?.Id.Value)
                )
            ),
            < 84 when book.Receipts.Count > 0 => TakenBack(
                wish,
                field,
                book.Receipts[wish.Which % book.Receipts.Count]
            ),
            < 86 => (
                FundField.Secretary,
                new RescheduleRepayment(commitment, 1 + wish.Which % 5, first, 1, day, FundField.Act, "")
            ),
            < 87 => (FundField.Secretary, new GiveUpRepayment(commitment, day, FundField.Act, "Gone")),
            < 88 => (FundField.Stranger, new RepayLoan(number, money, Means.Cash, day, "R")),
            _ => (FundField.Manager, new EndDay(day)),
        };
    }

    /// <summary>A receipt's own reference; sometimes one that was written already.</summary>
    private static string Written(Wish wish, FundField field, Guid? debt) =>
        wish.Which % 2 == 0
        && field.Book.Receipts.FindLast(one => one.Debt == debt && one.On == field.Today) is { } last
            ? last.Reference
            : $"R {field.Book.Receipts.Count}";

    /// <summary>Some receipt of a debt, mostly the last one; sometimes by who wrote it.</summary>
    private static (Person, FundCommand) TakenBack(Wish wish, FundField field, WrittenReceipt some)
    {
        var (book, by) = (field.Book, wish.HowMuch % 11 == 0 ? FundField.Manager : FundField.Treasurer);
        if (book.Commitments.Find(one => one.Id.Value == some.Debt) is { } commitment)
            return (by, new TakeBackRepayment(commitment.Number, Last(commitment.LastReceipt), field.Today, "A slip"));
        var loan = book.Loans.Find(one => one.Id.Value == some.Debt)!;
        return (by, new TakeBackLoanReceipt(loan.Number, Last(loan.LastReceipt), field.Today, "A slip"));

        string Last(Id<WrittenReceipt> last) =>
            wish.HowMuch % 7 == 0
                ? some.Reference
                : book.Receipts.Find(one => one.Id == last)?.Reference ?? some.Reference;
    }

    private static Loan? Next(FundAggregate book, LoanState state) => book.Loans.Find(loan => loan.State == state);

    /// <summary>An instalment, all of it, a part, or too much.</summary>
    private static Money Paid(Wish wish, FundField field, Loan loan) =>
        (wish.Which % 7) switch
        {
            0 => field.Payoff(loan.Number),
            1 => field.Payoff(loan.Number) + FundField.Cop(1),
            2 or 3 => field.Book.InstalmentsOf(loan.Id.Value).Find(one => !one.IsPaid) is { } next
            && next.PrincipalLeft + next.InterestLeft is { IsZero: false } due
                ? due
                : FundField.Cop(1),
            4 => FundField.Cop(wish.HowMuch),
            _ => new Money(1 + wish.HowMuch * 97L, Currency.COP),
        };

    private static void Note(Dictionary<string, int> seen, string word) =>
        seen[word] = seen.GetValueOrDefault(word) + 1;
}
