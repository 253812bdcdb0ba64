using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Storage.Alliances;

namespace Ledger.Cli;

/// <summary>Counterparts: what contributors promised, what came, what is late.</summary>
internal static class PledgeVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "pledges make",
                [
                    Fields.Alliance,
                    Fields.Text("--contributor", "HOLDER", "Who promises: an opaque code, as in co_municipality-7."),
                    Fields.Text("--kind", "KIND", $"One of {Names.All<PledgeKind>()}; cash by default."),
                    Fields.Amount,
                    Fields.Text("--due-on", "DATE", "The day by which it is to be there."),
                    Fields.On,
                    Fields.Document,
                ],
                "pledges make AL-1 --contributor co_org-1 --amount 500000 --due-on 2022-06-30 --document 'Agreement 12' --by maria"
            ),
            Verb.Sends(
                "pledges call",
                [.. One, Fields.On, Fields.Document],
                "pledges call AL-1 1 --document 'Letter 3' --by oficina"
            ),
            Verb.Sends(
                "pledges verify",
                [
                    .. One,
                    Fields.Amount,
                    Fields.On,
                    Fields.Text(
                        "--reference",
                        "REFERENCE",
                        "Its reference on the bank statement, or the valuation certificate's number."
                    ),
                ],
                "pledges verify AL-1 1 --amount 250000 --reference 'Statement 3, line 7' --by carla"
            ),
            Verb.Sends(
                "pledges correct",
                [.. One, Fields.Amount, Fields.On, Fields.Reason],
                "pledges correct AL-1 1 --amount 250000 --reason 'The cheque bounced' --by carla"
            ),
            Verb.Sends(
                "pledges withdraw",
                [.. One, Fields.On, Fields.Reason],
                session => session.TellCap(),
                "pledges withdraw AL-1 2 --reason 'The bank did not lend' --by maria"
            ),
            Verb.Asks("pledges list", "ALLIANCE", "pledges list AL-1"),
            Verb.Asks("pledges show", "ALLIANCE NUMBER", "pledges show AL-1 1"),
            Verb.Asks("pledges late", "PROGRAMME --as-of", "pledges late PAR2"),
            ImportVerb.Of("pledges import", "pledges import pledges.csv --by oficina"),
        ];

    private static readonly IReadOnlyList<Field> One = [Fields.Alliance, Fields.NumberAs("pledge")];
}
