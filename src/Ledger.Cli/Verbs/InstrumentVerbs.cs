using System.Text;
using Ledger.Alliances;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>Instruments: the rules under which a programme finances, as documents.</summary>
internal static class InstrumentVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "instruments load",
                [Document("The instrument's document (JSON); - reads the standard input.")],
                "instruments load data/instruments/paap-phase-2.json --by oficina"
            ),
            Verb.Asks("instruments list", "--page", "instruments list"),
            Verb.Asks("instruments show", "CODE VERSION", "instruments show paap-phase-2 1"),
        ];

    /// <summary>A file whose text is the document.</summary>
    public static Field Document(string help) =>
        new(() => Ask.Word("FILE", help), "document") { Read = (session, file) => ReadText(session, file) };

    /// <summary>
    /// What is longer than a document may be is cut just past the limit, so that it is refused as too long.
    /// </summary>
    private static string ReadText(Session session, string file)
    {
        using var stream = Files.Open(session, file);
        using var reader = new StreamReader(
            stream,
            new UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false
        );
        var text = new char[InstrumentDocument.MaxBytes + 2];
        return new string(text, 0, reader.ReadBlock(text)).TrimStart('\uFEFF');
    }
}
