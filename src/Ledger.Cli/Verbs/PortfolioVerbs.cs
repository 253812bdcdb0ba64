using Ledger.Alliances.Reports;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Alliances;
namespace Ledger.Cli;

/// <summary>A whole programme, read from its books.</summary>
internal static class PortfolioVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Asks(
                "report portfolio",
                "PROGRAMME",
                "report portfolio PAR2",
                "report portfolio PAR2 --culture es-BO"
            ),
            Verb.Asks("report exceptions", "PROGRAMME", "report exceptions PAR2"),
            Verb.Asks("report subprojects", "PROGRAMME", "report subprojects PAR2"),
            Verb.Asks("report financing", "PROGRAMME", "report financing PAR2"),
        ];
}
