using Insights.Etl.Check;
using Insights.Etl.Contracts;

namespace Insights.Etl.Tests.Intake;

/// <summary>Every form of cell in tests/cases/intake, through the product's SQL.</summary>
public sealed class Cells_are_judged
{
    [Fact]
    public void Each_form_gives_the_value_or_the_reason_of_its_case()
    {
        using var db = Database();
        var wrong = new List<string>();
        foreach (var group in IntakeCases.Rows("cells.csv").GroupBy(r => r[0]!))
        {
            var type = Enum.Parse<CellType>(group.Key, true);
            var column = new ContractColumn("c", type, false, [], [], [], null);
            db.Execute("CREATE OR REPLACE TABLE raw_f (c VARCHAR)");
            foreach (var row in group)
            {
                db.Execute("INSERT INTO raw_f VALUES ($1)", row[1]);
            }

            db.Execute(ColumnSql.Judgement(Contract(column), [column], "judged"));
            wrong.AddRange(group.Where(row => Judged(db, row[1]!) != $"{row[2]}/{row[3]}").Select(row => $"{type} '{row[1]}' gave {Judged(db, row[1]!)}, not {row[2]}/{row[3]}"));
            db.Execute("DROP TABLE judged");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void A_village_is_found_inside_its_town_only()
    {
        using var db = Database();
        var town = new ContractColumn("town", CellType.Town, true, [], [], [], null);
        var village = new ContractColumn("village", CellType.Village, true, [], [], [], null);
        db.Execute("CREATE TABLE raw_f (town VARCHAR, village VARCHAR)");
        foreach (var row in IntakeCases.Rows("villages.csv"))
        {
            db.Execute("INSERT INTO raw_f VALUES ($1, $2)", row[0], row[1]);
        }

        db.Execute(ColumnSql.Judgement(Contract(town, village), [village], "judged"));
        Assert.All(IntakeCases.Rows("villages.csv"), row => Assert.Equal(
            $"{row[0]} {row[1]}: {row[2]}/{row[3]}",
            $"{row[0]} {row[1]}: " + db.Scalar<string>("SELECT coalesce(v, '') || '/' || coalesce(r, '') FROM judged WHERE town = $1 AND raw = $2", row[0], row[1])));
    }

    [Fact]
    public void Identity_numbers_survive_what_spreadsheets_do_to_them_and_their_check_character_is_verified()
    {
        using var db = Database();
        var column = new ContractColumn("c", CellType.Id, false, [], [], [], null);
        var old = Ids.Of("19800101", 123);
        var fifteen = old[..6] + old[8..17];
        var cases = new Dictionary<string, string>
        {
            [Ids.A] = Ids.A, ["'" + Ids.A] = Ids.A, [$"=\"{Ids.A}\""] = Ids.A, [" " + Ids.A + " "] = Ids.A, ["\u00A0" + Ids.A + "\u3000"] = Ids.A,
            [Ids.FullWidth(Ids.A)] = Ids.A, [Ids.X] = Ids.X, [Ids.X.ToLowerInvariant()] = Ids.X, [Ids.X[..17] + "ｘ"] = Ids.X, [Ids.A + "41"] = Ids.A,
            [Ids.A + "41B1"] = Ids.A, [fifteen] = old,
        };
        db.Execute("CREATE TABLE raw_f (c VARCHAR)");
        foreach (var text in cases.Keys)
        {
            db.Execute("INSERT INTO raw_f VALUES ($1)", text);
        }

        db.Execute(ColumnSql.Judgement(Contract(column), [column], "judged"));
        Assert.All(cases, c => Assert.Equal($"{c.Key}: {c.Value}/", $"{c.Key}: {Judged(db, c.Key)}"));
    }

    private static string? Judged(DuckDB.NET.Data.DuckDBConnection db, string text) =>
        db.Scalar<string>("SELECT coalesce(v::VARCHAR, '') || '/' || coalesce(r, '') FROM judged WHERE raw = $1", text);

    private static DuckDB.NET.Data.DuckDBConnection Database()
    {
        var db = DuckDbConnectionExtensions.OpenWriter(":memory:", "200MB", Path.GetTempPath());
        foreach (var macro in CellSql.Macros)
        {
            db.Execute(macro);
        }

        PlaceForms.Make(db, new ContentFolders());
        return db;
    }

    private static Contract Contract(params ContractColumn[] columns) => new(
        "f", new Words("", ""), [], null, new Words("", ""), Rhythm.Irregular, 0, 0, 0, false, null, [], columns, ["c"], SameKey.Refuse, null, [], "f.yaml");
}
