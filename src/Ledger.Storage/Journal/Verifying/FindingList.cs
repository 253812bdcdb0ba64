using Ledger.Journal;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// What was found in one estate, in the order of its records; after enough of them, only how many more.
/// </summary>
internal sealed class FindingList(string estate)
{
    private const int Max = 200;

    private readonly Lock _gate = new();
    private readonly List<Finding> _findings = [];
    private long _more;

    public string Estate { get; } = estate;

    public void Add(long? seq, string problem)
    {
        lock (_gate)
        {
            if (_findings.Count < Max)
                _findings.Add(new Finding(Estate, seq, problem));
            else
                _more++;
        }
    }

    public IReadOnlyList<Finding> ToList()
    {
        lock (_gate)
        {
            var sorted = _findings.OrderBy(finding => finding.Seq ?? long.MaxValue).ToList();
            if (_more > 0)
                sorted.Add(new Finding(Estate, null, $"{_more} more things are wrong that are not listed here."));
            return sorted;
        }
    }
}
