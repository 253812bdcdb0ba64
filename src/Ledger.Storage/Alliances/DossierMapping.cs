using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ledger.Storage.Alliances;

/// <summary>
/// The tables of an alliance and its files. The domain's own records are mapped: they are immutable, so they are read
/// without tracking and written as differences.
/// </summary>
internal static class DossierMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Alliance>(alliance =>
        {
            alliance.ToTable("alliance", table => table.HasCheckConstraint("ck_alliance_families", "families > 0"));
            alliance.HasKey(a => a.Id);
            alliance.Property(a => a.Id).ValueGeneratedNever();
            alliance.HasIndex(a => a.Code).IsUnique();
            alliance.HasIndex(a => new
            {
                a.Programme,
                a.Unit,
                a.Code,
            });
            alliance.Property(a => a.Version).IsConcurrencyToken();
            Codes(alliance, a => a.Code, a => a.Organization, a => a.Programme, a => a.Model, a => a.Unit);
            alliance.Property(a => a.Instrument).IsCode(60);
            alliance.Property(a => a.Name).HasMaxLength(Alliance.MaxNameLength);
        });
        Child<CommitmentLine>(
            model,
            "commitment_line",
            line => Codes(line, l => l.Source, l => l.Category, l => l.Component)
        );
        Child<BudgetLine>(
            model,
            "budget_line",
            line =>
            {
                line.Property(l => l.Code).IsCode(40);
                line.Property(l => l.Name).HasMaxLength(200);
            }
        );
        Child<Member>(
            model,
            "member",
            member =>
            {
                member.Property(m => m.Code).IsCode(40);
                member.HasIndex(m => new { m.Alliance, m.Code }).IsUnique();
                member.Property(m => m.Uaf).HasPrecision(18, 4);
                member.Property(m => m.AssetsSmmlv).HasPrecision(18, 4);
                member.Property(m => m.NetIncomeSmmlv).HasPrecision(18, 4);
            }
        );
        Child<Supervisor>(model, "supervisor", _ => { });
        Child<Party>(model, "alliance_party", party => party.Property(p => p.Holder).IsCode(40));
        Child<Pledge>(
            model,
            "pledge",
            pledge =>
            {
                pledge.ToTable(table =>
                    table.HasCheckConstraint("ck_pledge_verified", "verified >= 0 AND verified <= amount")
                );
                pledge.Property(p => p.Contributor).IsCode(40);
                pledge.HasIndex(p => new { p.Alliance, p.Number }).IsUnique();
            }
        );
        Child<ProgressCertificate>(
            model,
            "progress_certificate",
            certificate =>
            {
                certificate.Property(c => c.Evidence).IsCode(64);
                certificate.HasIndex(c => new { c.Alliance, c.Number }).IsUnique();
            }
        );
        Child<Release>(
            model,
            "release",
            release =>
            {
                release.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_release_paid",
                        "amount > 0 AND paid >= 0 AND paid <= amount AND in_transit >= 0 AND accounted >= 0"
                    )
                );
                release.HasIndex(r => new { r.Alliance, r.Number }).IsUnique();
                release.HasIndex(r => new
                {
                    r.State,
                    r.Since,
                    r.Id,
                });
            }
        );
        Child<Approval>(
            model,
            "approval",
            approval =>
                // The twin of segregation: one person approves one revision once, also under a race.
                approval
                    .HasIndex(a => new
                    {
                        a.File,
                        a.Revision,
                        a.By,
                    })
                    .IsUnique()
        );
        Child<ReleasePart>(model, "release_part", part => part.HasIndex(p => new { p.Release, p.Line }).IsUnique());
        MapSpending(model);
        MapSteps(model);
    }

    /// <summary>
    /// The names of unique keys that two alliances may race for: the second is judged again and told who has it.
    /// </summary>
    internal const string InvoiceOnce = UniqueIndexes.InvoiceOnce,
        OrderedOnce = UniqueIndexes.OrderedOnce,
        NamedOnce = UniqueIndexes.NamedOnce;

    private static void MapSpending(ModelBuilder model)
    {
        Child<ExpenseReport>(
            model,
            "expense_report",
            file =>
            {
                file.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_expense_report_amounts",
                        "claimed > 0 AND claimed <= spent AND refund_due >= 0 AND recovery_due >= 0"
                    )
                );
                file.HasIndex(f => new { f.Alliance, f.Number }).IsUnique();
            }
        );
        Child<Invoice>(
            model,
            "invoice",
            invoice =>
            {
                Codes(invoice, i => i.Programme, i => i.Supplier, i => i.InvoiceNumber, i => i.BudgetLine);
                invoice.Property(i => i.Reason).HasMaxLength(Invoice.MaxReasonLength);
                invoice.HasIndex(i => i.ExpenseReport);
                // The twin of InvoiceCounts; rejected is the last state.
                invoice
                    .HasIndex(i => new
                    {
                        i.Programme,
                        i.Supplier,
                        i.InvoiceNumber,
                    })
                    .IsUnique()
                    .HasFilter($"state < {InvoiceState.Rejected:D}")
                    .HasDatabaseName(InvoiceOnce);
            }
        );
        Child<PaymentOrder>(
            model,
            "payment_order",
            order =>
            {
                order.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_payment_order_amounts",
                        "gross > 0 AND withholding >= 0 AND retention >= 0 AND withholding + retention < gross"
                    )
                );
                Codes(order, o => o.Programme, o => o.Supplier, o => o.InvoiceNumber, o => o.BudgetLine);
                order.HasIndex(o => new { o.Alliance, o.Number }).IsUnique();
                order.HasIndex(o => new
                {
                    o.State,
                    o.Since,
                    o.Id,
                });
                // The twin of OrderCounts; rejected and cancelled are the last states.
                order
                    .HasIndex(o => new
                    {
                        o.Programme,
                        o.Supplier,
                        o.InvoiceNumber,
                    })
                    .IsUnique()
                    .HasFilter($"state < {OrderState.Rejected:D}")
                    .HasDatabaseName(OrderedOnce);
            }
        );
        model.Entity<NamedInvoice>(named =>
        {
            named.ToTable("named_invoice");
            named.HasKey(n => new
            {
                n.Alliance,
                n.Supplier,
                n.InvoiceNumber,
            });
            Codes(named, n => n.Programme, n => n.Supplier, n => n.InvoiceNumber);
            named
                .HasIndex(n => new
                {
                    n.Programme,
                    n.Supplier,
                    n.InvoiceNumber,
                })
                .IsUnique()
                .HasDatabaseName(NamedOnce);
        });
        Child<SubprojectWorks>(
            model,
            "works",
            works =>
            {
                works.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_works_amounts",
                        "amount > 0 AND amortized >= 0 AND amortized <= advanced AND certified >= 0 AND certified <= amount AND of_programme >= 0 AND retained >= 0"
                    )
                );
                works.Property(w => w.Name).HasMaxLength(SubprojectWorks.MaxNameLength);
                works.Property(w => w.Contractor).IsCode(40);
                works.HasIndex(w => new { w.Alliance, w.Number }).IsUnique();
            }
        );
        Child<WorksCertificate>(
            model,
            "works_certificate",
            certificate =>
            {
                certificate.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_works_certificate_amounts",
                        "gross > 0 AND cumulative >= gross AND amortization >= 0 AND retention >= 0 AND amortization + retention <= gross AND of_programme >= 0 AND of_programme <= gross"
                    )
                );
                certificate.Property(c => c.Evidence).IsCode(64);
                certificate.HasIndex(c => new { c.Alliance, c.Number }).IsUnique();
            }
        );
        Child<WorksPayment>(
            model,
            "works_payment",
            payment =>
            {
                payment.ToTable(table => table.HasCheckConstraint("ck_works_payment_amount", "amount > 0"));
                payment.HasIndex(p => new { p.Alliance, p.Number }).IsUnique();
                payment.HasIndex(p => new
                {
                    p.State,
                    p.Since,
                    p.Id,
                });
            }
        );
    }

    private static void MapSteps(ModelBuilder model)
    {
        model.Entity<CaseFileStep>(step =>
        {
            step.ToTable("file_step");
            step.HasKey(s => new { s.Request, s.Ordinal });
            step.HasIndex(s => new { s.File, s.At });
            step.HasIndex(s => new { s.Alliance, s.At });
            step.HasIndex(s => s.At);
            step.Property(s => s.Life).HasConversion<short>();
            step.Property(s => s.Duty).HasConversion<short>();
            Codes(step, s => s.Trigger, s => s.From, s => s.To);
            step.Property(s => s.Document).HasMaxLength(CaseFileStep.MaxDocumentLength);
            step.Property(s => s.Reason).HasMaxLength(CaseFileStep.MaxReasonLength);
        });
    }

    private static void Child<T>(ModelBuilder model, string table, Action<EntityTypeBuilder<T>> map)
        where T : class =>
        model.Entity<T>(child =>
        {
            child.ToTable(table);
            child.HasKey("Id");
            child.Property("Id").ValueGeneratedNever();
            child.HasIndex("Alliance");
            child.HasOne<Alliance>().WithMany().HasForeignKey("Alliance").OnDelete(DeleteBehavior.Restrict);
            map(child);
        });

    private static void Codes<T>(
        EntityTypeBuilder<T> entity,
        params System.Linq.Expressions.Expression<Func<T, string>>[] properties
    )
        where T : class
    {
        foreach (var property in properties)
            entity.Property(property).IsCode(60);
    }
}

/// <summary>
/// That an alliance names an invoice in a file that stands. The twin of T13 across both kinds of file: what an order of
/// one alliance pays, no expense report of another claims, also when both are asked at once.
/// </summary>
internal sealed class NamedInvoice
{
    public required Id<Alliance> Alliance { get; init; }
    public required string Programme { get; init; }
    public required string Supplier { get; init; }
    public required string InvoiceNumber { get; init; }
}
