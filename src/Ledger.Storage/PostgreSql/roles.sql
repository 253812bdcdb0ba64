-- The least-privileged roles of a ledger in PostgreSQL. Run it in the ledger's database as its owner (who may create roles), after
-- every migration; running it again changes nothing. Roles belong to the whole server, what they may do to this database only.
--
--   ledger_app       what the programs need: writes the journal, changes none of it, not even with the triggers off; no DDL
--   ledger_auditor   reads everything
--   ledger_eraser    erases a person's text from the journal (law 7), and nothing else
--
-- Then: CREATE ROLE fiducia LOGIN PASSWORD '…' IN ROLE ledger_app;

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['ledger_app', 'ledger_auditor', 'ledger_eraser'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL; -- Somebody else made it meanwhile.
        END;
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role);
    END LOOP;
    -- A temporary table named as one of ours would be found first, also by the triggers.
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ledger_app, ledger_auditor, ledger_eraser;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ledger_app, ledger_auditor, ledger_eraser;

GRANT SELECT ON ALL TABLES IN SCHEMA public TO ledger_app, ledger_auditor;

-- The journal: rows are added, never changed.
GRANT INSERT ON estate, request, journal_entry, journal_event, posting, dimension_set TO ledger_app;

-- What is derived from it.
GRANT INSERT, UPDATE (seq, hash, last_recorded_at, closed_through, last_account_no) ON estate_head TO ledger_app;
GRANT INSERT, UPDATE (closed_on) ON account TO ledger_app;
GRANT INSERT, UPDATE (side, posted, held, latest) ON account_balance TO ledger_app;
GRANT INSERT, UPDATE (debit, credit) ON turnover, dimension_turnover TO ledger_app;
GRANT INSERT, UPDATE (last_seq) ON record_day TO ledger_app;
GRANT INSERT, UPDATE (first_day, status, last_step_by, closed_at) ON period TO ledger_app;
GRANT INSERT, DELETE ON open_hold, period_total TO ledger_app;

-- Alliances and their files; steps, acts, the security log and rules are added, never changed.
GRANT INSERT, UPDATE ON alliance, member, supervisor, alliance_party, pledge, progress_certificate, release TO ledger_app;
GRANT INSERT, UPDATE ON expense_report, invoice, payment_order, works, works_certificate, works_payment TO ledger_app;
GRANT INSERT, UPDATE, DELETE ON commitment_line, budget_line, release_part TO ledger_app;
GRANT INSERT, DELETE ON named_invoice TO ledger_app;
GRANT INSERT ON approval, file_step, command, refused_attempt, programme, instrument, delegation TO ledger_app;

-- Rotating funds: what members owe changes, and with it the last day that was counted; steps, regulations and legal maxima are added, never changed.
GRANT INSERT, UPDATE ON fund, fund_member, credit_line, repayment_commitment, loan, written_receipt, fund_day TO ledger_app;
GRANT INSERT, UPDATE, DELETE ON fund_instalment TO ledger_app;
GRANT INSERT ON fund_step, instalment_before, former_seat, regulation, regulation_code, legal_maximum TO ledger_app;

-- Delegations are withdrawn, never changed; what the scheduler did is added.
GRANT UPDATE (withdrawn_at) ON delegation TO ledger_app;
GRANT INSERT ON escalation, job_run TO ledger_app;

-- The scheduler's own tables (Quartz's): its schedule and locks, none of the books. They come with 'fiducia migrate'.
DO $$
DECLARE
    scheduler text;
BEGIN
    FOR scheduler IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND starts_with(tablename, 'qrtz_') LOOP
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO ledger_app', scheduler);
    END LOOP;
END $$;

-- People.
GRANT INSERT ON person, role_assignment TO ledger_app;
GRANT UPDATE (confirmed_by, confirmed_at, ended_by, ended_at) ON role_assignment TO ledger_app;

GRANT SELECT ON estate, journal_entry, journal_event TO ledger_eraser;
GRANT UPDATE (free_text, salt) ON journal_entry, journal_event TO ledger_eraser;
