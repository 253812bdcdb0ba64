using Ledger.Access;
using Ledger.Alliances.Counterparts;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Access;
using System.CommandLine;
using System.Globalization;
namespace Ledger.Cli;

/// <summary>Programmes, and the money that they appropriate, receive and pay directly.</summary>
internal static class ProgrammeVerbs
{
    private static readonly Field Programme = new(
        () => Ask.Word("PROGRAMME", "Code of the programme's estate."),
        "programme"
    );

    private static readonly IReadOnlyList<Field> Money =
    [
        Fields.Text("--source", "CODE", "Where the money comes from, as in LOAN or NATION."),
        Fields.Text("--category", "CODE", "The loan's category, as in '2(a)'; none by default."),
        Fields.Text("--component", "CODE", "The programme's component."),
        Fields.Amount,
        Fields.On,
        Fields.Document,
    ];

    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "programmes open",
                [
                    new(Ask.Estate, "estate"),
                    Fields.Text("--name", "NAME", "Its name."),
                    Fields.Text("--country", "CODE", "ISO 3166 code of the country whose holidays count, as in BO."),
                    Fields.Text("--currency", "CODE", "ISO 4217 code of its accounts."),
                    Fields.Text("--zone", "ZONE", "IANA time zone, as in America/Bogota: \"today\" is there."),
                    Fields.Text(
                        "--per-dollar",
                        "RATE",
                        "Units of the currency per US dollar, as the agreement says; none by default."
                    ),
                    Fields.Text("--date", "DATE", "First day on which its books take an entry.", "opened_on"),
                ],
                "programmes open --estate PAR2 --name 'Alianzas Rurales II' --country BO --currency BOB --zone America/La_Paz --per-dollar 6.86 --date 2018-04-01 --by oficina"
            ),
            Verb.Asks("programmes list", "--page", "programmes list"),
            Verb.Sends(
                "programmes appropriate",
                [
                    Programme,
                    .. Money,
                    Fields.Text("--year", "YEAR", "Year of the appropriation."),
                    Fields.Flag("--reduce", "Reduce it, by no more than is not committed."),
                ],
                "programmes appropriate PAR2 --source LOAN --category '2(a)' --component 2 --year 2022 --amount 5000000.00 --document 'Budget law 2022' --by oficina"
            ),
            Verb.Sends(
                "programmes receive",
                [
                    Programme,
                    .. Money,
                    Fields.Text("--kind", "KIND", "One of external-loan, national-counterpart."),
                ],
                "programmes receive PAR2 --kind external-loan --source LOAN --category '2(a)' --component 2 --amount 5000000.00 --document 'Statement 1/1' --by carla"
            ),
            Verb.Sends(
                "programmes pay",
                [
                    Programme,
                    .. Money,
                    Fields.Text("--for", "TEXT", "What for, in words.", "purpose"),
                    Fields.Text("--alliance", "CODE", "Whose accompaniment it is."),
                ],
                "programmes pay PAR2 --for 'Accompaniment, March' --alliance AL-1 --source NATION --component 3 --amount 2500.00 --document 'Invoice 14' --by tesoro"
            ),
            Verb.Sends(
                "programmes pay-manager",
                [
                    Fields.Alliance,
                    Fields.Text(
                        "--year",
                        "YEAR",
                        "Year of the alliance for which the manager is paid; the first begins with the agreement."
                    ),
                    Fields.Text(
                        "--pledge",
                        "NUMBER",
                        "The organization's pledge out of which it pays its share; needed from the year in which it shares."
                    ),
                    .. Money,
                ],
                "programmes pay-manager PA-7 --year 2 --pledge 3 --source LOAN --component 3 --amount 7000000.00 --document 'Payroll, March' --by tesoro"
            ),
        ];
}
