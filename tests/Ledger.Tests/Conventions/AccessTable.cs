using System.Text;
using Ledger.Access;
using Ledger.Application;
using Ledger.Application.Authorization;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Xunit;

namespace Ledger.Tests;

/// <summary>Who may do what, as the specification shows it to people.</summary>
public class The_roles
{
    [Fact]
    public void Are_printed_in_the_specification() => Repository.RegionMustEqual("specs/access.md", "roles", Print());

    [Fact]
    public void Are_printed_for_every_use_case() =>
        Repository.RegionMustEqual("specs/use-cases.md", "use cases", PrintUseCases());

    [Fact]
    public void Leave_no_permission_to_nobody() =>
        Assert.All(
            Enum.GetValues<Permission>(),
            permission => Assert.Contains(Enum.GetValues<Role>(), role => Permissions.Of(role).Contains(permission))
        );

    [Fact]
    public void Do_not_let_an_auditor_change_anything() =>
        Assert.All(
            Permissions.Of(Role.Auditor),
            permission => Assert.True(permission is Permission.Read or Permission.Verify)
        );

    /// <summary>Who may do what: one line for each use case, in the order of the table of contents.</summary>
    private static string PrintUseCases()
    {
        var table = new StringBuilder(
            "| use case | what it does | for | permission | roles |\n| --- | --- | --- | --- | --- |\n"
        );
        foreach (var useCase in UseCases.All)
        {
            table.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"| {useCase.Name} | {Localizer.English.Does(useCase.Name)} | {NameCase.Words(useCase.Reach.ToString())} | {useCase.Permission} | {Roles(useCase)} |\n"
            );
        }
        return table.ToString();
    }

    private static string Roles(UseCase useCase)
    {
        var all = Enum.GetValues<Role>();
        var roles = all.Where(role => Permissions.Of(role).Contains(useCase.Permission)).ToList();
        return useCase.Reach == Reach.BeforePeople ? "-"
            : roles.Count == all.Length ? "all"
            : string.Join(", ", roles);
    }

    private static string Print()
    {
        var permissions = Enum.GetValues<Permission>();
        var table = new StringBuilder(
            $"| role | {string.Join(" | ", permissions)} |\n| --- |{string.Concat(permissions.Select(_ => " --- |"))}\n"
        );
        foreach (var role in Enum.GetValues<Role>())
            table.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"| {role} | {string.Join(" | ", permissions.Select(permission => Permissions.Of(role).Contains(permission) ? "yes" : "-"))} |\n"
            );
        return table.ToString();
    }
}
