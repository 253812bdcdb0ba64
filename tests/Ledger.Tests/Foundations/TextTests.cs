using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;

namespace Ledger.Tests;

public class Texts
{
    [Theory]
    [InlineData("  Café  ", "Café")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData(null, "")]
    [InlineData("👍🏽 listo", "👍🏽 listo")]
    [InlineData("日本 ñandú", "日本 ñandú")]
    public void Are_trimmed_and_normalised(string? text, string clean) =>
        Assert.Equal(clean, Text.Clean("note", text, 20).Match(value => value, refusal => refusal.ToString()));

    [Theory]
    [InlineData("two\nlines", "U+000A", 4)]
    [InlineData("tab\there", "U+0009", 4)]
    [InlineData("del\u007f.", "U+007F", 4)]
    [InlineData("nel\u0085.", "U+0085", 4)]
    [InlineData("rtl\u202Etxt", "U+202E", 4)]
    [InlineData("iso\u2066late", "U+2066", 4)]
    [InlineData("par\u2029.", "U+2029", 4)]
    [InlineData("bom\uFEFF.", "U+FEFF", 4)]
    [InlineData("zws\u200B.", "U+200B", 4)]
    [InlineData("zwj\u200D.", "U+200D", 4)]
    [InlineData("mark\u200F.", "U+200F", 5)]
    [InlineData("soft\u00AD.", "U+00AD", 5)]
    [InlineData("join\u2060.", "U+2060", 5)]
    [InlineData("tag\U000E0041.", "U+E0041", 4)]
    [InlineData("none\uFDD0.", "U+FDD0", 5)]
    [InlineData("none\uFFFE.", "U+FFFE", 5)]
    [InlineData("none\U0001FFFF.", "U+1FFFF", 5)]
    [InlineData("none\U0010FFFE.", "U+10FFFE", 5)]
    public void With_characters_that_do_not_print_are_refused(string text, string character, int position) =>
        Assert.Equal(new TextRefusal.NotPrintable("note", character, position), Text.Clean("note", text, 20).Refusal);

    [Fact]
    public void With_half_a_character_are_refused()
    {
        Assert.Equal(new TextRefusal.NotPrintable("note", "U+D83D", 2), Text.Clean("note", "a\uD83D", 20).Refusal);
        Assert.Equal(new TextRefusal.NotPrintable("note", "U+DC4D", 1), Text.Clean("note", "\uDC4Da", 20).Refusal);
    }

    [Fact]
    public void Are_bounded_before_and_after_normalising()
    {
        Assert.Equal(new TextRefusal.TooLong("note", 6, 5), Text.Clean("note", "abcdef", 5).Refusal);
        Assert.Null(Text.Clean("note", "  abcde  ", 5).Refusal);
        // One character that is three in normal form.
        Assert.Equal(new TextRefusal.TooLong("note", 3, 2), Text.Clean("note", "\uFB2C", 2).Refusal);
    }

    [Fact]
    public void That_are_needed_are_missed() =>
        Assert.Equal(new TextRefusal.Missing("note"), Text.Clean("note", " ", 5, required: true).Refusal);
}

public class Labels_
{
    [Fact]
    public void Are_sorted_so_that_equal_maps_are_equal()
    {
        var one = Of(("b", "2"), ("a", "1"));
        var other = Of((" a ", "1"), ("b", " 2"));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("a=1, b=2", one.ToString());
        Assert.Equal("2", one["b"]);
        Assert.Null(one["c"]);
        Assert.NotEqual(one, Of(("a", "1")));
        Assert.Equal(Labels.Empty, Of());
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void Are_stored_and_read_back()
    {
        var labels = Of(("source", "a=b, c"), ("empty", ""), ("ñ", "é"));
        Assert.Equal(labels, Labels.FromStored(labels.ToStored()));
        Assert.True(Labels.FromStored("").IsEmpty);
        Assert.True(Labels.FromStored(null).IsEmpty);
    }

    [Fact]
    public void Are_refused_when_they_cannot_be_kept()
    {
        Assert.Equal(new JournalRefusal.LabelTwice("metadata", "a"), Refused([new("a", "1"), new("a ", "2")]));
        Assert.Equal(
            new JournalRefusal.TooManyLabels("metadata", 33, 32),
            Refused([.. Enumerable.Range(0, 33).Select(n => KeyValuePair.Create($"k{n}", ""))])
        );
        Assert.IsType<TextRefusal.Missing>(Refused([new(" ", "1")]));
        Assert.Equal(new TextRefusal.TooLong("metadata name", 41, 40), Refused([new(new string('k', 41), "")]));
        Assert.Equal(new TextRefusal.TooLong("metadata a", 201, 200), Refused([new("a", new string('v', 201))]));
        Assert.IsType<TextRefusal.NotPrintable>(Refused([new("a", "1\n2")]));
    }

    private static Labels Of(params (string Key, string Value)[] pairs) =>
        Labels
            .Of("metadata", pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
            .Match(labels => labels, refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()));

    private static Refusal? Refused(KeyValuePair<string, string>[] pairs) => Labels.Of("metadata", pairs).Refusal;
}

public class The_calendar
{
    [Fact]
    public void Runs_from_1900_to_2199()
    {
        Assert.True(Calendar.IsDay(new LocalDate(1900, 1, 1)));
        Assert.True(Calendar.IsDay(new LocalDate(2199, 12, 31)));
        Assert.False(Calendar.IsDay(new LocalDate(1899, 12, 31)));
        Assert.False(Calendar.IsDay(new LocalDate(2200, 1, 1)));
        Assert.False(Calendar.IsDay(Calendar.BeforeAll));
    }
}

public class Results
{
    [Fact]
    public void Go_on_until_the_first_refusal()
    {
        Result<int> five = 5;
        Result<int> no = new TextRefusal.Missing("name");
        Assert.Equal("6", five.Then<int>(value => value + 1).Match(value => $"{value}", refusal => refusal.Code));
        Assert.Equal(
            "text.missing",
            no.Then<int>(_ => throw new InvalidOperationException("not asked"))
                .Match(value => $"{value}", refusal => refusal.Code)
        );
        Assert.True(five.IsAccepted(out var value) && value == 5);
        Assert.False(no.IsAccepted(out _));
        Assert.Equal("name is empty. Write the name.", Localizer.English.Message(no.Refusal!));
    }

    [Theory]
    [InlineData("\u001b[2J5", "[U+001B][2J5")]
    [InlineData("5\nline 9 posted: all is well", "5[U+000A]line 9 posted: all is well")]
    [InlineData("Piñón", "Piñón")]
    public void Is_shown_so_that_it_cannot_move_a_cursor_or_forge_a_line(string text, string shown) =>
        Assert.Equal(shown, Text.Shown(text));

    [Fact]
    public void Is_shown_only_as_far_as_somebody_reads() =>
        Assert.Equal(1_001, Text.Shown(new string('x', 500_000)).Length);
}
