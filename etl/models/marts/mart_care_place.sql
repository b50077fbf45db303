-- One row per place of care and month, full or free; where a house holds more people than it has places, a row for each of them.
WITH taken AS (
  SELECT cases.house_no, dim_month.month, count(*) AS people
  FROM fct_case AS cases
  JOIN dim_month
    ON cases.begun_on <= dim_month.month_end AND coalesce(cases.ended_on, DATE '9999-12-31') > dim_month.month_end
  WHERE cases.service = 'care' AND cases.house_no IS NOT NULL
  GROUP BY cases.house_no, dim_month.month
),

houses AS (
  SELECT house.house_no, house.month, house.town, house.form, house.supply, house.unit_cost, house.places, coalesce(taken.people, 0) AS people
  FROM fct_care_place AS house
  LEFT JOIN taken USING (house_no, month)
),

mart_care_place AS (
  SELECT
    house_no,
    unnest(range(1, greatest(places, people) + 1)) AS place_no,
    month,
    NULL::VARCHAR AS village,
    town,
    form,
    supply,
    unit_cost,
    place_no <= people AS taken
  FROM houses
)

SELECT * FROM mart_care_place
