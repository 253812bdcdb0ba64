namespace Ledger.Cli;

/// <summary>
/// The help of options and arguments in Spanish, by its English text; a test sees to it that none is missing.
/// </summary>
internal static partial class Spanish
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["What the person is called: 2 to 40 small letters, digits, points and hyphens."] =
            "Cómo se llama a la persona: de 2 a 40 letras minúsculas, cifras, puntos y guiones.",
        ["The organization for which the roles are held; short for --scope organization:CODE."] =
            "La organización para la que se tienen los roles; abrevia --scope organization:CÓDIGO.",
        [
            "The part of the ledger: ledger (by default), programme:CODE, unit:PROGRAMME/UNIT, alliance:CODE, organization:CODE, contributor:HOLDER or member:FUND/MEMBER."
        ] =
            "La parte del libro: ledger (si falta), programme:CÓDIGO, unit:PROGRAMA/UNIDAD, alliance:CÓDIGO, organization:CÓDIGO, contributor:TITULAR o member:FONDO/ASOCIADO.",
        ["First day; today by default."] = "Primer día; si falta, hoy.",
        ["Last day; until it is ended by default."] = "Último día; si falta, hasta que se termine.",
        ["Id of the role assignment (ra_…); or --all."] = "Identificador de la asignación de rol (ra_…); o --all.",
        ["Id of the role assignment (ra_…)."] = "Identificador de la asignación de rol (ra_…).",
        ["Every one that waits and that you did not grant yourself."] = "Todas las que esperan y que usted no otorgó.",
        ["Only of this person."] = "Solo de esta persona.",
        ["Code of the estate."] = "Código del patrimonio.",
        ["Code of the estate; or --all."] = "Código del patrimonio; o --all.",
        ["Book date, as in 2026-03-31."] = "Fecha contable, como 2026-03-31.",
        ["Value date; the book date by default."] = "Fecha valor; si falta, la fecha contable.",
        ["What happened, in words."] = "Lo que ocurrió, en palabras.",
        ["The document behind it."] = "El documento que lo respalda.",
        ["Why."] = "El motivo.",
        ["ISO 4217 code; the estate's by default."] = "Código ISO 4217; si falta, la moneda del patrimonio.",
        ["Kept with the entry; may be repeated."] = "Se guarda con el asiento; puede repetirse.",
        ["A debit, as in 1110=100.00, 3110:co_ana=100.00 or '5110=20.00;component=2'; may be repeated."] =
            "Un débito, como 1110=100.00, 3110:co_ana=100.00 o '5110=20.00;component=2'; puede repetirse.",
        ["A credit; may be repeated."] = "Un crédito; puede repetirse.",
        ["Id of the request; sent again with the same content it changes nothing. New by default, and printed."] =
            "Id de la solicitud; enviada otra vez con el mismo contenido no cambia nada. Si falta, se crea y se muestra.",
        ["Judge it and store nothing."] = "Examina la solicitud y no guarda nada.",
        ["Answer as JSON, for programs."] = "Responde en JSON, para programas.",
        ["Through this day; every day by default."] = "Hasta este día; si falta, todos los días.",
        ["Count by value date and not by book date."] = "Cuenta por fecha valor y no por fecha contable.",
        ["As the ledger knew it then, as in 2026-03-31T18:30:00Z."] =
            "Según lo que el libro conocía entonces, como 2026-03-31T18:30:00Z.",
        ["First day; the first of all by default."] = "Primer día; si falta, el primero de todos.",
        ["Last day; the last of all by default."] = "Último día; si falta, el último de todos.",
        ["All estates."] = "Todos los patrimonios.",
        ["A constrained account, as in 1110."] = "Una cuenta restringida, como 1110.",
        ["Add the lines to this file; they are printed by default."] =
            "Agrega las líneas a este archivo; si falta, se muestran.",
        ["As in 1110, 3110:co_ana or 1110/USD."] = "Como 1110, 3110:co_ana o 1110/USD.",
        ["By the dimensions of the postings."] = "Por las dimensiones de los movimientos.",
        ["Capital letters, digits and hyphens; never changed."] = "Mayúsculas, dígitos y guiones; no cambia nunca.",
        ["Even if the money has moved on: the shortfall is booked to be recovered."] =
            "Aunque el dinero ya haya salido: el faltante se registra por recuperar.",
        ["First day on which it takes an entry; the estate's by default."] =
            "Primer día en que admite un asiento; si falta, el del patrimonio.",
        ["First day on which its books take an entry."] = "Primer día en que sus libros admiten un asiento.",
        ["First record; 1 by default."] = "Primer registro; si falta, el 1.",
        ["From this day on the money is not available."] = "Desde este día el dinero no está disponible.",
        ["From this moment on it cannot be posted or voided; never by default."] =
            "Desde este momento no puede ejecutarse ni anularse; si falta, nunca.",
        ["Hold the rest again; it is released by default."] = "Reserva de nuevo el resto; si falta, se libera.",
        ["IANA time zone, as in America/Bogota: \"today\" is there."] =
            "Zona horaria IANA, como America/Bogota: allí es \"hoy\".",
        ["ISO 4217 code of its accounts."] = "Código ISO 4217 de sus cuentas.",
        ["Id of the entry (je_…)."] = "Id del asiento (je_…).",
        ["Id of the hold (ho_…)."] = "Id de la reserva (ho_…).",
        ["Its name."] = "Su nombre.",
        ["Last day of the period."] = "Último día del período.",
        ["Last record; the last by default."] = "Último registro; si falta, el último de todos.",
        ["Lines that checkpoint take printed; - reads the standard input."] =
            "Líneas que mostró checkpoint take; - lee la entrada estándar.",
        ["Many requests: JSON Lines, or a list of objects; - reads the standard input."] =
            "Muchas solicitudes: JSON Lines o una lista de objetos; - lee la entrada estándar.",
        ["More than zero."] = "Más de cero.",
        ["One request as a JSON object; - reads the standard input."] =
            "Una solicitud como objeto JSON; - lee la entrada estándar.",
        ["Only entries."] = "Solo asientos.",
        ["Print the SQL that makes the least-privileged roles, and do nothing else."] =
            "Muestra el SQL que crea los roles de menor privilegio y no hace nada más.",
        ["The day on which it is closed."] = "El día en que se cierra.",
        ["The person's name."] = "El nombre de la persona.",
        ["The published totals and facts; par2-published-totals.csv beside the table, or in data, by default."] =
            "Los totales y datos publicados; si falta, par2-published-totals.csv junto a la tabla o en data.",
        ["The table: one row per operational unit."] = "La tabla: una fila por unidad operativa.",
        ["The whole of it, as a check."] = "El total, como control.",
        ["What export wrote; - reads the standard input."] = "Lo que escribió export; - lee la entrada estándar.",
        ["What for."] = "Para qué.",
        ["What the person is called on the command line."] = "Cómo se nombra a la persona en la línea de órdenes.",
        ["Where to write; printed by default."] = "Dónde escribir; si falta, se muestra.",
        ["With --file: all of them or none."] = "Con --file: todas o ninguna.",
        [
            "With --file: names the lines that have neither id nor source and reference, so that sending them again posts nothing twice."
        ] =
            "Con --file: nombra las líneas sin id ni source y reference, para que al enviarlas otra vez nada se registre dos veces.",
        ["With --file: where to write the refused lines, as JSON Lines."] =
            "Con --file: dónde escribir las líneas rechazadas, como JSON Lines.",
        ["debit, credit or none."] = "debit, credit o none.",
        ["debit, credit or none; the chart's by default."] =
            "debit, credit o none; si falta, lo que diga el plan de cuentas.",
    };

    public static string Of(string english) => Find(english) ?? english;

    /// <summary>Null when it was never translated.</summary>
    public static string? Find(string english) =>
        Array.Find([Texts, Releases, Alliances, Spending, Clockwork, Funds], texts => texts.ContainsKey(english))
            is { } found
            ? found[english]
        : english.StartsWith("One of ", StringComparison.Ordinal)
            ? $"Uno de {english[7..].Replace("may be repeated", "puede repetirse", StringComparison.Ordinal)}"
        : null;
}
