using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PartiesAndNamedInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alliance_party",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    role = table.Column<int>(type: "int", nullable: false),
                    holder = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliance_party", x => x.id);
                    table.ForeignKey(
                        name: "FK_alliance_party_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "named_invoice",
                columns: table => new
                {
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    supplier = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    invoice_number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    programme = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_named_invoice", x => new { x.alliance, x.supplier, x.invoice_number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_alliance_party_alliance",
                table: "alliance_party",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "ux_named_invoice_once",
                table: "named_invoice",
                columns: new[] { "programme", "supplier", "invoice_number" },
                unique: true);

            // What files that stand name already. Of two alliances that raced for one invoice before, the first stays: the other's file stands beside it, and nobody names the invoice again.
            migrationBuilder.Sql("""
                INSERT INTO named_invoice (alliance, programme, supplier, invoice_number)
                SELECT x.alliance, x.programme, x.supplier, x.invoice_number
                FROM (SELECT u.alliance, u.programme, u.supplier, u.invoice_number, ROW_NUMBER() OVER (PARTITION BY u.programme, u.supplier, u.invoice_number ORDER BY u.alliance) AS number
                      FROM (SELECT alliance, programme, supplier, invoice_number FROM invoice WHERE state < 3
                            UNION SELECT alliance, programme, supplier, invoice_number FROM payment_order WHERE state < 6) u) x
                WHERE x.number = 1
                """);
            Laws.Run(migrationBuilder, "SqlServer/types-3.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alliance_party");

            migrationBuilder.DropTable(
                name: "named_invoice");
        }
    }
}
