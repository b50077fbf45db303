-- One row per course, start-up or case of a job coach: its statements side by side, a day for each status.
WITH landed AS (
  SELECT * FROM landed_job_support
),

stg_job_support AS (
  SELECT
    record_no,
    arg_max(id18, (_load, _row)) AS id18,
    arg_max(kind, (_load, _row)) AS kind,
    min(opened_on) AS opened_on,
    min(status_on) FILTER (WHERE status = 'begun') AS begun_on,
    min(status_on) FILTER (WHERE status = 'ended') AS ended_on,
    max(coach) AS coach
  FROM landed
  GROUP BY record_no
)

SELECT * FROM stg_job_support
