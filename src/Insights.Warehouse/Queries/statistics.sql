-- Published statistics with their source and confidence.
SELECT statistic AS name, area, CAST(period AS VARCHAR) AS period, value, unit, confidence, source, source_zh, note, note_zh FROM fct_statistic ORDER BY statistic, area, period;
