using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.JournalFixture;

namespace Ledger.Tests;

public class The_chain
{
    [Fact]
    public void Is_pinned_because_the_links_of_today_must_verify_for_ever()
    {
        var fixture = Told();
        Assert.Equal(
            "91b551cec403607c5bcd987da5cd9a93aad70e6ed22953505bed44d5ccb49b8f",
            Convert.ToHexStringLower(fixture.Books.Estates["PA-1"].Hash)
        );
    }

    [Fact]
    public void Has_no_gaps_and_its_moments_grow_even_if_the_clock_goes_back()
    {
        var fixture = new JournalFixture();
        fixture.Accepts(In(1));
        fixture.Now -= Duration.FromHours(1);
        fixture.Accepts(In(1));
        fixture.Now += Duration.FromHours(1) + Duration.FromNanoseconds(100);
        fixture.Accepts(In(1));
        var chain = fixture.Chain();
        Assert.Equal(Enumerable.Range(1, chain.Count).Select(n => (long)n), chain.Select(record => record.Seq));
        Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.True(pair.First.RecordedAt < pair.Second.RecordedAt));
        Assert.Null(fixture.VerifyChains());
    }

    [Fact]
    public void Goes_on_in_each_estate_by_itself()
    {
        var fixture = new JournalFixture();
        var before = fixture.Books.Estates["PAR-2"].Hash;
        fixture.Accepts(In(1));
        Assert.Equal(before, fixture.Books.Estates["PAR-2"].Hash);
    }

    [Fact]
    public void Breaks_at_any_change_of_what_is_sealed()
    {
        var fixture = Told();
        var (last, previous) = (Assert.IsType<EntryRecord>(fixture.Chain()[^1]), fixture.Chain()[^2].Hash);
        var hash = new Chain().Hash(last, previous);
        Assert.Equal(last.Hash, hash);

        JournalRecord[] forged =
        [
            last with
            {
                Id = Guid.Empty,
            },
            last with
            {
                Request = default,
            },
            last with
            {
                Instruction = 1,
            },
            last with
            {
                By = Luis.Id,
            },
            last with
            {
                EntryKind = EntryKind.Cover,
            },
            last with
            {
                Related = new(last.Id),
            },
            last with
            {
                Forced = true,
            },
            last with
            {
                Entry = Ok(JournalEntry.Draft("PA-1", March(2), Today, "test", last.Entry.Postings)),
            },
            last with
            {
                Entry = Ok(JournalEntry.Draft("PA-1", Today, March(2), "test", last.Entry.Postings)),
            },
            last with
            {
                Entry = Ok(JournalEntry.Draft("PA-1", Today, Today, "test", last.Entry.Postings, "F-9")),
            },
            last with
            {
                Entry = Ok(
                    JournalEntry.Draft(
                        "PA-1",
                        Today,
                        Today,
                        "test",
                        last.Entry.Postings,
                        metadata: Ok(Labels.Of("metadata", [new("a", "b")]))
                    )
                ),
            },
            last with
            {
                Entry = Ok(Draft(Today, Debit("5110", 5.01m), Credit("1110", 5.01m))),
            },
            last with
            {
                Entry = Ok(Draft(Today, Debit("5210", 5), Credit("1110", 5))),
            },
            last with
            {
                Entry = Ok(Draft(Today, Debit("5110", 5, Usd), Credit("1110", 5, Usd))),
            },
            last with
            {
                Entry = Ok(
                    Draft(Today, Debit("5110", 5) with { Holder = Holder.Parse("me_x")!.Value }, Credit("1110", 5))
                ),
            },
            last with
            {
                Entry = Ok(
                    Draft(
                        Today,
                        Debit("5110", 5) with
                        {
                            Dimensions = Ok(Labels.Of("dimensions", [new("a", "b")])),
                        },
                        Credit("1110", 5)
                    )
                ),
            },
            last with
            {
                Entry = Ok(Draft(Today, [.. last.Entry.Postings.Reverse()])),
            },
        ];
        Assert.All(forged, record => Assert.NotEqual(hash, new Chain().Hash(record, previous)));
        Assert.NotEqual(hash, new Chain().Hash(last, fixture.Chain()[^3].Hash));
    }

    [Fact]
    public void Seals_a_text_with_its_salt_so_that_erasing_it_breaks_nothing()
    {
        var fixture = Told();
        var last = (EntryRecord)fixture.Chain()[^1];
        var erased = last with
        {
            Entry = JournalEntry.FromStored("PA-1", Today, Today, "", "", Labels.Empty, [.. last.Entry.Postings]),
        };
        Assert.Equal(last.Hash, new Chain().Hash(erased, fixture.Chain()[^2].Hash));
        Assert.Equal(last.TextSeal, Chain.Seal(last.Salt, "test"));
        Assert.NotEqual(last.TextSeal, Chain.Seal(last.Salt, "Test"));
        Assert.NotEqual(last.TextSeal, Chain.Seal(new byte[Chain.SaltLength], "test"));
    }

    [Fact]
    public void Keeps_texts_in_normal_form_however_they_were_typed()
    {
        var fixture = Told();
        fixture.Accepts(HoldOf(1) with { Purpose = " cafe\u0301 " });
        Assert.Equal("café", fixture.Chain()[^1].FreeText);
        fixture.Accepts(
            new OpenEstate(Trust with { Id = new(fixture.NextId().Value), Code = "PA-2", Name = "Cafe\u0301 " })
        );
        Assert.Equal("Café", fixture.Books.Estates["PA-2"].Estate.Name);
        Assert.Null(fixture.VerifyChains());
    }

    /// <summary>One record of each kind.</summary>
    private static JournalFixture Told()
    {
        var fixture = new JournalFixture();
        fixture.Accepts(In(100, OpeningDay));
        var usd = new AccountKey("1110", default, Usd);
        fixture.Accepts(new OpenAccount("PA-1", usd, OpeningDay), new ConstrainAccount("PA-1", usd, Constraint.Debit));
        fixture.Accepts(new CloseAccount("PA-1", usd, Today));
        fixture.Accepts(new PostHold(new(fixture.Makes(HoldOf(10))), Out(5).Entry, HoldRestAgain: true));
        fixture.Accepts(new VoidHold(new(fixture.Makes(HoldOf(10))), "not needed"));
        var hold = fixture.Makes(HoldOf(1, fixture.Now + Duration.FromSeconds(1)));
        fixture.Now += Duration.FromSeconds(1);
        fixture.Accepts(new ExpireHold(new(hold)));
        foreach (var _ in (int[])[1, 2])
        {
            fixture.By = Ana;
            fixture.Accepts(new ClosePeriod("PA-1", OpeningDay));
            fixture.Accepts(new AskReopening("PA-1", OpeningDay, "late"));
            fixture.Accepts(new WithdrawReopening("PA-1", OpeningDay, "not needed"));
            fixture.Accepts(new AskReopening("PA-1", OpeningDay, "late"));
            fixture.By = Luis;
            fixture.Accepts(new ReopenPeriod("PA-1", OpeningDay, "agreed"));
        }
        fixture.By = Ana;
        fixture.Accepts(Out(5));
        Assert.Equal(Enum.GetValues<RecordKind>(), fixture.Chain().Select(record => record.Kind).Distinct().Order());
        return fixture;
    }
}
