using Ledger.Foundations;
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

    public void Add(long? seq, string code, params ReadOnlySpan<(string Name, object Value)> arguments) =>
        Add(seq, new CodedText(code, arguments));

    public void Add(long? seq, CodedText problem)
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
                sorted.Add(new Finding(Estate, null, new("finding.more", ("More", _more))));
            return sorted;
        }
    }

    /// <summary>An account by its key; by its number where there is no such account.</summary>
    public static object NameOf(SortedDictionary<int, AccountFields> accounts, int account) =>
        accounts.TryGetValue(account, out var fields)
            ? fields.Key
            : new CodedText("finding.account_number", ("No", account));

    /// <summary>A record about an account.</summary>
    public static CodedText Named(AccountRecord record) =>
        new("finding.record_of_account", ("Seq", record.Seq), ("Kind", record.Kind), ("Account", record.Account.Key));
}
