using System;
using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    no = table.Column<int>(type: "int", nullable: false),
                    code = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false, collation: "Latin1_General_100_BIN2"),
                    holder = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account", x => new { x.estate_no, x.no });
                });

            migrationBuilder.CreateTable(
                name: "account_balance",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    account_no = table.Column<int>(type: "int", nullable: false),
                    side = table.Column<short>(type: "smallint", nullable: false),
                    posted = table.Column<long>(type: "bigint", nullable: false),
                    held = table.Column<long>(type: "bigint", nullable: false),
                    latest = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_balance", x => new { x.estate_no, x.account_no });
                    table.CheckConstraint("ck_account_balance_held", "held >= 0");
                    table.CheckConstraint("ck_account_balance_never_below_zero", "side = 0 OR (side = 1 AND posted - held >= 0) OR (side = 2 AND -posted - held >= 0)");
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
                name: "command",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    subject = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    verb = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    content = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_command", x => x.id);
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
                    max_amount = table.Column<long>(type: "bigint", nullable: true),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    given_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delegation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dimension_set",
                columns: table => new
                {
                    no = table.Column<int>(type: "int", nullable: false),
                    digest = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    labels = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimension_set", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "dimension_turnover",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    account_no = table.Column<int>(type: "int", nullable: false),
                    dimension_no = table.Column<int>(type: "int", nullable: false),
                    book_date = table.Column<DateOnly>(type: "date", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    debit = table.Column<long>(type: "bigint", nullable: false),
                    credit = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimension_turnover", x => new { x.estate_no, x.account_no, x.dimension_no, x.book_date, x.value_date, x.recorded_on });
                });

            migrationBuilder.CreateTable(
                name: "escalation",
                columns: table => new
                {
                    file = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    request = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ordinal = table.Column<short>(type: "smallint", nullable: false),
                    alliance = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    life = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    number = table.Column<int>(type: "int", nullable: false),
                    state = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    days = table.Column<int>(type: "int", nullable: false),
                    service_days = table.Column<int>(type: "int", nullable: false),
                    told = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalation", x => new { x.file, x.request, x.ordinal });
                });

            migrationBuilder.CreateTable(
                name: "estate",
                columns: table => new
                {
                    no = table.Column<int>(type: "int", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    kind = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    zone = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "estate_head",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    last_recorded_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    closed_through = table.Column<DateOnly>(type: "date", nullable: false),
                    last_account_no = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_head", x => x.estate_no);
                    table.CheckConstraint("ck_estate_head_seq", "seq >= 0");
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
                    document = table.Column<string>(type: "nvarchar(1063)", maxLength: 1063, nullable: false),
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
                name: "job_run",
                columns: table => new
                {
                    job = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    due_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ended_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    outcome = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    count = table.Column<int>(type: "int", nullable: false),
                    detail = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_run", x => new { x.job, x.due_at });
                });

            migrationBuilder.CreateTable(
                name: "journal_entry",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    related = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    forced = table.Column<bool>(type: "bit", nullable: false),
                    book_date = table.Column<DateOnly>(type: "date", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    metadata = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    lines = table.Column<short>(type: "smallint", nullable: false),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    request_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    instruction = table.Column<short>(type: "smallint", nullable: false),
                    actor = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    free_text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    salt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: true),
                    text_seal = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    encoding = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_entry", x => new { x.estate_no, x.seq });
                    table.CheckConstraint("ck_journal_entry_lines", "lines BETWEEN 2 AND 1000");
                });

            migrationBuilder.CreateTable(
                name: "journal_event",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    account_no = table.Column<int>(type: "int", nullable: true),
                    hold_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    entry_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    held_again = table.Column<bool>(type: "bit", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    expires_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    side = table.Column<short>(type: "smallint", nullable: true),
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    request_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    instruction = table.Column<short>(type: "smallint", nullable: false),
                    actor = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    free_text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    salt = table.Column<byte[]>(type: "varbinary(16)", maxLength: 16, nullable: true),
                    text_seal = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    encoding = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_event", x => new { x.estate_no, x.seq });
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

            migrationBuilder.CreateTable(
                name: "open_hold",
                columns: table => new
                {
                    hold_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    account_no = table.Column<int>(type: "int", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_hold", x => x.hold_id);
                    table.CheckConstraint("ck_open_hold_amount", "amount > 0");
                });

            migrationBuilder.CreateTable(
                name: "period",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    last_step_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    closed_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period", x => new { x.estate_no, x.last_day });
                });

            migrationBuilder.CreateTable(
                name: "period_total",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    account_no = table.Column<int>(type: "int", nullable: false),
                    book_debit = table.Column<long>(type: "bigint", nullable: false),
                    book_credit = table.Column<long>(type: "bigint", nullable: false),
                    value_debit = table.Column<long>(type: "bigint", nullable: false),
                    value_credit = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period_total", x => new { x.estate_no, x.last_day, x.account_no });
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    handle = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posting",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<short>(type: "smallint", nullable: false),
                    account_no = table.Column<int>(type: "int", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false, collation: "Latin1_General_100_BIN2"),
                    book_date = table.Column<DateOnly>(type: "date", nullable: false),
                    dimension_no = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posting", x => new { x.estate_no, x.seq, x.line });
                    table.CheckConstraint("ck_posting_amount", "amount <> 0 AND amount BETWEEN -1000000000000000 AND 1000000000000000");
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
                name: "record_day",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_seq = table.Column<long>(type: "bigint", nullable: false),
                    last_seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_day", x => new { x.estate_no, x.recorded_on });
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

            migrationBuilder.CreateTable(
                name: "request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    leg = table.Column<short>(type: "smallint", nullable: false),
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    first_seq = table.Column<long>(type: "bigint", nullable: false),
                    last_seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_request", x => new { x.id, x.leg });
                });

            migrationBuilder.CreateTable(
                name: "turnover",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "int", nullable: false),
                    account_no = table.Column<int>(type: "int", nullable: false),
                    book_date = table.Column<DateOnly>(type: "date", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    debit = table.Column<long>(type: "bigint", nullable: false),
                    credit = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_turnover", x => new { x.estate_no, x.account_no, x.book_date, x.value_date, x.recorded_on });
                    table.CheckConstraint("ck_turnover", "debit >= 0 AND credit >= 0");
                });

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
                name: "expense_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    release = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    rendered_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    decided_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    since = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    claimed_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    claimed = table.Column<long>(type: "bigint", nullable: false),
                    recovery_due_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    recovery_due = table.Column<long>(type: "bigint", nullable: false),
                    refund_due_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    refund_due = table.Column<long>(type: "bigint", nullable: false),
                    spent_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    spent = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expense_report", x => x.id);
                    table.CheckConstraint("ck_expense_report_amounts", "claimed > 0 AND claimed <= spent AND refund_due >= 0 AND recovery_due >= 0");
                    table.ForeignKey(
                        name: "FK_expense_report_alliance_alliance",
                        column: x => x.alliance,
                        principalTable: "alliance",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    expense_report = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    programme = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    supplier = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    invoice_number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    budget_line = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    state = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    claimed_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    committed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    admitted_on = table.Column<DateOnly>(type: "date", nullable: false),
                    left_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_adult = table.Column<bool>(type: "bit", nullable: false),
                    uaf = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    assets_smmlv = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    net_income_smmlv = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    agricultural_income = table.Column<int>(type: "int", nullable: true),
                    commitment_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    programme = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    supplier = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    invoice_number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    invoice_on = table.Column<DateOnly>(type: "date", nullable: false),
                    budget_line = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    revision = table.Column<int>(type: "int", nullable: false),
                    hold = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    prepared_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reviewed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    instructed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    since = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    gross_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    retention_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    retention = table.Column<long>(type: "bigint", nullable: false),
                    withholding_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
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
                    accounted_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    accounted = table.Column<long>(type: "bigint", nullable: false),
                    in_transit_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    in_transit = table.Column<long>(type: "bigint", nullable: false),
                    paid_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    paid = table.Column<long>(type: "bigint", nullable: false),
                    refund_due_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    refund_due = table.Column<long>(type: "bigint", nullable: false),
                    refunded_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    through = table.Column<DateOnly>(type: "date", nullable: false),
                    dismissed_on = table.Column<DateOnly>(type: "date", nullable: false)
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
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    state = table.Column<int>(type: "int", nullable: false),
                    contractor = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    accepted_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    since = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    advanced_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    advanced = table.Column<long>(type: "bigint", nullable: false),
                    amortized_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amortized = table.Column<long>(type: "bigint", nullable: false),
                    amount_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    certified_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    certified = table.Column<long>(type: "bigint", nullable: false),
                    of_programme_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    of_programme = table.Column<long>(type: "bigint", nullable: false),
                    retained_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
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
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    alliance = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    works = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    number = table.Column<int>(type: "int", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    evidence = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    amortization_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    amortization = table.Column<long>(type: "bigint", nullable: false),
                    cumulative_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    cumulative = table.Column<long>(type: "bigint", nullable: false),
                    gross_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    gross = table.Column<long>(type: "bigint", nullable: false),
                    of_programme_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    of_programme = table.Column<long>(type: "bigint", nullable: false),
                    retention_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
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
                    arrears_accrued_through = table.Column<DateOnly>(type: "date", nullable: false),
                    last_receipt = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
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
                    interest_in_suspense_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    interest_in_suspense = table.Column<long>(type: "bigint", nullable: false),
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
                    table.CheckConstraint("ck_loan_amounts", "amount > 0 AND balance >= 0 AND balance <= amount AND interest_paid >= 0 AND interest_paid <= earned AND arrears_days >= 0 AND arrears_paid >= 0 AND fees_due >= 0 AND penalties_due >= 0 AND provision >= 0 AND interest_in_suspense >= 0 AND recovered >= 0 AND recovered <= written_off + interest_in_suspense");
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
                    last_moved_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_receipt = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
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
                    interest_in_suspense_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    interest_in_suspense = table.Column<long>(type: "bigint", nullable: false),
                    penalties_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    penalties = table.Column<long>(type: "bigint", nullable: false),
                    principal_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    principal = table.Column<long>(type: "bigint", nullable: false),
                    provision_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    provision = table.Column<long>(type: "bigint", nullable: false),
                    recognised_currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    recognised = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_written_receipt", x => x.id);
                    table.CheckConstraint("ck_written_receipt_amounts", "amount > 0 AND principal >= 0 AND interest >= 0 AND penalties >= 0 AND fees >= 0 AND arrears >= 0 AND recognised >= 0 AND recognised <= interest AND interest_in_suspense >= 0 AND provision >= 0");
                    table.ForeignKey(
                        name: "FK_written_receipt_fund_fund",
                        column: x => x.fund,
                        principalTable: "fund",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "role_assignment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    person = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    role = table.Column<short>(type: "smallint", nullable: false),
                    scope_kind = table.Column<short>(type: "smallint", nullable: false),
                    scope_code = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false, collation: "Latin1_General_100_BIN2"),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    through_day = table.Column<DateOnly>(type: "date", nullable: true),
                    granted_by = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    granted_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    confirmed_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ended_by = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ended_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_role_assignment", x => x.id);
                    table.ForeignKey(
                        name: "FK_role_assignment_person_person",
                        column: x => x.person,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_estate_no_code_holder_currency",
                table: "account",
                columns: new[] { "estate_no", "code", "holder", "currency" },
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
                name: "IX_alliance_party_alliance",
                table: "alliance_party",
                column: "alliance");

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
                name: "IX_credit_line_fund",
                table: "credit_line",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_credit_line_fund_number",
                table: "credit_line",
                columns: new[] { "fund", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delegation_taker_through",
                table: "delegation",
                columns: new[] { "taker", "through" });

            migrationBuilder.CreateIndex(
                name: "IX_dimension_set_digest",
                table: "dimension_set",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_escalation_at",
                table: "escalation",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_estate_code",
                table: "estate",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_estate_id",
                table: "estate",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_expense_report_alliance",
                table: "expense_report",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_expense_report_alliance_number",
                table: "expense_report",
                columns: new[] { "alliance", "number" },
                unique: true);

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
                name: "IX_former_seat_fund",
                table: "former_seat",
                column: "fund");

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
                name: "IX_instalment_before_fund",
                table: "instalment_before",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_instalment_before_receipt_number",
                table: "instalment_before",
                columns: new[] { "receipt", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoice_alliance",
                table: "invoice",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_invoice_expense_report",
                table: "invoice",
                column: "expense_report");

            migrationBuilder.CreateIndex(
                name: "ux_invoice_once",
                table: "invoice",
                columns: new[] { "programme", "supplier", "invoice_number" },
                unique: true,
                filter: "state < 3");

            migrationBuilder.CreateIndex(
                name: "IX_journal_entry_id",
                table: "journal_entry",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_journal_entry_one_reversal",
                table: "journal_entry",
                column: "related",
                unique: true,
                filter: "[kind] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_journal_event_estate_no_account_no_seq",
                table: "journal_event",
                columns: new[] { "estate_no", "account_no", "seq" },
                filter: "[kind] IN (2, 3, 4)");

            migrationBuilder.CreateIndex(
                name: "IX_journal_event_id",
                table: "journal_event",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_journal_event_hold_placed",
                table: "journal_event",
                column: "hold_id",
                unique: true,
                filter: "[kind] = 6");

            migrationBuilder.CreateIndex(
                name: "ux_journal_event_hold_resolved",
                table: "journal_event",
                columns: new[] { "hold_id", "estate_no" },
                unique: true,
                filter: "[kind] IN (7, 8, 9)");

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
                name: "IX_member_alliance",
                table: "member",
                column: "alliance");

            migrationBuilder.CreateIndex(
                name: "IX_member_alliance_code",
                table: "member",
                columns: new[] { "alliance", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_named_invoice_once",
                table: "named_invoice",
                columns: new[] { "programme", "supplier", "invoice_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_open_hold_estate_no_account_no_expires_at",
                table: "open_hold",
                columns: new[] { "estate_no", "account_no", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "IX_open_hold_expires_at",
                table: "open_hold",
                column: "expires_at");

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
                name: "IX_person_handle",
                table: "person",
                column: "handle",
                unique: true);

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
                name: "IX_posting_estate_no_account_no_book_date_seq",
                table: "posting",
                columns: new[] { "estate_no", "account_no", "book_date", "seq" });

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
                name: "IX_repayment_commitment_fund",
                table: "repayment_commitment",
                column: "fund");

            migrationBuilder.CreateIndex(
                name: "IX_repayment_commitment_fund_number",
                table: "repayment_commitment",
                columns: new[] { "fund", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_repayment_commitment_called_once",
                table: "repayment_commitment",
                columns: new[] { "alliance", "member" },
                unique: true,
                filter: "alliance <> '' AND state <> 4");

            migrationBuilder.CreateIndex(
                name: "IX_request_estate_no_first_seq",
                table: "request",
                columns: new[] { "estate_no", "first_seq" });

            migrationBuilder.CreateIndex(
                name: "IX_role_assignment_person",
                table: "role_assignment",
                column: "person");

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

            migrationBuilder.RunFile("SqlServer/types.sql");
            migrationBuilder.RunFile("SqlServer/indexes.sql");
            migrationBuilder.RunFile("SqlServer/laws.sql");
        }
    }
}
