using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>Opening estates and looking at them.</summary>
internal static class EstateVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "estates open",
                Open,
                () =>
                    Ask.Sends(
                        Ask.Word("CODE", "Capital letters, digits and hyphens; never changed."),
                        Ask.Text("--kind", "KIND", $"One of {EstateKinds.All}."),
                        Ask.Text("--name", "NAME", "Its name."),
                        Ask.Text("--zone", "ZONE", "IANA time zone, as in America/Bogota: \"today\" is there."),
                        Ask.Text("--currency", "CODE", "ISO 4217 code of its accounts."),
                        Ask.Text("--opened-on", "DATE", "First day on which its books take an entry.")
                    ),
                "estates open PA-1 --kind trust --name 'PA Cacao del Sur' --zone America/Bogota --currency COP --opened-on 2026-01-01 --by ana"
            ),
            Verb.Asks("estates list", "--kind --page", "estates list", "estates list --json"),
            Verb.Asks("estates show", "CODE=estate", "estates show PA-1"),
        ];

    private static async Task<int> Open(Session session)
    {
        var kind =
            EstateKinds.Find(session.Text("--kind"))
            ?? throw new Refused(new TextRefusal.NotOneOf("--kind", session.Text("--kind"), EstateKinds.All));
        var currency = Refused.At("--currency", Currency.Parse(session.Text("--currency")));
        var id = Id<Estate>.Derived(session.RequestId().Value, 0);
        var estate = new Estate(
            id,
            session.Word("CODE"),
            kind,
            Refused.Or(Text.Clean("--name", session.Text("--name"), 200, required: true)),
            session.Text("--zone"),
            currency,
            session.Date("--opened-on")
        );
        return await session.Send(new Instruction.OpenEstate(estate));
    }
}
