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
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    given_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delegation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "escalation",
                columns: table => new
                {
                    file = table.Column<Guid>(type: "uuid", nullable: false),
                    request = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<short>(type: "smallint", nullable: false),
                    alliance = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    life = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    days = table.Column<int>(type: "integer", nullable: false),
                    service_days = table.Column<int>(type: "integer", nullable: false),
                    told = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalation", x => new { x.file, x.request, x.ordinal });
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
                name: "job_run",
                columns: table => new
                {
                    job = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    due_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    outcome = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    count = table.Column<int>(type: "integer", nullable: false),
                    detail = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_run", x => new { x.job, x.due_at });
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
                name: "accountability",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    release = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    rendered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    claimed_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    claimed = table.Column<long>(type: "bigint", nullable: false),
                    recovery_due_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    recovery_due = table.Column<long>(type: "bigint", nullable: false),
                    refund_due_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    refund_due = table.Column<long>(type: "bigint", nullable: false),
                    spent_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    spent = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accountability", x => x.id);
                    table.CheckConstraint("ck_accountability_amounts", "claimed > 0 AND claimed <= spent AND refund_due >= 0 AND recovery_due >= 0");
                    table.ForeignKey(
                        name: "FK_accountability_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "invoice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    accountability = table.Column<Guid>(type: "uuid", nullable: false),
                    programme = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    supplier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    invoice_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    budget_line = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    claimed_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    claimed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice", x => x.id);
                    table.ForeignKey(
                        name: "FK_invoice_alliance_alliance",
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
                    committed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    admitted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_adult = table.Column<bool>(type: "boolean", nullable: false),
                    uaf = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    assets_smmlv = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    net_income_smmlv = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    agricultural_income = table.Column<int>(type: "integer", nullable: true),
                    commitment_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    commitment = table.Column<long>(type: "bigint", nullable: false)
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
                name: "payment_order",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    programme = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    supplier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    invoice_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    invoice_on = table.Column<DateOnly>(type: "date", nullable: false),
                    budget_line = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    hold = table.Column<Guid>(type: "uuid", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    instructed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    gross_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    retention_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    retention = table.Column<long>(type: "bigint", nullable: false),
                    withholding_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    withholding = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_order", x => x.id);
                    table.CheckConstraint("ck_payment_order_amounts", "gross > 0 AND withholding >= 0 AND retention >= 0 AND withholding + retention < gross");
                    table.ForeignKey(
                        name: "FK_payment_order_alliance_alliance",
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
                    accounted_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    accounted = table.Column<long>(type: "bigint", nullable: false),
                    in_transit_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    in_transit = table.Column<long>(type: "bigint", nullable: false),
                    paid_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false),
                    refund_due_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    refund_due = table.Column<long>(type: "bigint", nullable: false),
                    refunded_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    refunded = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "works",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    contractor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    accepted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    advanced_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    advanced = table.Column<long>(type: "bigint", nullable: false),
                    amortized_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amortized = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    certified_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    certified = table.Column<long>(type: "bigint", nullable: false),
                    of_programme_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    of_programme = table.Column<long>(type: "bigint", nullable: false),
                    retained_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    retained = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_works", x => x.id);
                    table.CheckConstraint("ck_works_amounts", "amount > 0 AND amortized >= 0 AND amortized <= advanced AND certified >= 0 AND certified <= amount AND of_programme >= 0 AND retained >= 0");
                    table.ForeignKey(
                        name: "FK_works_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "works_certificate",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    alliance = table.Column<Guid>(type: "uuid", nullable: false),
                    works = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    evidence = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    paid_by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    amortization_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amortization = table.Column<long>(type: "bigint", nullable: false),
                    cumulative_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    cumulative = table.Column<long>(type: "bigint", nullable: false),
                    gross_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    of_programme_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    of_programme = table.Column<long>(type: "bigint", nullable: false),
                    retention_currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    retention = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_works_certificate", x => x.id);
                    table.CheckConstraint("ck_works_certificate_amounts", "gross > 0 AND cumulative >= gross AND amortization >= 0 AND retention >= 0 AND amortization + retention <= gross AND of_programme >= 0 AND of_programme <= gross");
                    table.ForeignKey(
                        name: "FK_works_certificate_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accountability_alliance",
                table: "accountability",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_accountability_alliance_number",
                table: "accountability",
                columns: new[] { "alliance", "number" },
                unique: true);

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
                name: "IX_escalation_at",
                table: "escalation",
                column: "at");

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
                name: "IX_invoice_accountability",
                table: "invoice",
                column: "accountability");

            migrationBuilder.CreateIndex(
                name: "IX_invoice_alliance",
                table: "invoice",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "ux_invoice_once",
                table: "invoice",
                columns: new[] { "programme", "supplier", "invoice_number" },
                unique: true,
                filter: "state < 3");

            migrationBuilder.CreateIndex(
                name: "IX_member_alliance",
                table: "member",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_member_alliance_code",
                table: "member",
                columns: new[] { "alliance", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payment_order_alliance",
                table: "payment_order",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_payment_order_alliance_number",
                table: "payment_order",
                columns: new[] { "alliance", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payment_order_state_since_id",
                table: "payment_order",
                columns: new[] { "state", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_payment_order_invoice_once",
                table: "payment_order",
                columns: new[] { "programme", "supplier", "invoice_number" },
                unique: true,
                filter: "state < 6");

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

            migrationBuilder.CreateIndex(
                name: "IX_works_alliance",
                table: "works",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_works_alliance_number",
                table: "works",
                columns: new[] { "alliance", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_works_certificate_alliance",
                table: "works_certificate",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_works_certificate_alliance_number",
                table: "works_certificate",
                columns: new[] { "alliance", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accountability");

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
                name: "escalation");

            migrationBuilder.DropTable(
                name: "file_step");

            migrationBuilder.DropTable(
                name: "instrument");

            migrationBuilder.DropTable(
                name: "invoice");

            migrationBuilder.DropTable(
                name: "job_run");

            migrationBuilder.DropTable(
                name: "member");

            migrationBuilder.DropTable(
                name: "payment_order");

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
                name: "works");

            migrationBuilder.DropTable(
                name: "works_certificate");

            migrationBuilder.DropTable(
                name: "alliance");

            migrationBuilder.DropColumn(
                name: "organization",
                table: "person");
        }
    }
}
