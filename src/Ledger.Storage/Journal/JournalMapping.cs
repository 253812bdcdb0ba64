using Ledger.Journal;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ledger.Storage.Journal;

/// <summary>
/// The journal's tables, keys and limits. What guards money beyond a CHECK is in laws.sql of each database.
/// </summary>
internal static class JournalMapping
{
    public static void Map(ModelBuilder model, DatabaseKind database)
    {
        var filters = Filters.Of(database);
        MapBooks(model);
        MapLinks(model, filters);
        MapTotals(model);
    }

    private static void MapBooks(ModelBuilder model)
    {
        model.Entity<EstateRow>(estate =>
        {
            estate.ToTable("estate");
            estate.HasKey(e => e.No);
            estate.Property(e => e.No).ValueGeneratedNever();
            estate.HasIndex(e => e.Id).IsUnique();
            estate.HasIndex(e => e.Code).IsUnique();
            estate.Property(e => e.Code).IsCode(32);
            estate.Property(e => e.Kind).IsCode(20);
            estate.Property(e => e.Name).HasMaxLength(200);
            estate.Property(e => e.Zone).IsCode(64);
            estate.Property(e => e.Currency).IsCode(3);
        });
        model.Entity<EstateHeadRow>(head =>
        {
            head.ToTable("estate_head", table => table.HasCheckConstraint("ck_estate_head_seq", "seq >= 0"));
            head.HasKey(h => h.EstateNo);
            head.Property(h => h.EstateNo).ValueGeneratedNever();
            head.Property(h => h.Hash).HasMaxLength(32);
        });
        model.Entity<AccountRow>(account =>
        {
            account.ToTable("account");
            account.HasKey(a => new { a.EstateNo, a.No });
            account
                .HasIndex(a => new
                {
                    a.EstateNo,
                    a.Code,
                    a.Holder,
                    a.Currency,
                })
                .IsUnique();
            account.Property(a => a.Code).IsCode(12);
            account.Property(a => a.Holder).IsCode(40);
            account.Property(a => a.Currency).IsCode(3);
        });
        model.Entity<AccountBalanceRow>(balance =>
        {
            balance.ToTable(
                "account_balance",
                table =>
                {
                    table.HasCheckConstraint("ck_account_balance_held", "held >= 0");
                    table.HasCheckConstraint(
                        "ck_account_balance_never_below_zero",
                        "side = 0 OR (side = 1 AND posted - held >= 0) OR (side = 2 AND -posted - held >= 0)"
                    );
                }
            );
            balance.HasKey(b => new { b.EstateNo, b.AccountNo });
        });
        model.Entity<RequestRow>(request =>
        {
            request.ToTable("request");
            request.HasKey(r => new { r.Id, r.Leg });
            // For verify, which reads the requests of one estate after the other.
            request.HasIndex(r => new { r.EstateNo, r.FirstSeq });
        });
    }

    private static void MapLinks(ModelBuilder model, Filters filters)
    {
        model.Entity<JournalEntryRow>(entry =>
        {
            entry.ToTable(
                "journal_entry",
                table => table.HasCheckConstraint("ck_journal_entry_lines", "lines BETWEEN 2 AND 1000")
            );
            MapLink(entry);
            entry.HasIndex(e => e.Id).IsUnique();
            entry
                .HasIndex(e => e.Related)
                .IsUnique()
                .HasFilter(filters.Reversal)
                .HasDatabaseName("ux_journal_entry_one_reversal");
            entry.Property(e => e.Source).HasMaxLength(100);
            entry.Property(e => e.Metadata).HasMaxLength(8000);
        });
        model.Entity<PostingRow>(posting =>
        {
            posting.ToTable(
                "posting",
                table =>
                    table.HasCheckConstraint(
                        "ck_posting_amount",
                        "amount <> 0 AND amount BETWEEN -1000000000000000 AND 1000000000000000"
                    )
            );
            posting.HasKey(p => new
            {
                p.EstateNo,
                p.Seq,
                p.Line,
            });
            posting.HasIndex(p => new
            {
                p.EstateNo,
                p.AccountNo,
                p.BookDate,
                p.Seq,
            });
            posting.Property(p => p.Currency).IsCode(3);
        });
        model.Entity<JournalEventRow>(@event =>
        {
            @event.ToTable("journal_event");
            MapLink(@event);
            @event.HasIndex(e => e.Id).IsUnique();
            @event
                .HasIndex(e => e.HoldId)
                .IsUnique()
                .HasFilter(filters.HoldPlaced)
                .HasDatabaseName("ux_journal_event_hold_placed");
            // Law 5's twin: one resolution per hold, also under a race.
            @event
                .HasIndex(e => new { e.HoldId, e.EstateNo })
                .IsUnique()
                .HasFilter(filters.HoldResolved)
                .HasDatabaseName("ux_journal_event_hold_resolved");
            @event
                .HasIndex(e => new
                {
                    e.EstateNo,
                    e.AccountNo,
                    e.Seq,
                })
                .HasFilter(filters.OfAccount);
        });
        model.Entity<OpenHoldRow>(hold =>
        {
            hold.ToTable("open_hold", table => table.HasCheckConstraint("ck_open_hold_amount", "amount > 0"));
            hold.HasKey(h => h.HoldId);
            hold.Property(h => h.HoldId).ValueGeneratedNever();
            hold.HasIndex(h => new
            {
                h.EstateNo,
                h.AccountNo,
                h.ExpiresAt,
            });
            hold.HasIndex(h => h.ExpiresAt);
        });
    }

    private static void MapLink<T>(EntityTypeBuilder<T> link)
        where T : LinkRow
    {
        link.HasKey(l => new { l.EstateNo, l.Seq });
        link.Property(l => l.FreeText).HasMaxLength(500);
        link.Property(l => l.Salt).HasMaxLength(16);
        link.Property(l => l.TextSeal).HasMaxLength(32);
        link.Property(l => l.Hash).HasMaxLength(32);
    }

    private static void MapTotals(ModelBuilder model)
    {
        model.Entity<TurnoverRow>(turnover =>
        {
            turnover.ToTable(
                "turnover",
                table => table.HasCheckConstraint("ck_turnover", "debit >= 0 AND credit >= 0")
            );
            turnover.HasKey(t => new
            {
                t.EstateNo,
                t.AccountNo,
                t.BookDate,
                t.ValueDate,
                t.RecordedOn,
            });
        });
        model.Entity<DimensionSetRow>(set =>
        {
            set.ToTable("dimension_set");
            set.HasKey(s => s.No);
            set.Property(s => s.No).ValueGeneratedNever();
            set.HasIndex(s => s.Digest).IsUnique();
            set.Property(s => s.Labels).IsCode(8000);
        });
        model.Entity<DimensionTurnoverRow>(turnover =>
        {
            turnover.ToTable("dimension_turnover");
            turnover.HasKey(t => new
            {
                t.EstateNo,
                t.AccountNo,
                t.DimensionNo,
                t.BookDate,
                t.ValueDate,
                t.RecordedOn,
            });
        });
        model.Entity<RecordDayRow>(day =>
        {
            day.ToTable("record_day");
            day.HasKey(d => new { d.EstateNo, d.RecordedOn });
        });
        model.Entity<PeriodRow>(period =>
        {
            period.ToTable("period");
            period.HasKey(p => new { p.EstateNo, p.LastDay });
        });
        model.Entity<PeriodTotalRow>(total =>
        {
            total.ToTable("period_total");
            total.HasKey(t => new
            {
                t.EstateNo,
                t.LastDay,
                t.AccountNo,
            });
        });
    }
}

/// <summary>The filters of partial unique indexes, in each database's words.</summary>
internal sealed record Filters(string Reversal, string HoldPlaced, string HoldResolved, string OfAccount)
{
    public static Filters Of(DatabaseKind database) =>
        database switch
        {
            DatabaseKind.PostgreSql => Of("kind"),
            DatabaseKind.SqlServer => Of("[kind]"),
        };

    private static Filters Of(string kind) =>
        new(
            $"{kind} {SqlText.Is(EntryKind.Reversal)}",
            $"{kind} {SqlText.Is(RecordKind.HoldPlaced)}",
            $"{kind} {SqlText.In(RecordKinds.EndHold)}",
            $"{kind} {SqlText.In(RecordKinds.OfAccount)}"
        );
}
