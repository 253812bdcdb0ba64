using Ledger.Alliances.Reports;
using Ledger.Alliances;
using Ledger.Application.Localization;
using Ledger.Storage.Alliances;
using System.CommandLine;
namespace Ledger.Cli;

/// <summary>Where case files lie, since when, and how long steps take.</summary>
internal static class WorklistVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
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
