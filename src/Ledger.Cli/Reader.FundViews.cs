using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.Texts;
using NodaTime;

namespace Ledger.Cli;

/// <summary>The words of a fund's statement, its cards and its lists.</summary>
public sealed partial class Reader
{
    /// <summary>With two decimals; a dash where there is nothing to divide by.</summary>
    public string Percent(decimal? percent) => percent is { } known ? $"{Number(known, 2)}%" : "–";

    public string Percent(AtRisk risk) => Percent(risk.Outstanding.IsZero ? null : risk.Share.Millionths / 10_000m);

    public string Share(Share share) => share.ToString("R", Culture);

    /// <summary>As it is typed in English: 1.5%/month; as it is said in Spanish: 1,5% mensual.</summary>
    public string Rate(Rate rate) => Say(rate.ToString(), SpanishPhrases.Say(rate.ToString(), "", Culture));

    public string DayOrBlank(LocalDate? day) => day is { } known ? Day(known) : "";

    public string Days(int days) =>
        days == 1 ? Say("1 day", "1 día") : Say($"{Number(days)} days", $"{Number(days)} días");

    public string Kind(DueKind kind) =>
        kind switch
        {
            DueKind.Penalty => Say("penalties", "sanciones"),
            DueKind.Fee => Say("fees", "comisiones"),
            DueKind.ArrearsInterest => Say("arrears interest", "intereses de mora"),
            DueKind.Interest => Say("interest", "intereses"),
            DueKind.Principal => Say("principal", "capital"),
        };

    public string Flow(FlowKind kind) =>
        kind switch
        {
            FlowKind.Repayments => Say("incentive repaid, cash or bank", "reintegros, efectivo o banco"),
            FlowKind.Produce => Say("the ally paid for produce", "el aliado pagó producto"),
            FlowKind.CapitalPaidIn => Say("capital paid in", "aportes de capital"),
            FlowKind.Principal => Say("loan principal collected", "capital de créditos recaudado"),
            FlowKind.Interest => Say("interest collected", "intereses recaudados"),
            FlowKind.Charges => Say("arrears, fees, penalties", "mora, comisiones, sanciones"),
            FlowKind.Recoveries => Say("recoveries", "recuperaciones"),
            FlowKind.BankDrawn => Say("drawn from banks", "usado de bancos"),
            FlowKind.OtherIn => Say("other money in", "otros ingresos"),
            FlowKind.LoansOut => Say("loans paid out", "créditos desembolsados"),
            FlowKind.RunningCosts => Say("running costs", "gastos de funcionamiento"),
            FlowKind.Reinvested => Say("reinvested in the alliance", "reinvertido en la alianza"),
            FlowKind.BankPaid => Say("paid to banks, with interest", "pagado a bancos, con intereses"),
            FlowKind.OtherOut => Say("other money out", "otros egresos"),
        };

    /// <summary>How an instalment stands: paid, late, paid in part; nothing when it is still to come.</summary>
    public string Mark(FundInstalment one, LocalDate today) =>
        one.IsPaid ? Say("paid", "pagada")
        : one.IsOverdue(today)
            ? Say(
                $"late {Days(Period.DaysBetween(one.DueOn, today))}",
                $"mora {Days(Period.DaysBetween(one.DueOn, today))}"
            )
        : one.PrincipalPaid.IsZero && one.InterestPaid.IsZero ? ""
        : Say("in part", "parcial");
}
