using Ledger.Journal;
using NodaTime;
using Xunit;
using static Ledger.Journal.Instruction;
using static Ledger.Tests.Desk;

namespace Ledger.Tests;

public class The_chain
{
    [Fact]
    public void Is_pinned_because_the_links_of_today_must_verify_for_ever()
    {
        var desk = Told();
        Assert.Equal(
            "91b551cec403607c5bcd987da5cd9a93aad70e6ed22953505bed44d5ccb49b8f",
            Convert.ToHexStringLower(desk.Books.Estates["PA-1"].Hash)
        );
    }

    [Fact]
    public void Has_no_gaps_and_its_moments_grow_even_if_the_clock_goes_back()
    {
        var desk = new Desk();
        desk.Accepts(In(1));
        desk.Now -= Duration.FromHours(1);
        desk.Accepts(In(1));
        desk.Now += Duration.FromHours(1) + Duration.FromNanoseconds(100);
        desk.Accepts(In(1));
        var chain = desk.Chain();
        Assert.Equal(Enumerable.Range(1, chain.Count).Select(n => (long)n), chain.Select(record => record.Seq));
        Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.True(pair.First.RecordedAt < pair.Second.RecordedAt));
        Assert.Null(desk.VerifyChains());
    }

    [Fact]
    public void Goes_on_in_each_estate_by_itself()
    {
        var desk = new Desk();
        var before = desk.Books.Estates["PAR-2"].Hash;
        desk.Accepts(In(1));
        Assert.Equal(before, desk.Books.Estates["PAR-2"].Hash);
    }

    [Fact]
    public void Breaks_at_any_change_of_what_is_sealed()
    {
        var desk = Told();
        var (last, previous) = (Assert.IsType<EntryRecord>(desk.Chain()[^1]), desk.Chain()[^2].Hash);
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
        Assert.NotEqual(hash, new Chain().Hash(last, desk.Chain()[^3].Hash));
    }

    [Fact]
    public void Seals_a_text_with_its_salt_so_that_erasing_it_breaks_nothing()
    {
        var desk = Told();
        var last = (EntryRecord)desk.Chain()[^1];
        var erased = last with
        {
            Entry = JournalEntry.FromStored("PA-1", Today, Today, "", "", Labels.Empty, [.. last.Entry.Postings]),
        };
        Assert.Equal(last.Hash, new Chain().Hash(erased, desk.Chain()[^2].Hash));
        Assert.Equal(last.TextSeal, Chain.Seal(last.Salt, "test"));
        Assert.NotEqual(last.TextSeal, Chain.Seal(last.Salt, "Test"));
        Assert.NotEqual(last.TextSeal, Chain.Seal(new byte[Chain.SaltLength], "test"));
    }

    [Fact]
    public void Keeps_texts_in_normal_form_however_they_were_typed()
    {
        var desk = Told();
        desk.Accepts(HoldOf(1) with { Purpose = " cafe\u0301 " });
        Assert.Equal("café", desk.Chain()[^1].FreeText);
        desk.Accepts(new OpenEstate(Trust with { Id = new(desk.NextId().Value), Code = "PA-2", Name = "Cafe\u0301 " }));
        Assert.Equal("Café", desk.Books.Estates["PA-2"].Estate.Name);
        Assert.Null(desk.VerifyChains());
    }

    /// <summary>One record of each kind.</summary>
    private static Desk Told()
    {
        var desk = new Desk();
        desk.Accepts(In(100, OpeningDay));
        var usd = new AccountKey("1110", default, Usd);
        desk.Accepts(new OpenAccount("PA-1", usd, OpeningDay), new ConstrainAccount("PA-1", usd, Constraint.Debit));
        desk.Accepts(new CloseAccount("PA-1", usd, Today));
        desk.Accepts(new PostHold(new(desk.Makes(HoldOf(10))), Out(5).Entry, HoldRestAgain: true));
        desk.Accepts(new VoidHold(new(desk.Makes(HoldOf(10))), "not needed"));
        var hold = desk.Makes(HoldOf(1, desk.Now + Duration.FromSeconds(1)));
        desk.Now += Duration.FromSeconds(1);
        desk.Accepts(new ExpireHold(new(hold)));
        foreach (var _ in (int[])[1, 2])
        {
            desk.By = Ana;
            desk.Accepts(new ClosePeriod("PA-1", OpeningDay));
            desk.Accepts(new AskReopening("PA-1", OpeningDay, "late"));
            desk.Accepts(new WithdrawReopening("PA-1", OpeningDay, "not needed"));
            desk.Accepts(new AskReopening("PA-1", OpeningDay, "late"));
            desk.By = Luis;
            desk.Accepts(new ReopenPeriod("PA-1", OpeningDay, "agreed"));
        }
        desk.By = Ana;
        desk.Accepts(Out(5));
        Assert.Equal(Enum.GetValues<RecordKind>(), desk.Chain().Select(record => record.Kind).Distinct().Order());
        return desk;
    }
}
