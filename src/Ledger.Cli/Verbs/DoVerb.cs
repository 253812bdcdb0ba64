using System.CommandLine;
using Ledger.Application.Contracts;
using Ledger.Application.Imports;
using Ledger.Application.Localization;

namespace Ledger.Cli;

/// <summary><c>fiducia do NAME &lt; request.json</c>: any command, sent as the body that every host takes.</summary>
internal static class DoVerb
{
    public const string Name = "do";

    public static Command Build(Localizer reader)
    {
        var command = new ExampledCommand(
            Name,
            reader.Screen("do.help"),
            ["do release approve --by tomas < request.json", "do release approve --fields"],
            reader.Screen("do.note")
        );
        command.Add(new Argument<string[]>("NAME") { Description = reader.Screen("do.name") });
        foreach (var option in new[] { Ask.Id(), Ask.DryRun() })
        {
            option.Description = reader.Option(option.Description!) ?? option.Description;
            command.Add(option);
        }
        command.Add(new Option<bool>("--fields") { Description = reader.Screen("do.fields") });
        foreach (var (name, help) in Ask.Common)
            command.Add(
                new Option<string?>(name)
                {
                    HelpName = help,
                    Description = reader.Screen($"help.{name}", ("Cultures", Localizer.Cultures)),
                }
            );
        command.SetAction(_ => 0);
        return command;
    }

    /// <summary>The contract of the command that is named; null when no command of that name takes a body.</summary>
    public static RequestContract? ContractOf(ParseResult parsed) => RequestContract.Find(NameOf(parsed));

    public static string Unknown(ParseResult parsed, Localizer reader) =>
        reader.Screen(
            "do.unknown",
            ("Name", Foundations.Text.Shown(NameOf(parsed))),
            ("Names", string.Join(", ", Near(NameOf(parsed))))
        );

    /// <summary>The commands of the group that was named; the groups where there is none.</summary>
    private static IEnumerable<string> Near(string name)
    {
        var all = RequestContract.All.Select(contract => contract.UseCase.Name).Order(StringComparer.Ordinal).ToList();
        var group = all.Where(other => other.Split(' ')[0] == name.Split(' ')[0]).ToList();
        return group.Count > 0 ? group : all.Select(other => other.Split(' ')[0]).Distinct();
    }

    private static string NameOf(ParseResult parsed) => string.Join(' ', parsed.GetValue<string[]>("NAME") ?? []);

    public static async Task<int> Run(Session session, RequestContract contract)
    {
        if (session.Flag("--fields"))
        {
            session.Output.WriteLine(string.Join(", ", contract.Fields));
            return ExitCode.Done;
        }
        return await session.Send(contract, RefusedException.Or(JsonText.Body(await Bytes(session))));
    }

    /// <summary>One byte more than is taken is read, so that what is too long is refused and not cut.</summary>
    private static async Task<byte[]> Bytes(Session session)
    {
        var buffer = new char[JsonText.MaxBytes + 1];
        var read = await session.Input.ReadBlockAsync(buffer);
        return System.Text.Encoding.UTF8.GetBytes(buffer, 0, read);
    }
}
