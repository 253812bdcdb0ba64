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
    id uniqueidentifier NOT NULL, earned bigint NOT NULL, more_arrears_days bigint NOT NULL, provision bigint NOT NULL, arrears_accrued_through date NOT NULL, is_suspended bit NOT NULL);

CREATE TYPE dbo.invoice_key_set AS TABLE (
    "supplier" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "number" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL);
CREATE TYPE dbo.numbered_key_set AS TABLE (
    "code" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, "number" int NOT NULL);
CREATE TYPE dbo.referenced_key_set AS TABLE (
    "code" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "reference" nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL);
CREATE TYPE dbo.code_day_key_set AS TABLE (
    "code" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, "day" date NOT NULL);
CREATE TYPE dbo.account_soon_key_set AS TABLE (
    "estate_no" int NOT NULL, "code" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "holder" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, "moment" datetime2(6) NOT NULL);
CREATE TYPE dbo.estate_account_key_set AS TABLE (
    "estate" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "code" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "holder" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL);

CREATE TYPE dbo.alliance_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "code" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "name" nvarchar(200) NOT NULL, "organization" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "unit" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "programme" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "instrument" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "instrument_version" int NOT NULL,
    "model" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "families" int NOT NULL, "state" int NOT NULL,
    "cost" bigint NOT NULL, "cost_currency" nvarchar(3) NOT NULL, "incentive" bigint NOT NULL,
    "incentive_currency" nvarchar(3) NOT NULL, "signed_on" date NOT NULL, "version" int NOT NULL);
CREATE TYPE dbo.commitment_line_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "source" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "category" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "component" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "year" int NOT NULL, "amount" bigint NOT NULL,
    "amount_currency" nvarchar(3) NOT NULL);
CREATE TYPE dbo.budget_line_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL,
    "code" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "name" nvarchar(200) NOT NULL,
    "amount" bigint NOT NULL, "amount_currency" nvarchar(3) NOT NULL, "from" date NOT NULL, "through" date NOT NULL);
CREATE TYPE dbo.member_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL,
    "code" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "committed_on" date NOT NULL,
    "commitment" bigint NOT NULL, "commitment_currency" nvarchar(3) NOT NULL, "admitted_on" date NOT NULL,
    "left_on" date NOT NULL, "is_adult" bit NOT NULL, "uaf" decimal(18,4) NULL, "assets_smmlv" decimal(18,4) NULL,
    "net_income_smmlv" decimal(18,4) NULL, "agricultural_income" int NULL);
CREATE TYPE dbo.supervisor_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "person" uniqueidentifier NOT NULL,
    "from" date NOT NULL, "through" date NOT NULL, "dismissed_on" date NOT NULL);
CREATE TYPE dbo.alliance_party_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "role" int NOT NULL,
    "holder" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "from" date NOT NULL, "through" date NOT NULL);
CREATE TYPE dbo.pledge_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "contributor" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "kind" int NOT NULL,
    "amount" bigint NOT NULL, "amount_currency" nvarchar(3) NOT NULL, "due_on" date NOT NULL, "state" int NOT NULL,
    "verified" bigint NOT NULL, "verified_currency" nvarchar(3) NOT NULL);
CREATE TYPE dbo.progress_certificate_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "progress" int NOT NULL, "on" date NOT NULL, "by" uniqueidentifier NOT NULL,
    "evidence" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, "state" int NOT NULL);
CREATE TYPE dbo.release_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "amount" bigint NOT NULL, "amount_currency" nvarchar(3) NOT NULL, "on" date NOT NULL, "state" int NOT NULL,
    "revision" int NOT NULL, "paid" bigint NOT NULL, "paid_currency" nvarchar(3) NOT NULL,
    "in_transit" bigint NOT NULL, "in_transit_currency" nvarchar(3) NOT NULL, "accounted" bigint NOT NULL,
    "accounted_currency" nvarchar(3) NOT NULL, "hold" uniqueidentifier NOT NULL,
    "prepared_by" uniqueidentifier NOT NULL, "reviewed_by" uniqueidentifier NOT NULL,
    "instructed_by" uniqueidentifier NOT NULL, "since" datetime2(6) NOT NULL);
CREATE TYPE dbo.approval_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "file" uniqueidentifier NOT NULL,
    "revision" int NOT NULL, "as" int NOT NULL, "by" uniqueidentifier NOT NULL, "for" uniqueidentifier NOT NULL,
    "at" datetime2(6) NOT NULL);
CREATE TYPE dbo.release_part_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "release" uniqueidentifier NOT NULL,
    "line" uniqueidentifier NOT NULL, "paid" bigint NOT NULL, "paid_currency" nvarchar(3) NOT NULL,
    "in_transit" bigint NOT NULL, "in_transit_currency" nvarchar(3) NOT NULL, "accounted" bigint NOT NULL,
    "accounted_currency" nvarchar(3) NOT NULL, "refund_due" bigint NOT NULL,
    "refund_due_currency" nvarchar(3) NOT NULL, "refunded" bigint NOT NULL, "refunded_currency" nvarchar(3) NOT NULL);
CREATE TYPE dbo.expense_report_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "release" uniqueidentifier NOT NULL, "spent" bigint NOT NULL, "spent_currency" nvarchar(3) NOT NULL,
    "claimed" bigint NOT NULL, "claimed_currency" nvarchar(3) NOT NULL, "refund_due" bigint NOT NULL,
    "refund_due_currency" nvarchar(3) NOT NULL, "recovery_due" bigint NOT NULL,
    "recovery_due_currency" nvarchar(3) NOT NULL, "on" date NOT NULL, "state" int NOT NULL,
    "rendered_by" uniqueidentifier NOT NULL, "decided_by" uniqueidentifier NOT NULL, "since" datetime2(6) NOT NULL);
CREATE TYPE dbo.invoice_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "expense_report" uniqueidentifier NOT NULL,
    "programme" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "supplier" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "invoice_number" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "on" date NOT NULL,
    "budget_line" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "amount" bigint NOT NULL,
    "amount_currency" nvarchar(3) NOT NULL, "claimed" bigint NOT NULL, "claimed_currency" nvarchar(3) NOT NULL,
    "state" int NOT NULL, "reason" nvarchar(500) NOT NULL);
CREATE TYPE dbo.payment_order_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "programme" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "supplier" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "invoice_number" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "invoice_on" date NOT NULL,
    "budget_line" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "gross" bigint NOT NULL,
    "gross_currency" nvarchar(3) NOT NULL, "withholding" bigint NOT NULL, "withholding_currency" nvarchar(3) NOT NULL,
    "retention" bigint NOT NULL, "retention_currency" nvarchar(3) NOT NULL, "on" date NOT NULL, "state" int NOT NULL,
    "revision" int NOT NULL, "hold" uniqueidentifier NOT NULL, "prepared_by" uniqueidentifier NOT NULL,
    "reviewed_by" uniqueidentifier NOT NULL, "instructed_by" uniqueidentifier NOT NULL,
    "since" datetime2(6) NOT NULL);
CREATE TYPE dbo.works_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "name" nvarchar(200) NOT NULL, "state" int NOT NULL,
    "contractor" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "amount" bigint NOT NULL,
    "amount_currency" nvarchar(3) NOT NULL, "advanced" bigint NOT NULL, "advanced_currency" nvarchar(3) NOT NULL,
    "amortized" bigint NOT NULL, "amortized_currency" nvarchar(3) NOT NULL, "certified" bigint NOT NULL,
    "certified_currency" nvarchar(3) NOT NULL, "of_programme" bigint NOT NULL,
    "of_programme_currency" nvarchar(3) NOT NULL, "retained" bigint NOT NULL,
    "retained_currency" nvarchar(3) NOT NULL, "accepted_by" uniqueidentifier NOT NULL, "since" datetime2(6) NOT NULL);
CREATE TYPE dbo.works_certificate_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "works" uniqueidentifier NOT NULL,
    "number" int NOT NULL, "cumulative" bigint NOT NULL, "cumulative_currency" nvarchar(3) NOT NULL,
    "gross" bigint NOT NULL, "gross_currency" nvarchar(3) NOT NULL, "amortization" bigint NOT NULL,
    "amortization_currency" nvarchar(3) NOT NULL, "retention" bigint NOT NULL,
    "retention_currency" nvarchar(3) NOT NULL, "of_programme" bigint NOT NULL,
    "of_programme_currency" nvarchar(3) NOT NULL, "on" date NOT NULL, "by" uniqueidentifier NOT NULL,
    "evidence" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL);
CREATE TYPE dbo.works_payment_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "alliance" uniqueidentifier NOT NULL, "works" uniqueidentifier NOT NULL,
    "number" int NOT NULL, "kind" int NOT NULL, "certificate" uniqueidentifier NOT NULL, "amount" bigint NOT NULL,
    "amount_currency" nvarchar(3) NOT NULL, "on" date NOT NULL, "state" int NOT NULL,
    "hold" uniqueidentifier NOT NULL, "prepared_by" uniqueidentifier NOT NULL,
    "instructed_by" uniqueidentifier NOT NULL, "since" datetime2(6) NOT NULL);
CREATE TYPE dbo.file_step_set AS TABLE (
    "file" uniqueidentifier NOT NULL, "number" int NOT NULL, "ordinal" smallint NOT NULL,
    "alliance" uniqueidentifier NOT NULL, "life" smallint NOT NULL,
    "trigger" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "from" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "to" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "by" uniqueidentifier NOT NULL,
    "duty" smallint NOT NULL, "at" datetime2(6) NOT NULL, "on" date NOT NULL, "document" nvarchar(100) NOT NULL,
    "reason" nvarchar(500) NOT NULL, "request" uniqueidentifier NOT NULL);
CREATE TYPE dbo.fund_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "code" nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "organization" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "name" nvarchar(200) NOT NULL,
    "country" nvarchar(2) COLLATE Latin1_General_100_BIN2 NOT NULL, "currency" nvarchar(3) NOT NULL,
    "zone" nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL, "opened_on" date NOT NULL,
    "regulation" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "regulation_version" int NOT NULL,
    "accrued_through" date NOT NULL, "version" int NOT NULL);
CREATE TYPE dbo.fund_member_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL,
    "code" nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL, "admitted_on" date NOT NULL,
    "family" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "person" uniqueidentifier NOT NULL,
    "seated_from" date NOT NULL, "seated_through" date NOT NULL);
CREATE TYPE dbo.former_seat_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL,
    "member" nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL, "from" date NOT NULL, "through" date NOT NULL);
CREATE TYPE dbo.credit_line_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "bank" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "limit" bigint NOT NULL,
    "limit_currency" nvarchar(3) NOT NULL, "owed" bigint NOT NULL, "owed_currency" nvarchar(3) NOT NULL,
    "opened_on" date NOT NULL);
CREATE TYPE dbo.repayment_commitment_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "member" nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "alliance" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL, "amount" bigint NOT NULL,
    "amount_currency" nvarchar(3) NOT NULL, "repaid" bigint NOT NULL, "repaid_currency" nvarchar(3) NOT NULL,
    "state" int NOT NULL, "signed_on" date NOT NULL, "delivered_on" date NOT NULL, "last_moved_on" date NOT NULL,
    "last_receipt" uniqueidentifier NOT NULL, "conditions" nvarchar(500) NOT NULL, "document" nvarchar(100) NOT NULL);
CREATE TYPE dbo.loan_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "member" nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "regulation" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "regulation_version" int NOT NULL,
    "product" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "state" int NOT NULL, "amount" bigint NOT NULL,
    "amount_currency" nvarchar(3) NOT NULL, "balance" bigint NOT NULL, "balance_currency" nvarchar(3) NOT NULL,
    "earned" bigint NOT NULL, "earned_currency" nvarchar(3) NOT NULL, "interest_paid" bigint NOT NULL,
    "interest_paid_currency" nvarchar(3) NOT NULL, "interest_in_suspense" bigint NOT NULL,
    "interest_in_suspense_currency" nvarchar(3) NOT NULL, "arrears_days" decimal(28,0) NOT NULL, "arrears_accrued_through" date NOT NULL,
    "arrears_paid" bigint NOT NULL, "arrears_paid_currency" nvarchar(3) NOT NULL, "fees_due" bigint NOT NULL,
    "fees_due_currency" nvarchar(3) NOT NULL, "penalties_due" bigint NOT NULL,
    "penalties_due_currency" nvarchar(3) NOT NULL, "provision" bigint NOT NULL,
    "provision_currency" nvarchar(3) NOT NULL, "written_off" bigint NOT NULL,
    "written_off_currency" nvarchar(3) NOT NULL, "recovered" bigint NOT NULL,
    "recovered_currency" nvarchar(3) NOT NULL, "last_receipt" uniqueidentifier NOT NULL, "credit_line" int NOT NULL,
    "bank_share" int NOT NULL, "applied_on" date NOT NULL, "disbursed_on" date NOT NULL, "instalments" int NOT NULL,
    "first_due" date NOT NULL, "guarantors" nvarchar(341) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "purpose" nvarchar(200) NOT NULL, "applied_by" uniqueidentifier NOT NULL, "decided_by" uniqueidentifier NOT NULL,
    "is_suspended" bit NOT NULL);
CREATE TYPE dbo.fund_instalment_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL, "debt" uniqueidentifier NOT NULL,
    "number" int NOT NULL, "from" date NOT NULL, "earns_from" date NOT NULL, "due_on" date NOT NULL,
    "principal" bigint NOT NULL, "principal_currency" nvarchar(3) NOT NULL, "interest" bigint NOT NULL,
    "interest_currency" nvarchar(3) NOT NULL, "carried" bigint NOT NULL, "carried_currency" nvarchar(3) NOT NULL,
    "principal_paid" bigint NOT NULL, "principal_paid_currency" nvarchar(3) NOT NULL, "interest_paid" bigint NOT NULL,
    "interest_paid_currency" nvarchar(3) NOT NULL);
CREATE TYPE dbo.written_receipt_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL, "debt" uniqueidentifier NOT NULL,
    "reference" nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL, "on" date NOT NULL,
    "by" uniqueidentifier NOT NULL, "entry" uniqueidentifier NOT NULL, "before" uniqueidentifier NOT NULL,
    "standing" int NOT NULL, "amount" bigint NOT NULL, "amount_currency" nvarchar(3) NOT NULL,
    "principal" bigint NOT NULL, "principal_currency" nvarchar(3) NOT NULL, "interest" bigint NOT NULL,
    "interest_currency" nvarchar(3) NOT NULL, "penalties" bigint NOT NULL, "penalties_currency" nvarchar(3) NOT NULL,
    "fees" bigint NOT NULL, "fees_currency" nvarchar(3) NOT NULL, "arrears" bigint NOT NULL,
    "arrears_currency" nvarchar(3) NOT NULL, "recognised" bigint NOT NULL, "recognised_currency" nvarchar(3) NOT NULL,
    "interest_in_suspense" bigint NOT NULL, "interest_in_suspense_currency" nvarchar(3) NOT NULL, "provision" bigint NOT NULL,
    "provision_currency" nvarchar(3) NOT NULL, "was_restructured" bit NOT NULL,
    "ally" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL);
CREATE TYPE dbo.instalment_before_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL, "receipt" uniqueidentifier NOT NULL,
    "instalment" uniqueidentifier NOT NULL, "debt" uniqueidentifier NOT NULL, "number" int NOT NULL,
    "from" date NOT NULL, "earns_from" date NOT NULL, "due_on" date NOT NULL, "principal" bigint NOT NULL,
    "principal_currency" nvarchar(3) NOT NULL, "interest" bigint NOT NULL, "interest_currency" nvarchar(3) NOT NULL,
    "carried" bigint NOT NULL, "carried_currency" nvarchar(3) NOT NULL, "principal_paid" bigint NOT NULL,
    "principal_paid_currency" nvarchar(3) NOT NULL, "interest_paid" bigint NOT NULL,
    "interest_paid_currency" nvarchar(3) NOT NULL);
CREATE TYPE dbo.fund_day_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "fund" uniqueidentifier NOT NULL, "day" date NOT NULL, "loans" int NOT NULL,
    "balance" bigint NOT NULL, "balance_currency" nvarchar(3) NOT NULL, "overdue" bigint NOT NULL,
    "overdue_currency" nvarchar(3) NOT NULL, "over30" bigint NOT NULL, "over30_currency" nvarchar(3) NOT NULL,
    "over60" bigint NOT NULL, "over60_currency" nvarchar(3) NOT NULL, "over90" bigint NOT NULL,
    "over90_currency" nvarchar(3) NOT NULL, "restructured" bigint NOT NULL,
    "restructured_currency" nvarchar(3) NOT NULL, "provision" bigint NOT NULL,
    "provision_currency" nvarchar(3) NOT NULL, "repayments" bigint NOT NULL,
    "repayments_currency" nvarchar(3) NOT NULL, "repayments_overdue" bigint NOT NULL,
    "repayments_overdue_currency" nvarchar(3) NOT NULL);
CREATE TYPE dbo.fund_step_set AS TABLE (
    "fund" uniqueidentifier NOT NULL, "life" smallint NOT NULL, "file" uniqueidentifier NOT NULL,
    "number" int NOT NULL, "member" nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "trigger" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "from" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "to" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "on" date NOT NULL,
    "document" nvarchar(1063) NOT NULL, "reason" nvarchar(500) NOT NULL, "amount" bigint NOT NULL,
    "amount_currency" nvarchar(3) NOT NULL, "principal" bigint NOT NULL, "principal_currency" nvarchar(3) NOT NULL,
    "interest" bigint NOT NULL, "interest_currency" nvarchar(3) NOT NULL, "charges" bigint NOT NULL,
    "charges_currency" nvarchar(3) NOT NULL, "balance" bigint NOT NULL, "balance_currency" nvarchar(3) NOT NULL,
    "request" uniqueidentifier NOT NULL, "ordinal" smallint NOT NULL, "by" uniqueidentifier NOT NULL,
    "at" datetime2(6) NOT NULL);
CREATE TYPE dbo.named_invoice_set AS TABLE (
    "alliance" uniqueidentifier NOT NULL, "programme" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "supplier" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "invoice_number" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL);
CREATE TYPE dbo.command_set AS TABLE (
    "id" uniqueidentifier NOT NULL, "subject" nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    "verb" nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL, "by" uniqueidentifier NOT NULL,
    "at" datetime2(6) NOT NULL, "content" nvarchar(max) NOT NULL);
