-- Published programme amounts with their source and confidence.
SELECT programme, jurisdiction, year, amount, unit, confidence, source, source_zh FROM fct_published_amount ORDER BY programme, jurisdiction, year;
