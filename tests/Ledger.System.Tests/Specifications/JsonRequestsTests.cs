using System.Text;
using Ledger.Application.Imports;
using Ledger.Foundations;
using Ledger.Journal;
using Xunit;

namespace Ledger.SystemTests.Specifications;

public class Requests_as_JSON
{
    private const string Whole = """
        {"source":"bank","reference":"é-1","estate":"PA-1","book_date":"2026-06-08","value_date":"2026-06-09","narrative":"Ca\u00f1a 🌱","metadata":{"a":"b"},
         "postings":[{"account":"5110","debit":"30000.5","currency":"COP","dimensions":{"component":"2"}},{"account":"1110","credit":30000.50,"currency":"COP"}]}
        """;

    [Fact]
    public void Are_read_as_they_are_written()
    {
        var sent = JsonRequests
            .Read(Encoding.UTF8.GetBytes(Whole))
            .Match(request => request, refusal => throw new InvalidOperationException(refusal.ToString()));
        Assert.Equal(RequestIds.FromReference("bank", "é-1"), sent.Id);
        var entry = Assert.Single(sent.Entries);
        Assert.Equal(
            ("Caña 🌱", 30000_50L, "2"),
            (entry.Narrative, entry.Postings[0].Amount.MinorUnits, entry.Postings[0].Dimensions["component"])
        );
        Assert.Equal(-30000_50L, entry.Postings[1].Amount.MinorUnits);
    }

    [Fact]
    public void Are_refused_and_never_break_the_reader_wherever_they_are_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        for (var length = 0; length < bytes.Length; length++)
            Assert.True(
                JsonRequests.Read(bytes.AsSpan(0, length)).Refusal is JsonRefusal.Truncated or JsonRefusal.Malformed,
                $"cut at {length}"
            );
    }

    [Fact]
    public void Are_answered_whatever_byte_is_changed()
    {
        var random = new Random(20260702);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var answer = JsonRequests.Read(bytes);
            Assert.True(answer.Refusal is null || answer.Refusal.Code.Length > 0);
        }
    }

    [Theory]
    [
        InlineData("1e3"),
        InlineData("\"1,5\""),
        InlineData("1.005"),
        InlineData("-1"),
        InlineData("true"),
        InlineData("\"\""),
        InlineData("99999999999999999999999999999999"),
        InlineData("\"\\ud800\"")
    ]
    public void Have_amounts_that_are_digits_or_refused(string amount)
    {
        var json =
            $$"""{"estate":"PA-1","book_date":"2026-06-08","narrative":"x","postings":[{"account":"5110","debit":{{amount}},"currency":"COP"},{"account":"1110","credit":"1","currency":"COP"}]}""";
        Assert.NotNull(JsonRequests.Read(Encoding.UTF8.GetBytes(json)).Refusal);
    }

    [Theory]
    [
        InlineData("", 0),
        InlineData("\n \n", 0),
        InlineData("{}", 1),
        InlineData("{}\n{}\n", 2),
        InlineData("\uFEFF{}\r\n\r\n{}", 2),
        InlineData("[]", 0),
        InlineData(" [ {} , {\"a\":\"]}\\\"\"} ] ", 2)
    ]
    public void Are_cut_out_of_lines_and_lists(string text, int count)
    {
        var items = new JsonItems(new MemoryStream(Encoding.UTF8.GetBytes(text))).Read().ToList();
        Assert.Equal(count, items.Count);
        Assert.All(items, item => Assert.Null(item.Fault));
    }

    [Theory]
    [
        InlineData("[{}", 1, 4),
        InlineData("[{},", 1, 5),
        InlineData("[{} {}]", 1, 5),
        InlineData("[{}]\n x", 2, 2),
        InlineData("[1]", 1, 2)
    ]
    public void Of_a_broken_list_end_where_it_breaks(string text, int line, int column)
    {
        var fault = new JsonItems(new MemoryStream(Encoding.UTF8.GetBytes(text))).Read().Last().Fault;
        Assert.Equal(
            (line, column),
            fault switch
            {
                JsonRefusal.Malformed at => (at.Line, at.Column),
                JsonRefusal.Truncated at => (at.Line, at.Column),
                _ => (0, 0),
            }
        );
    }

    [Fact]
    public void Longer_than_a_mebibyte_are_refused_and_the_next_line_is_read()
    {
        var text = new string('x', JsonRequests.MaxBytes + 1) + "\n{}\n";
        var items = new JsonItems(new MemoryStream(Encoding.UTF8.GetBytes(text))).Read().ToList();
        Assert.IsType<JsonRefusal.TooLong>(items[0].Fault);
        Assert.Null(items[1].Fault);
    }

    [Fact]
    public void Have_ids_of_what_they_are_called_and_of_nothing_else()
    {
        Assert.Equal(RequestIds.FromReference("a", "b"), RequestIds.FromReference("a", "b"));
        Assert.NotEqual(RequestIds.FromReference("a", "bc"), RequestIds.FromReference("ab", "c"));
        Assert.NotEqual(RequestIds.FromReference("a", "1"), RequestIds.FromLine("a", 1));
    }
}
