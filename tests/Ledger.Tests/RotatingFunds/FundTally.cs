using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.RotatingFunds.Reports;

namespace Ledger.Tests.RotatingFunds;

/// <summary>
/// What a plain person would keep of a fund: money in and out, who owes what. It knows the commands and none of the
/// domain's arithmetic.
/// </summary>
internal sealed class FundTally(Regulation rules)
{
    private readonly Dictionary<int, long> _lent = [],
        _agreed = [],
        _principal = [],
        _interest = [],
        _kept = [],
        _debt = [];
    private readonly HashSet<int> _changed = [];
    private readonly Dictionary<
        string,
        (NodaTime.LocalDate On, long Principal, long Interest, long Charges, long? Kept)
    > _receipts = [];
    private long _cash = FundField.Cop(1_200).MinorUnits,
        _owed = 4 * FundField.Cop(500).MinorUnits,
        _capital = FundField.Cop(1_200).MinorUnits;

    /// <summary>What came in and went out, as the statement of a fund calls it.</summary>
    public List<(NodaTime.LocalDate On, FlowKind Kind, long Amount)> Flows { get; } =
    [(FundField.Start, FlowKind.CapitalPaidIn, FundField.Cop(1_200).MinorUnits)];

    /// <summary>What this story came to.</summary>
    public List<string> Seen { get; } = [];

    public void Note(FundCommand command, FundAggregate before, FundAggregate after)
    {
        switch (command)
        {
            case DisburseLoan disburse:
                var lent = after.FindLoan(disburse.Number)!;
                var bank = disburse.BankShare.Of(lent.Amount).MinorUnits;
                _cash -= lent.Amount.MinorUnits - bank;
                Flow(disburse.On, FlowKind.LoansOut, lent.Amount.MinorUnits);
                Flow(disburse.On, FlowKind.BankDrawn, bank);
                if (bank > 0)
                    Seen.Add("by a bank");
                _lent[lent.Number] = lent.Amount.MinorUnits;
                _agreed[lent.Number] = after.InstalmentsOf(lent.Id.Value).Sum(one => one.Interest.MinorUnits);
                break;
            case RepayLoan repay:
                Paid(repay, before.FindLoan(repay.Number)!, after.FindLoan(repay.Number)!, before, after);
                break;
            case RestructureLoan restructure:
                Restructured(restructure, before, before.FindLoan(restructure.Number)!);
                break;
            case WriteOffLoan gone:
                var lost = before.FindLoan(gone.Number)!;
                _debt[lost.Number] = before.PayoffOn(lost, rules, gone.On).MinorUnits;
                _kept.Remove(lost.Number);
                break;
            case TakeBackLoanReceipt taken:
                TakenBack(taken, before.FindLoan(taken.Number)!, before, after);
                break;
            case TakeBackRepayment taken:
                var back = (
                    before.FindCommitment(taken.Number)!.Repaid - after.FindCommitment(taken.Number)!.Repaid
                ).MinorUnits;
                Flow(taken.On, FlowKind.Repayments, -back);
                (_cash, _owed, _capital) = (_cash - back, _owed + back, _capital - back);
                break;
            case RecoverLoan recover:
                _cash += recover.Amount.MinorUnits;
                Flow(recover.On, FlowKind.Recoveries, recover.Amount.MinorUnits);
                break;
            case PayBank pay:
                _cash -= (pay.Amount + pay.Interest).MinorUnits;
                Flow(pay.On, FlowKind.BankPaid, (pay.Amount + pay.Interest).MinorUnits);
                break;
            case ReceiveRepayment receive:
                Flow(receive.On, FlowKind.Repayments, receive.Amount.MinorUnits);
                (_cash, _owed, _capital) = (
                    _cash + receive.Amount.MinorUnits,
                    _owed - receive.Amount.MinorUnits,
                    _capital + receive.Amount.MinorUnits
                );
                break;
            case GiveUpRepayment give:
                _owed -= before.FindCommitment(give.Number)!.Left.MinorUnits;
                break;
        }
    }

    private void Paid(RepayLoan repay, Loan before, Loan after, FundAggregate book, FundAggregate next)
    {
        _cash += repay.Amount.MinorUnits;
        Flow(repay.On, FlowKind.Principal, (before.Balance - after.Balance).MinorUnits);
        Flow(repay.On, FlowKind.Interest, (after.InterestPaid - before.InterestPaid).MinorUnits);
        Flow(
            repay.On,
            FlowKind.Charges,
            (repay.Amount - (before.Balance - after.Balance) - (after.InterestPaid - before.InterestPaid)).MinorUnits
        );
        _receipts[$"{repay.Number}/{repay.Reference}/{repay.On}"] = (
            repay.On,
            (before.Balance - after.Balance).MinorUnits,
            (after.InterestPaid - before.InterestPaid).MinorUnits,
            (repay.Amount - (before.Balance - after.Balance) - (after.InterestPaid - before.InterestPaid)).MinorUnits,
            _kept.TryGetValue(repay.Number, out var held) ? held : null
        );
        KeptPaid(repay, before, after, book);
        _principal[repay.Number] =
            _principal.GetValueOrDefault(repay.Number) + (before.Balance - after.Balance).MinorUnits;
        _interest[repay.Number] =
            _interest.GetValueOrDefault(repay.Number) + (after.InterestPaid - before.InterestPaid).MinorUnits;
        var parts =
            before.Balance
            - after.Balance
            + (after.InterestPaid - before.InterestPaid)
            + (after.ArrearsPaid - before.ArrearsPaid)
            + (before.FeesDue - after.FeesDue)
            + (before.PenaltiesDue - after.PenaltiesDue);
        if (parts != repay.Amount)
            Seen.Add($"FAULT a payment of {repay.Amount} went to {parts}");
        // What is paid is owed no more, to the unit: a prepayment neither forgets interest that was earned nor asks for
        // it twice.
        var (was, now) = (book.PayoffOn(before, rules, repay.On), next.PayoffOn(after, rules, repay.On));
        if (was - repay.Amount != now)
            Seen.Add($"FAULT {was} were owed and {repay.Amount} paid; {now} are owed");
        if (book.DaysLate(before.Id.Value, repay.On) > 0)
            Seen.Add("late");
        if (
            (before.Balance - after.Balance).MinorUnits
            > book.InstalmentsOf(before.Id.Value)
                .Where(one => one.IsDue(repay.On))
                .Sum(one => one.PrincipalLeft.MinorUnits)
        )
            Seen.Add("prepaid");
    }

    /// <summary>As if it had not been paid: what a plain person noted of the receipt is crossed out.</summary>
    private void TakenBack(TakeBackLoanReceipt taken, Loan loan, FundAggregate book, FundAggregate next)
    {
        var receipt = book.Receipts.Find(one => one.Id == loan.LastReceipt)!;
        _cash -= receipt.Amount.MinorUnits;
        if (loan.State == LoanState.WrittenOff)
        {
            Flow(taken.On, FlowKind.Recoveries, -receipt.Amount.MinorUnits);
            return;
        }
        var (on, principal, interest, charges, kept) = _receipts[$"{taken.Number}/{receipt.Reference}/{receipt.On}"];
        Flow(taken.On, FlowKind.Principal, -principal);
        Flow(taken.On, FlowKind.Interest, -interest);
        Flow(taken.On, FlowKind.Charges, -charges);
        (_principal[taken.Number], _interest[taken.Number]) = (
            _principal[taken.Number] - principal,
            _interest[taken.Number] - interest
        );
        if (kept is { } was)
            _kept[taken.Number] = was;
        if (book.Fund.AccruedThrough > on)
            Seen.Add("taken back after days");
        if (book.Receipts.Exists(one => one.Before == receipt.Id && one.Standing == ReceiptStanding.TakenBack))
            Seen.Add("taken back twice in a row");
        if (next.FindLoan(taken.Number)!.Balance.MinorUnits != loan.Balance.MinorUnits + principal)
            Seen.Add("FAULT another principal is owed again");
    }

    /// <summary>
    /// Of a loan late for too long: interest that the books did not have is not in them because other dates were
    /// agreed.
    /// </summary>
    private void Restructured(RestructureLoan act, FundAggregate book, Loan loan)
    {
        _changed.Add(loan.Number);
        if (book.DaysLate(loan.Id.Value, act.On) <= rules.SuspendAccrualAfterDays)
            return;
        // On the last day on which it was not late for too long, the books were to have all but what was kept before.
        var last = book.InstalmentsOf(loan.Id.Value)
            .Where(one => !one.IsPaid)
            .Min(one => one.DueOn)
            .PlusDays(rules.SuspendAccrualAfterDays);
        _kept[loan.Number] =
            Interest(book, loan, act.On)
            - Math.Max(loan.Receivable.MinorUnits, Interest(book, loan, last) - _kept.GetValueOrDefault(loan.Number));
        if (_kept[loan.Number] > 0)
            Seen.Add("kept back");
    }

    /// <summary>What is kept back is paid last, after all other interest that was earned.</summary>
    private void KeptPaid(RepayLoan repay, Loan before, Loan after, FundAggregate book)
    {
        if (_kept.GetValueOrDefault(repay.Number) is not (> 0 and var kept))
            return;
        var (paid, other) = (
            (after.InterestPaid - before.InterestPaid).MinorUnits,
            Interest(book, before, repay.On) - kept
        );
        _kept[repay.Number] = kept - Math.Max(0, paid - other);
        if (_kept[repay.Number] < kept)
            Seen.Add("kept back and paid");
    }

    /// <summary>Interest that was earned and is not paid, in the books or not.</summary>
    private long Interest(FundAggregate book, Loan loan, NodaTime.LocalDate day) =>
        (book.EarnedThrough(loan, day, rules.Find(loan.Product)!.DayCount) - loan.InterestPaid).MinorUnits;

    private void Flow(NodaTime.LocalDate on, FlowKind kind, long amount) => Flows.Add((on, kind, amount));

    public string? Fault(FundField field)
    {
        if (Seen.Find(word => word.StartsWith("FAULT", StringComparison.Ordinal)) is { } fault)
            return fault;
        if (field.Posted("1110") != _cash)
            return $"cash {field.Posted("1110")} is not {_cash}";
        if (field.Posted("1410") != _owed)
            return $"repayments owed {field.Posted("1410")} are not {_owed}";
        if (-field.Posted("3110") != _capital)
            return $"capital {-field.Posted("3110")} is not {_capital}";
        foreach (var member in field.Book.Members)
            if (OfMember(field, member) is { } difference)
                return difference;
        if (
            field.Book.Days is [var day]
            && day.Day == field.Book.Fund.AccruedThrough
            && day.Day == field.Today
            && day.Balance.MinorUnits != field.Posted("1420")
        )
            return $"the figures of {day.Day} have {day.Balance} lent, the accounts {field.Posted("1420")}";
        if (-field.Posted("1490") != field.Book.Loans.Sum(loan => loan.Provision.MinorUnits))
            return $"provision {-field.Posted("1490")} is not what loans have";
        return field.Book.Loans.Select(loan => OfLoan(field, loan)).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>The member's accounts are the member's position.</summary>
    private static string? OfMember(FundField field, FundMember member)
    {
        var (loans, holder) = (field.Book.Loans.FindAll(loan => loan.Member == member.Code), member.Holder.Value);
        if (field.Posted("1420", holder) != loans.Sum(loan => loan.Balance.MinorUnits))
            return $"1420 of {member.Code} is {field.Posted("1420", holder)}";
        if (field.Posted("1430", holder) != loans.Sum(loan => loan.Receivable.MinorUnits))
            return $"1430 of {member.Code} is {field.Posted("1430", holder)}";
        var owed = field
            .Book.Commitments.Where(commitment => commitment.Member == member.Code && commitment.IsOwed)
            .Sum(commitment => commitment.Left.MinorUnits);
        return field.Posted("1410", holder) == owed
            ? null
            : $"1410 of {member.Code} is {field.Posted("1410", holder)}, not {owed}";
    }

    private string? OfLoan(FundField field, Loan loan)
    {
        var rest = field.Book.InstalmentsOf(loan.Id.Value);
        if (loan.IsOut && rest.Sum(one => one.PrincipalLeft.MinorUnits) != loan.Balance.MinorUnits)
            return $"loan {loan.Number}: its instalments have {rest.Sum(one => one.PrincipalLeft.MinorUnits)} of principal left, it owes {loan.Balance.MinorUnits}";
        if (loan.IsOut && rest.Sum(one => one.InterestPaid.MinorUnits) != loan.InterestPaid.MinorUnits)
            return $"loan {loan.Number}: its instalments have other interest paid";
        if (
            loan.Balance.MinorUnits < 0
            || rest.Exists(one =>
                one.PrincipalLeft.MinorUnits < 0
                || one.InterestLeft.MinorUnits < 0
                || one.Carried.MinorUnits < 0
                || one.Carried.MinorUnits > one.Interest.MinorUnits
            )
        )
            return $"loan {loan.Number} is below zero";
        if (loan.InterestPaid.MinorUnits > loan.Earned.MinorUnits)
            return $"loan {loan.Number} was paid interest that was never earned";
        if (
            loan.State == LoanState.Closed
            && (
                !loan.Receivable.IsZero
                || !loan.FeesDue.IsZero
                || !loan.PenaltiesDue.IsZero
                || !loan.Provision.IsZero
                || !loan.InterestInSuspense.IsZero
            )
        )
            return $"loan {loan.Number} is closed and owes something";
        if (
            _lent.TryGetValue(loan.Number, out var lent)
            && loan.State is not LoanState.WrittenOff
            && lent - _principal.GetValueOrDefault(loan.Number) != loan.Balance.MinorUnits
        )
            return $"loan {loan.Number} of {lent} with {_principal.GetValueOrDefault(loan.Number)} repaid owes {loan.Balance.MinorUnits}";
        if (
            loan.IsOut
            && loan.Receivable.MinorUnits
                > Interest(field.Book, loan, field.Today) - _kept.GetValueOrDefault(loan.Number)
        )
            return $"loan {loan.Number}: the books have {loan.Receivable.MinorUnits} of the {Interest(field.Book, loan, field.Today)} of interest owed, {_kept.GetValueOrDefault(loan.Number)} of which were kept back";
        if (
            _debt.TryGetValue(loan.Number, out var debt)
            && (loan.WrittenOff + loan.InterestInSuspense).MinorUnits != debt
        )
            return $"loan {loan.Number} owed {debt} when it was written off; {loan.WrittenOff + loan.InterestInSuspense} may be recovered";
        if (loan.Recovered.MinorUnits > _debt.GetValueOrDefault(loan.Number))
            return $"of loan {loan.Number} came more than was owed";
        // However it was prepaid, the borrower never pays more interest than was agreed.
        if (
            !_changed.Contains(loan.Number)
            && _interest.GetValueOrDefault(loan.Number) > _agreed.GetValueOrDefault(loan.Number)
        )
            return $"loan {loan.Number} cost {_interest[loan.Number]} of interest; {_agreed[loan.Number]} were agreed";
        return rules.Find(loan.Product) is null ? "no product" : null;
    }
}
