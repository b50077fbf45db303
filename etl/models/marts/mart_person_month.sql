-- One row per living resident of the register and month.
WITH people AS (
  SELECT * FROM fct_person_month WHERE alive AND in_hukou AND village IS NOT NULL
),

helped AS (
  SELECT DISTINCT person_id, month FROM fct_entitlement WHERE paid_yuan IS NOT NULL
),

mart_person_month AS (
  SELECT
    people.person_id,
    people.month,
    people.village,
    people.town,
    coalesce(people.cert_valid, false) AS holder,
    people.category,
    people.grade,
    people.age,
    person.sex,
    people.grade <= 2 OR (coalesce(people.mental, false) AND people.grade = 3) AS severe,
    people.roster_kind,
    coalesce(people.cert_valid, false)
      AND (people.grade <= 2 OR coalesce(people.roster_kind, 'none') <> 'none')
      AND helped.person_id IS NULL AS core_missed,
    coalesce(people.cert_valid AND people.expiry_date <= last_day(people.month) + INTERVAL 6 MONTH, false) AS expiring
  FROM people
  JOIN dim_person AS person USING (person_id)
  LEFT JOIN helped USING (person_id, month)
)

SELECT * FROM mart_person_month
