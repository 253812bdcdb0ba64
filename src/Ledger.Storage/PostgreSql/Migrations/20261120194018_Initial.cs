using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledger.Storage.PostgreSql.Migrations
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
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    holder = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
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
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    account_no = table.Column<int>(type: "integer", nullable: false),
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
                name: "dimension_set",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    digest = table.Column<Guid>(type: "uuid", nullable: false),
                    labels = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dimension_set", x => x.no);
                });

            migrationBuilder.CreateTable(
                name: "dimension_turnover",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    account_no = table.Column<int>(type: "integer", nullable: false),
                    dimension_no = table.Column<int>(type: "integer", nullable: false),
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
                name: "estate",
                columns: table => new
                {
                    no = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    zone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
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
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    last_recorded_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    closed_through = table.Column<DateOnly>(type: "date", nullable: false),
                    last_account_no = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_estate_head", x => x.estate_no);
                    table.CheckConstraint("ck_estate_head_seq", "seq >= 0");
                });

            migrationBuilder.CreateTable(
                name: "journal_entry",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    related = table.Column<Guid>(type: "uuid", nullable: true),
                    forced = table.Column<bool>(type: "boolean", nullable: false),
                    book_date = table.Column<DateOnly>(type: "date", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    metadata = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    lines = table.Column<short>(type: "smallint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instruction = table.Column<short>(type: "smallint", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    free_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    text_seal = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    encoding = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
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
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    account_no = table.Column<int>(type: "integer", nullable: true),
                    hold_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    held_again = table.Column<bool>(type: "boolean", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    side = table.Column<short>(type: "smallint", nullable: true),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instruction = table.Column<short>(type: "smallint", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    free_text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    text_seal = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    encoding = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_event", x => new { x.estate_no, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "open_hold",
                columns: table => new
                {
                    hold_id = table.Column<Guid>(type: "uuid", nullable: false),
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    account_no = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: true)
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
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    last_step_by = table.Column<Guid>(type: "uuid", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period", x => new { x.estate_no, x.last_day });
                });

            migrationBuilder.CreateTable(
                name: "period_total",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    account_no = table.Column<int>(type: "integer", nullable: false),
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    roles = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posting",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<short>(type: "smallint", nullable: false),
                    account_no = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    book_date = table.Column<DateOnly>(type: "date", nullable: false),
                    dimension_no = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posting", x => new { x.estate_no, x.seq, x.line });
                    table.CheckConstraint("ck_posting_amount", "amount <> 0 AND amount BETWEEN -1000000000000000 AND 1000000000000000");
                });

            migrationBuilder.CreateTable(
                name: "record_day",
                columns: table => new
                {
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    first_seq = table.Column<long>(type: "bigint", nullable: false),
                    last_seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_day", x => new { x.estate_no, x.recorded_on });
                });

            migrationBuilder.CreateTable(
                name: "request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    leg = table.Column<short>(type: "smallint", nullable: false),
                    estate_no = table.Column<int>(type: "integer", nullable: false),
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
                    estate_no = table.Column<int>(type: "integer", nullable: false),
                    account_no = table.Column<int>(type: "integer", nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "IX_account_estate_no_code_holder_currency",
                table: "account",
                columns: new[] { "estate_no", "code", "holder", "currency" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dimension_set_digest",
                table: "dimension_set",
                column: "digest",
                unique: true);

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
                name: "IX_journal_entry_id",
                table: "journal_entry",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_journal_entry_one_reversal",
                table: "journal_entry",
                column: "related",
                unique: true,
                filter: "kind = 1");

            migrationBuilder.CreateIndex(
                name: "IX_journal_event_estate_no_account_no_seq",
                table: "journal_event",
                columns: new[] { "estate_no", "account_no", "seq" },
                filter: "kind IN (2, 3, 4)");

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
                filter: "kind = 6");

            migrationBuilder.CreateIndex(
                name: "ux_journal_event_hold_resolved",
                table: "journal_event",
                columns: new[] { "hold_id", "estate_no" },
                unique: true,
                filter: "kind IN (7, 8, 9)");

            migrationBuilder.CreateIndex(
                name: "IX_open_hold_estate_no_account_no_expires_at",
                table: "open_hold",
                columns: new[] { "estate_no", "account_no", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "IX_open_hold_expires_at",
                table: "open_hold",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_person_handle",
                table: "person",
                column: "handle",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_posting_estate_no_account_no_book_date_seq",
                table: "posting",
                columns: new[] { "estate_no", "account_no", "book_date", "seq" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "account_balance");

            migrationBuilder.DropTable(
                name: "dimension_set");

            migrationBuilder.DropTable(
                name: "dimension_turnover");

            migrationBuilder.DropTable(
                name: "estate");

            migrationBuilder.DropTable(
                name: "estate_head");

            migrationBuilder.DropTable(
                name: "journal_entry");

            migrationBuilder.DropTable(
                name: "journal_event");

            migrationBuilder.DropTable(
                name: "open_hold");

            migrationBuilder.DropTable(
                name: "period");

            migrationBuilder.DropTable(
                name: "period_total");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "posting");

            migrationBuilder.DropTable(
                name: "record_day");

            migrationBuilder.DropTable(
                name: "request");

            migrationBuilder.DropTable(
                name: "turnover");
        }
    }
}
