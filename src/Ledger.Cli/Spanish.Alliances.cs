namespace Ledger.Cli;

internal static partial class Spanish
{
    /// <summary>Programmes, instruments, alliances and counterparts.</summary>
    private static readonly Dictionary<string, string> Alliances = new(StringComparer.Ordinal)
    {
        ["The instrument's document (JSON); - reads the standard input."] =
            "El documento del instrumento (JSON); - lee la entrada estándar.",
        ["Code of the instrument."] = "Código del instrumento.",
        ["Its version."] = "Su versión.",
        ["ISO 3166 code of the country whose holidays count, as in BO."] =
            "Código ISO 3166 del país cuyos festivos cuentan, como BO.",
        ["Units of the currency per US dollar, as the agreement says; none by default."] =
            "Unidades de la moneda por dólar, según el convenio; si falta, ninguna.",
        ["Year of the appropriation."] = "Año de la apropiación.",
        ["Reduce it, by no more than is not committed."] = "La reduce, en no más de lo que no está comprometido.",
        ["What for, in words."] = "Para qué, en palabras.",
        ["Whose accompaniment it is."] = "De quién es el acompañamiento.",
        ["Year of the alliance for which the manager is paid; the first begins with the agreement."] =
            "Año de la alianza por el que se paga al gerente; el primero comienza con el convenio.",
        ["The organization's pledge out of which it pays its share; needed from the year in which it shares."] =
            "El aporte de la organización del que paga su parte; necesario desde el año en que la comparte.",
        ["Code of the programme's estate."] = "Código del patrimonio del programa.",
        ["Where the money comes from, as in LOAN or NATION."] = "De dónde viene el dinero, como LOAN o NATION.",
        ["The loan's category, as in '2(a)'; none by default."] =
            "La categoría del crédito, como '2(a)'; si falta, ninguna.",
        ["The programme's component."] = "El componente del programa.",
        ["Code of the producers' organization."] = "Código de la organización de productores.",
        ["The operational unit or region that reports it."] = "La unidad operativa o región que la reporta.",
        ["The instrument and its version, as in paap-phase-2/1."] = "El instrumento y su versión, como paap-phase-2/1.",
        ["Which of the instrument's models; none by default."] =
            "Cuál de los modelos del instrumento; si falta, ninguno.",
        ["How many families."] = "Cuántas familias.",
        ["What the investment costs."] = "Lo que cuesta la inversión.",
        ["What the programme gives."] = "Lo que da el programa.",
        [
            "What one appropriation pays of the incentive, as in 'LOAN/2(a)/2/2022=800000' or NATION//2/2022=200000; may be repeated."
        ] =
            "Lo que una apropiación paga del incentivo, como 'LOAN/2(a)/2/2022=800000' o NATION//2/2022=200000; puede repetirse.",
        ["A line of the budget with the days in which it may be spent; may be repeated."] =
            "Un rubro del presupuesto con los días en que puede gastarse; puede repetirse.",
        ["A comma-separated file with a heading; - reads the standard input."] =
            "Un archivo separado por comas con encabezado; - lee la entrada estándar.",
        ["Store the rows that are right even if others are refused."] =
            "Guarda las filas correctas aunque otras se rechacen.",
        ["Only of this programme."] = "Solo de este programa.",
        ["Only of this operational unit."] = "Solo de esta unidad operativa.",
        ["Only those that were released more than the cap is now."] =
            "Solo aquellas a las que se giró más que el tope actual.",
        ["Who promises: an opaque code, as in co_municipality-7."] =
            "Quién promete: un código opaco, como co_municipality-7.",
        ["The day by which it is to be there."] = "El día en que debe estar.",
        ["Its reference on the bank statement, or the valuation certificate's number."] =
            "Su referencia en el extracto bancario, o el número del avalúo.",
        ["As late as on this day; today by default."] = "La mora hasta este día; si falta, hoy.",
        ["The producer is of age."] = "El productor es mayor de edad.",
        ["Land owned or held, in family agricultural units."] =
            "Tierra en propiedad o tenencia, en unidades agrícolas familiares.",
        ["Assets, in monthly minimum wages."] = "Activos, en salarios mínimos mensuales.",
        ["Net income a month, in monthly minimum wages."] = "Ingreso neto mensual, en salarios mínimos.",
        ["Share of the income that comes from agriculture, as in 80%."] =
            "Parte del ingreso que viene de la agricultura, como 80%.",
        ["One of ally, territorial-entity, bank, accompanying-organization."] =
            "Uno de ally (aliado comercial), territorial-entity (entidad territorial), bank (banco), accompanying-organization (organización acompañante).",
        ["Opaque code of the organization, as in co_municipality-7: never a person's."] =
            "Código opaco de la organización, como co_municipality-7: nunca el de una persona.",
        ["First day on the roster."] = "Primer día en la lista.",
        ["Last day on the roster."] = "Último día en la lista.",
        ["Code of the member: never a name or a document number."] =
            "Código del miembro: nunca un nombre ni un número de documento.",
        ["One of cash, in-kind, credit, manager; cash by default."] =
            "Uno de cash, in-kind, credit, manager; si falta, cash.",
        ["Whose money goes back, as in co_municipality-7; the programme's by default."] =
            "De quién es el dinero que se devuelve, como co_municipality-7; si falta, del programa.",
        ["A document of the instrument's exit record and where it is filed; may be repeated."] =
            "Un documento del expediente de salida del instrumento y dónde se archiva; puede repetirse.",
    };
}
