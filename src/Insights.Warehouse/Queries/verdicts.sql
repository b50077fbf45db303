-- Verdicts of one place in one month, with what their pace was reckoned from; versions published before that was kept do not tell it.
SELECT id, area, month, dimension, verdict AS code, r_actual, r_required, base_month, base, by_ratio
FROM (SELECT NULL::DATE AS base_month, NULL::DOUBLE AS base, NULL::BOOLEAN AS by_ratio WHERE false UNION ALL BY NAME FROM mart_verdict)
WHERE area = $area AND month = $month;
