-- One row per case with its record of asking, receiving and being unknown as it stood in the month, and how often its village is missed.
WITH cases AS (
  SELECT case_.*, trait.village FROM int_risk_case AS case_ JOIN int_risk_trait AS trait USING (person_id, month)
),

unknown AS (
  SELECT
    person_id,
    month,
    count(*) AS programmes,
    bool_or(missing IN ('hh_income', 'hh_members', 'property_ok', 'supporter')) AS means,
    datediff('month', DATE '2000-01-01', month) AS number
  FROM fct_entitlement
  WHERE state IN ('unknown', 'unknown_paid') AND missing NOT IN ('payment_line', 'pay_list')
  GROUP BY person_id, month
),

-- Months of one spell follow each other: month number less its rank is the same for all of them.
spells AS (
  SELECT *, row_number() OVER (PARTITION BY person_id, number - rank ORDER BY number) AS unknown_months
  FROM (SELECT *, row_number() OVER (PARTITION BY person_id ORDER BY number) AS rank FROM unknown)
),

applications AS (
  SELECT
    cases.person_id,
    cases.month,
    count(*) AS applications,
    datediff('month', max(application.applied_on), cases.month) AS applied_ago,
    bool_or(application.status = 'refused' AND application.decided_on <= last_day(cases.month)) AS refused
  FROM cases
  JOIN fct_application AS application
    ON application.person_id = cases.person_id AND application.applied_on <= last_day(cases.month)
  GROUP BY cases.person_id, cases.month
),

-- Only what lists of the month or before it said.
receipts AS (
  SELECT cases.person_id, cases.month, datediff('month', max(payment.month), cases.month) AS paid_ago
  FROM cases
  JOIN fct_payment AS payment ON payment.person_id = cases.person_id AND payment.last_paid <= cases.month AND payment.paid_yuan > 0
  GROUP BY cases.person_id, cases.month
),

-- Share of those entitled or unknown in a village whom nothing reached, over a year that ended three months before: back pay settles until then.
-- Small villages lean on the city's share.
monthly AS (
  SELECT month, village, count(*) AS people, count(*) FILTER (state IN ('blind_spot', 'unknown')) AS unreached
  FROM fct_entitlement
  WHERE village IS NOT NULL AND state <> 'wrongly_paid'
  GROUP BY month, village
),

villages AS (
  SELECT
    looks.month,
    monthly.village,
    (sum(monthly.unreached) + 12.0) / (sum(monthly.people) + 200.0) AS village_missed
  FROM int_risk_month AS looks
  JOIN monthly ON monthly.month <= looks.month - INTERVAL 3 MONTH AND monthly.month > looks.month - INTERVAL 15 MONTH
  GROUP BY looks.month, monthly.village
),

int_risk_record AS (
  SELECT
    cases.person_id,
    cases.month,
    coalesce(spells.unknown_months, 0) AS unknown_months,
    coalesce(spells.programmes, 0) AS unknown_programmes,
    coalesce(spells.means, false) AS unknown_means,
    coalesce(applications.applications, 0) AS applications,
    applications.applied_ago,
    coalesce(applications.refused, false) AS refused,
    receipts.paid_ago,
    villages.village_missed
  FROM cases
  LEFT JOIN spells USING (person_id, month)
  LEFT JOIN applications USING (person_id, month)
  LEFT JOIN receipts USING (person_id, month)
  LEFT JOIN villages USING (month, village)
)

SELECT * FROM int_risk_record
