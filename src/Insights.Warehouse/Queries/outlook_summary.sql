-- When each outlook of one place reaches its target, with its own past error and those of three simple rules beside it.
SELECT id, area, dimension, method, reaches, reaches_lower, reaches_upper, backtest_mae, probability_in_time, note, target, due,
  backtest_mase, backtest_smape, backtest_hits, backtest_hits95, naive_mae, naive_mase, still_mae, line_mae, families
FROM mart_outlook_summary WHERE area = $area;
