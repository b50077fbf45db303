-- People on no list in one place, by class: the third depth of blindness, at the version's last month.
SELECT area, class, certified, elsewhere, unseen AS estimate, unseen_lower95 AS lower95, unseen_upper95 AS upper95, note
FROM mart_unseen WHERE area = $area ORDER BY class;
