using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Localization;

/// <summary>The words of a fund's statement, its cards and its lists.</summary>
public sealed partial class Localizer
{
    /// <summary>With two decimals; a dash where there is nothing to divide by.</summary>
    public string Percent(decimal? percent) => percent is { } known ? $"{Number(known, 2)}%" : "–";

    public string Percent(AtRisk risk) => Percent(risk.Outstanding.IsZero ? null : risk.Share.Millionths / 10_000m);

    public string Share(Share share) => share.ToString("R", Culture);

    /// <summary>As it is typed in English: 1.5%/month; as it is said in Spanish: 1,5% mensual.</summary>
    public string Rate(Rate rate) => IsSpanish ? SpanishPhrases.Say(rate.ToString(), "", this) : rate.ToString();

    public string DayOrBlank(LocalDate? day) => day is { } known ? Day(known) : "";

    public string Days(int days) => days == 1 ? Text("day") : string.Format(Culture, Text("days"), Number(days));

    /// <summary>How an instalment stands: paid, late, paid in part; nothing when it is still to come.</summary>
    public string Mark(FundInstalment one, LocalDate today) =>
        one.IsPaid ? Text("paid")
        : one.IsOverdue(today) ? string.Format(Culture, Text("late"), Days(Period.DaysBetween(one.DueOn, today)))
        : one.PrincipalPaid.IsZero && one.InterestPaid.IsZero ? ""
        : Text("in_part");
}
