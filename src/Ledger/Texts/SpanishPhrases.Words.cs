using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Ledger.Texts;

/// <summary>The phrases themselves.</summary>
public static partial class SpanishPhrases
{
    private static readonly FrozenDictionary<string, string> Exact = new Dictionary<string, string>
    {
        // Fields, as refusals name them.
        ["act"] = "acta", ["amount"] = "valor", ["amount of a line"] = "valor de una línea", ["book date"] = "fecha contable", ["closing date"] = "fecha de cierre", ["conditions"] = "condiciones", ["cost"] = "costo",
        ["cumulative amount"] = "valor acumulado", ["date"] = "fecha", ["date of the invoice"] = "fecha de la factura", ["document"] = "documento", ["due date"] = "fecha de vencimiento", ["estimate"] = "presupuesto estimado",
        ["every"] = "periodicidad", ["disbursed-on"] = "fecha de desembolso", ["family"] = "familia", ["first-due"] = "primer vencimiento", ["from"] = "desde", ["guarantors"] = "codeudores", ["handle"] = "nombre de usuario",
        ["incentive"] = "incentivo", ["ineligible invoice"] = "factura no elegible", ["interest"] = "intereses", ["principal"] = "capital", ["invoice number"] = "número de factura", ["last day"] = "último día", ["line"] = "línea",
        ["metadata"] = "metadatos", ["dimensions"] = "dimensiones", ["name"] = "nombre", ["name of a line"] = "nombre de un rubro", ["narrative"] = "descripción", ["opening date"] = "fecha de apertura", ["organization"] = "organización",
        ["purpose"] = "destino", ["reason"] = "motivo", ["reference"] = "referencia", ["source"] = "fuente", ["source document"] = "documento soporte", ["text"] = "texto", ["the text"] = "el texto", ["the request"] = "la solicitud",
        ["The document"] = "El documento", ["through"] = "hasta", ["value date"] = "fecha valor", ["withholding or retention"] = "retención en la fuente o en garantía",
        // What is expected, and what is there instead.
        ["a day not before valid_from"] = "un día no anterior a valid_from", ["a number from 1"] = "un número desde 1", ["a first rule from 0"] = "una primera regla desde 0", ["at least one role"] = "al menos un rol",
        ["less than 10,000,000,000 a family"] = "menos de 10.000.000.000 por familia", ["an amount per family beyond reason"] = "un valor por familia desmedido", ["ascending amounts"] = "valores ascendentes", ["ascending"] = "valores ascendentes",
        ["a counterpart that leaves something for the programme to give"] = "una contrapartida que deje algo por dar al programa", ["left out, or repaid_into_fund must be true"] = "nada, o repaid_into_fund en true",
        ["each gate once"] = "cada condición una vez", ["each code once"] = "cada código una vez", ["more than zero"] = "más de cero", ["an amount, zero or more"] = "un valor, cero o más", ["an amount of more than zero"] = "un valor mayor que cero",
        ["zero or more"] = "cero o más", ["a first one from 0 days"] = "una primera desde 0 días", ["one product or more"] = "una línea de crédito o más", ["less than most_instalments"] = "menos que most_instalments", ["the most at most"] = "como máximo most",
        ["certified-progress, verified-counterpart, accounted-for or repayment-commitments"] = "certified-progress, verified-counterpart, accounted-for o repayment-commitments",
        ["an object in braces"] = "un objeto entre llaves", ["a list in brackets"] = "una lista entre corchetes", ["a text in quotes"] = "un texto entre comillas", ["a whole number"] = "un número entero", ["a number"] = "un número",
        ["an amount, as in \"100.00\""] = "un valor, como \"100.00\"", ["an object of texts"] = "un objeto de textos", ["one request"] = "una sola solicitud", ["more than one request"] = "más de una solicitud", ["an object"] = "un objeto", ["a list"] = "una lista",
        ["yes or no"] = "sí o no", ["a number with a point and up to four decimals, or nothing where it is not known"] = "un número con punto y hasta cuatro decimales, o nada si no se conoce",
        ["a document of its own, since another row says the same"] = "un documento propio, pues otra fila dice lo mismo", ["an amount of the fund's currency, zero or more"] = "un valor en la moneda del fondo, cero o más",
        // Why a text is not JSON, or not an export.
        ["a comma or the list's end was expected"] = "se esperaba una coma o el fin de la lista", ["an object in braces was expected"] = "se esperaba un objeto entre llaves", ["what follows is not UTF-8"] = "lo que sigue no es UTF-8",
        ["a text is not Unicode"] = "un texto no es Unicode", ["a JSON document cannot go on like this there"] = "un documento JSON no puede continuar así", ["records come after the head line of their estate."] = "los registros van después de la línea de cabeza de su patrimonio.",
        ["there is nothing to import."] = "no hay nada que importar.", ["it is not a JSON object."] = "no es un objeto JSON.", ["its amounts are larger than any balance."] = "sus valores son mayores que cualquier saldo.",
        // What a committee decides.
        ["A loan"] = "un crédito", ["A decision"] = "una decisión", ["Rescheduling"] = "una reprogramación", ["Giving up a repayment"] = "una renuncia al cobro", ["Reinvesting"] = "una reinversión", ["Another regulation"] = "otro reglamento",
        ["Restructuring"] = "una reestructuración",
        // Others.
        ["this accountability"] = "esta misma rendición de cuentas", ["nothing, it is over"] = "nada, ya terminó", ["the programme"] = "el programa", ["the country"] = "el país", ["it has no expiry"] = "no tiene vencimiento", ["none"] = "ninguno",
        ["Claimed"] = "Presentada", ["Accepted"] = "Aceptada", ["Ineligible"] = "No elegible",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Values that are compared when a request is sent again, in the product's own words.</summary>
    private static readonly FrozenDictionary<string, string> Values = new Dictionary<string, string>
    {
        ["nothing"] = "nada", ["none"] = "ninguno", ["yes"] = "sí", ["True"] = "sí", ["False"] = "no", ["another text"] = "otro texto", ["this one"] = "este", ["the whole"] = "todo", ["the chart's"] = "la del plan de cuentas",
        ["held again"] = "se reserva de nuevo", ["released"] = "se libera", ["fewer or more fields"] = "más o menos campos", ["others"] = "otros",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What acts ask for, by the names of their fields: a request that is sent again with other content is told by them.</summary>
    private static readonly FrozenDictionary<string, string> FieldsOfActs = new Dictionary<string, string>
    {
        ["act"] = "la operación", ["alliance"] = "alianza", ["fund"] = "fondo", ["by"] = "persona que actúa", ["person"] = "persona que actúa", ["content"] = "contenido", ["instruction"] = "instrucción", ["account"] = "cuenta",
        ["estate"] = "patrimonio", ["constraint"] = "restricción", ["hold"] = "reserva", ["original"] = "asiento original", ["number of postings"] = "número de movimientos", ["number of instructions"] = "número de instrucciones", ["kind"] = "clase", ["zone"] = "zona horaria", ["currency"] = "moneda", ["expiry"] = "vencimiento",
        ["Ally"] = "aliado", ["Amount"] = "valor", ["Balance"] = "saldo", ["Bank"] = "banco", ["BankShare"] = "parte del banco", ["Budget"] = "presupuesto", ["BudgetLine"] = "rubro", ["Certificate"] = "certificado", ["Code"] = "código",
        ["Conditions"] = "condiciones", ["Contractor"] = "contratista", ["Contributor"] = "aportante", ["Cost"] = "costo", ["Country"] = "país", ["CreditLine"] = "línea de crédito del banco", ["Cumulative"] = "valor acumulado",
        ["Currency"] = "moneda", ["Day"] = "día", ["Decision"] = "decisión", ["DisbursedOn"] = "fecha de desembolso", ["Document"] = "documento", ["DueOn"] = "fecha de vencimiento", ["Estimate"] = "presupuesto estimado",
        ["EveryMonths"] = "periodicidad en meses", ["Evidence"] = "evidencia", ["Families"] = "familias", ["Family"] = "familia", ["Findings"] = "hallazgos", ["FirstDue"] = "primer vencimiento", ["For"] = "giro que sustenta", ["From"] = "desde",
        ["Gross"] = "valor bruto", ["Guarantors"] = "codeudores", ["Incentive"] = "incentivo", ["Instalments"] = "cuotas", ["Instrument"] = "instrumento", ["InstrumentVersion"] = "versión del instrumento", ["Interest"] = "intereses",
        ["Invoice"] = "factura", ["Invoices"] = "facturas", ["InvoiceOn"] = "fecha de la factura", ["Kind"] = "clase", ["Limit"] = "tope", ["Line"] = "línea", ["Lines"] = "línea", ["Means"] = "medio de pago", ["Member"] = "asociado",
        ["Model"] = "modelo", ["Name"] = "nombre", ["Number"] = "número", ["On"] = "fecha", ["Organization"] = "organización", ["Parts"] = "parte", ["Person"] = "persona", ["Pledge"] = "aporte", ["Prepaying"] = "forma de prepago",
        ["Producer"] = "productor", ["Product"] = "línea de crédito", ["Programme"] = "programa", ["Progress"] = "avance", ["Purpose"] = "destino", ["Reason"] = "motivo", ["Receipt"] = "recibo", ["Reference"] = "referencia",
        ["Regulation"] = "reglamento", ["RegulationVersion"] = "versión del reglamento", ["Release"] = "giro", ["Retention"] = "retención en garantía", ["Revision"] = "revisión", ["Source"] = "fuente", ["Supervisor"] = "supervisor",
        ["Supplier"] = "proveedor", ["Through"] = "hasta", ["Trigger"] = "paso", ["Unit"] = "unidad", ["Withholding"] = "retención en la fuente", ["Year"] = "vigencia", ["Zone"] = "zona horaria",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (Regex English, string Spanish)[] Sentences =
    [
        (new(@"^now (.+) for (\d{4}-\d\d-\d\d), \w+$", RegexOptions.CultureInvariant), "ahora $1 para el $2"),
        (new(@"^the (.+) that were asked for$", RegexOptions.CultureInvariant), "los $1 solicitados"),
        (new(@"^a loan that was out on (.+)$", RegexOptions.CultureInvariant), "un crédito vigente el $1"),
        (new(@"^what was asked for and decided, (.+) at the latest$", RegexOptions.CultureInvariant), "lo solicitado y decidido, a más tardar el $1"),
        (new(@"^(\d+) at most$", RegexOptions.CultureInvariant), "máximo $1"),
        (new(@"^a seat from (.+)$", RegexOptions.CultureInvariant), "un puesto desde el $1"),
        (new(@"^(\d+) to (\d+) months$", RegexOptions.CultureInvariant), "de $1 a $2 meses"),
        (new(@"^(\d+) to (\d+)$", RegexOptions.CultureInvariant), "de $1 a $2"),
        (new(@"^(\d+) or more$", RegexOptions.CultureInvariant), "$1 o más"),
        (new(@"^it does at (.+)$", RegexOptions.CultureInvariant), "vence el $1"),
        (new(@"^instruction (\d+): ", RegexOptions.CultureInvariant), "instrucción $1: "),
        (new(@"\bamount of line (\d+)", RegexOptions.CultureInvariant), "valor de la línea $1"),
        (new(@"\baccount of line (\d+)", RegexOptions.CultureInvariant), "cuenta de la línea $1"),
        (new(@"\bdimensions of line (\d+)", RegexOptions.CultureInvariant), "dimensiones de la línea $1"),
        (new(@"^metadata: ", RegexOptions.CultureInvariant), "metadatos: "),
        (new(@"^number of (.+)$", RegexOptions.CultureInvariant), "número de $1"),
        (new(@"\b(1310) of (\S+)", RegexOptions.CultureInvariant), "$1 de $2"),
        (new(@"^among the roles that may approve: ", RegexOptions.CultureInvariant), "entre los roles que pueden aprobar: "),
        (new(@"^a state of that life: ", RegexOptions.CultureInvariant), "un estado de esa vida: "),
        (new(@"^each of (.+) once$", RegexOptions.CultureInvariant), "cada uno una vez: $1"),
        (new(@"^it opens (.+), its head line says (.+)\.$", RegexOptions.CultureInvariant), "abre $1 y su línea de cabeza dice $2."),
    ];
}
