-- Files received, newest load first.
SELECT file, name, feed, sha256, bytes, received_at, CAST(period AS DATE) AS period, rows_read, rows_landed, rows_quarantined, rows_identical, load
FROM meta_file ORDER BY load DESC, period DESC NULLS LAST, feed, name;
