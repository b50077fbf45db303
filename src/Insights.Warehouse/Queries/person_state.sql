-- One person's state in one programme and month. Personal data: for `insights explain` only.
SELECT e.state, e.reason, e.case_months, e.missing, CAST(e.due_yuan AS DOUBLE) AS due_yuan, CAST(e.paid_yuan AS DOUBLE) AS paid_yuan, e.amount_flag
FROM fct_entitlement AS e
JOIN dim_person_identity AS i USING (person_id)
WHERE (i.person_key = $person OR i.id18 = $person) AND e.programme = $programme AND e.month = $month;
