-- Rules as they stood from one month to another, with the document that each rests on.
SELECT programme, from_month, to_month, document, document_en FROM meta_rule ORDER BY programme, from_month;
