using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>
/// Sentences that the product itself keeps in English, in the reader's language: why an invoice is ineligible, from
/// when until when a supervisor is appointed, and how a job ended. What people wrote stays as they wrote it.
/// </summary>
public sealed partial class Reader
{
    /// <summary>A reason of ineligibility or the days of an appointment; others are people's words.</summary>
    public string Reason(string reason) => _spanish ? Translated(reason, Reasons) : reason;

    /// <summary>How a run of a job ended, in one line.</summary>
    public string JobDetail(string detail) => _spanish ? Agreeing(Translated(detail, JobDetails)) : detail;

    /// <summary>
    /// A Spanish sentence of ours that counts, with what there is one of in the singular: 1 fondo causado.
    /// </summary>
    public static string Agreeing(string spanish) =>
        CountOfOne().Replace(spanish, one => PluralEnd().Replace(one.Value, ""));

    [GeneratedRegex(@"(?<![\d.,\w-])1( \p{Ll}+[ao]s\b)+")]
    private static partial Regex CountOfOne();

    [GeneratedRegex(@"(?<=[ao])s\b")]
    private static partial Regex PluralEnd();

    private static readonly (Regex English, string Spanish)[] Reasons =
    [
        (Dated(), "de fecha $1; son elegibles del $2 al $3"),
        (NoLine(), "ya no existe el rubro $1"),
        (Appointed(), ", del $1 al $2"),
        (InPlaceOf(), ", en lugar de "),
    ];

    private static readonly (Regex English, string Spanish)[] JobDetails =
    [
        (Expired(), "$1 reservas vencidas"),
        (Called(), "$1 aportes requeridos"),
        (Refused(), "; rechazos: $1 ($2)"),
        (Escalated(), "$1 escalados, $2 vencidos"),
        (Sound(), "$1 patrimonios en orden"),
        (Unsound(), "$1 hallazgos en $2 de $3 patrimonios: "),
        (Counted(), "$1 fondos causados, $2 causados antes"),
        (NoHolidays(), "No se conocen los festivos de $1."),
        (NoHolidaysThen(), "No se conocen los festivos de $1 para el $2."),
        (KnownOf(), "Se conocen los de $1; agregue primero los del país a los datos."),
        (KnownFrom(), "Se conocen del $1 al $2; agregue primero los de ese año a los datos."),
    ];

    private string Translated(string text, (Regex English, string Spanish)[] sentences)
    {
        var said = text;
        foreach (var (english, spanish) in sentences)
            said = english.Replace(said, spanish);
        return ReferenceEquals(said, text)
            ? text
            : IsoDay()
                .Replace(
                    said,
                    match =>
                        LocalDatePattern.Iso.Parse(match.Value).TryGetValue(default, out var day)
                            ? Day(day)
                            : match.Value
                );
    }

    [GeneratedRegex(@"dated (\d{4}-\d\d-\d\d), eligible are (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)")]
    private static partial Regex Dated();

    [GeneratedRegex("there is no budget line (.+) any more")]
    private static partial Regex NoLine();

    [GeneratedRegex(@"(?<=^\S+), (\d{4}-\d\d-\d\d) through (\d{4}-\d\d-\d\d)$")]
    private static partial Regex Appointed();

    [GeneratedRegex(@"(?<=^[a-z]{2,3}_[\w-]+), in place of (?=[a-z]{2,3}_[\w-]+$)")]
    private static partial Regex InPlaceOf();

    [GeneratedRegex(@"^(\d+) holds expired")]
    private static partial Regex Expired();

    [GeneratedRegex(@"^(\d+) pledges called")]
    private static partial Regex Called();

    [GeneratedRegex(@", (\d+) refused \((.+)\)$")]
    private static partial Regex Refused();

    [GeneratedRegex(@"^(\d+) escalated, (\d+) overdue$")]
    private static partial Regex Escalated();

    [GeneratedRegex(@"^(\d+) estates sound$")]
    private static partial Regex Sound();

    [GeneratedRegex(@"^(\d+) funds counted, (\d+) counted before")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^The holidays of (\w+) are not known\.")]
    private static partial Regex NoHolidays();

    [GeneratedRegex(@"^The holidays of (\w+) are not known for (\d{4}-\d\d-\d\d)\.")]
    private static partial Regex NoHolidaysThen();

    [GeneratedRegex(@"Known are those of (.+); add the country's to the data first\.$")]
    private static partial Regex KnownOf();

    [GeneratedRegex(
        @"They are known from (\d{4}-\d\d-\d\d) through (\d{4}-\d\d-\d\d); add the year's to the data first\.$"
    )]
    private static partial Regex KnownFrom();

    /// <summary>Where in a file or a request a refused value stands.</summary>
    private static string Place(string place) => LineOf().Replace(place, ", línea $1");

    [GeneratedRegex(@", line (\d+)$")]
    private static partial Regex LineOf();

    [GeneratedRegex(@"^(\d+) found in (\d+) of (\d+) estates: ")]
    private static partial Regex Unsound();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b")]
    private static partial Regex IsoDay();
}
