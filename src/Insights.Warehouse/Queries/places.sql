-- Every place, by code: the city, then towns, each before its villages.
SELECT code, name, name_en, parent, level, kind, pop_2020 AS population, tile_column, tile_row FROM dim_place ORDER BY code;
