using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Alliances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "organization",
                table: "person",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateTable(
                name: "act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    verb = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alliance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    organization = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    unit = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    programme = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    instrument = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    instrument_version = table.Column<int>(type: "int", nullable: false),
                    model = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    families = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    cost_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    incentive_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    incentive = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alliance", x => x.id);
                    table.CheckConstraint("ck_alliance_families", "families > 0");
                });

            migrationBuilder.CreateTable(
                name: "delegation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    giver = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    taker = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    role = table.Column<short>(type: "smallint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    most = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delegation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "file_step",
                columns: table => new
                {
                    ordinal = table.Column<short>(type: "smallint", nullable: false),
                    request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    file = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    life = table.Column<short>(type: "smallint", nullable: false),
                    trigger = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    from = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    to = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    duty = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file_step", x => new { x.request, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "instrument",
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
                    table.PrimaryKey("PK_instrument", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "programme",
                columns: table => new
                {
                    estate = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false, collation: "Latin1_General_100_BIN2"),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    zone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    per_dollar = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme", x => x.estate);
                });

            migrationBuilder.CreateTable(
                name: "refused_attempt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    verb = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    code = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
                    message = table.Column<string>(type: "nvarchar(1100)", maxLength: 1100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_attempt", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    file = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    @as = table.Column<int>(name: "as", type: "int", nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    @for = table.Column<Guid>(name: "for", type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval", x => x.id);
                    table.ForeignKey(
                        name: "FK_approval_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "budget_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_budget_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_budget_line_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "commitment_line",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    source = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    category = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    component = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    year = table.Column<int>(type: "int", nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitment_line", x => x.id);
                    table.ForeignKey(
                        name: "FK_commitment_line_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    committed_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member", x => x.id);
                    table.ForeignKey(
                        name: "FK_member_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pledge",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    contributor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<int>(type: "int", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    verified_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    verified = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pledge", x => x.id);
                    table.CheckConstraint("ck_pledge_verified", "verified >= 0 AND verified <= amount");
                    table.ForeignKey(
                        name: "FK_pledge_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "progress_certificate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    progress = table.Column<int>(type: "int", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    evidence = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_progress_certificate", x => x.id);
                    table.ForeignKey(
                        name: "FK_progress_certificate_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    hold = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reviewed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    instructed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    since = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    accounted_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    accounted = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    in_transit_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    in_transit = table.Column<long>(type: "bigint", nullable: false),
                    paid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release", x => x.id);
                    table.CheckConstraint("ck_release_paid", "amount > 0 AND paid >= 0 AND paid <= amount AND in_transit >= 0 AND accounted >= 0");
                    table.ForeignKey(
                        name: "FK_release_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "release_part",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    release = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    line = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    in_transit_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    in_transit = table.Column<long>(type: "bigint", nullable: false),
                    paid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_release_part", x => x.id);
                    table.ForeignKey(
                        name: "FK_release_part_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supervisor",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supervisor", x => x.id);
                    table.ForeignKey(
                        name: "FK_supervisor_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_alliance_code",
                table: "alliance",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alliance_programme_unit_code",
                table: "alliance",
                columns: new[] { "programme", "unit", "code" });

            migrationBuilder.CreateIndex(
                name: "IX_approval_alliance",
                table: "approval",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_approval_file_revision_by",
                table: "approval",
                columns: new[] { "file", "revision", "by" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_budget_line_alliance",
                table: "budget_line",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_commitment_line_alliance",
                table: "commitment_line",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_delegation_taker_through",
                table: "delegation",
                columns: new[] { "taker", "through" });

            migrationBuilder.CreateIndex(
                name: "IX_file_step_alliance_at",
                table: "file_step",
                columns: new[] { "alliance", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_file_step_at",
                table: "file_step",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_file_step_file_at",
                table: "file_step",
                columns: new[] { "file", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_member_alliance",
                table: "member",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_pledge_alliance",
                table: "pledge",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_pledge_alliance_number",
                table: "pledge",
                columns: new[] { "alliance", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_progress_certificate_alliance",
                table: "progress_certificate",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_progress_certificate_alliance_number",
                table: "progress_certificate",
                columns: new[] { "alliance", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_refused_attempt_at",
                table: "refused_attempt",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_release_alliance",
                table: "release",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_release_alliance_number",
                table: "release",
                columns: new[] { "alliance", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_release_state_since_id",
                table: "release",
                columns: new[] { "state", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_release_part_alliance",
                table: "release_part",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_release_part_release_line",
                table: "release_part",
                columns: new[] { "release", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_supervisor_alliance",
                table: "supervisor",
                column: "alliance");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "act");

            migrationBuilder.DropTable(
                name: "approval");

            migrationBuilder.DropTable(
                name: "budget_line");

            migrationBuilder.DropTable(
                name: "commitment_line");

            migrationBuilder.DropTable(
                name: "delegation");

            migrationBuilder.DropTable(
                name: "file_step");

            migrationBuilder.DropTable(
                name: "instrument");

            migrationBuilder.DropTable(
                name: "member");

            migrationBuilder.DropTable(
                name: "pledge");

            migrationBuilder.DropTable(
                name: "programme");

            migrationBuilder.DropTable(
                name: "progress_certificate");

            migrationBuilder.DropTable(
                name: "refused_attempt");

            migrationBuilder.DropTable(
                name: "release");

            migrationBuilder.DropTable(
                name: "release_part");

            migrationBuilder.DropTable(
                name: "supervisor");

            migrationBuilder.DropTable(
                name: "alliance");

            migrationBuilder.DropColumn(
                name: "organization",
                table: "person");
        }
    }
}
