using System.Text.RegularExpressions;
using Xunit;

namespace Ledger.Tests;

public partial class The_sources
{
    /// <summary>
    /// A state comes from a first step of its life (<c>begun.To</c>) or from a step that its life allowed from the
    /// state before (<c>move.After(State)</c>); what is stored was one of them.
    /// </summary>
    [Fact]
    public void Set_no_state_that_its_life_did_not_give() => Assert.Empty(Found("src").Select(found => found.Line));

    [Theory]
    [InlineData("release with { State = ReleaseState.Requested }")]
    [InlineData("release with { State = other.State, Since = now }")]
    [InlineData("new Loan { State = LoanState.Current, Balance = balance }")]
    [InlineData("new Loan { State = Loan.Lifecycle.Fire(state, trigger).To }")]
    [InlineData("State = state;")]
    [InlineData("Status = status;")]
    [InlineData("new Period(first, last, PeriodStatus.Closed, by)")]
    [InlineData("new Hold(id, estate, account, amount, day, null, HoldStatus.Voided)")]
    [InlineData("new Transition<ReleaseState>(from, trigger, to)")]
    public void Would_be_caught_at(string line) => Assert.Single(Past("src/Ledger/Any.cs", line));

    [Theory]
    [InlineData("release with { State = move.After(State), Since = now }")]
    [InlineData("new Loan { State = begun.To, Balance = balance }")]
    [InlineData("if (State == ReleaseState.Paid && other.State >= ReleaseState.Paid)")]
    [InlineData("ReleaseState? State = null,")]
    [InlineData("public bool IsPaid(Release of) => of is { State: ReleaseState.Paid };")]
    public void Would_not_be_caught_at(string line) => Assert.Empty(Past("src/Ledger/Any.cs", line));

    /// <summary>The layers above read states, and EF Core has states of its own.</summary>
    [Fact]
    public void May_copy_a_state_above_the_domain_and_not_name_it()
    {
        const string path = "src/Ledger.Storage/Any.cs";
        Assert.Empty(Past(path, "db.Entry(row).State = before is null ? EntityState.Added : EntityState.Modified;"));
        Assert.Empty(Past(path, "new EscalationRow { State = file.Stay.State, Days = file.Days }"));
        Assert.Single(Past(path, "release with { State = ReleaseState.Requested }"));
    }

    private static IEnumerable<(string Path, string Line)> Found(string folder) =>
        from source in Repository.Sources(folder)
        from line in Past(source.Path, CodeText.Bare(source.Text))
        select (source.Path, line);

    private static IEnumerable<string> Past(string path, string code)
    {
        foreach (Match match in Assignment().Matches(code))
            if (
                path.StartsWith("src/Ledger/", StringComparison.Ordinal)
                    ? !Allowed().IsMatch(match.Groups["to"].Value)
                    : Constant().IsMatch(match.Groups["to"].Value)
            )
                yield return $"{path}: {match.Value.Trim()}";
        foreach (Match match in Constructed().Matches(code))
            yield return $"{path}: {match.Value.Trim()}";
        if (path != "src/Ledger/Foundations/Lifecycle.cs")
            foreach (Match match in Made().Matches(code))
                yield return $"{path}: {match.Value.Trim()}";
    }

    [GeneratedRegex(@"\b(State|Status)\s*=(?![=>])\s*(?<to>[^,;}]+)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^(move\.After\((State|Status)\)|begun\.To|null)\s*$")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"\b(?!EntityState\b)\w+(State|Status)\.\w+")]
    private static partial Regex Constant();

    [GeneratedRegex(@"new (\w+\.)*(Period|Hold)\([^;]*?\b(PeriodStatus|HoldStatus)\.\w+")]
    private static partial Regex Constructed();

    [GeneratedRegex(@"new Transition<")]
    private static partial Regex Made();
}
