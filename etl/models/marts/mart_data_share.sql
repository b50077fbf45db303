-- One row per data set and month owed; what has not come by the month's end is late by the days since it was due.
WITH mart_data_share AS (
  SELECT
    shares.month,
    NULL::VARCHAR AS village,
    NULL::VARCHAR AS town,
    shares.dataset,
    shares.department,
    coalesce(shares.delivered_on <= shares.due_on, false) AS on_time,
    greatest(0, coalesce(shares.delivered_on, last_day(shares.month)) - shares.due_on) AS days_late,
    coalesce(shares.records, 0) AS records,
    coalesce(shares.matched, 0) AS matched
  FROM fct_data_share AS shares
)

SELECT * FROM mart_data_share
