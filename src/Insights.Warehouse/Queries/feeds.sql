-- Freshness by feed. Whether one is late is asked on the day of reading: a version that nobody has renewed for months must not say that all came in time.
SELECT feed, title_zh, title_en, owner_zh, owner_en, clauses, basis_zh, basis_en, rhythm, latest_period, due,
  CAST(greatest(0, coalesce(date_diff('day', due, CAST($today AS DATE)), 0)) AS INTEGER) AS days_late, files, rows FROM meta_feed ORDER BY feed;
