using Ledger.Cli.Imports;
using Ledger.Lending;

namespace Ledger.Cli;

internal static partial class Spanish
{
    /// <summary>Rotating funds, commitments and loans.</summary>
    private static readonly Dictionary<string, string> Funds = new(StringComparer.Ordinal)
    {
        ["The regulation's document (JSON); - reads the standard input."] =
            "El documento del reglamento (JSON); - lee la entrada estándar.",
        ["ISO 3166 code of the country."] = "Código ISO 3166 del país.",
        ["First day on which it is in force."] = "Primer día en que rige.",
        ["The most, as in 26.5%/year-effective; none: nothing is the most."] =
            "El máximo, como 26.5%/year-effective; none: no hay máximo.",
        ["The act that says so."] = "El acto que lo dice.",
        ["Code of the regulation."] = "Código del reglamento.",
        ["Version of the regulation."] = "Versión del reglamento.",
        ["Code of the fund."] = "Código del fondo.",
        ["Code of the fund; every fund by default."] = "Código del fondo; si falta, todos los fondos.",
        ["Code of the organization that owns it."] = "Código de la organización dueña del fondo.",
        ["ISO 3166 code: whose law caps its rates."] = "Código ISO 3166: el país cuya ley limita las tasas.",
        ["Code of the member: never a name or a document number."] =
            "Código del asociado: nunca un nombre ni un número de documento.",
        ["The family the member declares: whoever has the same word is a relative."] =
            "La familia que declara el asociado: quien tiene la misma palabra es familiar.",
        ["What the member is called on the command line."] = "Cómo se nombra al asociado en la línea de órdenes.",
        ["Begin after this fund."] = "Comienza después de este fondo.",
        ["How many funds at most; 200 by default."] = "Cuántos fondos como máximo; si falta, 200.",
        ["ISO 3166 code of the country whose law caps it; needed where maxima of several are known."] =
            "Código ISO 3166 del país cuya ley fija el tope; necesario si se conocen los de varios.",
        ["What the member is called on the command line, when the member acts here."] =
            "Cómo se nombra al asociado en la línea de órdenes, si actúa aquí.",
        ["First day on the committee."] = "Primer día en el comité.",
        ["Last day on the committee."] = "Último día en el comité.",
        ["More than zero, in the fund's currency."] = "Más de cero, en la moneda del fondo.",
        ["More than zero, in the regulation's currency."] = "Más de cero, en la moneda del reglamento.",
        ["Which ally: an opaque code, as in al_cocoa."] = "Cuál aliado: un código opaco, como al_cocoa.",
        ["The reference of the receipt, as it was written."] = "La referencia del recibo, tal como se escribió.",
        ["Which bank: an opaque code, as in bk_agrario."] = "Cuál banco: un código opaco, como bk_agrario.",
        ["The most that it lends the fund."] = "Lo máximo que presta al fondo.",
        ["Number of the credit line."] = "Número de la línea de crédito.",
        ["What the bank asks besides; nothing by default."] = "Lo que cobra además el banco; si falta, nada.",
        ["The committee's act."] = "El acta del comité.",
        ["Codes of the members who decided, as in M-1,M-2."] = "Códigos de los asociados que decidieron, como M-1,M-2.",
        ["Which day ended; yesterday by default."] = "Qué día terminó; si falta, ayer.",
        ["First day of the statement."] = "Primer día del estado.",
        ["Last day of the statement."] = "Último día del estado.",
        ["Its number within the fund."] = "Su número dentro del fondo.",
        ["The alliance whose incentive it is; the amount is what was signed there."] =
            "La alianza cuyo incentivo es; el monto es el que se firmó allí.",
        ["How many instalments."] = "Cuántas cuotas.",
        ["When the first one is due."] = "Cuándo vence la primera.",
        ["Months between instalments; 1 by default."] = "Meses entre cuotas; si falta, 1.",
        ["What else was agreed."] = "Qué más se acordó.",
        ["cash, bank or produce; cash by default."] =
            "cash (efectivo), bank (banco) o produce (producto); si falta, cash.",
        ["cash or bank; cash by default."] = "cash (efectivo) o bank (banco); si falta, cash.",
        ["Which product of the regulation."] = "Cuál producto del reglamento.",
        ["Codes of the members who guarantee it, as in M-4,M-5."] =
            "Códigos de los asociados que lo garantizan, como M-4,M-5.",
        ["All that was asked for, by default."] = "Si falta, todo lo solicitado.",
        ["When the first instalment is due; as asked for, by default."] =
            "Cuándo vence la primera cuota; si falta, como se solicitó.",
        ["Harvest loans: principal at each date, as in 1000000,3000000."] =
            "Créditos a cosecha: capital en cada fecha, como 1000000,3000000.",
        ["The bank's credit line that pays a share of it."] = "La línea de crédito del banco que paga una parte.",
        ["That share, as in 50%."] = "Esa parte, como 50%.",
        [$"What a prepayment shortens: {Names.All<Prepayment>()}; as the product says, by default."] =
            $"Qué acorta un abono anticipado: {Names.All<Prepayment>()}; si falta, lo que diga el producto.",
        ["A penalty; a fee by default."] = "Una sanción; si falta, una comisión.",
        ["The day it would be disbursed; today by default."] = "El día en que se desembolsaría; si falta, hoy.",
        ["Also those that are over."] = "También los que terminaron.",
    };
}
