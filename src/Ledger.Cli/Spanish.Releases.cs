namespace Ledger.Cli;

internal static partial class Spanish
{
    /// <summary>Alliances' acts, certificates and releases.</summary>
    private static readonly Dictionary<string, string> Releases = new(StringComparer.Ordinal)
    {
        ["What came back; all of it by default."] = "Lo que volvió; si falta, todo.",
        ["Code of the alliance."] = "Código de la alianza.",
        ["Its number within the alliance."] = "Su número dentro de la alianza.",
        ["More than zero, in the alliance's currency."] = "Más de cero, en la moneda de la alianza.",
        ["The day it happened; today by default."] = "El día en que ocurrió; si falta, hoy.",
        ["Its reference on the bank statement."] = "Su referencia en el extracto bancario.",
        ["The revision you saw; another one is not decided."] = "La revisión que vio; no se decide otra.",
        ["Of the whole investment, from its beginning, as in 40%."] =
            "De toda la inversión, desde su comienzo, como 40%.",
        ["The evidence's SHA-256; or --evidence-file."] = "El SHA-256 de la evidencia; o --evidence-file.",
        ["The evidence itself; only its SHA-256 is kept."] = "La evidencia misma; solo se guarda su SHA-256.",
        ["The release it supports, when one is asked already."] = "El giro que respalda, si ya se solicitó.",
        ["The rules the agreements follow; the file of data/instruments by default."] =
            "Las reglas que siguen los convenios; si falta, el archivo de data/instruments.",
        ["Only of this programme."] = "Solo de este programa.",
        ["Only of this unit."] = "Solo de esta unidad.",
        [$"Only in this state: {string.Join(", ", Enum.GetNames<Ledger.Tranches.ReleaseState>())}."] =
            $"Solo en este estado: {string.Join(", ", Enum.GetNames<Ledger.Tranches.ReleaseState>())}.",
        [
            "waiting (longest first, by when the state was recorded), amount (largest first) or alliance; waiting by default."
        ] =
            "waiting (los que más esperan, según cuándo se registró el estado), amount (los mayores) o alliance; si falta, waiting.",
        ["Which page of fifty; the first by default."] = "Qué página de cincuenta; si falta, la primera.",
        ["Estate code of the programme."] = "Código del patrimonio del programa.",
        [
            "One row per phase: phase, committed, requested, transferred and accounted, each with the currency in its name, as committed_usd."
        ] =
            "Una fila por fase: phase, committed, requested, transferred y accounted, cada una con la moneda en su nombre, como committed_usd.",
        ["ISO 3166 code: whose holidays count."] = "Código ISO 3166: los feriados que cuentan.",
    };
}
