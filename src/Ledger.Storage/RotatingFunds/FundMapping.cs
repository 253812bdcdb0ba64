using Ledger.Alliances;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Storage.Database;
using Ledger.Storage.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

/// <summary>
/// The tables of rotating funds. The domain's own records are mapped: they are immutable, so they are read without
/// tracking and written as differences.
/// </summary>
internal static class FundMapping
{
    /// <summary>What was signed in an alliance is called by one commitment, whichever fund's.</summary>
    internal const string CalledOnce = UniqueIndexes.CalledOnce;

    /// <summary>A receipt that stands is written once: of one debt, day and reference.</summary>
    internal const string WrittenOnce = UniqueIndexes.WrittenOnce;

    public static void Map(ModelBuilder model)
    {
        model.Entity<Fund>(fund =>
        {
            fund.ToTable("fund");
            fund.HasKey(f => f.Id);
            fund.Property(f => f.Id).ValueGeneratedNever();
            fund.HasIndex(f => f.Code).IsUnique();
            fund.Property(f => f.Code).IsCode(32);
            fund.Property(f => f.Organization).IsCode(60);
            fund.Property(f => f.Regulation).IsCode(60);
            fund.Property(f => f.Country).IsCode(2);
            fund.Property(f => f.Zone).IsCode(64);
            fund.Property(f => f.Name).HasMaxLength(Fund.MaxNameLength);
            fund.Property(f => f.Version).IsConcurrencyToken();
        });
        Child<FundMember>(
            model,
            "fund_member",
            member =>
            {
                member.Property(m => m.Code).IsCode(AdmitToFund.MaxCodeLength);
                member.Property(m => m.Family).IsCode(40);
                member.HasIndex(m => new { m.Fund, m.Code }).IsUnique();
            }
        );
        Child<FormerSeat>(model, "former_seat", seat => seat.Property(s => s.Member).IsCode(AdmitToFund.MaxCodeLength));
        Child<CreditLine>(
            model,
            "credit_line",
            line =>
            {
                line.ToTable(table =>
                    table.HasCheckConstraint("ck_credit_line_owed", "owed >= 0 AND owed <= \"limit\"")
                );
                line.Property(l => l.Bank).IsCode(Ledger.Journal.Holder.MaxLength);
                line.HasIndex(l => new { l.Fund, l.Number }).IsUnique();
            }
        );
        Child<RepaymentCommitment>(
            model,
            "repayment_commitment",
            commitment =>
            {
                commitment.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_repayment_commitment_repaid",
                        "amount > 0 AND repaid >= 0 AND repaid <= amount"
                    )
                );
                commitment.Property(c => c.Member).IsCode(AdmitToFund.MaxCodeLength);
                commitment.Property(c => c.Alliance).IsCode(40);
                commitment.Property(c => c.Conditions).HasMaxLength(RepaymentCommitment.MaxConditionsLength);
                commitment.Property(c => c.Document).HasMaxLength(CaseFileStep.MaxDocumentLength);
                commitment.HasIndex(c => new { c.Fund, c.Number }).IsUnique();
                // The twin of CommitmentCallsIncentive: two funds that call it at once are judged one after the other.
                commitment
                    .HasIndex(c => new { c.Alliance, c.Member })
                    .IsUnique()
                    .HasFilter($"alliance <> '' AND state {SqlText.IsNot(CommitmentState.Withdrawn)}")
                    .HasDatabaseName(CalledOnce);
            }
        );
        Child<Loan>(
            model,
            "loan",
            loan =>
            {
                // The balance never goes negative, nothing is paid twice over, nothing is recovered that was not owed.
                loan.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_loan_amounts",
                        "amount > 0 AND balance >= 0 AND balance <= amount AND interest_paid >= 0 AND interest_paid <= earned AND arrears_days >= 0 AND arrears_paid >= 0 AND fees_due >= 0 AND penalties_due >= 0 AND provision >= 0 AND interest_in_suspense >= 0 AND recovered >= 0 AND recovered <= written_off + interest_in_suspense"
                    )
                );
                loan.Property(l => l.Member).IsCode(AdmitToFund.MaxCodeLength);
                loan.Property(l => l.Regulation).IsCode(60);
                loan.Property(l => l.Product).IsCode(60);
                loan.Property(l => l.Guarantors)
                    .IsCode((Ledger.Lending.Product.MaxGuarantors + 1) * (AdmitToFund.MaxCodeLength + 1));
                loan.Property(l => l.Purpose).HasMaxLength(ApplyForLoan.MaxPurposeLength);
                loan.Property(l => l.ArrearsDays).HasPrecision(28, 0);
                loan.HasIndex(l => new { l.Fund, l.Number }).IsUnique();
            }
        );
        Child<FundInstalment>(
            model,
            "fund_instalment",
            instalment =>
            {
                instalment.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_fund_instalment_paid",
                        "principal >= 0 AND interest >= 0 AND principal_paid >= 0 AND principal_paid <= principal AND interest_paid >= 0 AND interest_paid <= interest AND carried >= 0"
                    )
                );
                instalment.HasIndex(i => new { i.Debt, i.Number }).IsUnique();
            }
        );
        Child<FundDay>(model, "fund_day", day => day.HasIndex(d => new { d.Fund, d.Day }).IsUnique());
        MapReceipts(model);
        MapSteps(model);
        MapRules(model);
    }

    private static void MapReceipts(ModelBuilder model)
    {
        Child<WrittenReceipt>(
            model,
            "written_receipt",
            receipt =>
            {
                receipt.ToTable(table =>
                    table.HasCheckConstraint(
                        "ck_written_receipt_amounts",
                        "amount > 0 AND principal >= 0 AND interest >= 0 AND penalties >= 0 AND fees >= 0 AND arrears >= 0 AND recognised >= 0 AND recognised <= interest AND interest_in_suspense >= 0 AND provision >= 0"
                    )
                );
                receipt.Property(r => r.Reference).IsCode(CaseFileStep.MaxDocumentLength);
                receipt.Property(r => r.Ally).IsCode(Ledger.Journal.Holder.MaxLength);
                receipt.HasIndex(r => new { r.Fund, r.Reference });
                // The twin of FundRefusal.ReceiptExists. 0 is Stands.
                receipt
                    .HasIndex(r => new
                    {
                        r.Debt,
                        r.On,
                        r.Reference,
                    })
                    .IsUnique()
                    .HasFilter("standing = 0")
                    .HasDatabaseName(WrittenOnce);
            }
        );
        Child<InstalmentBefore>(
            model,
            "instalment_before",
            instalment => instalment.HasIndex(i => new { i.Receipt, i.Number }).IsUnique()
        );
    }

    private static void MapSteps(ModelBuilder model) =>
        model.Entity<FundStep>(step =>
        {
            step.ToTable("fund_step");
            step.HasKey(s => new { s.Request, s.Ordinal });
            step.HasIndex(s => new
            {
                s.Fund,
                s.Member,
                s.At,
            });
            step.HasIndex(s => new { s.File, s.At });
            step.Property(s => s.Life).HasConversion<short>();
            step.Property(s => s.Member).IsCode(AdmitToFund.MaxCodeLength);
            step.Property(s => s.Trigger).IsCode(60);
            step.Property(s => s.From).IsCode(60);
            step.Property(s => s.To).IsCode(60);
            step.Property(s => s.Document).HasMaxLength(CommitteeDecision.MaxDocumentLength);
            step.Property(s => s.Reason).HasMaxLength(CaseFileStep.MaxReasonLength);
        });

    private static void MapRules(ModelBuilder model)
    {
        model.Entity<RegulationRow>(regulation =>
        {
            regulation.ToTable("regulation");
            regulation.HasKey(r => new { r.Code, r.Version });
            regulation.Property(r => r.Code).IsCode(60);
            regulation.Property(r => r.Version).ValueGeneratedNever();
        });
        model.Entity<RegulationCodeRow>(code =>
        {
            code.ToTable("regulation_code");
            code.HasKey(c => c.Code);
            code.Property(c => c.Code).IsCode(60);
            code.Property(c => c.Owner).IsCode(60);
        });
        model.Entity<LegalMaximumRow>(maximum =>
        {
            maximum.ToTable("legal_maximum");
            maximum.HasKey(m => new { m.Country, m.From });
            maximum.Property(m => m.Country).IsCode(2);
            maximum.Property(m => m.Rate).IsCode(40);
            maximum.Property(m => m.Source).HasMaxLength(200);
        });
    }

    private static void Child<T>(ModelBuilder model, string table, Action<EntityTypeBuilder<T>> map)
        where T : class =>
        model.Entity<T>(child =>
        {
            child.ToTable(table);
            child.HasKey("Id");
            child.Property("Id").ValueGeneratedNever();
            child.HasIndex("Fund");
            child.HasOne<Fund>().WithMany().HasForeignKey("Fund").OnDelete(DeleteBehavior.Restrict);
            map(child);
        });
}
