-- When each outlook of one place reaches its target, with its own past error.
SELECT id, area, dimension, method, reaches, reaches_lower, reaches_upper, backtest_mae, probability_in_time, note
FROM mart_outlook_summary WHERE area = $area;
