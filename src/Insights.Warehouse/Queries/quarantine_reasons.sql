-- Quarantined rows by feed, column and reason over all files, most first; file is how many files.
SELECT feed, CAST(count(DISTINCT file) AS VARCHAR) AS file, "column", reason, CAST(sum(rows) AS BIGINT) AS rows
FROM meta_quarantine_reason GROUP BY feed, "column", reason ORDER BY rows DESC, feed, "column", reason;
