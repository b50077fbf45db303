-- One row per child in aid for rehabilitation and month; children without a certificate are in no register, so age and sex come from the number itself.
WITH landed AS (
  SELECT * FROM landed_child_rehab
),

fct_child_rehab AS (
  SELECT
    landed.record_no,
    landed.month,
    people.person_id,
    landed.town,
    landed.kind,
    datesub('year', strptime(substr(landed.id18, 7, 8), '%Y%m%d')::DATE, last_day(landed.month))::INTEGER AS age,
    CASE WHEN substr(landed.id18, 17, 1)::INTEGER % 2 = 1 THEN 'male' ELSE 'female' END::ENUM('male', 'female') AS sex,
    landed.applied_on,
    landed.status = 'training' AS training,
    landed.sessions,
    landed.amount::DOUBLE AS yuan
  FROM landed
  LEFT JOIN dim_person_identity AS people USING (id18)
)

SELECT * FROM fct_child_rehab
