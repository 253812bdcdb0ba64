using Ledger.Alliances;
using Ledger.Application;
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
        var reader = Reader.Find("es-BO")!;
        Assert.Equal(
            ("Pagado", "Pagada", "Rechazada", "Ordenada al banco"),
            (
                reader.State("Paid", Life.Release),
                reader.State("Paid", Life.Order),
                reader.State("Rejected", Life.Accountability),
                reader.State("Instructed", Life.Order)
            )
        );
    }
}

public class A_sentence_of_the_product_in_Spanish
{
    private static readonly Reader Spanish = Reader.Find("es-BO")!;

    [Theory]
    [InlineData(
        "dated 2022-02-15, eligible are 2022-03-01 to 2022-12-31",
        "de fecha 15/02/2022; son elegibles del 01/03/2022 al 31/12/2022"
    )]
    [InlineData(
        "su_1 F-1: dated 2022-02-15, eligible are 2022-03-01 to 2022-12-31; su_2 F-2: Not in the plan",
        "su_1 F-1: de fecha 15/02/2022; son elegibles del 01/03/2022 al 31/12/2022; su_2 F-2: Not in the plan"
    )]
    [InlineData("there is no budget line SEEDS any more", "ya no existe el rubro SEEDS")]
    [InlineData("The seedlings of 2022-02-15 never came", "The seedlings of 2022-02-15 never came")]
    public void Says_why_an_invoice_is_ineligible(string reason, string motivo) =>
        Assert.Equal((motivo, reason), (Spanish.Reason(reason), Reader.English.Reason(reason)));

    [Theory]
    [InlineData("3 holds expired", "3 reservas vencidas")]
    [InlineData(
        "3 holds expired, 1 refused (journal.period_closed)",
        "3 reservas vencidas; rechazos: 1 (journal.period_closed)"
    )]
    [InlineData("2 pledges called", "2 aportes requeridos")]
    [InlineData("1 escalated, 4 overdue", "1 escalado, 4 vencidos")]
    [InlineData("4 funds counted, 0 counted before", "4 fondos causados, 0 causados antes")]
    [InlineData(
        "The holidays of CO are not known for 2031-01-01. They are known from 2020-01-01 through 2030-12-31; add the year's to the data first.",
        "No se conocen los festivos de CO para el 01/01/2031. Se conocen del 01/01/2020 al 31/12/2030; agregue primero los de ese año a los datos."
    )]
    [InlineData("7 estates sound", "7 patrimonios en orden")]
    [InlineData("2 found in 1 of 7 estates: PA-1", "2 hallazgos en 1 de 7 patrimonios: PA-1")]
    public void Says_how_a_job_ended(string detail, string detalle) =>
        Assert.Equal((detalle, detail), (Spanish.JobDetail(detail), Reader.English.JobDetail(detail)));
}
