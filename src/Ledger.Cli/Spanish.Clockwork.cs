namespace Ledger.Cli;

internal static partial class Spanish
{
    /// <summary>Time in hand, the clockwork, delegations, the security log.</summary>
    private static readonly Dictionary<string, string> Clockwork = new(StringComparer.Ordinal)
    {
        ["Only this operational unit."] = "Solo esta unidad operativa.",
        ["Only what is beyond its service level."] = "Solo lo que pasó de su nivel de servicio.",
        ["Who is to approve."] = "Quién ha de aprobar.",
        ["First day on which it counts."] = "Primer día en que vale.",
        ["Last day on which it counts."] = "Último día en que vale.",
        ["Up to this amount; whatever the giver may approve by default."] =
            "Hasta este monto; si falta, lo que pueda aprobar quien delega.",
        ["ISO 4217 code of --most."] = "Código ISO 4217 de --most.",
        ["Id of the delegation (de_…)."] = "Id de la delegación (de_…).",
        ["From this moment on, as in 2026-03-31T18:30:00Z."] = "Desde este momento, como 2026-03-31T18:30:00Z.",
        ["Only this person's."] = "Solo los de esta persona.",
        ["At most so many; 100 by default."] = "Cuántos como máximo; si falta, 100.",
        ["The organization whose alliances the person acts on and sees; every organization's by default."] =
            "La organización cuyas alianzas la persona atiende y ve; si falta, las de todas.",
    };
}
