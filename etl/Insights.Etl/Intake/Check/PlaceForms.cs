using DuckDB.NET.Data;

namespace Insights.Etl.Check;

/// <summary>Every spelling under which a town or a village is known, from the product's own lists of places and aliases.</summary>
public static class PlaceForms
{
    public static void Make(DuckDBConnection db, ContentFolders content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var places = Path(content, "places.csv");
        var aliases = Path(content, "place_aliases.csv");
        db.Execute("CREATE MACRO village_base(t) AS regexp_replace(t, '(社区居民委员会|社区居委会|社区|居民委员会|村民委员会|村委会|居委会|村)$', '')");
        db.Execute($"CREATE TABLE place AS SELECT code, plain(tidy(name)) AS name, parent, level FROM read_csv({Sql.Text(places)}, all_varchar = true, header = true)");
        db.Execute($$"""
            CREATE TABLE town_form AS
            SELECT form, min(code) AS code FROM (
              SELECT name AS form, code FROM place WHERE level = 'town'
              UNION SELECT code, code FROM place WHERE level = 'town'
              UNION SELECT code || '000', code FROM place WHERE level = 'town'
              UNION SELECT plain(tidy(alias)), code FROM read_csv({{Sql.Text(aliases)}}, all_varchar = true, header = true))
            GROUP BY form HAVING count(DISTINCT code) = 1
            """);

        // The further from the official name, the later a spelling is tried.
        db.Execute("""
            CREATE TABLE village_form AS
            WITH official AS (SELECT parent AS town, code, name, village_base(name) AS base FROM place WHERE level = 'village')
            SELECT town, name AS form, code, 0 AS rank FROM official
            UNION SELECT town, code, code, 0 FROM official
            UNION SELECT town, base, code, 1 FROM official WHERE base NOT IN ('', name)
            UNION SELECT town, village_base(base), code, 2 FROM official WHERE village_base(base) NOT IN ('', base)
            """);
    }

    private static string Path(ContentFolders content, string file) =>
        content.Files("codelists", file) is [var path, ..]
            ? path
            : throw new InputFaultException($"codelists/{file} is missing from the product's content; towns cannot be told apart without it.");
}
