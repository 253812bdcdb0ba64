-- The sets of rows of rotating funds that travel to SQL Server as parameters: one type per RowSet, same columns, same order.

CREATE TYPE dbo.loan_day_key_set AS TABLE (
    id uniqueidentifier NOT NULL, earned bigint NOT NULL, more_arrears_days bigint NOT NULL, provision bigint NOT NULL, touched_on date NOT NULL, is_suspended bit NOT NULL);
