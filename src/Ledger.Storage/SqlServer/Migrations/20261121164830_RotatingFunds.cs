using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RotatingFunds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "alliance",
                table: "act",
                newName: "subject");

            migrationBuilder.CreateTable(
                name: "fund",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    organization = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    zone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    regulation = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    regulation_version = table.Column<int>(type: "int", nullable: false),
                    accrued_through = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fund", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fund_step",
                columns: table => new
                {
                    request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ordinal = table.Column<short>(type: "smallint", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    life = table.Column<short>(type: "smallint", nullable: false),
                    file = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    member = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    trigger = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    from = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    to = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    balance_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    charges_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    charges = table.Column<long>(type: "bigint", nullable: false),
                    interest_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    interest = table.Column<long>(type: "bigint", nullable: false),
                    principal_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fund_step", x => new { x.request, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "legal_maximum",
                columns: table => new
                {
                    country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    loaded_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    loaded_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_maximum", x => new { x.country, x.from });
                });

            migrationBuilder.CreateTable(
                name: "regulation",
                columns: table => new
                {
                    code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    version = table.Column<int>(type: "int", nullable: false),
                    document = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    loaded_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    loaded_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_regulation", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "credit_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    bank = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    limit_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: false),
                    owed_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    owed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_line", x => x.id);
                    table.CheckConstraint("ck_credit_line_owed", "owed >= 0 AND owed <= \"limit\"");
                    table.ForeignKey(
                        name: "FK_credit_line_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_day",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    loans = table.Column<int>(type: "int", nullable: false),
                    balance_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    over30_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    over30 = table.Column<long>(type: "bigint", nullable: false),
                    over60_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    over60 = table.Column<long>(type: "bigint", nullable: false),
                    over90_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    over90 = table.Column<long>(type: "bigint", nullable: false),
                    overdue_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    overdue = table.Column<long>(type: "bigint", nullable: false),
                    provision_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    provision = table.Column<long>(type: "bigint", nullable: false),
                    repayments_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    repayments = table.Column<long>(type: "bigint", nullable: false),
                    repayments_overdue_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    repayments_overdue = table.Column<long>(type: "bigint", nullable: false),
                    restructured_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    restructured = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fund_day", x => x.id);
                    table.ForeignKey(
                        name: "FK_fund_day_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_instalment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debt = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    earns_from = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    carried_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    carried = table.Column<long>(type: "bigint", nullable: false),
                    interest_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    interest = table.Column<long>(type: "bigint", nullable: false),
                    interest_paid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    interest_paid = table.Column<long>(type: "bigint", nullable: false),
                    principal_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    principal_paid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    principal_paid = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fund_instalment", x => x.id);
                    table.CheckConstraint("ck_fund_instalment_paid", "principal >= 0 AND interest >= 0 AND principal_paid >= 0 AND principal_paid <= principal AND interest_paid >= 0 AND interest_paid <= interest AND carried >= 0");
                    table.ForeignKey(
                        name: "FK_fund_instalment_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fund_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    admitted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    family = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    person = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    seated_from = table.Column<DateOnly>(type: "date", nullable: false),
                    seated_through = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fund_member", x => x.id);
                    table.ForeignKey(
                        name: "FK_fund_member_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "loan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    member = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    regulation = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    regulation_version = table.Column<int>(type: "int", nullable: false),
                    product = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    arrears_days = table.Column<decimal>(type: "decimal(28,0)", precision: 28, scale: 0, nullable: false),
                    touched_on = table.Column<DateOnly>(type: "date", nullable: false),
                    credit_line = table.Column<int>(type: "int", nullable: false),
                    bank_share = table.Column<int>(type: "int", nullable: false),
                    applied_on = table.Column<DateOnly>(type: "date", nullable: false),
                    disbursed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    instalments = table.Column<int>(type: "int", nullable: false),
                    first_due = table.Column<DateOnly>(type: "date", nullable: false),
                    guarantors = table.Column<string>(type: "nvarchar(341)", maxLength: 341, nullable: false, collation: "Latin1_General_100_BIN2"),
                    purpose = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    applied_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    decided_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    is_suspended = table.Column<bool>(type: "bit", nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    arrears_paid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    arrears_paid = table.Column<long>(type: "bigint", nullable: false),
                    balance_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    balance = table.Column<long>(type: "bigint", nullable: false),
                    earned_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    earned = table.Column<long>(type: "bigint", nullable: false),
                    fees_due_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    fees_due = table.Column<long>(type: "bigint", nullable: false),
                    interest_paid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    interest_paid = table.Column<long>(type: "bigint", nullable: false),
                    penalties_due_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    penalties_due = table.Column<long>(type: "bigint", nullable: false),
                    provision_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    provision = table.Column<long>(type: "bigint", nullable: false),
                    recovered_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    recovered = table.Column<long>(type: "bigint", nullable: false),
                    written_off_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    written_off = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_loan", x => x.id);
                    table.CheckConstraint("ck_loan_amounts", "amount > 0 AND balance >= 0 AND balance <= amount AND interest_paid >= 0 AND interest_paid <= earned AND arrears_days >= 0 AND arrears_paid >= 0 AND fees_due >= 0 AND penalties_due >= 0 AND provision >= 0 AND recovered >= 0 AND recovered <= written_off");
                    table.ForeignKey(
                        name: "FK_loan_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repayment_commitment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    member = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    alliance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    delivered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    touched_on = table.Column<DateOnly>(type: "date", nullable: false),
                    conditions = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    document = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    repaid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    repaid = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repayment_commitment", x => x.id);
                    table.CheckConstraint("ck_repayment_commitment_repaid", "amount > 0 AND repaid >= 0 AND repaid <= amount");
                    table.ForeignKey(
                        name: "FK_repayment_commitment_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_credit_line_fund",
                table: "credit_line",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_credit_line_fund_number",
                table: "credit_line",
                columns: new[] { "fund", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fund_code",
                table: "fund",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fund_day_fund",
                table: "fund_day",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_fund_day_fund_day",
                table: "fund_day",
                columns: new[] { "fund", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fund_instalment_debt_number",
                table: "fund_instalment",
                columns: new[] { "debt", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fund_instalment_fund",
                table: "fund_instalment",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_fund_member_fund",
                table: "fund_member",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_fund_member_fund_code",
                table: "fund_member",
                columns: new[] { "fund", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fund_step_file_at",
                table: "fund_step",
                columns: new[] { "file", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_fund_step_fund_member_at",
                table: "fund_step",
                columns: new[] { "fund", "member", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_loan_fund",
                table: "loan",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_loan_fund_number",
                table: "loan",
                columns: new[] { "fund", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repayment_commitment_fund",
                table: "repayment_commitment",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_repayment_commitment_fund_number",
                table: "repayment_commitment",
                columns: new[] { "fund", "number" },
                unique: true);

            Laws.Run(migrationBuilder, "SqlServer/types-2.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_line");

            migrationBuilder.DropTable(
                name: "fund_day");

            migrationBuilder.DropTable(
                name: "fund_instalment");

            migrationBuilder.DropTable(
                name: "fund_member");

            migrationBuilder.DropTable(
                name: "fund_step");

            migrationBuilder.DropTable(
                name: "legal_maximum");

            migrationBuilder.DropTable(
                name: "loan");

            migrationBuilder.DropTable(
                name: "regulation");

            migrationBuilder.DropTable(
                name: "repayment_commitment");

            migrationBuilder.DropTable(
                name: "fund");

            migrationBuilder.RenameColumn(
                name: "subject",
                table: "act",
                newName: "alliance");
        }
    }
}
