using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Reports;

namespace Ledger.Application.Queries.Funds;

/// <summary>A fund's statement as its assembly reads it, beside the one of as many days before.</summary>
internal sealed class FundStatementTold(Fund fund, FundStatement now, FundStatement before)
{
    /// <param name="months">The last counted day of each month.</param>
    public FundStatementView View(IReadOnlyList<FundDay> months) =>
        new(
            fund.Code,
            fund.Name,
            fund.Currency,
            now.From,
            now.Through,
            before.From,
            before.Through,
            now.Day?.Day,
            before.Day?.Day,
            new Listing<FundStatementRow>([
                Row(StatementItem.Opening, of => of.OpeningCash),
                Row(StatementItem.Sources, of => of.Flows.Sources),
                Row(StatementItem.Uses, of => of.Flows.Uses),
                Row(StatementItem.Unexplained, of => of.Unexplained),
                Row(StatementItem.Closing, of => of.ClosingCash),
                Row(StatementItem.CapitalAtOpening, of => of.OpeningCapital),
                Row(StatementItem.CapitalAtClosing, of => of.ClosingCapital),
            ]),
            Flows(isSource: true, Row(StatementItem.Sources, of => of.Flows.Sources)),
            Flows(isSource: false, Row(StatementItem.Uses, of => of.Flows.Uses)),
            new Listing<FundStatementRow>([
                Row(StatementItem.Balance, of => of.Day?.Balance),
                Row(StatementItem.Overdue, of => of.Day?.Overdue),
                Row(StatementItem.Over30, of => of.Day?.Over30),
                Row(StatementItem.Repayments, of => of.Day?.Repayments),
                Row(StatementItem.RepaymentsOverdue, of => of.Day?.RepaymentsOverdue),
                Row(StatementItem.Provision, of => of.Day?.Provision),
            ]),
            Members(),
            [.. Notes().Select(note => new Sentence(note))],
            Months(months),
            now.Receivables,
            now.OwedByMembers,
            now.Ties && before.Ties
        );

    private FundStatementRow Row(StatementItem item, Func<FundStatement, Money?> of) =>
        new(WordKey.Of(nameof(StatementItem), item.ToString()), of(now), of(before));

    /// <summary>Those in which something moved in one of the two, and their sum.</summary>
    private Listing<FundStatementRow> Flows(bool isSource, FundStatementRow sum) =>
        new(
            [
                .. Enum.GetValues<FlowKind>()
                    .Where(kind => FundFlows.IsSource(kind) == isSource)
                    .Where(kind => !(now.Flows[kind].IsZero && before.Flows[kind].IsZero))
                    .Select(kind => new FundStatementRow(
                        WordKey.Of(nameof(FlowKind), kind.ToString()),
                        now.Flows[kind],
                        before.Flows[kind]
                    )),
            ],
            sum
        );

    private Listing<MemberDebtRow> Members()
    {
        var none = fund.Nothing;
        var all = now.Members.Aggregate(
            new MemberPosition("", none, none, none),
            (sum, one) =>
                sum with
                {
                    Repayments = sum.Repayments + one.Repayments,
                    Principal = sum.Principal + one.Principal,
                    Interest = sum.Interest + one.Interest,
                }
        );
        return new Listing<MemberDebtRow>(
            [.. now.Members.Select(member => Row(member, member.Member))],
            Row(all, new CodedText("fund_statement.all_members").ToString())
        );
    }

    private static MemberDebtRow Row(MemberPosition position, string member) =>
        new(new ReasonText(member), position.Repayments, position.Principal, position.Interest, position.Total);

    private IEnumerable<CodedText> Notes()
    {
        yield return new CodedText(
            now.Unexplained.IsZero && before.Unexplained.IsZero ? "fund_statement.ties" : "fund_statement.unexplained"
        );
        yield return now.OwedByNobody.IsZero
            ? new CodedText("fund_statement.members_tie", ("Receivables", now.Receivables))
            : new CodedText(
                "fund_statement.owed_by_no_member",
                ("Receivables", now.Receivables),
                ("Amount", now.OwedByNobody)
            );
        if (!now.DayDiffers.IsZero)
            yield return new CodedText("fund_statement.day_differs", ("Amount", now.DayDiffers));
        yield return now.Day is { } counted
            ? new CodedText("fund_statement.interest_through", ("Day", counted.Day))
            : new CodedText("fund_statement.no_day");
    }

    private static Listing<FundMonthRow> Months(IReadOnlyList<FundDay> days)
    {
        var most = days.Select(day => Math.Max(day.Balance.MinorUnits, Late(day).MinorUnits)).DefaultIfEmpty().Max();
        return new Listing<FundMonthRow>([
            .. days.Select(day => new FundMonthRow(
                day.Day,
                day.Loans,
                day.Balance,
                Bar.Of(day.Balance.MinorUnits, most),
                Late(day),
                Bar.Of(Late(day).MinorUnits, most),
                day.Overdue,
                day.Over30,
                day.Over60,
                day.Over90,
                day.Restructured,
                day.Provision,
                day.Repayments,
                day.RepaymentsOverdue
            )),
        ]);
    }

    private static Money Late(FundDay day) => day.Overdue + day.RepaymentsOverdue;
}
