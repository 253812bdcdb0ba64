using NodaTime;

namespace Ledger.Workflow;

/// <summary>What somebody does with a file, as far as nobody may do two of them on one file.</summary>
public enum Duty
{
    None,
    Prepare,
    Certify,
    Review,
    Approve,
    Release,
    Reconcile,
}
