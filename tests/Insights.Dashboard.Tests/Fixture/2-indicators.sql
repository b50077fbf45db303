-- Village by village counts, then sums upwards; counts of 1 to 9 masked as the pipeline masks them.
CREATE MACRO noise(text) AS (hash(text) % 1000) / 1000.0;

-- The finest places: villages where there are some, else the town itself.
CREATE TABLE leaf AS
SELECT p.code, CASE WHEN p.level = 'village' THEN p.parent ELSE p.code END AS town,
  45000 * coalesce(t.pop_2020, 12000) / 10466625.0 / greatest(1, (SELECT count(*) FROM dim_place v WHERE v.parent = t.code)) * (0.5 + noise(p.code)) AS holders,
  noise(t.code || 'm') AS hard
FROM dim_place p JOIN dim_place t ON t.code = CASE WHEN p.level = 'village' THEN p.parent ELSE p.code END
WHERE p.level = 'village' OR (p.level = 'town' AND NOT EXISTS (SELECT 1 FROM dim_place v WHERE v.parent = p.code));

CREATE TABLE states AS
WITH base AS (
  SELECT l.code, l.town, m.month, p.programme, date_diff('month', DATE '2023-11-01', m.month) AS t,
    l.holders * CASE p.programme WHEN 'living_subsidy' THEN 0.33 WHEN 'care_subsidy' THEN 0.47 WHEN 'dibao' THEN 0.10 WHEN 'dibao_single' THEN 0.03 ELSE 0.015 END AS e,
    (0.012 + 0.045 * l.hard) * CASE p.programme WHEN 'dibao_single' THEN 2.6 WHEN 'dibao' THEN 1.5 WHEN 'tekun' THEN 0.6 ELSE 1 END AS r, noise(l.code || p.programme || m.month) AS z
  FROM leaf l, dim_month m, dim_programme p)
SELECT code, town, month, programme, round(e * (1 + t * 0.002)) AS entitled,
  round(e * r * (1.9 - 0.9 * t / 35) * (0.85 + 0.3 * z)) AS missed, round(e * r * (1.0 - 0.45 * t / 35) * (0.8 + 0.4 * z)) AS unknown,
  round(e * r * 0.3 * z) AS in_process, round(e * r * 0.1 * z) AS declined, round(e * 0.012 * (1.3 - 0.6 * t / 35) * z) AS wrongly_paid, round(e * 0.003 * z) AS unknown_paid
FROM base;

CREATE TABLE summed AS
WITH wide AS (
  SELECT area, month, dimension, sum(entitled) AS entitled, sum(missed) AS missed, sum(unknown) AS unknown, sum(in_process) AS in_process, sum(declined) AS declined, sum(wrongly_paid) AS wrongly_paid, sum(unknown_paid) AS unknown_paid
  FROM (SELECT *, unnest(list_distinct(['441900', town, code])) AS area, 'programme:' || programme AS dimension FROM states)
  GROUP BY ALL)
SELECT * FROM wide
UNION ALL
SELECT area, month, '', round(sum(entitled) * 0.83), round(sum(missed) * 0.86), round(sum(unknown) * 0.85), round(sum(in_process) * 0.9), sum(declined), sum(wrongly_paid), sum(unknown_paid)
FROM wide GROUP BY ALL;

CREATE TABLE counts AS
SELECT area, month, dimension, unnest(['entitled', 'covered', 'missed', 'unknown', 'in_process', 'declined', 'wrongly_paid', 'unknown_paid']) AS id,
  unnest([entitled, greatest(0, entitled - missed - in_process - declined), missed, unknown, in_process, declined, wrongly_paid, unknown_paid]) AS n
FROM summed;

-- Parts of the missed: by reason and by age of case.
CREATE TABLE reason AS FROM (VALUES ('no_application', 0.38), ('new_entitlement', 0.2), ('expired_certificate', 0.16), ('pending_beyond_limit', 0.12), ('data_mismatch', 0.09), ('moved', 0.05)) AS t(name, share);
CREATE TABLE age AS FROM (VALUES ('0-3', 0.44), ('4-6', 0.26), ('7-12', 0.19), ('13+', 0.11)) AS t(name, share);
INSERT INTO counts SELECT area, month, 'reason:' || name, 'missed', round(n * share) FROM counts, reason WHERE id = 'missed' AND dimension = '' AND length(area) < 12;
INSERT INTO counts SELECT area, month, 'age:' || name, 'missed', round(n * share) FROM counts, age WHERE id = 'missed' AND dimension = '' AND length(area) < 12;

-- What of the unknown is missing, in the city and its towns; why and since when people are wrongly paid, in the city.
INSERT INTO counts SELECT area, month, 'missing:' || name, 'unknown', round(n * share) FROM counts, (VALUES ('hh_income', 0.9), ('cert_valid', 0.094), ('supporter', 0.006)) AS t(name, share)
WHERE id = 'unknown' AND dimension = '' AND length(area) < 12;
INSERT INTO counts SELECT area, month, kind || ':' || name, 'wrongly_paid', round(n * share)
FROM counts, (VALUES ('unmet', 'certificate', 0.5), ('unmet', 'died', 0.3), ('unmet', 'listed', 0.2), ('wrong_age', '0-3', 0.6), ('wrong_age', '4-6', 0.25), ('wrong_age', '7-12', 0.1), ('wrong_age', '13+', 0.05)) AS t(kind, name, share)
WHERE id = 'wrongly_paid' AND dimension = '' AND area = '441900';

-- Flows that add up from month to month, but for rounding.
CREATE TABLE flow AS FROM (VALUES ('new_entitlement', 1, 0.6), ('stopped', 1, 0.15), ('expired_application', 1, 0.15), ('reopened', 1, 0.07), ('other_in', 1, 0.03),
  ('paid', -1, 0.62), ('not_entitled', -1, 0.13), ('died_moved', -1, 0.08), ('in_process', -1, 0.12), ('declined', -1, 0.03), ('other_out', -1, 0.02)) AS t(name, sign, share);
INSERT INTO counts
SELECT c.area, c.month, 'flow:' || f.name, 'missed_flow', round(share * CASE WHEN sign > 0 THEN b.n * 0.12 ELSE greatest(0, b.n * 0.12 - (c.n - b.n)) END)
FROM counts c JOIN counts b ON b.area = c.area AND b.id = 'missed' AND b.dimension = '' AND b.month = c.month - INTERVAL 1 MONTH, flow f
WHERE c.id = 'missed' AND c.dimension = '' AND c.area = '441900';
INSERT INTO counts SELECT area, month, '', unnest(['holders', 'core_missed', 'expiring_certificates', 'needs_care_unmet', 'poverty_headcount', 'edge_headcount']),
  round(n * unnest([1.9, 0.008, 0.03, 0.05, 0.16, 0.29])) FROM counts WHERE id = 'entitled' AND dimension = '';

CREATE TABLE mart_indicator AS
WITH places AS (SELECT code, level FROM dim_place)
SELECT id, area, level, month, dimension, CASE WHEN n BETWEEN 1 AND 9 THEN NULL ELSE n END AS numerator, CAST(NULL AS DOUBLE) AS denominator,
  CASE WHEN n BETWEEN 1 AND 9 THEN NULL ELSE n END AS value, CAST(NULL AS DOUBLE) AS lower95, CAST(NULL AS DOUBLE) AS upper95, CAST(NULL AS DOUBLE) AS bound, n BETWEEN 1 AND 9 AS masked
FROM counts JOIN places ON code = area;

-- Yuan of the wrongly paid by programme, and amounts of the covered.
INSERT INTO mart_indicator
SELECT unnest(['wrongly_paid_yuan', 'wrongly_paid_since']), area, level, month, dimension, unnest([value * 250, value * 900]), NULL, unnest([value * 250, value * 900]), NULL, NULL, NULL, masked
FROM mart_indicator WHERE id = 'wrongly_paid' AND area = '441900' AND (dimension = '' OR dimension LIKE 'programme:%');
INSERT INTO mart_indicator
SELECT id, '441900', 'city', month, '', n, d, v, NULL, NULL, NULL, false
FROM (SELECT month, unnest(['amount_right', 'paid_too_low', 'paid_too_high', 'paid_too_low_yuan', 'paid_too_high_yuan']) AS id, unnest([n - 60, 40, 20, 700.5, 300]) AS n, unnest([n, NULL, NULL, NULL, NULL]) AS d,
  unnest([(n - 60) / n, 40, 20, 700.5, 300]) AS v FROM counts WHERE id = 'covered' AND dimension = '' AND area = '441900');

-- Rates on the counts, with the bound that follows from 'fewer than ten'.
INSERT INTO mart_indicator
SELECT r.id, e.area, p.level, e.month, e.dimension, NULL, e.n, CASE WHEN r.n BETWEEN 1 AND 9 THEN NULL ELSE r.value END, NULL, NULL,
  CASE WHEN r.n BETWEEN 1 AND 9 THEN r.bound END, r.n BETWEEN 1 AND 9
FROM counts e JOIN dim_place p ON p.code = e.area
JOIN (SELECT m.area, m.month, m.dimension, unnest(['missed_rate', 'coverage', 'precision']) AS id, unnest([m.n, e.n - c.n, w.n]) AS n,
    unnest([1000 * m.n / e.n, c.n / e.n, c.n / nullif(c.n + w.n, 0)]) AS value, unnest([9000 / e.n, 1 - 9 / e.n, 1 - 9 / nullif(c.n + 9, 0)]) AS bound
  FROM counts m JOIN counts e USING (area, month, dimension) JOIN counts c USING (area, month, dimension) JOIN counts w USING (area, month, dimension)
  WHERE m.id = 'missed' AND e.id = 'entitled' AND c.id = 'covered' AND w.id = 'wrongly_paid' AND e.n > 0) r
  ON r.area = e.area AND r.month = e.month AND r.dimension = e.dimension
WHERE e.id = 'entitled' AND e.n >= 10;

-- How far the entitled have come, in the city by programme; of the destitute no application is on record.
INSERT INTO mart_indicator
WITH steps AS (
  SELECT month, 'programme:' || programme AS dimension, programme = 'tekun' AS unrecorded, sum(entitled) AS entitled, sum(entitled - declined - round(missed * 0.6)) AS applied,
    sum(entitled - declined - round(missed * 0.6) - in_process - round(missed * 0.1)) AS approved, sum(entitled - declined - missed - in_process) AS covered
  FROM states GROUP BY ALL),
rates AS (
  SELECT month, dimension, unnest(['applied_rate', 'approved_rate', 'paid_rate']) AS id, CASE WHEN unrecorded THEN 0 ELSE unnest([applied, approved, covered]) END AS n, CASE WHEN unrecorded THEN 0 ELSE unnest([entitled, applied, approved]) END AS d
  FROM steps)
SELECT id, '441900', 'city', month, dimension, n, d, n / nullif(d, 0), NULL, NULL, NULL, false FROM rates;
