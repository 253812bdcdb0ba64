using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FundsHeldTighter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_loan_amounts",
                table: "loan");

            migrationBuilder.AddColumn<long>(
                name: "withheld",
                table: "loan",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "withheld_currency",
                table: "loan",
                type: "nvarchar(3)",
                maxLength: 3,
                nullable: false,
                defaultValue: "");

            // No default stands on it, so the column is widened without looking for one.
            migrationBuilder.Sql("ALTER TABLE fund_step ALTER COLUMN document nvarchar(1063) NOT NULL");

            migrationBuilder.CreateTable(
                name: "former_seat",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    fund = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    member = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false, collation: "Latin1_General_100_BIN2"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_seat", x => x.id);
                    table.ForeignKey(
                        name: "FK_former_seat_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "regulation_code",
                columns: table => new
                {
                    code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    owner = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_regulation_code", x => x.code);
                });

            migrationBuilder.CreateIndex(
                name: "ux_repayment_commitment_called_once",
                table: "repayment_commitment",
                columns: new[] { "alliance", "member" },
                unique: true,
                filter: "alliance <> '' AND state <> 4");

            migrationBuilder.AddCheckConstraint(
                name: "ck_loan_amounts",
                table: "loan",
                sql: "amount > 0 AND balance >= 0 AND balance <= amount AND interest_paid >= 0 AND interest_paid <= earned AND arrears_days >= 0 AND arrears_paid >= 0 AND fees_due >= 0 AND penalties_due >= 0 AND provision >= 0 AND withheld >= 0 AND recovered >= 0 AND recovered <= written_off + withheld");

            migrationBuilder.CreateIndex(
                name: "IX_former_seat_fund",
                table: "former_seat",
                column: "fund");

            migrationBuilder.Sql("UPDATE loan SET withheld_currency = amount_currency");
            // A code belongs to whoever loaded its first version.
            migrationBuilder.Sql("""
                INSERT INTO regulation_code (code, owner) SELECT r.code, COALESCE(p.organization, '') FROM regulation r LEFT JOIN person p ON p.id = r.loaded_by
                WHERE r.version = (SELECT MIN(o.version) FROM regulation o WHERE o.code = r.code)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "former_seat");

            migrationBuilder.DropTable(
                name: "regulation_code");

            migrationBuilder.DropIndex(
                name: "ux_repayment_commitment_called_once",
                table: "repayment_commitment");

            migrationBuilder.DropCheckConstraint(
                name: "ck_loan_amounts",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "withheld",
                table: "loan");

            migrationBuilder.DropColumn(
                name: "withheld_currency",
                table: "loan");

            migrationBuilder.AlterColumn<string>(
                name: "document",
                table: "fund_step",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(1063)",
                oldMaxLength: 1063);

            migrationBuilder.AddCheckConstraint(
                name: "ck_loan_amounts",
                table: "loan",
                sql: "amount > 0 AND balance >= 0 AND balance <= amount AND interest_paid >= 0 AND interest_paid <= earned AND arrears_days >= 0 AND arrears_paid >= 0 AND fees_due >= 0 AND penalties_due >= 0 AND provision >= 0 AND recovered >= 0 AND recovered <= written_off");
        }
    }
}
