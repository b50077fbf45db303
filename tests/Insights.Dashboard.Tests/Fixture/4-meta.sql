-- What the version was made from.
CREATE TABLE meta_version AS SELECT $version AS version, DATE '2026-10-01' AS as_of, TIMESTAMP '2026-11-06 08:30:12' AS published_at, CAST(46812 AS BIGINT) AS persons, 'DuckDB 1.5.6' AS engine;
CREATE TABLE meta_feed AS FROM (VALUES
  ('certificates', '残疾人证', 'Certificates', '市残联', 'Disabled Persons'' Federation', 'C09', '依据', 'Basis', 'monthly', DATE '2026-10-01', DATE '2026-12-05', 36, 61240),
  ('households', '家庭成员', 'Households', '市公安局', 'Public Security', 'C11', '依据', 'Basis', 'monthly', DATE '2026-10-01', DATE '2026-12-05', 36, 138020),
  ('finances', '家庭经济核对', 'Household finances', '大救助平台', 'Assistance platform', 'C12', '依据', 'Basis', 'monthly', DATE '2026-09-01', DATE '2026-10-31', 35, 128400),
  ('roster', '低收入名册', 'Low-income roster', '市民政局', 'Civil Affairs', 'C11', '依据', 'Basis', 'monthly', DATE '2026-10-01', DATE '2026-12-05', 36, 421330),
  ('payments', '补贴发放', 'Payments', '市民政局', 'Civil Affairs', 'C11', '依据', 'Basis', 'monthly', DATE '2026-10-01', DATE '2026-12-05', 36, 1382211),
  ('applications', '申请与审批', 'Applications', '政务服务平台', 'Service platform', 'C11', '依据', 'Basis', 'monthly', DATE '2026-10-01', DATE '2026-12-05', 36, 21902),
  ('deaths_moves', '死亡与迁移', 'Deaths and moves', '市公安局', 'Public Security', 'C11', '依据', 'Basis', 'monthly', DATE '2026-10-01', DATE '2026-12-05', 36, 9121),
  ('exclusions', '排除情形', 'Exclusions', '市人社局', 'Human Resources', 'C11', '依据', 'Basis', 'monthly', DATE '2026-08-01', DATE '2026-10-25', 34, 3310),
  ('survey', '动态更新', 'Needs survey', '市残联', 'Disabled Persons'' Federation', 'C10', '依据', 'Basis', 'yearly', DATE '2026-07-01', DATE '2026-12-31', 3, 131200),
  ('programme_amounts', '补贴标准', 'Programme amounts', '政策内容', 'Content', 'C08', '依据', 'Basis', 'yearly', DATE '2026-01-01', NULL, 1, 27),
  ('city_statistics', '公开统计', 'Published statistics', '统计内容', 'Content', 'C12', '依据', 'Basis', 'yearly', DATE '2025-12-01', NULL, 1, 214),
  ('places', '行政区划', 'Places', '统计内容', 'Content', 'C09', '依据', 'Basis', 'yearly', DATE '2023-06-01', NULL, 1, 646))
  AS t(feed, title_zh, title_en, owner_zh, owner_en, clauses, basis_zh, basis_en, rhythm, latest_period, due, files, rows);
CREATE TABLE meta_file AS
SELECT left(md5(feed || n), 10) AS file, title_zh || '_' || strftime(CAST(DATE '2026-11-01' - to_months(CAST(n AS INTEGER)) AS DATE), '%Y%m') || CASE WHEN feed IN ('roster', 'payments') THEN '.xlsx' ELSE '.csv' END AS name,
  feed, md5(feed || n) || md5(n || feed) AS sha256, CAST(120000 + 900000 * noise(feed || n) AS BIGINT) AS bytes, TIMESTAMP '2026-11-05 09:12:00' - to_months(CAST(n - 1 AS INTEGER)) AS received_at,
  CAST(DATE '2026-11-01' - to_months(CAST(n AS INTEGER)) AS DATE) AS period,
  CAST(rows // files AS BIGINT) AS rows_read, CAST(rows // files - bad - same AS BIGINT) AS rows_landed, CAST(bad AS BIGINT) AS rows_quarantined, CAST(same AS BIGINT) AS rows_identical, 1 AS load
FROM (SELECT *, least(rows // files, round(rows / files * 0.012 * noise(feed || n))) AS bad, round(rows / files * 0.006 * noise(n || feed)) AS same
  FROM (SELECT *, unnest(range(1, CAST(files AS BIGINT) + 1)) AS n FROM meta_feed));
CREATE TABLE meta_quarantine_reason AS
SELECT feed, file, c AS "column", r AS reason, greatest(1, CAST(round(rows_quarantined * w) AS BIGINT)) AS rows
FROM meta_file, (VALUES ('id18', 'id_check_digit', 0.4), ('town', 'unknown_town', 0.3), ('amount', 'not_an_amount', 0.2), ('month', 'not_a_month', 0.1)) AS t(c, r, w) WHERE rows_quarantined > 3;
CREATE TABLE meta_quarantine AS
SELECT feed, file, CASE WHEN feed IN ('roster', 'payments') THEN 'Sheet1' ELSE '' END AS sheet, CAST(3 + 17 * i AS INTEGER) AS row, "column", reason
FROM meta_quarantine_reason, range(1, 4) AS s(i);
CREATE TABLE meta_stage AS FROM (VALUES (1, 'receive', 0.4, 325), (2, 'read', 6.1, 2296412), (3, 'check', 3.2, 2296412), (4, 'land', 2.1, 2268010), (5, 'model', 4.4, 9120044), (6, 'test', 1.3, 0), (7, 'evaluate', 3.8, 1840221), (8, 'publish', 0.9, 0)) AS t(ordinal, name, seconds, rows);
CREATE TABLE meta_test AS SELECT 'fct_' || m AS model, t AS test, 'error' AS severity, true AS passed, CAST(0 AS BIGINT) AS failing FROM (VALUES ('payment'), ('roster'), ('entitlement'), ('blind_spot'), ('finance'), ('application')) AS a(m), (VALUES ('key_unique'), ('not_null'), ('refers_to_place'), ('accounted')) AS b(t);
INSERT INTO meta_test VALUES ('dim_person', 'sex_known', 'warning', false, 14);
CREATE TABLE meta_parameter AS FROM (VALUES ('living_subsidy', 'amount', '补贴标准', 'Amount', DATE '2025-01-01', 209.0, 'yuan_per_month', 'S2', '粤民发 2025'), ('living_subsidy', 'amount', '补贴标准', 'Amount', DATE '2026-01-01', 217.0, 'yuan_per_month', 'S2', '粤民发 2026'),
  ('care_subsidy', 'amount', '补贴标准', 'Amount', DATE '2026-01-01', 290.0, 'yuan_per_month', 'S2', '粤民发 2026'), ('dibao', 'dibao_standard', '低保标准', 'Dibao standard', DATE '2026-01-01', 1260.0, 'yuan_per_month', 'assumption', '假设')) AS t(programme, parameter, name_zh, name_en, from_month, value, unit, confidence, source);
CREATE TABLE fct_statistic AS FROM (VALUES ('disposable_income_per_head', '441900', '2025', 72310.0, 'yuan/year', 'S2', 'city bulletin 2025', '东莞市2025年统计公报', NULL, NULL), ('holders', '441900', '2025', 45120.0, 'people', 'GK', 'federation yearbook', '残联年鉴', NULL, NULL),
  ('disposable_income_wage_share', '100000', '2024', 56.5, 'percent', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('disposable_income_transfer_share', '100000', '2024', 18.5, 'percent', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_food', '100000', '2024', 8411.0, 'yuan/person/year', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_clothing', '100000', '2024', 1521.0, 'yuan/person/year', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_housing', '100000', '2024', 6263.0, 'yuan/person/year', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_household', '100000', '2024', 1547.0, 'yuan/person/year', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_transport', '100000', '2024', 3976.0, 'yuan/person/year', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_education', '100000', '2024', 3189.0, 'yuan/person/year', 'S', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_medical', '100000', '2024', 2547.0, 'yuan/person/year', 'GK', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL),
  ('consumption_per_head_other', '100000', '2024', 773.0, 'yuan/person/year', 'GK', 'NBS on residents in 2024', '国家统计局2024年居民收支', NULL, NULL)) AS t(statistic, area, period, value, unit, confidence, source, source_zh, note, note_zh);
CREATE TABLE fct_published_amount AS FROM (VALUES ('living_subsidy', 'Guangdong floor', 2026, 217.0, 'yuan/person/month', 'S2', 'provincial file', '省级文件'), ('care_subsidy', 'Guangdong floor', 2026, 290.0, 'yuan/person/month', 'S2', 'provincial file', '省级文件')) AS t(programme, jurisdiction, year, amount, unit, confidence, source, source_zh);
CREATE TABLE meta_column AS FROM (VALUES ('id18', '身份证号'), ('town', '镇街'), ('amount', '金额'), ('month', '月份')) AS c("column", header), (SELECT feed FROM meta_feed);
CREATE TABLE meta_reason AS FROM (VALUES ('id_check_digit', '身份证号校验位不符', 'the check character of the identity number does not fit'), ('unknown_town', '镇街名称或代码无法识别', 'this town is not known'),
  ('not_an_amount', '不是金额', 'this is not an amount'), ('not_a_month', '月份不存在或无法识别', 'this is not a month')) AS t(reason, zh, en);
