using Ledger.Alliances;
using Ledger.Application;
using Ledger.Application.Localization;
using Ledger.Cli;
using Xunit;

namespace Ledger.SystemTests.Specifications;

public class Every_use_case
{
    [Fact]
    public void Has_a_verb_and_every_verb_is_a_use_case() =>
        Assert.Equal(
            UseCases.All.Select(useCase => useCase.Name).Order(StringComparer.Ordinal),
            FiduciaCommand.VerbNames.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Has_its_help_in_Spanish_too() => Assert.Empty(FiduciaCommand.OnlyInEnglish);

    [Fact]
    public void Has_a_section_in_a_specification()
    {
        var headings = Directory
            .GetFiles(SpecPages.Folder(), "*.md")
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith('#'))
            .ToList();
        Assert.All(
            UseCases.All,
            useCase =>
                Assert.Contains(headings, heading => heading.Contains($"`{useCase.Name}`", StringComparison.Ordinal))
        );
    }
}

public class A_state_in_Spanish
{
    [Fact]
    public void Agrees_with_what_it_is_said_of()
    {
        var reader = Localizer.Find("es-BO")!;
        Assert.Equal(
            ("Pagado", "Pagada", "Rechazado", "Ordenada al banco"),
            (
                reader.State("Paid", CaseKind.Release),
                reader.State("Paid", CaseKind.Order),
                reader.State("Rejected", CaseKind.ExpenseReport),
                reader.State("Instructed", CaseKind.Order)
            )
        );
    }
}
