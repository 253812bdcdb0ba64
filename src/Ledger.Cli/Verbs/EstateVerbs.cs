using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Cli;

/// <summary>Opening estates and looking at them.</summary>
internal static class EstateVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "estates open",
                [
                    new(() => Ask.Word("CODE", "Capital letters, digits and hyphens; never changed."), "code"),
                    Fields.Text("--kind", "KIND", $"One of {EstateKinds.All}."),
                    Fields.Text("--name", "NAME", "Its name."),
                    Fields.Text("--zone", "ZONE", "IANA time zone, as in America/Bogota: \"today\" is there."),
                    Fields.Text("--currency", "CODE", "ISO 4217 code of its accounts."),
                    Fields.Text("--opened-on", "DATE", "First day on which its books take an entry."),
                ],
                "estates open PA-1 --kind trust --name 'PA Cacao del Sur' --zone America/Bogota --currency COP --opened-on 2026-01-01 --by ana"
            ),
            Verb.Asks("estates list", "--kind --page", "estates list", "estates list --json"),
            Verb.Asks("estates show", "CODE=estate", "estates show PA-1"),
        ];
}
