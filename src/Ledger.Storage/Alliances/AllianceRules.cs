using Ledger.Alliances;
using Ledger.Programmes;
using Ledger.Storage.Database;
using Ledger.Storage.Programmes;

namespace Ledger.Storage.Alliances;

/// <summary>Programmes and instruments by which alliances are judged, selected with them.</summary>
internal sealed class AllianceRules
{
    private readonly List<ProgrammeRow> _programmes,
        _named;

    /// <summary>Adds the selects; instruments are remembered by the registry.</summary>
    /// <param name="codes">Of the alliances.</param>
    /// <param name="registered">Alliances that are to be registered: their programme is named by the command.</param>
    public AllianceRules(
        RulesRegistry rules,
        SelectBatch batch,
        RowSet codes,
        IReadOnlyList<RegisterAlliance>? registered = null
    )
    {
        _programmes = batch.Select(
            RuleTables.Programmes,
            "programme t WHERE EXISTS "
                + "(SELECT 1 FROM {keys} JOIN alliance a ON a.code = k.code WHERE a.programme = t.estate)",
            codes
        );
        _named = registered is { Count: > 0 }
            ? batch.Select(
                RuleTables.Programmes,
                "{keys} JOIN programme t ON t.estate = k.code",
                new CodeColumns(registered.Select(register => register.Programme).Distinct(StringComparer.Ordinal)).Set
            )
            : [];
        rules.AskInstruments(batch, codes);
    }

    public Programme? Programme(string estate) =>
        _programmes.Concat(_named).FirstOrDefault(row => row.Estate == estate) is { } row
            ? RulesRegistry.ProgrammeOf(row)
            : null;
}
