-- The least-privileged roles of a ledger in SQL Server. Run it in the ledger's database as its owner, after every migration;
-- running it again changes nothing.
--
--   ledger_app       what the programs need: writes the journal, changes none of it, not even with the triggers off; no DDL
--   ledger_auditor   reads everything
--   ledger_eraser    erases a person's text from the journal (law 7), and nothing else
--
-- Then: CREATE LOGIN fiducia WITH PASSWORD = N'…'; CREATE USER fiducia FOR LOGIN fiducia; ALTER ROLE ledger_app ADD MEMBER fiducia;
-- Readers should not wait for writers' rows, and verify and exports read snapshots; migrate sets both where it may, else the
-- administrator does, the first with nobody connected:
-- ALTER DATABASE … SET READ_COMMITTED_SNAPSHOT ON; ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON;

IF DATABASE_PRINCIPAL_ID(N'ledger_app') IS NULL CREATE ROLE ledger_app;
IF DATABASE_PRINCIPAL_ID(N'ledger_auditor') IS NULL CREATE ROLE ledger_auditor;
IF DATABASE_PRINCIPAL_ID(N'ledger_eraser') IS NULL CREATE ROLE ledger_eraser;
GO
GRANT SELECT ON SCHEMA::dbo TO ledger_app;
GRANT SELECT ON SCHEMA::dbo TO ledger_auditor;

-- The journal: rows are added, never changed. DENY holds also for a login that has been given more by another role.
GRANT INSERT ON dbo.estate TO ledger_app;
GRANT INSERT ON dbo.request TO ledger_app;
GRANT INSERT ON dbo.journal_entry TO ledger_app;
GRANT INSERT ON dbo.journal_event TO ledger_app;
GRANT INSERT ON dbo.posting TO ledger_app;
GRANT INSERT ON dbo.dimension_set TO ledger_app;
DENY UPDATE, DELETE, ALTER ON dbo.estate TO ledger_app;
DENY UPDATE, DELETE, ALTER ON dbo.request TO ledger_app;
DENY UPDATE, DELETE, ALTER ON dbo.journal_entry TO ledger_app;
DENY UPDATE, DELETE, ALTER ON dbo.journal_event TO ledger_app;
DENY UPDATE, DELETE, ALTER ON dbo.posting TO ledger_app;
DENY UPDATE, DELETE, ALTER ON dbo.dimension_set TO ledger_app;

-- What is derived from it.
GRANT INSERT ON dbo.estate_head TO ledger_app;
GRANT UPDATE ON dbo.estate_head (seq, hash, last_recorded_at, closed_through, last_account_no) TO ledger_app;
GRANT INSERT ON dbo.account TO ledger_app;
GRANT UPDATE ON dbo.account (closed_on) TO ledger_app;
GRANT INSERT ON dbo.account_balance TO ledger_app;
GRANT UPDATE ON dbo.account_balance (side, posted, held, latest) TO ledger_app;
GRANT INSERT ON dbo.turnover TO ledger_app;
GRANT UPDATE ON dbo.turnover (debit, credit) TO ledger_app;
GRANT INSERT ON dbo.dimension_turnover TO ledger_app;
GRANT UPDATE ON dbo.dimension_turnover (debit, credit) TO ledger_app;
GRANT INSERT ON dbo.record_day TO ledger_app;
GRANT UPDATE ON dbo.record_day (last_seq) TO ledger_app;
GRANT INSERT ON dbo.period TO ledger_app;
GRANT UPDATE ON dbo.period (first_day, status, last_step_by, closed_at) TO ledger_app;
GRANT INSERT, DELETE ON dbo.open_hold TO ledger_app;
GRANT INSERT, DELETE ON dbo.period_total TO ledger_app;

-- Alliances and their files; steps, acts, the security log and rules are added, never changed.
GRANT INSERT, UPDATE ON dbo.alliance TO ledger_app;
GRANT INSERT, UPDATE ON dbo.member TO ledger_app;
GRANT INSERT, UPDATE ON dbo.supervisor TO ledger_app;
GRANT INSERT, UPDATE ON dbo.alliance_party TO ledger_app;
GRANT INSERT, UPDATE ON dbo.pledge TO ledger_app;
GRANT INSERT, UPDATE ON dbo.progress_certificate TO ledger_app;
GRANT INSERT, UPDATE ON dbo.release TO ledger_app;
GRANT INSERT, UPDATE, DELETE ON dbo.release_part TO ledger_app;
GRANT INSERT, UPDATE ON dbo.expense_report TO ledger_app;
GRANT INSERT, UPDATE ON dbo.invoice TO ledger_app;
GRANT INSERT, UPDATE ON dbo.payment_order TO ledger_app;
GRANT INSERT, UPDATE ON dbo.works TO ledger_app;
GRANT INSERT, UPDATE ON dbo.works_certificate TO ledger_app;
GRANT INSERT, UPDATE ON dbo.works_payment TO ledger_app;
GRANT INSERT, UPDATE, DELETE ON dbo.commitment_line TO ledger_app;
GRANT INSERT, UPDATE, DELETE ON dbo.budget_line TO ledger_app;
GRANT INSERT ON dbo.approval TO ledger_app;
GRANT INSERT ON dbo.file_step TO ledger_app;
GRANT INSERT, DELETE ON dbo.named_invoice TO ledger_app;
GRANT INSERT ON dbo.command TO ledger_app;
GRANT INSERT ON dbo.refused_attempt TO ledger_app;
GRANT INSERT ON dbo.programme TO ledger_app;
GRANT INSERT ON dbo.instrument TO ledger_app;
GRANT INSERT ON dbo.delegation TO ledger_app;

-- Rotating funds: what members owe changes, and with it the last day that was counted; steps, regulations and legal maxima are added, never changed.
GRANT INSERT, UPDATE ON dbo.fund TO ledger_app;
GRANT INSERT, UPDATE ON dbo.fund_member TO ledger_app;
GRANT INSERT, UPDATE ON dbo.credit_line TO ledger_app;
GRANT INSERT, UPDATE ON dbo.repayment_commitment TO ledger_app;
GRANT INSERT, UPDATE ON dbo.loan TO ledger_app;
GRANT INSERT, UPDATE ON dbo.written_receipt TO ledger_app;
GRANT INSERT, UPDATE, DELETE ON dbo.fund_instalment TO ledger_app;
GRANT INSERT ON dbo.fund_step TO ledger_app;
GRANT INSERT, UPDATE ON dbo.fund_day TO ledger_app;
GRANT INSERT ON dbo.instalment_before TO ledger_app;
GRANT INSERT ON dbo.former_seat TO ledger_app;
GRANT INSERT ON dbo.regulation TO ledger_app;
GRANT INSERT ON dbo.regulation_code TO ledger_app;
GRANT INSERT ON dbo.legal_maximum TO ledger_app;

-- Delegations are withdrawn, never changed; what the scheduler did is added.
GRANT UPDATE ON dbo.delegation (withdrawn_at) TO ledger_app;
GRANT INSERT ON dbo.escalation TO ledger_app;
GRANT INSERT ON dbo.job_run TO ledger_app;

-- The scheduler's own tables (Quartz's): its schedule and locks, none of the books. They come with 'fiducia migrate'.
DECLARE @scheduler nvarchar(max) = N'';
SELECT @scheduler += N'GRANT INSERT, UPDATE, DELETE ON dbo.' + QUOTENAME(name) + N' TO ledger_app;' FROM sys.tables WHERE name LIKE N'QRTZ[_]%' AND schema_id = SCHEMA_ID(N'dbo');
EXEC sp_executesql @scheduler;

-- People.
GRANT INSERT ON dbo.person TO ledger_app;
GRANT INSERT ON dbo.role_assignment TO ledger_app;
GRANT UPDATE ON dbo.role_assignment (confirmed_by, confirmed_at, ended_by, ended_at) TO ledger_app;

GRANT SELECT ON dbo.estate TO ledger_eraser;
GRANT SELECT ON dbo.journal_entry TO ledger_eraser;
GRANT SELECT ON dbo.journal_event TO ledger_eraser;
GRANT UPDATE ON dbo.journal_entry (free_text, salt) TO ledger_eraser;
GRANT UPDATE ON dbo.journal_event (free_text, salt) TO ledger_eraser;

-- The types of the sets of rows that travel as parameters.
GO
GRANT EXECUTE ON TYPE::dbo.estate_no_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.estate_no_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.view_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.view_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.lines_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.lines_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.loan_day_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.loan_day_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.id_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.id_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.code_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.code_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.account_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.account_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.account_day_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.account_day_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.account_moment_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.account_moment_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.range_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.range_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.estate_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.estate_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.estate_head_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.estate_head_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.account_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.account_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.account_balance_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.account_balance_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.request_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.request_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.journal_entry_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.journal_entry_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.posting_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.posting_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.journal_event_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.journal_event_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.open_hold_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.open_hold_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.turnover_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.turnover_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.dimension_turnover_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.dimension_turnover_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.record_day_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.record_day_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.period_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.period_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.dimension_set_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.dimension_set_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.invoice_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.invoice_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.numbered_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.numbered_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.referenced_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.referenced_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.code_day_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.code_day_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.account_soon_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.account_soon_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.estate_account_key_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.estate_account_key_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.alliance_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.alliance_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.commitment_line_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.commitment_line_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.budget_line_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.budget_line_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.member_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.member_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.supervisor_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.supervisor_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.alliance_party_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.alliance_party_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.pledge_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.pledge_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.progress_certificate_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.progress_certificate_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.release_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.release_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.approval_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.approval_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.release_part_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.release_part_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.expense_report_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.expense_report_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.invoice_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.invoice_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.payment_order_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.payment_order_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.works_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.works_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.works_certificate_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.works_certificate_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.works_payment_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.works_payment_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.file_step_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.file_step_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.fund_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.fund_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.fund_member_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.fund_member_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.former_seat_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.former_seat_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.credit_line_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.credit_line_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.repayment_commitment_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.repayment_commitment_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.loan_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.loan_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.fund_instalment_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.fund_instalment_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.written_receipt_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.written_receipt_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.instalment_before_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.instalment_before_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.fund_day_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.fund_day_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.fund_step_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.fund_step_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.named_invoice_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.named_invoice_set TO ledger_auditor;
GRANT EXECUTE ON TYPE::dbo.command_set TO ledger_app;
GRANT EXECUTE ON TYPE::dbo.command_set TO ledger_auditor;
