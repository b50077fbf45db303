-- What is watched, and what has too few months for it.
SELECT source, subject, series, months, alarms, findable FROM mart_anomaly_watch ORDER BY source, subject;
