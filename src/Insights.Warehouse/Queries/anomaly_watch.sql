-- What is watched.
SELECT source, sum(series)::BIGINT AS series, sum(months)::BIGINT AS months, sum(alarms)::BIGINT AS alarms, median(findable) AS findable FROM mart_anomaly_watch GROUP BY source ORDER BY source;
