using System.Globalization;
using System.Text;
using Ledger.Access;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Cli;
using Xunit;
using static Ledger.SystemTests.Alliances.AllianceBooks;

namespace Ledger.SystemTests.Alliances;

/// <summary>Files that somebody sends to be imported, also hostile ones.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Heading =
        "alliance,member,adult,uaf,assets_smmlv,net_income_smmlv,agricultural_income,date,document\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fiducia-import-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("", "has no rows")]
    [InlineData("alliance,member\n", "has no column adult")]
    [InlineData(
        "alliance,member,adult,uaf,assets_smmlv,net_income_smmlv,agricultural_income,date,document,uaf\n",
        "has the column uaf twice"
    )]
    [InlineData(
        "alliance,member,adult,uaf,assets_smmlv,net_income_smmlv,agricultural_income,date,document,umf\n",
        "has a column umf"
    )]
    [InlineData("\"alliance,member\n", "are not closed")]
    public void A_file_that_is_none_is_a_slip_that_is_named(string text, string said) =>
        Assert.Contains(said, Refused(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_text_or_has_no_end_is_not_read_on()
    {
        Assert.Throws<DecoderFallbackException>(() =>
            Read([.. Encoding.UTF8.GetBytes(Heading), 0xC3, 0x28, (byte)'\n'])
        );
        Assert.Contains("larger than 8 MB", Refused(new byte[9 * 1024 * 1024]), StringComparison.Ordinal);
        Assert.Contains(
            "more than 10000 rows",
            Refused(Encoding.UTF8.GetBytes(Heading + string.Concat(Enumerable.Repeat("a,b\n", 10_001)))),
            StringComparison.Ordinal
        );
    }

    /// <summary>What is wrong with a file of members as a whole.</summary>
    private static string Refused(byte[] bytes) =>
        Localizer.English.Message(Assert.Throws<RefusedException>(() => Read(bytes)).Refusal);

    private static CsvTable Read(byte[] bytes) =>
        CsvTable.Read(
            new InputFile("members.csv", () => new MemoryStream(bytes)),
            ImportKinds.Of("members import").Columns,
            onlyThese: true
        );

    [Fact]
    public async Task Every_bad_row_is_told_by_its_line_and_nothing_is_stored()
    {
        var books = await Open();
        await using var database = books.Database;
        AllianceBooks.Accepted(
            await database.Ledger.People.Register(
                new Person(
                    new(new Guid("01900000-0000-7000-8000-000000000777")),
                    "oficina",
                    "Office",
                    [Role.ProgrammeOffice]
                )
            )
        );
        var rows = $"""
            AL-1,P-1,yes,1,1,1,80%,2022-03-01,Declaration
            AL-1,P-2,perhaps,1,1,1,80%,2022-03-01,Declaration
            AL-1,P-3,yes,1.00001,1,1,80%,2022-03-01,Declaration
            AL-1,P-4,yes,1,1,1,180%,2022-03-01,Declaration
            AL-1,P-5,yes,1,1,1,80%,2022-02-30,Declaration
            AL-1,P-6,yes,1,1,1,80%,2022-03-01,"Decl"aration"
            AL-7,P-7,yes,1,1,1,80%,2022-03-01,Declaration
            AL-1,P-1,yes,2,1,1,80%,2022-03-01,Declaration
            AL-1,P-9,yes,1,1,1,80%,2022-03-01,{new string('x', 101)}
            AL-1,P-10,yes,1,1,1,80%,2022-03-01,Decla{'\u001b'}[2Jration
            """;
        var (exit, output) = await Import(
            Encoding.UTF8.GetBytes(Heading + rows),
            database.ConnectionString,
            "--by",
            "oficina"
        );
        Assert.Equal(1, exit);
        Assert.Equal(
            [
                "3 csv.not_a_value",
                "4 csv.not_a_value",
                "5 share.not_a_share",
                "6 text.not_a_date",
                "7 csv.quote_open",
                "8 alliance.unknown",
                "9 journal.different_content",
                "10 text.too_long",
                "11 text.not_printable",
            ],
            output
                .Split('\n')
                .Where(line => line.StartsWith("line ", StringComparison.Ordinal))
                .Select(line =>
                    line[5..].Split(' ') is [var number, "refused", var code, ..]
                        ? $"{number.TrimEnd(':')} {code.TrimEnd(':')}"
                        : line
                )
        );
        Assert.DoesNotContain('\u001b', output);
        Assert.Empty((await database.Ledger.Alliances.Inspect(Code))!.Dossier.Members);

        Assert.Equal(
            1,
            (
                await Import(
                    Encoding.UTF8.GetBytes(Heading + rows),
                    database.ConnectionString,
                    "--by",
                    "oficina",
                    "--partial"
                )
            ).Exit
        );
        Assert.Equal("P-1", Assert.Single((await database.Ledger.Alliances.Inspect(Code))!.Dossier.Members).Code);
        var (again, said) = await Import(
            Encoding.UTF8.GetBytes("\uFEFF" + Heading + rows.Split('\n')[0] + "\r\n\n"),
            database.ConnectionString,
            "--by",
            "oficina"
        );
        Assert.Equal((0, "rows: 1, all done before: nothing new\n"), (again, said));
    }

    private async Task<(int Exit, string Output)> Import(byte[] bytes, string? database = null, params string[] options)
    {
        var path = Path.Combine(_folder.FullName, "members.csv");
        await File.WriteAllBytesAsync(path, bytes);
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exit = await FiduciaCommand.Run(
            ["members", "import", path, .. options],
            TextReader.Null,
            output,
            output,
            new CommandEnvironment(
                null,
                Guid.CreateVersion7,
                "en",
                IsTerminal: false,
                name => name == "LEDGER_DATABASE" ? database : null,
                _folder.FullName
            )
        );
        return (exit, output.ToString());
    }
}
