namespace Ledger.Cli;

/// <summary>Programmes, their instruments and their reports.</summary>
internal static class ProgrammeVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "instruments load",
                "FILE=document",
                "instruments load data/instruments/paap-phase-2.json --by oficina"
            ),
            Verb.Asks("instruments list", "--page", "instruments list"),
            Verb.Asks("instruments show", "CODE VERSION", "instruments show paap-phase-2 1"),
            Verb.Sends(
                "programmes open",
                "--estate --name --country --currency --zone --per-dollar --date=opened_on",
                "programmes open --estate PAR2 --name 'Alianzas Rurales II' --country BO --currency BOB --zone America/La_Paz --per-dollar 6.86 --date 2018-04-01 --by oficina"
            ),
            Verb.Asks("programmes list", "--page", "programmes list"),
            Verb.Sends(
                "programmes appropriate",
                "PROGRAMME --source --category --component --amount --date=on --document --year --reduce",
                "programmes appropriate PAR2 --source LOAN --category '2(a)' --component 2 --year 2022 --amount 5000000.00 --document 'Budget law 2022' --by oficina"
            ),
            Verb.Sends(
                "programmes receive",
                "PROGRAMME --source --category --component --amount --date=on --document --kind",
                "programmes receive PAR2 --kind external-loan --source LOAN --category '2(a)' --component 2 --amount 5000000.00 --document 'Statement 1/1' --by carla"
            ),
            Verb.Sends(
                "programmes pay",
                "PROGRAMME --source --category --component --amount --date=on --document --for=purpose --alliance",
                "programmes pay PAR2 --for 'Accompaniment, March' --alliance AL-1 --source NATION --component 3 --amount 2500.00 --document 'Invoice 14' --by tesoro"
            ),
            Verb.Sends(
                "programmes pay-manager",
                "ALLIANCE --year --pledge --source --category --component --amount --date=on --document",
                "programmes pay-manager PA-7 --year 2 --pledge 3 --source LOAN --component 3 --amount 7000000.00 --document 'Payroll, March' --by tesoro"
            ),
            Verb.Asks(
                "report portfolio",
                "PROGRAMME",
                "report portfolio PAR2",
                "report portfolio PAR2 --culture es-BO"
            ),
            Verb.Asks("report exceptions", "PROGRAMME", "report exceptions PAR2"),
            Verb.Asks("report subprojects", "PROGRAMME", "report subprojects PAR2"),
            Verb.Asks("report financing", "PROGRAMME", "report financing PAR2"),
            Verb.Asks(
                "time-in-hand",
                "--unit --life --overdue --page",
                "time-in-hand --overdue",
                "time-in-hand --unit Oruro --life release --json"
            ),
            Verb.Asks(
                "time-in-hand units",
                "--unit --life",
                "time-in-hand units",
                "time-in-hand units --life release --culture es-BO"
            ),
        ];
}
