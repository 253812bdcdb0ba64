-- The laws' twins in PostgreSQL (specs/laws.md): what the journal writer guarantees, the database does not let anybody undo.
-- Triggers judge whole statements. The writer's order matters: postings, entries; balances, turnovers; head.

-- Law 2, append only. Text may be erased: text and salt become null, the seal stays (law 7).
CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'law 2: % is append only; % is not possible', TG_TABLE_NAME, TG_OP USING ERRCODE = 'LG002';
END $$;

CREATE FUNCTION ledger_only_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.free_text IS NULL AND NEW.salt IS NULL
        AND to_jsonb(NEW) - 'free_text' - 'salt' = to_jsonb(OLD) - 'free_text' - 'salt' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'law 2: % is append only; only its text may be erased', TG_TABLE_NAME USING ERRCODE = 'LG002';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON request FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON estate FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dimension_set FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON journal_event FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER only_erasure BEFORE UPDATE ON journal_entry FOR EACH ROW EXECUTE FUNCTION ledger_only_erasure();
CREATE TRIGGER only_erasure BEFORE UPDATE ON journal_event FOR EACH ROW EXECUTE FUNCTION ledger_only_erasure();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON account FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON account_balance FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON estate_head FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only();

-- Law 1, balance: every entry adds up to zero per currency, in accounts of its estate kept in that currency, and comes after the head.
-- Judged by account, not by posting: thousands of postings of one statement name a few accounts, and each is looked up once.
CREATE FUNCTION ledger_judge_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad record;
BEGIN
    SELECT estate_no, seq, currency, sum(amount) AS difference INTO bad
        FROM new_rows GROUP BY estate_no, seq, currency HAVING sum(amount) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'law 1: record % of estate % differs by % %', bad.seq, bad.estate_no, bad.difference, bad.currency USING ERRCODE = 'LG001';
    END IF;

    -- A head that is before the first record of an account is before them all.
    SELECT n.estate_no, n.seq, n.account_no INTO bad
        FROM (SELECT estate_no, account_no, currency, min(seq) AS seq FROM new_rows GROUP BY estate_no, account_no, currency) n
        LEFT JOIN account a ON a.estate_no = n.estate_no AND a.no = n.account_no AND a.currency = n.currency
        LEFT JOIN estate_head h ON h.estate_no = n.estate_no AND h.seq < n.seq
        WHERE a.no IS NULL OR h.seq IS NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'law 1: record % of estate % posts to account % in a currency it is not kept in, or to a record that is complete', bad.seq, bad.estate_no, bad.account_no USING ERRCODE = 'LG001';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER judge AFTER INSERT ON posting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ledger_judge_postings();

-- Laws 1 and 6: an entry has the postings it says, dated as it is, in an open period.
CREATE FUNCTION ledger_judge_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad record;
BEGIN
    SELECT n.estate_no, n.seq INTO bad FROM new_rows n JOIN estate_head h ON h.estate_no = n.estate_no
        WHERE n.seq <= h.seq OR n.book_date <= h.closed_through OR n.value_date <= h.closed_through LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'law 6: record % of estate % is dated in a closed period, or its number is taken', bad.seq, bad.estate_no USING ERRCODE = 'LG006';
    END IF;

    -- One range of the postings' key per estate, never a look-up per entry: the cost stays that of the rows just written.
    SELECT c.estate_no, c.seq INTO bad FROM (
        SELECT n.estate_no, n.seq, n.book_date, n.lines::bigint AS missing FROM new_rows n
        UNION ALL
        SELECT r.estate_no, p.seq, p.book_date, -p.lines
            FROM (SELECT estate_no, min(seq) AS first, max(seq) AS last FROM new_rows GROUP BY estate_no) r
            CROSS JOIN LATERAL (SELECT seq, book_date, count(*) AS lines FROM posting
                WHERE posting.estate_no = r.estate_no AND posting.seq BETWEEN r.first AND r.last GROUP BY seq, book_date) p
    ) c GROUP BY c.estate_no, c.seq, c.book_date HAVING sum(c.missing) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'law 1: record % of estate % has not the postings it says', bad.seq, bad.estate_no USING ERRCODE = 'LG001';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER judge AFTER INSERT ON journal_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ledger_judge_entries();

-- Law 4 on past value dates (the CHECK of account_balance guards the latest): no day of a constrained account is below zero.
CREATE FUNCTION ledger_judge_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad record;
BEGIN
    PERFORM 1 FROM new_rows n JOIN account_balance b ON b.estate_no = n.estate_no AND b.account_no = n.account_no
        WHERE b.side <> 0 AND n.value_date < b.latest LIMIT 1;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;

    -- Backwards from the balance, so that only days after the first one touched are read: what was available before a day
    -- is what is available at the end, less all that came from that day on.
    SELECT * INTO bad FROM (
        SELECT a.estate_no, a.account_no, d.value_date,
            a.available - sum(d.gained) OVER (PARTITION BY a.estate_no, a.account_no ORDER BY d.value_date DESC) AS available
        FROM (
            SELECT b.estate_no, b.account_no, b.side, min(n.value_date) AS from_day, CASE WHEN b.side = 2 THEN -b.posted ELSE b.posted END - b.held AS available
            FROM new_rows n JOIN account_balance b ON b.estate_no = n.estate_no AND b.account_no = n.account_no
            WHERE b.side <> 0 AND n.value_date < b.latest GROUP BY b.estate_no, b.account_no
        ) a
        CROSS JOIN LATERAL (
            SELECT c.value_date, sum(c.gained) AS gained FROM (
                SELECT t.value_date, CASE WHEN a.side = 2 THEN t.credit - t.debit ELSE t.debit - t.credit END AS gained FROM turnover t
                WHERE t.estate_no = a.estate_no AND t.account_no = a.account_no AND t.value_date > a.from_day
                UNION ALL
                SELECT h.value_date, -h.amount FROM open_hold h
                WHERE h.estate_no = a.estate_no AND h.account_no = a.account_no AND h.value_date > a.from_day
            ) c GROUP BY c.value_date
        ) d
    ) days WHERE available < 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'law 4: account % of estate % would have % available before %', bad.account_no, bad.estate_no, bad.available, bad.value_date USING ERRCODE = 'LG004';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER judge_new AFTER INSERT ON turnover REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ledger_judge_days();
CREATE TRIGGER judge_changed AFTER UPDATE ON turnover REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ledger_judge_days();

-- Laws 7 and 8: a head only moves on, over numbers that are all there, and its moment only grows.
CREATE FUNCTION ledger_judge_heads() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad record;
BEGIN
    SELECT o.estate_no, o.seq AS old_seq, n.seq AS new_seq INTO bad FROM new_rows n JOIN old_rows o ON o.estate_no = n.estate_no
        WHERE n.seq < o.seq OR n.last_recorded_at < o.last_recorded_at
            OR n.seq - o.seq <> (SELECT count(*) FROM journal_entry e WHERE e.estate_no = n.estate_no AND e.seq > o.seq AND e.seq <= n.seq)
                + (SELECT count(*) FROM journal_event e WHERE e.estate_no = n.estate_no AND e.seq > o.seq AND e.seq <= n.seq) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'law 7: the head of estate % cannot go from % to %', bad.estate_no, bad.old_seq, bad.new_seq USING ERRCODE = 'LG007';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER judge AFTER UPDATE ON estate_head REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ledger_judge_heads();

-- Rows that are written again and again keep free space beside them, so that an update stays on its page.
ALTER TABLE account_balance SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE estate_head SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE turnover SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE record_day SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
