-- Law 1 as in laws-1.sql, judged by account, not by posting: thousands of postings of one statement name a few accounts, and each is looked up once.
CREATE OR REPLACE FUNCTION ledger_judge_postings() RETURNS trigger LANGUAGE plpgsql AS $$
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
