-- Published statistics with their source and confidence.
SELECT statistic AS name, area, CAST(period AS VARCHAR) AS period, value, unit, confidence, source, note FROM fct_statistic ORDER BY statistic, area, period;
