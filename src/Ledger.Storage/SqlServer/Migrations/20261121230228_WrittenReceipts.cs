using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WrittenReceipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "last_receipt",
                table: "repayment_commitment",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "last_receipt",
                table: "loan",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "instalment_before",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    receipt = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    instalment = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
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
                    table.PrimaryKey("PK_instalment_before", x => x.id);
                    table.ForeignKey(
                        name: "FK_instalment_before_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "written_receipt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    debt = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    entry = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    before = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    standing = table.Column<int>(type: "int", nullable: false),
                    was_restructured = table.Column<bool>(type: "bit", nullable: false),
                    ally = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    arrears_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    arrears = table.Column<long>(type: "bigint", nullable: false),
                    fees_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    fees = table.Column<long>(type: "bigint", nullable: false),
                    interest_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    interest = table.Column<long>(type: "bigint", nullable: false),
                    penalties_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    penalties = table.Column<long>(type: "bigint", nullable: false),
                    principal_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    provision_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    provision = table.Column<long>(type: "bigint", nullable: false),
                    recognised_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    recognised = table.Column<long>(type: "bigint", nullable: false),
                    withheld_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    withheld = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_written_receipt", x => x.id);
                    table.CheckConstraint("ck_written_receipt_amounts", "amount > 0 AND principal >= 0 AND interest >= 0 AND penalties >= 0 AND fees >= 0 AND arrears >= 0 AND recognised >= 0 AND recognised <= interest AND withheld >= 0 AND provision >= 0");
                    table.ForeignKey(
                        name: "FK_written_receipt_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_instalment_before_fund",
                table: "instalment_before",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_instalment_before_receipt_number",
                table: "instalment_before",
                columns: new[] { "receipt", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_written_receipt_fund",
                table: "written_receipt",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_written_receipt_fund_reference",
                table: "written_receipt",
                columns: new[] { "fund", "reference" });

            migrationBuilder.CreateIndex(
                name: "ux_written_receipt_once",
                table: "written_receipt",
                columns: new[] { "debt", "on", "reference" },
                unique: true,
                filter: "standing = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "instalment_before");

            migrationBuilder.DropTable(
                name: "written_receipt");

            migrationBuilder.DropColumn(
                name: "last_receipt",
                table: "repayment_commitment");

            migrationBuilder.DropColumn(
                name: "last_receipt",
                table: "loan");
        }
    }
}
