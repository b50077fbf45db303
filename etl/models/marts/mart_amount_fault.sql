-- One row per person and month whom every programme pays, and one at least not the amount that is due: yuan short and yuan over, each programme by itself.
WITH whole AS (
  SELECT person_id, month
  FROM mart_person_state
  WHERE programme = 'all' AND covered AND amount <> 'right' AND NOT (in_process OR declined OR missed)
),

mart_amount_fault AS (
  SELECT
    state.person_id,
    state.month,
    any_value(state.village) AS village,
    any_value(state.town) AS town,
    sum(greatest(state.due_yuan - state.paid_yuan, 0)) AS short_yuan,
    sum(greatest(state.paid_yuan - state.due_yuan, 0)) AS over_yuan
  FROM mart_person_state AS state
  SEMI JOIN whole USING (person_id, month)
  WHERE state.programme <> 'all' AND state.amount <> 'right'
  GROUP BY state.person_id, state.month
)

SELECT * FROM mart_amount_fault
