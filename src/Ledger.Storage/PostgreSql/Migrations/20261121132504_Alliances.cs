using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.PostgreSql.Migrations
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
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    verb = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alliance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organization = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    programme = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    instrument = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    instrument_version = table.Column<int>(type: "integer", nullable: false),
                    model = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    families = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    cost_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    cost = table.Column<long>(type: "bigint", nullable: false),
                    incentive_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    giver = table.Column<Guid>(type: "uuid", nullable: false),
                    taker = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<short>(type: "smallint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    most = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C")
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
                    request = table.Column<Guid>(type: "uuid", nullable: false),
                    file = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    life = table.Column<short>(type: "smallint", nullable: false),
                    trigger = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    from = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    to = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    duty = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file_step", x => new { x.request, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "instrument",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    loaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    loaded_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instrument", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "programme",
                columns: table => new
                {
                    estate = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    per_dollar = table.Column<decimal>(type: "numeric(18,8)", precision: 18, scale: 8, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme", x => x.estate);
                });

            migrationBuilder.CreateTable(
                name: "refused_attempt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    verb = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    message = table.Column<string>(type: "character varying(1100)", maxLength: 1100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_attempt", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "approval",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    file = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    @as = table.Column<int>(name: "as", type: "integer", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    @for = table.Column<Guid>(name: "for", type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    component = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    contributor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    verified_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    progress = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    hold = table.Column<Guid>(type: "uuid", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    instructed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    accounted_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    accounted = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    in_transit_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    in_transit = table.Column<long>(type: "bigint", nullable: false),
                    paid_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    release = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<Guid>(type: "uuid", nullable: false),
                    in_transit_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    in_transit = table.Column<long>(type: "bigint", nullable: false),
                    paid_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
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
