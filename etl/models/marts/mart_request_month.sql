-- One row per request and month: those closed in the three months up to its end.
WITH mart_request_month AS (
  SELECT
    dim_month.month,
    NULL::VARCHAR AS village,
    requests.town,
    requests.request_no,
    requests.matter,
    requests.closed_on - requests.received_on AS days,
    requests.closed_on - requests.received_on <= requests.limit_days AS in_time,
    coalesce(requests.satisfied, false) AS satisfied
  FROM fct_service_request AS requests
  JOIN dim_month
    ON requests.closed_on <= dim_month.month_end
    AND requests.closed_on >= dim_month.month - INTERVAL 2 MONTH
)

SELECT * FROM mart_request_month
