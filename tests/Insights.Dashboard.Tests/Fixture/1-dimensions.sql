-- A small city that looks full: real places, 36 months, five programmes. Figures are made by hashing names, so that they are the same every time.
CREATE TABLE dim_place AS
SELECT code, name, name_en, nullif(parent, '') AS parent, level, kind, CAST(pop_2020 AS BIGINT) AS pop_2020, CAST(tile_column AS INTEGER) AS tile_column, CAST(tile_row AS INTEGER) AS tile_row
FROM read_csv($places, all_varchar = true, header = true)
WHERE level <> 'village' OR parent IN ('441900121', '441900003', '441900401', '441900402');

CREATE TABLE dim_month AS SELECT CAST(unnest(generate_series(DATE '2023-11-01', DATE '2026-10-01', INTERVAL 1 MONTH)) AS DATE) AS month;

CREATE TABLE dim_programme AS FROM (VALUES
  ('living_subsidy', '困难残疾人生活补贴', 'Living subsidy', 'C11', 'person', 'a1b2c3d4e5f60718'),
  ('care_subsidy', '重度残疾人护理补贴', 'Care subsidy', 'C11', 'person', 'b2c3d4e5f6071829'),
  ('dibao', '最低生活保障', 'Minimum living allowance', 'C11', 'household', 'c3d4e5f607182930'),
  ('dibao_single', '单人户低保', 'Single-person allowance', 'C11', 'person', 'd4e5f60718293041'),
  ('tekun', '特困人员供养', 'Support for the destitute', 'C11', 'person', 'e5f6071829304152')) AS t(programme, name_zh, name_en, clause, unit, rule_hash);

CREATE TABLE dim_fact AS FROM (VALUES
  ('hh_income', '家庭月收入', 'Household income', 'finances', '市民政局（核对）', 'Civil Affairs Bureau (means check)'),
  ('cert_valid', '残疾人证是否有效', 'Whether the certificate is valid', 'certificates', '市残联', 'Disabled Persons'' Federation'),
  ('supporter', '有无法定赡养抚养扶养人', 'Whether there is an able supporter', 'finances', '市民政局（核对）', 'Civil Affairs Bureau (means check)')) AS t(fact, name_zh, name_en, feed, department_zh, department_en);

CREATE TABLE dim_card AS FROM (VALUES
  ('entitled', 'C11', '应助的人', 'People entitled', 'people', 'none', '按规则当月符合至少一项救助的人', 'people entitled to at least one programme in the month', NULL, NULL),
  ('covered', 'C11', '已助的人', 'People covered', 'people', 'up', '应助且当月收到的人', 'people entitled and paid', NULL, NULL),
  ('missed', 'C11', '应助未助的人', 'People missed', 'people', 'down', '应助、未收到、不在办理期内、也未书面放弃的人', 'people entitled, not paid, not in process and not declined', NULL, NULL),
  ('missed_rate', 'C11', '每千名应助者中应助未助的人', 'Missed per thousand entitled', 'per_mille', 'down', '应助未助的人', 'people missed', '应助的人', 'people entitled'),
  ('coverage', 'C11', '覆盖率', 'Coverage', 'percent', 'up', '已助的人', 'people covered', '应助的人', 'people entitled'),
  ('precision', 'C11', '精准率', 'Precision', 'percent', 'up', '已助的人', 'people covered', '全部收到的人', 'all people paid'),
  ('unknown', 'C11', '待核实的人', 'People not yet judged', 'people', 'down', '缺少事实、无法判定且未收到的人', 'people whose entitlement lacks a fact', NULL, NULL),
  ('unknown_paid', 'C11', '待核实而已收到的人', 'Not yet judged, paid', 'people', 'down', '缺少事实而已收到的人', 'people paid whose entitlement lacks a fact', NULL, NULL),
  ('wrongly_paid', 'C11', '不应助而收到的人', 'People wrongly paid', 'people', 'down', '不符合而收到的人', 'people paid and not entitled', NULL, NULL),
  ('wrongly_paid_yuan', 'C11', '错发金额', 'Wrongly paid yuan', 'yuan', 'down', '错发的金额', 'yuan wrongly paid', NULL, NULL),
  ('wrongly_paid_since', 'C11', '错发累计金额', 'Wrongly paid so far', 'yuan', 'down', '发生以来的金额', 'yuan since it began', NULL, NULL),
  ('amount_right', 'C11', '金额无误率', 'Paid the right amount', 'percent', 'up', '金额无误的人', 'people paid right', '已助的人', 'people covered'),
  ('paid_too_low', 'C11', '少发人数', 'Paid too little', 'people', 'down', '少发的人', 'people paid too little', NULL, NULL),
  ('paid_too_high', 'C11', '多发人数', 'Paid too much', 'people', 'down', '多发的人', 'people paid too much', NULL, NULL),
  ('paid_too_low_yuan', 'C11', '少发金额', 'Paid short', 'yuan', 'down', '少发的金额', 'yuan short', NULL, NULL),
  ('paid_too_high_yuan', 'C11', '多发金额', 'Paid over', 'yuan', 'down', '多发的金额', 'yuan over', NULL, NULL),
  ('in_process', 'C11', '办理中的人', 'People in process', 'people', 'none', '申请在法定期限内的人', 'people whose application is within the statutory days', NULL, NULL),
  ('declined', 'C11', '书面放弃的人', 'People who declined', 'people', 'none', '十二个月内书面放弃的人', 'people who declined in writing within twelve months', NULL, NULL),
  ('core_missed', 'C11', '重点人群无一救助', 'Core group with no help', 'people', 'down', '一、二级或低收入而无一项救助的人', 'people of grade 1–2 or low income without any programme', NULL, NULL),
  ('missed_flow', 'C11', '应助未助的进出', 'Flow of missed people', 'people', 'none', '本月进入或离开应助未助的人', 'people who became or ceased to be missed', NULL, NULL),
  ('missed_yuan', 'C11', '应发未发的钱', 'Yuan due and unpaid', 'yuan', 'down', '应发而未发的金额', 'yuan due and unpaid', NULL, NULL),
  ('paid_yuan', 'C08', '已发的钱', 'Yuan paid', 'yuan', 'none', '当月发放的金额', 'yuan paid for the month', NULL, NULL),
  ('holders', 'C09', '持证人', 'Certificate holders', 'people', 'none', '持有效残疾人证的人', 'people with a valid certificate', NULL, NULL),
  ('expiring_certificates', 'C11', '半年内到期的证', 'Certificates expiring within six months', 'people', 'down', '证件六个月内到期的人', 'people whose certificate expires within six months', NULL, NULL),
  ('needs_care_unmet', 'C16', '未满足的照护需求', 'Care need unmet', 'people', 'down', '需要照护而未得到的人', 'people who need care and have none', NULL, NULL),
  ('employment_rate', 'C15', '就业率', 'Employment rate', 'percent', 'up', '就业的人', 'people employed', '劳动年龄段的人', 'people of working age'),
  ('living_ratio', 'C12', '生活水平比', 'Living-standard ratio', 'percent', 'up', '残疾人家庭人均收入', 'income per head of holders'' households', '全市人均收入', 'the city''s income per head'),
  ('living_gap_yuan', 'C12', '人均收入差', 'Income gap per head', 'yuan_per_month', 'down', '全市人均收入减残疾人家庭人均收入', 'the city''s income per head less that of holders'' households', NULL, NULL),
  ('income_per_head', 'C12', '残疾人家庭人均收入', 'Income per head', 'yuan_per_month', 'up', '残疾人家庭人均收入', 'income per head of holders'' households', NULL, NULL),
  ('income_city', 'C12', '全市人均收入', 'City income per head', 'yuan_per_month', 'none', '全市人均可支配收入', 'the city''s disposable income per head', NULL, NULL),
  ('consumption_per_head', 'C12', '人均消费', 'Consumption per head', 'yuan_per_month', 'up', '残疾人家庭人均消费', 'consumption per head of holders'' households', NULL, NULL),
  ('poverty_headcount', 'C12', '低保线以下的人', 'People below the dibao line', 'people', 'down', '人均收入低于低保标准的人', 'people below the dibao line', NULL, NULL),
  ('edge_headcount', 'C12', '低保边缘线以下的人', 'People below 1.5 times the line', 'people', 'down', '人均收入低于一点五倍低保标准的人', 'people below 1.5 times the dibao line', NULL, NULL),
  ('income_share', 'C12', '收入构成', 'Composition of income', 'percent', 'none', '某一来源的收入', 'income of one source', '全部收入', 'all income'),
  ('consumption_share', 'C12', '消费构成', 'Composition of consumption', 'percent', 'none', '某一类消费', 'spending on one class', '全部消费', 'all spending'),
  ('applied_rate', 'C11', '申请率', 'Applied, of the entitled', 'percent', 'up', '其中已申请的人', 'people who applied', '应享受的人', 'people entitled'),
  ('approved_rate', 'C11', '批准率', 'Approved, of those who applied', 'percent', 'up', '其中已批准的人', 'people approved', '已申请的人', 'people who applied'),
  ('paid_rate', 'C11', '到账率', 'Paid, of the approved', 'percent', 'up', '其中已发放的人', 'people paid', '已批准的人', 'people approved'),
  ('consumption_part', 'C12', '人均分类消费支出', 'Consumption per head by class', 'yuan_per_month', 'none', '某一类消费', 'spending on one class', '家庭人口', 'members'),
  ('income_band', 'C12', '收入分布', 'Distribution of income', 'percent', 'none', '人均收入在此区间的人', 'people whose income per head lies in the band', NULL, NULL))
  AS t(id, clause, zh, en, unit, direction, num_zh, num_en, den_zh, den_en);

CREATE TABLE meta_indicator AS
SELECT id, json_object(
  'id', id, 'clause', clause, 'name', json_object('zh', zh, 'en', en), 'why', json_object('zh', '零盲点要看得见每一个人。', 'en', 'Zero blind spots means that everyone is seen.'),
  'numerator', json_object('sql', 'count(*) FILTER (WHERE state = ''' || id || ''')', 'zh', num_zh, 'en', num_en),
  'denominator', CASE WHEN den_zh IS NULL THEN NULL ELSE json_object('sql', 'count(*) FILTER (WHERE entitled)', 'zh', den_zh, 'en', den_en) END,
  'aggregates', CASE id
    WHEN 'income_share' THEN json_object('source:wage', json_object('numerator', 'sum(income_wage)', 'denominator', 'sum(income)'))
    WHEN 'consumption_share' THEN json_object('spend:*', json_object('numerator', 'sum(spend_{value})', 'denominator', 'sum(spent)'))
    ELSE json_object('', json_object('numerator', 'count(*) FILTER (WHERE ' || id || ')', 'denominator', CASE WHEN den_zh IS NOT NULL THEN 'count(*) FILTER (WHERE entitled)' END),
      'programme:*', json_object('numerator', 'count(*) FILTER (WHERE programme = ''{value}'' AND ' || id || ')', 'denominator', CASE WHEN den_zh IS NOT NULL THEN 'count(*) FILTER (WHERE programme = ''{value}'')' END)) END,
  'source', 'person_state', 'unit', unit, 'direction', direction, 'interval', 'none', 'finest', 'village', 'feeds', json_array('certificates', 'households', 'finances', 'roster', 'payments', 'applications'),
  'targets', json_object('pace', 'difference', 'paths', json_array()),
  'owner', json_object('zh', '市残联 教育就业部', 'en', 'Federation, education and employment'), 'checked_by', '数据管理员', 'next_review', '2027-03',
  'breaks', json_array(json_object('month', '2025-01', 'zh', '低保标准调整', 'en', 'Dibao standard raised'))) AS card
FROM dim_card;
