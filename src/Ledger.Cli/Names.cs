using Ledger.Application.Imports;
using Ledger.Foundations;

namespace Ledger.Cli;

/// <summary>Values of enumerations as people write them: organization-account for OrganizationAccount.</summary>
internal static class Names
{
    public static string Kebab<T>(T value)
        where T : struct, Enum => NameCase.Kebab(value);

    public static string All<T>()
        where T : struct, Enum => NameCase.AllKebab<T>();

    public static T Of<T>(string field, string text)
        where T : struct, Enum => RefusedException.Or(NameCase.ParseKebab<T>(field, text));
}
