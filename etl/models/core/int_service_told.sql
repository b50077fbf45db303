-- One row per programme told by a register of services that stands for one of the last three months: a quarterly one may be a quarter behind.
WITH programmes AS (
  SELECT programme, feed FROM dim_service
),

gaps AS (
  SELECT gap.feed, count(*) AS months
  FROM meta_feed_gap AS gap
  JOIN run_parameter AS run ON gap.month > run.as_of - INTERVAL 3 MONTH AND gap.month <= run.as_of
  GROUP BY gap.feed
),

int_service_told AS (
  SELECT programmes.programme
  FROM programmes
  LEFT JOIN gaps USING (feed)
  WHERE coalesce(gaps.months, 0) < 3
)

SELECT * FROM int_service_told
