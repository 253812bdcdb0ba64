using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Imports;
using Ledger.Application.Localization;

namespace Ledger.Cli;

/// <summary>A file of commands: its rows, and what was refused with its line.</summary>
internal static class ImportVerb
{
    public static Verb Of(string name, IReadOnlyList<string> examples) =>
        new(
            name,
            Run,
            () =>
                [
                    .. UseCases.Of(name).Reach == Reach.Fund
                        ? [Ask.Word("FUND", "Code of the fund.")]
                        : Array.Empty<System.CommandLine.Symbol>(),
                    Ask.Word("FILE", "A comma-separated file with a heading; - reads the standard input."),
                    Ask.Flag("--partial", "Store the rows that are right even if others are refused."),
                    Ask.DryRun(),
                    Ask.Json(),
                ],
            examples
        )
        {
            Note = reader => reader.Screen("import.note", ("Columns", string.Join(", ", ImportKinds.Of(name).Columns))),
        };

    private static Task<int> Run(Session session) =>
        session.Do(
            new ImportRows(
                session.UseCase.Name,
                Files.Input(session, session.Word("FILE")),
                session.Flag("--partial"),
                session.WordOrNull("FUND") ?? ""
            )
        );
}
