-- One row per request; of two statements the later one.
WITH landed AS (
  SELECT * FROM landed_service_requests
),

fct_service_request AS (
  SELECT request_no, received_on, matter, town, limit_days, closed_on, satisfied
  FROM landed
  QUALIFY row_number() OVER (PARTITION BY request_no ORDER BY _load DESC, closed_on IS NULL, _file DESC, _row DESC) = 1
)

SELECT * FROM fct_service_request
