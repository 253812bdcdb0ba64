namespace Ledger.Cli;

internal static partial class Spanish
{
    /// <summary>Alliances' acts, certificates and releases.</summary>
    private static readonly Dictionary<string, string> Releases = new(StringComparer.Ordinal)
    {
        ["Code of the alliance."] = "Código de la alianza.",
        ["Its number within the alliance."] = "Su número dentro de la alianza.",
        ["More than zero, in the alliance's currency."] = "Más de cero, en la moneda de la alianza.",
        ["The day it happened; today by default."] = "El día en que ocurrió; si falta, hoy.",
        ["Its reference on the bank statement."] = "Su referencia en el extracto bancario.",
        ["The revision you saw; another one is not decided."] = "La revisión que vio; no se decide otra.",
        ["Of the whole investment, from its beginning, as in 40%."] = "De toda la inversión, desde su comienzo, como 40%.",
        ["The evidence's SHA-256; or --evidence-file."] = "El SHA-256 de la evidencia; o --evidence-file.",
        ["The evidence itself; only its SHA-256 is kept."] = "La evidencia misma; solo se guarda su SHA-256.",
        ["The release it supports, when one is asked already."] = "El giro que respalda, si ya se solicitó.",
        ["The rules the agreements follow; the file of data/instruments by default."] = "Las reglas que siguen los convenios; si falta, el archivo de data/instruments.",
    };
}
