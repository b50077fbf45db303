using ExcelDataReader;
using Insights.Etl.Read;

namespace Insights.Etl.Tests.Intake;

/// <summary>Our own readers against the framework's and ExcelDataReader's, and a dirty city against the same city sent clean.</summary>
public sealed class Second_routes
{
    [Fact]
    public void Every_gb18030_pair_and_the_rare_four_byte_names_decode_as_the_framework_decodes_them()
    {
        var wrong = 0;
        Span<byte> into = stackalloc byte[16];
        for (var lead = 0x81; lead <= 0xFE; lead++)
        {
            for (var trail = 0x40; trail <= 0xFE; trail++)
            {
                byte[] pair = [(byte)lead, (byte)trail];
                string? expected;
                try
                {
                    expected = Gb18030.Decode(pair);
                }
                catch (System.Text.DecoderFallbackException)
                {
                    expected = null;
                }

                var length = Gb18030.ToUtf8(pair, into, out _);
                wrong += (length < 0 ? null : System.Text.Encoding.UTF8.GetString(into[..length])) == expected ? 0 : 1;
            }
        }

        Assert.Equal(0, wrong);
        var text = "张三𠮷䶮, 松山湖（生态园） 1,234.50\r\n";
        var bytes = Gb18030.Encode(text);
        var utf8 = new byte[bytes.Length * 2];
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(utf8, 0, Gb18030.ToUtf8(bytes, utf8, out _)));
    }

    [Fact]
    public void The_sample_citys_workbooks_read_the_same_as_by_ExcelDataReader()
    {
        using var home = new IntakeHome();
        Sample(home.Home.Inbox, 0.1);
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var books = Directory.EnumerateFiles(home.Home.Inbox, "*.xlsx").ToList();
        Assert.NotEmpty(books);
        foreach (var path in books)
        {
            using var ours = Workbook.Open(path);
            using var bytes = File.OpenRead(path);
            using var theirs = ExcelReaderFactory.CreateReader(bytes);
            while (ours.NextSheet())
            {
                Assert.Equal(theirs.Name, ours.SheetName);
                while (ours.ReadRow() is { } row)
                {
                    Assert.True(theirs.Read());
                    var expected = Enumerable.Range(0, theirs.FieldCount).Select(i => CellText.Of(theirs.GetValue(i))).ToList();
                    Assert.Equal(expected.Select(c => c ?? string.Empty), Enumerable.Range(0, expected.Count).Select(i => (i < row.Length ? row[i] : null) ?? string.Empty));
                }

                Assert.False(theirs.Read());
                theirs.NextResult();
            }
        }
    }

    [Fact]
    public void A_dirty_city_lands_nothing_that_the_clean_one_does_not_and_quarantines_exactly_the_destroyed_rows()
    {
        using var clean = new IntakeHome();
        using var dirty = new IntakeHome();
        Sample(clean.Home.Inbox, 0);
        Sample(dirty.Home.Inbox, 0.2);
        Assert.All(clean.Run().Files, f => Assert.Equal(0, f.Quarantined));
        Assert.All(dirty.Run().Files, f => Assert.Equal(f.Read, f.Landed + f.Quarantined + f.Identical));
        var faults = Path.Combine(dirty.Home.Inbox, "truth", "faults.csv.gz");
        Assert.Equal(
            ["lost=0, invented=0"],
            dirty.Rows($$"""
                WITH truth AS (
                  SELECT DISTINCT file, coalesce(sheet, '') AS sheet, "row"::INTEGER AS "row", CASE WHEN kind LIKE 'account_%' THEN 'spend_food' ELSE "column" END AS "column"
                  FROM read_csv('{{faults}}', all_varchar = true) WHERE destroys = '1' OR kind LIKE 'account_%'),
                found AS (SELECT name AS file, sheet, "row", "column" FROM meta_quarantine JOIN meta_file USING (file))
                SELECT (SELECT count(*) FROM truth ANTI JOIN found USING (file, sheet, "row", "column")) AS lost,
                  (SELECT count(*) FROM found ANTI JOIN truth USING (file, sheet, "row")) AS invented
                """));
        // What landed without its put-aside cells is no row of the clean city; all the rest is.
        foreach (var feed in Directory.EnumerateDirectories(clean.Home.Landing).Select(d => Path.GetFileName(d)!).Order())
        {
            Assert.Equal($"{feed} 0", $"{feed} " + dirty.Db.Scalar<long>($$"""
                SELECT count(*) FROM (
                  SELECT * EXCLUDE (_file, _sheet, _row, _load)
                  FROM landed_{{feed}} AS landed ANTI JOIN meta_quarantine AS told ON told.file = landed._file AND told.sheet = landed._sheet AND told."row" = landed._row
                  EXCEPT SELECT * EXCLUDE (_file, _sheet, _row, _load) FROM read_parquet('{{clean.Home.Landing}}/{{feed}}/000001.parquet'))
                """));
        }
    }

    private static void Sample(string folder, double dirt) => SampleCity.SampleCity.Write(
        new SampleCity.SampleOptions { CodelistsFolder = Path.Combine(AppContext.BaseDirectory, "content", "codelists"), Persons = 600, Months = 6, Dirt = dirt, Seed = 7 },
        folder, null, TestContext.Current.CancellationToken);
}
