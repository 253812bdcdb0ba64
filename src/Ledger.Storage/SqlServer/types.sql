-- The sets of rows that travel to SQL Server as parameters: one type per RowSet, same columns, same order.

CREATE TYPE dbo.estate_no_key_set AS TABLE (estate_no int NOT NULL);
CREATE TYPE dbo.id_key_set AS TABLE (id uniqueidentifier NOT NULL);
CREATE TYPE dbo.code_key_set AS TABLE (code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL);
CREATE TYPE dbo.account_key_set AS TABLE (
    estate_no int NOT NULL, code nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, holder nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL);
CREATE TYPE dbo.account_day_key_set AS TABLE (estate_no int NOT NULL, account_no int NOT NULL, after_day date NOT NULL);
CREATE TYPE dbo.account_moment_key_set AS TABLE (estate_no int NOT NULL, account_no int NOT NULL, moment datetime2(6) NOT NULL);
CREATE TYPE dbo.range_key_set AS TABLE (estate_no int NOT NULL, first_seq bigint NOT NULL, last_seq bigint NOT NULL);
CREATE TYPE dbo.view_key_set AS TABLE (
    estate_no int NOT NULL, account_no int NOT NULL, through_day date NOT NULL, known_at datetime2(6) NOT NULL, before_day date NOT NULL,
    first_seq bigint NOT NULL, last_seq bigint NOT NULL);
CREATE TYPE dbo.lines_key_set AS TABLE (
    estate_no int NOT NULL, account_no int NOT NULL, from_day date NOT NULL, through_day date NOT NULL, last_seq bigint NOT NULL,
    after_seq bigint NOT NULL, after_line smallint NOT NULL);

CREATE TYPE dbo.estate_set AS TABLE (
    no int NOT NULL, id uniqueidentifier NOT NULL, code nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL, name nvarchar(200) NOT NULL, zone nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    currency nvarchar(3) COLLATE Latin1_General_100_BIN2 NOT NULL, opened_on date NOT NULL);
CREATE TYPE dbo.estate_head_set AS TABLE (
    estate_no int NOT NULL, seq bigint NOT NULL, hash varbinary(32) NOT NULL, last_recorded_at datetime2(6) NOT NULL,
    closed_through date NOT NULL, last_account_no int NOT NULL);
CREATE TYPE dbo.account_set AS TABLE (
    estate_no int NOT NULL, no int NOT NULL, code nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
    holder nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, currency nvarchar(3) COLLATE Latin1_General_100_BIN2 NOT NULL,
    opened_on date NOT NULL, closed_on date NULL);
CREATE TYPE dbo.account_balance_set AS TABLE (
    estate_no int NOT NULL, account_no int NOT NULL, side smallint NOT NULL, posted bigint NOT NULL, held bigint NOT NULL, latest date NOT NULL);
CREATE TYPE dbo.request_set AS TABLE (
    id uniqueidentifier NOT NULL, leg smallint NOT NULL, estate_no int NOT NULL, first_seq bigint NOT NULL, last_seq bigint NOT NULL);
CREATE TYPE dbo.journal_entry_set AS TABLE (
    estate_no int NOT NULL, seq bigint NOT NULL, id uniqueidentifier NOT NULL, request_id uniqueidentifier NOT NULL, instruction smallint NOT NULL,
    actor uniqueidentifier NOT NULL, recorded_at datetime2(6) NOT NULL, free_text nvarchar(500) NULL, salt varbinary(16) NULL, text_seal varbinary(32) NULL,
    encoding smallint NOT NULL, hash varbinary(32) NOT NULL, kind smallint NOT NULL, related uniqueidentifier NULL, forced bit NOT NULL,
    book_date date NOT NULL, value_date date NOT NULL, source nvarchar(100) NULL, metadata nvarchar(max) NULL, lines smallint NOT NULL);
CREATE TYPE dbo.posting_set AS TABLE (
    estate_no int NOT NULL, seq bigint NOT NULL, line smallint NOT NULL, account_no int NOT NULL, amount bigint NOT NULL,
    currency nvarchar(3) COLLATE Latin1_General_100_BIN2 NOT NULL, book_date date NOT NULL, dimension_no int NULL);
CREATE TYPE dbo.journal_event_set AS TABLE (
    estate_no int NOT NULL, seq bigint NOT NULL, id uniqueidentifier NOT NULL, request_id uniqueidentifier NOT NULL, instruction smallint NOT NULL,
    actor uniqueidentifier NOT NULL, recorded_at datetime2(6) NOT NULL, free_text nvarchar(500) NULL, salt varbinary(16) NULL, text_seal varbinary(32) NULL,
    encoding smallint NOT NULL, hash varbinary(32) NOT NULL, kind smallint NOT NULL, account_no int NULL, hold_id uniqueidentifier NULL, amount bigint NULL,
    entry_id uniqueidentifier NULL, held_again bit NULL, first_day date NULL, last_day date NULL, expires_at datetime2(6) NULL, side smallint NULL);
CREATE TYPE dbo.open_hold_set AS TABLE (
    hold_id uniqueidentifier NOT NULL, estate_no int NOT NULL, account_no int NOT NULL, amount bigint NOT NULL, value_date date NOT NULL, expires_at datetime2(6) NULL);
CREATE TYPE dbo.turnover_set AS TABLE (
    estate_no int NOT NULL, account_no int NOT NULL, book_date date NOT NULL, value_date date NOT NULL, recorded_on date NOT NULL,
    debit bigint NOT NULL, credit bigint NOT NULL);
CREATE TYPE dbo.dimension_turnover_set AS TABLE (
    estate_no int NOT NULL, account_no int NOT NULL, dimension_no int NOT NULL, book_date date NOT NULL, value_date date NOT NULL, recorded_on date NOT NULL,
    debit bigint NOT NULL, credit bigint NOT NULL);
CREATE TYPE dbo.record_day_set AS TABLE (estate_no int NOT NULL, recorded_on date NOT NULL, first_seq bigint NOT NULL, last_seq bigint NOT NULL);
CREATE TYPE dbo.period_set AS TABLE (
    estate_no int NOT NULL, last_day date NOT NULL, first_day date NOT NULL, status smallint NOT NULL, last_step_by uniqueidentifier NOT NULL, closed_at datetime2(6) NOT NULL);
CREATE TYPE dbo.dimension_set_set AS TABLE (no int NOT NULL, digest uniqueidentifier NOT NULL, labels nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL);

-- Rotating funds.
CREATE TYPE dbo.loan_day_key_set AS TABLE (
    id uniqueidentifier NOT NULL, earned bigint NOT NULL, more_arrears_days bigint NOT NULL, provision bigint NOT NULL, touched_on date NOT NULL, is_suspended bit NOT NULL);
