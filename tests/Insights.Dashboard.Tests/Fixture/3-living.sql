-- Living standard: yuan a month, with intervals; towns and the city, villages only where there are enough.
INSERT INTO mart_indicator
WITH base AS (
  SELECT p.code AS area, p.level, m.month, date_diff('month', DATE '2023-11-01', m.month) AS t, 5620 + 16 * date_diff('month', DATE '2023-11-01', m.month) AS city,
    0.565 + 0.0015 * date_diff('month', DATE '2023-11-01', m.month) + CASE WHEN p.level = 'city' THEN 0 ELSE (noise(p.code || 'l') - 0.5) * 0.16 END
      + (noise(m.month || 'x') - 0.5) * 0.006 AS ratio, CASE p.level WHEN 'city' THEN 0.014 WHEN 'town' THEN 0.035 ELSE 0.08 END AS half
  FROM dim_place p, dim_month m WHERE p.level <> 'village' OR noise(p.code) > 0.4)
SELECT unnest(['living_ratio', 'living_gap_yuan', 'income_per_head', 'income_city', 'consumption_per_head', 'employment_rate', 'paid_yuan', 'missed_yuan']), area, level, month, '', NULL, NULL,
  unnest([ratio, city * (1 - ratio), city * ratio, city, city * ratio * 0.78, 0.38 + t * 0.001, 9800000 + 9000 * t, 520000 - 7000 * t]),
  unnest([ratio - half, city * (1 - ratio - half), city * (ratio - half), NULL, NULL, 0.37 + t * 0.001, NULL, NULL]),
  unnest([ratio + half, city * (1 - ratio + half), city * (ratio + half), NULL, NULL, 0.39 + t * 0.001, NULL, NULL]), NULL, false
FROM base;

CREATE TABLE source AS FROM (VALUES ('wage', 0.52), ('transfer', 0.29), ('business', 0.13), ('property', 0.06)) AS t(name, share);
CREATE TABLE band AS FROM (VALUES ('00', 0.05), ('01', 0.13), ('02', 0.21), ('03', 0.2), ('04', 0.15), ('05', 0.1), ('06', 0.07), ('07', 0.04), ('08', 0.03), ('09', 0.02)) AS t(name, share);
CREATE TABLE household AS FROM (VALUES ('size1', 0.49), ('size2', 0.57), ('size3', 0.64), ('size4plus', 0.68)) AS t(name, ratio);
INSERT INTO mart_indicator SELECT 'income_share', area, level, month, 'source:' || name, NULL, NULL, share, NULL, NULL, NULL, false FROM mart_indicator, source WHERE id = 'living_ratio' AND dimension = '' AND level <> 'village';
INSERT INTO mart_indicator SELECT 'income_band', area, level, month, 'band:' || name, NULL, NULL, share, NULL, NULL, NULL, false FROM mart_indicator, band WHERE id = 'living_ratio' AND dimension = '' AND level <> 'village';
INSERT INTO mart_indicator SELECT 'living_ratio', area, level, month, 'household:' || name, NULL, NULL, ratio + value - 0.6, ratio + value - 0.6 - 0.03, ratio + value - 0.6 + 0.03, NULL, false
  FROM mart_indicator, household WHERE id = 'living_ratio' AND dimension = '' AND level <> 'village';

-- Accounts of spending are asked for since 2025; the last town has too few of them.
CREATE TABLE spend AS FROM (VALUES ('food', 0.336), ('housing', 0.212), ('medical', 0.184), ('transport', 0.094), ('education', 0.066), ('household', 0.05), ('clothing', 0.038), ('other', 0.02)) AS t(name, share);
INSERT INTO mart_indicator SELECT unnest(['consumption_share', 'consumption_part']), area, level, month, 'spend:' || name, NULL, NULL,
    CASE WHEN area <> '441900402' THEN unnest([share, share * 2400]) END, CASE WHEN area <> '441900402' THEN unnest([share - 0.006, NULL]) END, CASE WHEN area <> '441900402' THEN unnest([share + 0.006, NULL]) END, NULL, area = '441900402'
  FROM mart_indicator, spend WHERE id = 'living_ratio' AND dimension = '' AND level <> 'village' AND month >= DATE '2025-01-01';

CREATE TABLE mart_target AS
SELECT 'missed' AS id, '441900' AS area, month, '' AS dimension, greatest(0, round(first * (1 - date_diff('month', DATE '2023-11-01', month) / 49.0))) AS target, 'draft' AS status, '市残联 2026 工作要点（样例）' AS source, 'work plan of the federation for 2026 (example)' AS source_en
FROM (SELECT CAST(unnest(generate_series(DATE '2023-11-01', DATE '2027-12-01', INTERVAL 1 MONTH)) AS DATE) AS month), (SELECT max(value) AS first FROM mart_indicator WHERE id = 'missed' AND area = '441900' AND dimension = '' AND month = DATE '2023-11-01');
INSERT INTO mart_target SELECT id, code, month, '', target, 'draft', '样例', 'example' FROM dim_place, (VALUES ('coverage', DATE '2026-12-01', 0.97), ('coverage', DATE '2028-12-01', 0.99), ('precision', DATE '2026-12-01', 0.99), ('living_ratio', DATE '2024-01-01', 0.58), ('living_ratio', DATE '2030-12-01', 0.65)) AS t(id, month, target) WHERE level <> 'village';
CREATE TABLE mart_verdict AS
SELECT id, area, month, dimension, CASE WHEN id = 'missed' THEN 'slow' WHEN id = 'coverage' THEN 'slow' WHEN id = 'precision' THEN 'reached' ELSE 'on_track' END AS verdict, 0.01 AS r_actual, 0.012 AS r_required,
  DATE '2023-11-01' AS base_month, first(value) OVER (PARTITION BY id, area ORDER BY month) AS base, id = 'living_ratio' AS by_ratio
FROM mart_indicator WHERE id IN ('missed', 'coverage', 'precision', 'living_ratio') AND dimension = '' AND level <> 'village';

CREATE TABLE mart_outlook AS
WITH last AS (SELECT id, area, value, level FROM mart_indicator WHERE id IN ('missed', 'living_ratio') AND dimension = '' AND month = DATE '2026-10-01' AND level <> 'village' AND value IS NOT NULL), ahead AS (SELECT unnest(range(1, 25)) AS h)
SELECT id, area, '' AS dimension, CAST(DATE '2026-10-01' + to_months(CAST(h AS INTEGER)) AS DATE) AS month,
  CASE id WHEN 'missed' THEN greatest(0, value * (1 - h / 20.0)) ELSE value + h * 0.0014 END AS mean,
  CASE id WHEN 'missed' THEN greatest(0, value * (1 - h / 15.0)) ELSE value + h * 0.0006 END AS lower80,
  CASE id WHEN 'missed' THEN greatest(0, value * (1 - h / 28.0)) ELSE value + h * 0.0022 END AS upper80,
  CASE id WHEN 'missed' THEN greatest(0, value * (1 - h / 12.0)) ELSE value + h * 0.0002 END AS lower95, CASE id WHEN 'missed' THEN greatest(0, value * (1 - h / 36.0)) ELSE value + h * 0.0026 END AS upper95 FROM last, ahead;
CREATE TABLE mart_outlook_summary AS
SELECT DISTINCT id, area, dimension, 'damped trend' AS method, CASE id WHEN 'missed' THEN DATE '2028-06-01' ELSE DATE '2030-08-01' END AS reaches, CASE id WHEN 'missed' THEN DATE '2028-01-01' ELSE DATE '2029-11-01' END AS reaches_lower,
  CASE id WHEN 'missed' THEN DATE '2028-10-01' END AS reaches_upper, CASE id WHEN 'missed' THEN 23.4 ELSE 0.004 END AS backtest_mae, CASE id WHEN 'missed' THEN 0.22 ELSE 0.61 END AS probability_in_time, 'outlook' AS note,
  CASE id WHEN 'missed' THEN 0.0 ELSE 0.65 END AS target, CASE id WHEN 'missed' THEN DATE '2027-12-01' ELSE DATE '2030-12-01' END AS due, 0.6 AS backtest_mase, 5.1 AS backtest_smape, 0.8 AS backtest_hits, 0.95 AS backtest_hits95,
  CASE id WHEN 'missed' THEN 41.0 ELSE 0.003 END AS naive_mae, 1.1 AS naive_mase, CASE id WHEN 'missed' THEN 31.0 ELSE 0.006 END AS still_mae, CASE id WHEN 'missed' THEN 38.0 ELSE 0.005 END AS line_mae, 'ets 0.40, dynamic_theta 0.35, arima 0.25' AS families FROM mart_outlook;
