using Ledger.Journal;
using Xunit;

namespace Ledger.Tests;

public class The_charts_of_accounts
{
    // Every account that the business names, by kind of estate: d and c mark the side on which it never goes below
    // zero.
    private const string Named = """
        programme          1110d 1190 1310d 1320d 3110 3120 5110 4910 5910 8110d 8120 8130 8140 8190
        trust              1110d 1120d 1190 1320d 2110 2120 2130c 2140 2150 3110 3120 4110 5110 5210 5220 5230 8210 8290 8310 8390
        organization       1110d 2110 2310c 2320 3110 4110 5110 8210 8290
        implementing-fund  1110d 1330 2110 2130c 2310c 2330c 4110 4120 5110 8210 8290
        rotating-fund      1110d 1410d 1420d 1430d 1440 1490 1510 2210c 3110 3190 4110 4120 4130 4140 4150 5110 5120 5130 5140 8310 8390
        fiduciary          1110d 1310d 4110 2910 5110
        """;

    private const string Everywhere = "1390 2190";

    [Fact]
    public void Have_the_named_accounts_with_their_constraints_and_no_others()
    {
        foreach (var row in Named.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var kind = EstateKinds.Find(row[0])!.Value;
            var leaves = ChartOfAccounts
                .Of(kind)
                .Lines.Where(line => line.IsLeaf)
                .Select(line =>
                    line.Code
                    + line.Constraint switch
                    {
                        Constraint.Debit => "d",
                        Constraint.Credit => "c",
                        _ => "",
                    }
                );
            Assert.Equal(
                row.Skip(1).Concat(Everywhere.Split(' ')).Order(StringComparer.Ordinal),
                leaves.Order(StringComparer.Ordinal)
            );
        }
        Assert.Equal(Enum.GetValues<EstateKind>().Length, Named.Split('\n').Length);
    }

    [Fact]
    public void Keep_every_constrained_account_on_its_own_side() =>
        Assert.All(
            Leaves.Where(line => line.Constraint != Constraint.None),
            line => Assert.Equal(line.Side.ToString(), line.Constraint.ToString())
        );

    [Fact]
    public void Put_every_account_under_a_group_that_begins_its_code_and_stands_on_its_side() =>
        Assert.All(Leaves, line => Assert.StartsWith(line.Parent!, line.Code, StringComparison.Ordinal));

    [Fact]
    public void Know_memorandum_accounts_and_both_languages()
    {
        Assert.All(Leaves, line => Assert.Equal(line.Code.StartsWith('8'), line.IsMemorandum));
        Assert.All(Leaves, line => Assert.NotEqual("", line.Name("en")));
        Assert.All(Leaves, line => Assert.NotEqual("", line.Name("es")));
        Assert.Equal("Banco", ChartOfAccounts.Of(EstateKind.Trust).Find("1110")!.Name("es"));
        Assert.Null(ChartOfAccounts.Of(EstateKind.Trust).Find("1310"));
    }

    [Fact]
    public void Belong_to_kinds_that_are_written_and_found_by_name()
    {
        Assert.All(Enum.GetValues<EstateKind>(), kind => Assert.Equal(kind, EstateKinds.Find(EstateKinds.Name(kind))));
        Assert.Null(EstateKinds.Find("Trust"));
    }

    private static IEnumerable<ChartLine> Leaves =>
        Enum.GetValues<EstateKind>().SelectMany(kind => ChartOfAccounts.Of(kind).Lines).Where(line => line.IsLeaf);
}
