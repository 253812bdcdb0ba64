using Ledger.Storage;

namespace Ledger.Jobs;

/// <summary>
/// Something that is done because time passed. It sends use cases with the clock as actor and is idempotent: done
/// twice, it does nothing the second time.
/// </summary>
/// <param name="Name">What it is called on the command line and in the schedule; never changed.</param>
/// <param name="Cron">When: seconds, minutes, hours, day of month, month, day of week, in UTC.</param>
/// <param name="Does">What it does, in one line.</param>
/// <param name="Hace">The same in Spanish.</param>
public sealed record Job(
    string Name,
    string Cron,
    string Does,
    string Hace,
    Func<LedgerDatabase, CancellationToken, Task<JobOutcome>> Do
);

/// <param name="Count">How many things were done, or found.</param>
/// <param name="HasFound">Whether somebody must look at it: the run fails loudly.</param>
/// <param name="Detail">In one line, without names of people and without their texts.</param>
public sealed record JobOutcome(int Count, bool HasFound, string Detail);

/// <summary>Every job there is. Later parts of the product add theirs here.</summary>
public static class AllJobs
{
    public static readonly IReadOnlyList<Job> All =
    [
        new(
            "hold-expiry",
            "0 0/5 * * * ?",
            "Record the expiry of holds whose moment has come.",
            "Registra el vencimiento de las reservas cuyo momento llegó.",
            HoldExpiry.Do
        ),
        new(
            "late-pledges",
            "0 10 10 * * ?",
            "Call the pledges whose due day has come.",
            "Requiere los aportes cuyo día de pago llegó.",
            LatePledges.Do
        ),
        new(
            "service-level-escalation",
            "0 20 10 * * ?",
            "Tell once, per file and step, that its service level has passed.",
            "Avisa una vez, por expediente y paso, que su nivel de servicio venció.",
            ServiceLevelEscalation.Do
        ),
        new(
            "fund-end-of-day",
            "0 30 6 * * ?",
            "Accrue the interest of yesterday in every rotating fund, and age what is owed.",
            "Causa los intereses de ayer en cada fondo rotatorio y clasifica la cartera.",
            FundEndOfDay.Do
        ),
        new(
            "nightly-verify",
            "0 0 7 * * ?",
            "Verify the books of every estate.",
            "Verifica los libros de cada patrimonio.",
            NightlyVerify.Do
        ),
    ];

    public static Job? Find(string name) => All.FirstOrDefault(job => job.Name == name);
}
