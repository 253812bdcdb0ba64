-- The laws' twins in SQL Server (specs/laws.md): what the journal writer guarantees, the database does not let anybody undo.
-- Triggers judge whole statements; THROW inside one rolls the transaction back. The number is 52000 and the law's.
-- The writer's order matters: postings, entries; balances, turnovers; head. TRUNCATE fires no trigger here: it takes the
-- right to ALTER the table, which roles.sql gives to nobody.

-- Law 2, append only. Text may be erased: text and salt become null, the seal stays (law 7).
CREATE TRIGGER dbo.posting_append_only ON dbo.posting INSTEAD OF UPDATE, DELETE AS
    THROW 52002, N'law 2: posting is append only', 1;
GO
CREATE TRIGGER dbo.request_append_only ON dbo.request INSTEAD OF UPDATE, DELETE AS
    THROW 52002, N'law 2: request is append only', 1;
GO
CREATE TRIGGER dbo.estate_append_only ON dbo.estate INSTEAD OF UPDATE, DELETE AS
    THROW 52002, N'law 2: estate is append only', 1;
GO
CREATE TRIGGER dbo.dimension_set_append_only ON dbo.dimension_set INSTEAD OF UPDATE, DELETE AS
    THROW 52002, N'law 2: dimension_set is append only', 1;
GO
CREATE TRIGGER dbo.journal_entry_append_only ON dbo.journal_entry INSTEAD OF DELETE AS
    THROW 52002, N'law 2: journal_entry is append only', 1;
GO
CREATE TRIGGER dbo.journal_event_append_only ON dbo.journal_event INSTEAD OF DELETE AS
    THROW 52002, N'law 2: journal_event is append only', 1;
GO
CREATE TRIGGER dbo.account_append_only ON dbo.account INSTEAD OF DELETE AS
    THROW 52002, N'law 2: account is append only', 1;
GO
CREATE TRIGGER dbo.account_balance_append_only ON dbo.account_balance INSTEAD OF DELETE AS
    THROW 52002, N'law 2: account_balance is append only', 1;
GO
CREATE TRIGGER dbo.estate_head_append_only ON dbo.estate_head INSTEAD OF DELETE AS
    THROW 52002, N'law 2: estate_head is append only', 1;
GO
-- UPDATE() is true for every column that the statement sets, whatever to: no collation and no trailing blank deceives it.
CREATE TRIGGER dbo.journal_entry_only_erasure ON dbo.journal_entry AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF UPDATE(estate_no) OR UPDATE(seq) OR UPDATE(id) OR UPDATE(request_id) OR UPDATE(instruction) OR UPDATE(actor) OR UPDATE(recorded_at)
        OR UPDATE(text_seal) OR UPDATE(encoding) OR UPDATE(hash) OR UPDATE(kind) OR UPDATE(related) OR UPDATE(forced)
        OR UPDATE(book_date) OR UPDATE(value_date) OR UPDATE(source) OR UPDATE(metadata) OR UPDATE(lines)
        OR EXISTS (SELECT 1 FROM inserted AS n WHERE n.free_text IS NOT NULL OR n.salt IS NOT NULL)
        THROW 52002, N'law 2: journal_entry is append only; only its text may be erased', 1;
END;
GO
CREATE TRIGGER dbo.journal_event_only_erasure ON dbo.journal_event AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF UPDATE(estate_no) OR UPDATE(seq) OR UPDATE(id) OR UPDATE(request_id) OR UPDATE(instruction) OR UPDATE(actor) OR UPDATE(recorded_at)
        OR UPDATE(text_seal) OR UPDATE(encoding) OR UPDATE(hash) OR UPDATE(kind) OR UPDATE(account_no) OR UPDATE(hold_id) OR UPDATE(amount)
        OR UPDATE(entry_id) OR UPDATE(held_again) OR UPDATE(first_day) OR UPDATE(last_day) OR UPDATE(expires_at) OR UPDATE(side)
        OR EXISTS (SELECT 1 FROM inserted AS n WHERE n.free_text IS NOT NULL OR n.salt IS NOT NULL)
        THROW 52002, N'law 2: journal_event is append only; only its text may be erased', 1;
END;
GO
-- Law 1, balance: every entry adds up to zero per currency, in accounts of its estate kept in that currency, and comes after the head.
-- Judged by account, not by posting: thousands of postings of one statement name a few accounts, and each is looked up once.
CREATE TRIGGER dbo.posting_judge ON dbo.posting AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    DECLARE @message nvarchar(400);
    SELECT @message = N'law 1: record ' + CAST(n.seq AS nvarchar(20)) + N' of estate ' + CAST(n.estate_no AS nvarchar(12))
        + N' differs by ' + CAST(SUM(CAST(n.amount AS decimal(38, 0))) AS nvarchar(40)) + N' ' + n.currency
    FROM inserted AS n GROUP BY n.estate_no, n.seq, n.currency HAVING SUM(CAST(n.amount AS decimal(38, 0))) <> 0;
    IF @message IS NOT NULL THROW 52001, @message, 1;

    -- A head that is before the first record of an account is before them all.
    SELECT @message = N'law 1: record ' + CAST(n.seq AS nvarchar(20)) + N' of estate ' + CAST(n.estate_no AS nvarchar(12))
        + N' posts to account ' + CAST(n.account_no AS nvarchar(12)) + N' in a currency it is not kept in, or to a record that is complete'
    FROM (SELECT i.estate_no, i.account_no, i.currency, MIN(i.seq) AS seq FROM inserted AS i GROUP BY i.estate_no, i.account_no, i.currency) AS n
    LEFT JOIN dbo.account AS a ON a.estate_no = n.estate_no AND a.no = n.account_no AND a.currency = n.currency
    LEFT JOIN dbo.estate_head AS h ON h.estate_no = n.estate_no AND h.seq < n.seq
    WHERE a.no IS NULL OR h.seq IS NULL;
    IF @message IS NOT NULL THROW 52001, @message, 1;
END;
GO
-- Laws 1 and 6: an entry has the postings it says, dated as it is, in an open period.
CREATE TRIGGER dbo.journal_entry_judge ON dbo.journal_entry AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    DECLARE @message nvarchar(400);
    SELECT @message = N'law 6: record ' + CAST(n.seq AS nvarchar(20)) + N' of estate ' + CAST(n.estate_no AS nvarchar(12))
        + N' is dated in a closed period, or its number is taken'
    FROM inserted AS n JOIN dbo.estate_head AS h ON h.estate_no = n.estate_no
    WHERE n.seq <= h.seq OR n.book_date <= h.closed_through OR n.value_date <= h.closed_through;
    IF @message IS NOT NULL THROW 52006, @message, 1;

    -- One range of the postings' key per estate, never a look-up per entry: the cost stays that of the rows just written.
    SELECT @message = N'law 1: record ' + CAST(c.seq AS nvarchar(20)) + N' of estate ' + CAST(c.estate_no AS nvarchar(12)) + N' has not the postings it says'
    FROM (
        SELECT n.estate_no, n.seq, n.book_date, CAST(n.lines AS int) AS missing FROM inserted AS n
        UNION ALL
        SELECT p.estate_no, p.seq, p.book_date, -COUNT(*)
        FROM (SELECT n.estate_no, MIN(n.seq) AS first_seq, MAX(n.seq) AS last_seq FROM inserted AS n GROUP BY n.estate_no) AS r
        JOIN dbo.posting AS p ON p.estate_no = r.estate_no AND p.seq BETWEEN r.first_seq AND r.last_seq
        GROUP BY p.estate_no, p.seq, p.book_date
    ) AS c
    GROUP BY c.estate_no, c.seq, c.book_date HAVING SUM(c.missing) <> 0;
    IF @message IS NOT NULL THROW 52001, @message, 1;
END;
GO
-- Law 4 on past value dates (the CHECK of account_balance guards the latest): no day of a constrained account is below zero.
-- The writer first makes the rows that are not there, with nothing in them, and then adds to all: only then is judged.
CREATE TRIGGER dbo.turnover_judge ON dbo.turnover AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    DECLARE @touched TABLE (estate_no int NOT NULL, account_no int NOT NULL, side smallint NOT NULL, from_day date NOT NULL, available decimal(38, 0) NOT NULL);
    INSERT INTO @touched (estate_no, account_no, side, from_day, available)
    SELECT b.estate_no, b.account_no, b.side, MIN(n.value_date), CASE WHEN b.side = 2 THEN -CAST(b.posted AS decimal(38, 0)) ELSE CAST(b.posted AS decimal(38, 0)) END - b.held
    FROM inserted AS n JOIN dbo.account_balance AS b ON b.estate_no = n.estate_no AND b.account_no = n.account_no
    WHERE b.side <> 0 AND n.value_date < b.latest AND (n.debit <> 0 OR n.credit <> 0 OR EXISTS (SELECT 1 FROM deleted))
    GROUP BY b.estate_no, b.account_no, b.side, b.posted, b.held;
    IF NOT EXISTS (SELECT 1 FROM @touched) RETURN;

    -- Backwards from the balance, so that only days after the first one touched are read: what was available before a day
    -- is what is available at the end, less all that came from that day on.
    DECLARE @message nvarchar(400);
    SELECT @message = N'law 4: account ' + CAST(s.account_no AS nvarchar(12)) + N' of estate ' + CAST(s.estate_no AS nvarchar(12))
        + N' would have ' + CAST(s.available AS nvarchar(40)) + N' available before ' + CONVERT(nvarchar(10), s.value_date, 23)
    FROM (
        SELECT d.estate_no, d.account_no, d.value_date,
            d.available - SUM(d.gained) OVER (PARTITION BY d.estate_no, d.account_no ORDER BY d.value_date DESC ROWS UNBOUNDED PRECEDING) AS available
        FROM (
            SELECT c.estate_no, c.account_no, c.available, c.value_date, SUM(c.gained) AS gained
            FROM (
                SELECT a.estate_no, a.account_no, a.available, t.value_date,
                    CASE WHEN a.side = 2 THEN CAST(t.credit AS decimal(38, 0)) - t.debit ELSE CAST(t.debit AS decimal(38, 0)) - t.credit END AS gained
                FROM @touched AS a JOIN dbo.turnover AS t ON t.estate_no = a.estate_no AND t.account_no = a.account_no AND t.value_date > a.from_day
                UNION ALL
                SELECT a.estate_no, a.account_no, a.available, h.value_date, -CAST(h.amount AS decimal(38, 0))
                FROM @touched AS a JOIN dbo.open_hold AS h ON h.estate_no = a.estate_no AND h.account_no = a.account_no AND h.value_date > a.from_day
            ) AS c
            GROUP BY c.estate_no, c.account_no, c.available, c.value_date
        ) AS d
    ) AS s
    WHERE s.available < 0;
    IF @message IS NOT NULL THROW 52004, @message, 1;
END;
GO
-- Laws 7 and 8: a head only moves on, over numbers that are all there, and its moment only grows.
CREATE TRIGGER dbo.estate_head_judge ON dbo.estate_head AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF UPDATE(estate_no) THROW 52007, N'law 7: a head stays with its estate', 1;

    DECLARE @message nvarchar(400);
    SELECT @message = N'law 7: the head of estate ' + CAST(n.estate_no AS nvarchar(12)) + N' cannot go from ' + CAST(o.seq AS nvarchar(20)) + N' to ' + CAST(n.seq AS nvarchar(20))
    FROM inserted AS n JOIN deleted AS o ON o.estate_no = n.estate_no
    WHERE n.seq < o.seq OR n.last_recorded_at < o.last_recorded_at
        OR n.seq - o.seq <> (SELECT COUNT(*) FROM dbo.journal_entry AS e WHERE e.estate_no = n.estate_no AND e.seq > o.seq AND e.seq <= n.seq)
            + (SELECT COUNT(*) FROM dbo.journal_event AS e WHERE e.estate_no = n.estate_no AND e.seq > o.seq AND e.seq <= n.seq);
    IF @message IS NOT NULL THROW 52007, @message, 1;
END;
