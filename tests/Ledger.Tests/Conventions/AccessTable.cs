using System.Text;
using Ledger.Access;
using Xunit;

namespace Ledger.Tests;

/// <summary>Who may do what, as the specification shows it to people.</summary>
public class The_roles
{
    [Fact]
    public void Are_printed_in_the_specification() => Repository.RegionMustEqual("specs/access.md", "roles", Print());

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
