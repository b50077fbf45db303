-- What happened within the last year, city-wide: of so many at risk, to how many. key: first year of the age band, or programme.
WITH bounds AS (
  SELECT max(month) AS now, max(month) - INTERVAL 12 MONTH AS before FROM fct_person_month
),

people AS (
  SELECT
    before.*, now.alive AS alive_now, now.in_hukou AS hukou_now, coalesce(now.cert_valid, false) AS valid_now, bounds.now AS as_of,
    CASE WHEN before.age < 18 THEN 0 WHEN before.age < 60 THEN 18 WHEN before.age < 75 THEN 60 ELSE 75 END AS band
  FROM fct_person_month AS before
  JOIN bounds ON before.month = bounds.before
  JOIN fct_person_month AS now ON now.person_id = before.person_id AND now.month = bounds.now
  WHERE before.alive AND before.in_hukou AND before.age IS NOT NULL
),

stayed AS (
  SELECT * FROM people WHERE alive_now AND hukou_now
),

states AS (
  SELECT
    coalesce(was.programme, is_now.programme)::VARCHAR AS programme, was.state AS was, is_now.state AS is_now,
    was.state IN ('covered', 'blind_spot', 'in_process', 'declined') AS entitled_before,
    is_now.state IN ('covered', 'blind_spot', 'in_process', 'declined') AS entitled_now
  FROM (SELECT * FROM fct_entitlement WHERE month = (SELECT before FROM bounds)) AS was
  FULL JOIN (SELECT * FROM fct_entitlement WHERE month = (SELECT now FROM bounds)) AS is_now USING (person_id, programme)
)

SELECT 'death' AS kind, band::VARCHAR AS key, count(*) AS at_risk, count(*) FILTER (WHERE NOT alive_now) AS events FROM people GROUP BY band
UNION ALL
SELECT 'moved', '', count(*), count(*) FILTER (WHERE alive_now AND NOT hukou_now) FROM people
UNION ALL
SELECT 'renewed', '', count(*), count(*) FILTER (WHERE valid_now) FROM stayed WHERE cert_valid AND expiry_date < as_of
UNION ALL
SELECT 'lapsed', '', count(*), count(*) FILTER (WHERE NOT valid_now) FROM stayed WHERE cert_valid AND expiry_date >= as_of
UNION ALL
SELECT 'back', '', count(*), count(*) FILTER (WHERE valid_now) FROM stayed WHERE NOT cert_valid
UNION ALL
SELECT 'new', '', (SELECT count(*) FROM people WHERE cert_valid), count(*)
FROM fct_person_month AS now
WHERE now.month = (SELECT now FROM bounds) AND now.cert_valid AND now.alive AND now.in_hukou
  AND NOT EXISTS (FROM fct_person_month AS before WHERE before.person_id = now.person_id AND before.month = (SELECT before FROM bounds))
UNION ALL
SELECT 'take_up', programme, count(*), count(*) FILTER (WHERE is_now = 'covered') FROM states WHERE was IS NULL AND entitled_now GROUP BY programme
UNION ALL
SELECT 'found', programme, count(*), count(*) FILTER (WHERE is_now = 'covered') FROM states WHERE was = 'blind_spot' AND entitled_now GROUP BY programme
UNION ALL
SELECT 'dropped', programme, count(*), count(*) FILTER (WHERE is_now = 'blind_spot') FROM states WHERE was = 'covered' AND entitled_now GROUP BY programme
UNION ALL
SELECT 'stopped', programme, count(*), count(*) FILTER (WHERE is_now IS NULL) FROM states
WHERE was = 'covered' AND (is_now IS NULL OR is_now = 'wrongly_paid') GROUP BY programme
UNION ALL
SELECT 'ended', programme, count(*), count(*) FILTER (WHERE is_now IS NULL) FROM states
WHERE was = 'wrongly_paid' AND (is_now IS NULL OR is_now = 'wrongly_paid') GROUP BY programme
ORDER BY kind, key;
