using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;

namespace Ledger.Storage.RotatingFunds;

/// <summary>What members signed in the alliances that acts on funds name, and which fund called it.</summary>
internal sealed class SignedCommitments
{
    private readonly Dictionary<(string Alliance, string Member), SignedCommitment> _signed = [];

    // Whichever fund calls it: an incentive is repaid once.
    private readonly Dictionary<(string Alliance, string Member), CodedText> _called = [];

    public void Ask(SelectBatch batch, IEnumerable<string> alliances)
    {
        var codes = new CodeColumns(alliances.Distinct(StringComparer.Ordinal)).Set;
        if (codes.Count == 0)
            return;
        batch.Select(
            """
            SELECT a.code, m.code, a.organization, m.committed_on, m.commitment, m.commitment_currency
            FROM {keys} JOIN alliance a ON a.code = k.code JOIN member m ON m.alliance = a.id
            """,
            codes,
            row =>
            {
                var on = RecordReader.Date(row, 3);
                if (on < Calendar.FirstDay)
                    return;
                _signed[(row.GetString(0), row.GetString(1))] = new SignedCommitment(
                    row.GetString(2),
                    new Money(row.GetInt64(4), Currency.Find(row.GetString(5)) ?? default),
                    on
                );
            }
        );
        batch.Select(
            """
            SELECT c.alliance, c.member, c.number, f.code FROM {keys}
            JOIN repayment_commitment c ON c.alliance = k.code JOIN fund f ON f.id = c.fund
            WHERE c.state {calls_incentive}
            """,
            codes,
            row =>
                _called.TryAdd(
                    (row.GetString(0), row.GetString(1)),
                    FileNames.Of("commitment", row.GetInt32(2), row.GetString(3))
                )
        );
    }

    public SignedCommitment? Find((string Alliance, string Member) signature) =>
        _signed.TryGetValue(signature, out var signed)
            ? signed with
            {
                CalledBy = _called.GetValueOrDefault(signature),
            }
            : null;
}
