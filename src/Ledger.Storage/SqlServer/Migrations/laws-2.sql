-- Law 1 as in laws-1.sql, judged by account, not by posting: thousands of postings of one statement name a few accounts, and each is looked up once.
CREATE OR ALTER TRIGGER dbo.posting_judge ON dbo.posting AFTER INSERT AS
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
