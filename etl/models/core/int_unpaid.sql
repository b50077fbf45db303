-- One row per person, programme and month entitled and not paid, or not paid until a later list: what the applications say at the month's end.
WITH unpaid AS (
  SELECT person_id, programme, month, last_day(month) AS month_end, false AS paid_later
  FROM int_standing
  WHERE entitled AND paid_yuan IS NULL
  UNION ALL
  SELECT person_id, programme, month, last_day(month), true
  FROM int_standing
  SEMI JOIN (SELECT * FROM int_paid_later WHERE paid_then <= 0) AS later USING (person_id, programme, month)
  WHERE entitled AND paid_yuan IS NOT NULL
),

applications AS (
  SELECT
    unpaid.person_id,
    unpaid.programme,
    unpaid.month,
    bool_or(
      coalesce(application.decided_on > unpaid.month_end, true)
      AND datediff('day', application.applied_on, unpaid.month_end) <= programme.statutory_days
    ) AS in_process,
    arg_max(
      {
        'status': CASE
          WHEN coalesce(application.decided_on > unpaid.month_end, true) THEN 'open'
          ELSE application.status
        END,
        'decided_on': application.decided_on,
        'still_declined': application.status = 'declined'
          AND application.decided_on <= unpaid.month_end
          AND (application.decided_on + to_months(programme.decline_asked_again_months))::DATE > unpaid.month_end
      },
      (application.applied_on, application.application_no)
    ) AS latest
  FROM unpaid
  JOIN dim_programme AS programme ON programme.programme = unpaid.programme::VARCHAR
  JOIN fct_application AS application
    ON application.person_id = unpaid.person_id
    AND application.programme = unpaid.programme
    AND application.applied_on <= unpaid.month_end
  GROUP BY unpaid.person_id, unpaid.programme, unpaid.month
),

int_unpaid AS (
  SELECT
    unpaid.person_id,
    unpaid.programme,
    unpaid.month,
    unpaid.paid_later,
    CASE
      WHEN applications.in_process THEN 'in_process'
      WHEN applications.latest.still_declined THEN 'declined'
      ELSE 'blind_spot'
    END AS state,
    applications.latest.status AS application_status,
    applications.latest.decided_on AS decided_on
  FROM unpaid
  LEFT JOIN applications USING (person_id, programme, month)
)

SELECT * FROM int_unpaid
