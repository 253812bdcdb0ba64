using FsCheck;
using FsCheck.Fluent;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Testing;
using NodaTime;
using Xunit;

namespace Ledger.Tests;

public class Ids
{
    private static readonly Guid Some = new("019c0001-0000-7000-8000-00000000000a");

    [Fact]
    public void Say_what_they_identify() =>
        Assert.Equal("ho_019c000100007000800000000000000a", new Id<Hold>(Some).ToString());

    [Fact]
    public void Are_read_back() => Assert.Equal(new Id<Hold>(Some), Id<Hold>.Parse(new Id<Hold>(Some).ToString()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("es_019c000100007000800000000000000a")]
    [InlineData("ho-019c000100007000800000000000000a")]
    [InlineData("ho_019c0001000070008000000000000")]
    [InlineData("ho_019c000100007000800000000000000a0")]
    [InlineData("ho_019c000100007000800000000000000g")]
    [InlineData("ho_ 19c00010000700080000000000000a ")]
    [InlineData("HO_019c000100007000800000000000000a")]
    [InlineData("019c0001-0000-7000-8000-00000000000a")]
    [InlineData("ho_00000000000000000000000000000000")]
    public void Of_another_kind_or_of_nobody_are_not_read(string? text) => Assert.Null(Id<Hold>.Parse(text));

    [Fact]
    public void The_first_thing_a_request_makes_has_the_requests_own_id() =>
        Assert.Equal(Some, Id<Hold>.Derived(Some, 0).Value);

    [Law]
    public Property Derived_ids_are_the_same_every_time_keep_the_time_and_never_meet() =>
        Prop.ForAll(
            Arb.From(from a in Gen.Choose(0, 2_100) from b in Gen.Choose(0, 2_100) select (a, b)),
            pair =>
            {
                var (one, other) = (Id<Hold>.Derived(Some, pair.a), Id<Hold>.Derived(Some, pair.b));
                return one == other == (pair.a == pair.b)
                    && one.ToString()[..15] == new Id<Hold>(Some).ToString()[..15];
            }
        );

    [Fact]
    public void A_derived_id_is_pinned_because_stored_ones_never_change()
    {
        var derived = Id<Hold>.Derived(Some, 1);
        Assert.Equal("ho_019c000100008727c09bed1f7ec16ed5", derived.ToString());
        Assert.Equal(8, derived.Value.Version);
    }

    [Fact]
    public void New_ones_sort_by_the_moment_given()
    {
        var early = Id<Hold>.New(Instant.FromUtc(2026, 1, 1, 0, 0));
        var late = Id<Hold>.New(Instant.FromUtc(2026, 1, 1, 0, 1));
        Assert.True(string.CompareOrdinal(early.ToString(), late.ToString()) < 0);
        Assert.False(early.IsEmpty);
        Assert.True(default(Id<Hold>).IsEmpty);
    }
}
