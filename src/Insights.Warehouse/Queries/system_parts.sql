-- What the scores of one place and month are made of.
SELECT system, id, weight, value, target, attained, missing FROM mart_system_part WHERE area = $area AND month = $month ORDER BY system, weight DESC, id;
