-- People on no list: the city by class, every town as a whole, the smallest withheld.
CREATE TABLE mart_unseen AS
SELECT area, class, certified, elsewhere, certified + elsewhere AS observed, unseen, lower AS unseen_lower95, upper AS unseen_upper95,
  certified + elsewhere + unseen AS estimate, certified + elsewhere + lower AS lower95, certified + elsewhere + upper AS upper95, '' AS model, note
FROM (VALUES
  ('441900', '', 45433, 6425, 6400.0, 5700.0, 7600.0, 'sum'), ('441900', 'category:1', 5062, 759, 1100.0, 800.0, 1600.0, 'borrowed'),
  ('441900', 'category:2', 3721, 1325, 2100.0, 1600.0, 3000.0, 'borrowed'), ('441900', 'category:3', 652, 186, 140.0, 100.0, 230.0, 'borrowed'),
  ('441900', 'category:4', 24709, 2360, 2300.0, 1900.0, 2800.0, 'sum'), ('441900', 'category:5', 4086, 483, 100.0, 55.0, 250.0, 'sum'),
  ('441900', 'category:6', 4942, 988, 460.0, 290.0, 670.0, 'sum'), ('441900', 'category:7', NULL, NULL, NULL, NULL, NULL, 'few'),
  ('441900', 'age:0-6', 770, 307, 140.0, 80.0, 280.0, 'sum'), ('441900', 'age:7-17', 1404, 433, 130.0, 88.0, 280.0, 'sum'),
  ('441900', 'age:18-59', 22098, 1883, 1100.0, 830.0, 1900.0, 'sum'), ('441900', 'age:60+', 21161, 3802, 5000.0, 4400.0, 6000.0, 'sum'))
  AS t(area, class, certified, elsewhere, unseen, lower, upper, note)
UNION ALL
SELECT code, '', 1200, 180, 1380, 150.0, 90.0, 290.0, 1530.0, 1470.0, 1670.0, '', 'borrowed' FROM dim_place WHERE level = 'town' AND code < '4419004'
UNION ALL
SELECT code, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'few' FROM dim_place WHERE level = 'town' AND code >= '4419004';
