-- Verdicts of one place in one month.
SELECT id, area, month, dimension, verdict AS code, r_actual, r_required FROM mart_verdict WHERE area = $area AND month = $month;
