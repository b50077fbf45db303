-- Organisations, staff, money and tasks, and the four systems' scores: the city and its towns.
CREATE TABLE body AS FROM (VALUES
  ('party_standard_rate', 0.9, 40), ('party_tasks_done', 0.85, 60), ('reform_tasks_done', 0.9, 50), ('village_associations', 0.86, 25), ('commissioner_vacancy', 0.06, 30), ('research_adopted', 0.6, 12),
  ('coordination_on_time', 0.75, 30), ('match_rate', 0.8, 90), ('funding_used', 0.93, 1000), ('staff_on_time', 0.88, 200), ('institutions_good', 0.8, 11)) AS t(id, share, size);
INSERT INTO mart_indicator
SELECT b.id, p.code, p.level, m.month, '', round(n * v), n, round(n * v) / n, NULL, NULL, NULL, false
FROM body b, dim_place p, dim_month m,
  LATERAL (SELECT round(CASE p.level WHEN 'city' THEN 33 ELSE 0.4 + 1.2 * noise(p.code || b.id) END * b.size) AS n,
    greatest(0.02, least(1, b.share + 0.0015 * date_diff('month', DATE '2024-11-01', m.month) + CASE p.code WHEN '441900121' THEN -0.5 ELSE 0.12 * (noise(p.code || 'g' || b.id) - 0.5) END)) AS v)
WHERE p.level <> 'village';
INSERT INTO mart_indicator SELECT id, area, level, month, 'department:' || d, NULL, NULL, value * f, NULL, NULL, NULL, false
FROM mart_indicator, (VALUES ('health', 0.9), ('education', 1.1)) AS t(d, f) WHERE id = 'coordination_on_time' AND level = 'city' AND dimension = '';
INSERT INTO mart_indicator SELECT id, area, level, month, 'unit_kind:town', NULL, NULL, value, NULL, NULL, NULL, false FROM mart_indicator WHERE id = 'party_standard_rate' AND level = 'city' AND dimension = '';
INSERT INTO meta_indicator SELECT id,
  '{"clause":"C05","unit":"percent","direction":"' || CASE id WHEN 'commissioner_vacancy' THEN 'down' ELSE 'up' END || '","name":{"zh":"指标 ' || id || '","en":"indicator ' || id || '"},"denominator":{"zh":"分母","en":"those asked"},"feeds":["certificates"]}' FROM body;
INSERT INTO mart_target SELECT id, code, CAST(DATE '2024-01-01' + to_months(CAST(n AS INTEGER)) AS DATE), '', CASE id WHEN 'commissioner_vacancy' THEN 0.05 ELSE 0.92 END, 'draft', '样例', 'example' FROM body, dim_place, range(0, 48) AS s(n) WHERE level <> 'village';
CREATE TABLE meta_system AS FROM (VALUES ('party', 1, '党的建设体系', 'Party work', 'C01 C02'), ('governance', 2, '残联治理体系', 'Governance', 'C03 C05'), ('two_systems', 3, '社会保障和关爱服务体系', 'Protection and care', 'C11 C12'),
  ('support', 4, '支撑保障体系', 'Support', 'C20 C22')) AS t(system, ordinal, name_zh, name_en, clauses);
CREATE TABLE mart_system_part AS
SELECT s.system, m.area, m.level, m.month, m.id, 2.0 AS weight, CASE WHEN m.id = 'research_adopted' THEN NULL ELSE m.value END AS value, CASE m.id WHEN 'commissioner_vacancy' THEN 0.05 ELSE 0.92 END AS target,
  CASE WHEN m.id = 'research_adopted' THEN NULL WHEN m.id = 'commissioner_vacancy' THEN least(1, 0.05 / m.value) ELSE least(1, m.value / 0.92) END AS attained, CASE WHEN m.id = 'research_adopted' THEN 'withheld' END AS missing
FROM mart_indicator m JOIN (VALUES ('party', 'party_standard_rate'), ('party', 'party_tasks_done'), ('governance', 'village_associations'), ('governance', 'commissioner_vacancy'), ('governance', 'research_adopted'),
  ('two_systems', 'institutions_good'), ('support', 'funding_used'), ('support', 'staff_on_time')) AS s(system, id) ON s.id = m.id WHERE m.dimension = '';
CREATE TABLE mart_system_score AS
SELECT system, area, any_value(level) AS level, month, 100 * avg(attained) AS score, count(attained) / count(*) AS known_share, count(*) AS indicators, count(*) - count(attained) AS missing FROM mart_system_part GROUP BY system, area, month;
