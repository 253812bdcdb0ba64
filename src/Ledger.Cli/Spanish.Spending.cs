namespace Ledger.Cli;

internal static partial class Spanish
{
    /// <summary>Accountability, payment orders and works.</summary>
    private static readonly Dictionary<string, string> Spending = new(StringComparer.Ordinal)
    {
        ["The release whose money was spent."] = "El giro cuyo dinero se gastó.",
        ["An invoice; the programme's share last, all of it by default; may be repeated."] =
            "Una factura; al final la parte del programa, si falta, todo; puede repetirse.",
        ["An invoice found ineligible, and why; may be repeated."] =
            "Una factura no elegible y por qué; puede repetirse.",
        ["Opaque code of the supplier, as in su_900123."] = "Código opaco del proveedor, como su_900123.",
        ["The invoice's number."] = "El número de la factura.",
        ["The day on the invoice."] = "La fecha de la factura.",
        ["Code of the budget line."] = "Código del rubro del presupuesto.",
        ["Of the invoice, for the tax office; nothing by default."] =
            "De la factura, para la administración de impuestos; si falta, nada.",
        ["Of the invoice, kept back as a guarantee; nothing by default."] =
            "De la factura, retenido en garantía; si falta, nada.",
        ["What is built."] = "Lo que se construye.",
        ["Opaque code of the contractor, as in su_4711."] = "Código opaco del contratista, como su_4711.",
        ["What is done from the beginning, gross."] = "Lo ejecutado desde el comienzo, bruto.",
        ["The certificate's number within the subproject, as works list says it."] =
            "El número de la planilla en el subproyecto, como lo muestra works list.",
        ["The payment's number within the subproject, as works list says it."] =
            "El número del pago en el subproyecto, como lo muestra works list.",
        ["No other certificate follows: it pays back whatever is left of the advance."] =
            "No sigue otra planilla: amortiza lo que quede del anticipo.",
    };
}
