using System.CommandLine;
using System.Text.Json.Nodes;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>The steps of an alliance, from its profile to its closing.</summary>
internal static class AllianceVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "alliances register",
                [
                    Fields.Alliance,
                    Fields.Text("--name", "NAME", "Its name."),
                    Fields.Text("--organization", "CODE", "Code of the producers' organization."),
                    Fields.Text("--unit", "NAME", "The operational unit or region that reports it."),
                    Fields.Text("--programme", "CODE", "Code of the programme's estate."),
                    Fields.Text(
                        "--instrument",
                        "CODE/VERSION",
                        "The instrument and its version, as in paap-phase-2/1.",
                        ""
                    ) with
                    {
                        Read = (_, text) => InstrumentOf(text),
                    },
                    Fields.Text("--model", "NAME", "Which of the instrument's models; none by default."),
                    Fields.Text("--families", "NUMBER", "How many families."),
                    Fields.Text("--cost", "AMOUNT", "What the investment costs."),
                    Fields.Text("--incentive", "AMOUNT", "What the programme gives."),
                    Fields.On,
                ],
                "alliances register AL-1 --name 'Quinua Real' --organization ORG-1 --unit Oruro --programme PAR2 --instrument par2-additional-financing/1 --model 1 --families 40 --cost 2000000 --incentive 1000000 --by oficina"
            ),
            Step("alliances evaluate", "--document 'Score 87' --by eva"),
            Step("alliances approve", "--document 'Minutes 4' --by oficina"),
            Verb.Sends(
                "alliances sign",
                [
                    Fields.Alliance,
                    Fields.Many(
                        "--line",
                        "SOURCE/CATEGORY/COMPONENT/YEAR=AMOUNT",
                        "What one appropriation pays of the incentive, as in 'LOAN/2(a)/2/2022=800000' or NATION//2/2022=200000; may be repeated.",
                        "lines",
                        (_, line) => FundingOf(line)
                    ),
                    Fields.On,
                    Fields.Document,
                ],
                "alliances sign AL-1 --line 'LOAN/2(a)/2/2022=1000000' --document 'Agreement 12' --by oficina"
            ),
            Verb.Sends(
                "alliances constitute",
                [Fields.Alliance, Fields.On, Fields.Document],
                "alliances constitute AL-1 --document 'Account 1-77' --by oficina"
            ),
            Step("alliances suspend", "--reason 'Flood' --by oficina"),
            Step("alliances resume", "--document 'Minutes 9' --by oficina"),
            Verb.Sends(
                "alliances liquidate",
                [
                    Fields.Alliance,
                    Fields.Text(
                        "--contributor",
                        "HOLDER",
                        "Whose money goes back, as in co_municipality-7; the programme's by default."
                    ),
                    Fields.Amount,
                    Fields.On,
                    Fields.Reference,
                ],
                "alliances liquidate AL-1 --amount 12000 --reference 'Statement 20, line 1' --by carla",
                "alliances liquidate AL-1 --contributor co_municipality-7 --amount 300 --reference 'Statement 20, line 2' --by carla"
            ),
            Verb.Sends(
                "alliances close",
                [
                    Fields.Alliance,
                    Fields.Many(
                        "--exit",
                        "NAME=REFERENCE",
                        "A document of the instrument's exit record and where it is filed; may be repeated.",
                        "exit_record",
                        (_, text) => ExitOf(text)
                    ),
                    Fields.On,
                    Fields.Document,
                    Fields.Reason,
                ],
                "alliances close AL-1 --document 'Closing report' --exit 'Act of final acceptance=Act 15' --by oficina"
            ),
            Step("alliances reject", "--reason 'No market' --by oficina"),
            Step("alliances withdraw", "--reason 'The buyer left' --by oficina"),
            Verb.Sends(
                "alliances change",
                [
                    Fields.Alliance,
                    Fields.Text("--families", "NUMBER", "How many families."),
                    Fields.Text("--cost", "AMOUNT", "What the investment costs."),
                    Fields.Text("--incentive", "AMOUNT", "What the programme gives."),
                    BudgetLines("budget"),
                    Fields.On,
                    Fields.Document,
                    Fields.Reason,
                ],
                session => session.TellCap(),
                "alliances change AL-1 --families 35 --reason 'Five families left' --by oficina"
            ),
            Verb.Sends(
                "alliances budget",
                [Fields.Alliance, BudgetLines("lines"), Fields.On, Fields.Document],
                "alliances budget AL-1 --line 'SEED|Seed and seedlings|800000|2022-03-01|2022-12-31' --line 'PLANT|Processing plant|1200000|2022-06-01|2023-06-30' --by oficina"
            ),
            Verb.Sends(
                "alliances party",
                [
                    Fields.Alliance,
                    Fields.Text("--role", "ROLE", $"One of {Names.All<PartyRole>()}."),
                    Fields.Text(
                        "--holder",
                        "CODE",
                        "Opaque code of the organization, as in co_municipality-7: never a person's."
                    ),
                    Fields.On,
                    Fields.Document,
                ],
                "alliances party AL-1 --role ally --holder co_buyer-3 --document 'Purchase agreement 5' --by oficina",
                "alliances party AL-1 --role territorial-entity --holder co_municipality-7 --document 'Agreement 12' --by oficina"
            ),
            ImportVerb.Of("alliances import", "alliances import alliances.csv --by oficina"),
            ImportVerb.Of("alliances import-budgets", "alliances import-budgets budgets.csv --by oficina"),
        ];

    private static Field BudgetLines(string path) =>
        Fields.Many(
            "--line",
            "CODE|NAME|AMOUNT|FROM|THROUGH",
            "A line of the budget with the days in which it may be spent; may be repeated.",
            path,
            (_, line) =>
                line.Split('|') is { Length: 5 } parts
                    ? Fields.Parts(["code", "name", "amount", "from", "through"], parts)
                    : throw new UsageException(
                        $"--line '{Text.Shown(line)}' is no line of a budget.",
                        "Write 'CODE|name|amount|first day|last day'."
                    )
        );

    private static Verb Step(string name, string example) =>
        Verb.Sends(name, [Fields.Alliance, Fields.On, Fields.Document, Fields.Reason], $"{name} AL-1 {example}");

    private static JsonObject ExitOf(string text) =>
        text.Split('=', 2) is [var name, var reference]
            ? Fields.Parts(["name", "reference"], [name.Trim(), reference.Trim()])
            : throw new UsageException(
                $"--exit '{Text.Shown(text)}' does not name a document and where it is filed.",
                "Write it as in 'Act of final acceptance=Act 15'."
            );

    private static JsonObject InstrumentOf(string text) =>
        text.Split('/') is { Length: 2 } parts && parts[1].Length > 0 && parts[1].All(char.IsAsciiDigit)
            ? Fields.Parts(["instrument", "instrument_version"], parts)
            : throw new UsageException(
                $"--instrument '{Text.Shown(text)}' is not a code and a version.",
                "Write it as in paap-phase-2/1."
            );

    private static JsonObject FundingOf(string line) =>
        line.Split('=') is [var funding, var amount]
        && funding.Split('/') is { Length: 4 } parts
        && parts[3].Length > 0
        && parts[3].All(char.IsAsciiDigit)
            ? Fields.Parts(["source", "category", "component", "year", "amount"], [.. parts, amount])
            : throw new Refused(new ProgrammeRefusal.NotFunding(line));
}
