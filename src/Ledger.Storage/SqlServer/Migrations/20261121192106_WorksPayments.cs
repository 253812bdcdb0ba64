using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WorksPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "dismissed_on",
                table: "supervisor",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "left_on",
                table: "member",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.CreateTable(
                name: "works_payment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    works = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    certificate = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    hold = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    instructed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    since = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_works_payment", x => x.id);
                    table.CheckConstraint("ck_works_payment_amount", "amount > 0");
                    table.ForeignKey(
                        name: "FK_works_payment_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_works_payment_alliance",
                table: "works_payment",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_works_payment_alliance_number",
                table: "works_payment",
                columns: new[] { "alliance", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_works_payment_state_since_id",
                table: "works_payment",
                columns: new[] { "state", "since", "id" });

            // Expand only: what a certificate said of its payment stays, unread. Its payment has the certificate's id, so approvals and steps still name it.
            // What was approved or paid back held nothing: it waits as returned, and trying it again holds its money.
            migrationBuilder.Sql("ALTER TABLE works_certificate ALTER COLUMN paid_by uniqueidentifier NULL");
            migrationBuilder.Sql("ALTER TABLE works_certificate ALTER COLUMN since datetime2(6) NULL");
            migrationBuilder.Sql("ALTER TABLE works_certificate ALTER COLUMN state int NULL");
            migrationBuilder.Sql("""
                INSERT INTO works_payment (id, alliance, works, number, kind, certificate, "on", state, hold, prepared_by, instructed_by, since, amount_currency, amount)
                SELECT id, alliance, works, number, 1, id, "on", CASE state WHEN 0 THEN 0 WHEN 1 THEN 3 ELSE 4 END, CAST('00000000-0000-0000-0000-000000000000' AS uniqueidentifier), "by", paid_by, since, gross_currency, gross - amortization - retention
                FROM works_certificate WHERE gross - amortization - retention > 0
                """);
            migrationBuilder.Sql("""UPDATE file_step SET "to" = 'Requested' WHERE life = 7 AND "to" = 'Certified'""");
            migrationBuilder.Sql("""UPDATE file_step SET "from" = 'Requested' WHERE life = 7 AND "from" = 'Certified'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "works_payment");

            migrationBuilder.DropColumn(
                name: "dismissed_on",
                table: "supervisor");

            migrationBuilder.DropColumn(
                name: "left_on",
                table: "member");

        }
    }
}
