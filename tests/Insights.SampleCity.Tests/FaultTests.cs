using System.IO.Compression;
using System.Text.Json;

namespace Insights.SampleCity.Tests;

public sealed class FaultTests(SmallCity city) : IClassFixture<SmallCity>
{
    [Fact]
    public void About_one_row_in_fifty_is_spoiled_and_about_one_in_seven_of_those_beyond_repair()
    {
        var faults = city.Truth("faults.csv.gz").Where(f => f[6] is not "blank_line" and not "repeated_row").ToList();
        Assert.InRange(faults.Count / (double)city.Summary.Rows, 0.018, 0.022);
        Assert.InRange(faults.Count(f => f[7] == "1") / (double)faults.Count, 0.12, 0.18);
    }

    [Fact]
    public void The_summary_counts_every_fault_of_the_list()
    {
        Assert.Equal(city.Truth("faults.csv.gz").Count, city.Summary.Faults.Values.Sum());
    }

    [Fact]
    public void A_city_without_dirt_has_no_fault_and_no_damage()
    {
        var folder = Directory.CreateTempSubdirectory("sample-city-clean-").FullName;
        try
        {
            var summary = SmallCity.Write(folder, SmallCity.Options() with { Dirt = 0, Persons = 200, Months = 3 });
            Assert.Empty(summary.Faults);
            Assert.Empty(SmallCity.Truth(folder, "affected.csv.gz"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Dirt_changes_the_files_but_never_the_truth()
    {
        var folder = Directory.CreateTempSubdirectory("sample-city-clean-").FullName;
        try
        {
            SmallCity.Write(folder, SmallCity.Options() with { Dirt = 0 });
            Assert.Equal(city.Truth("states.csv.gz").Select(r => string.Join(",", r)), SmallCity.Truth(folder, "states.csv.gz").Select(r => string.Join(",", r)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_fault_names_a_row_of_a_file_that_was_sent_and_every_damage_a_destroying_fault()
    {
        var faults = city.Truth("faults.csv.gz");
        Assert.All(faults.Select(f => f[1]).Distinct(), name => Assert.True(File.Exists(Path.Combine(city.Folder, name)), name));
        var destroying = faults.Where(f => f[7] == "1").Select(f => f[0]).ToHashSet();
        var damage = city.Truth("affected.csv.gz");
        Assert.NotEmpty(damage);
        Assert.All(damage, row => Assert.Contains(row[0], destroying));
    }

    [Fact]
    public void A_spoiled_csv_cell_lies_where_the_list_says()
    {
        var faults = city.Truth("faults.csv.gz").Where(f => f[6] is "id_scientific" or "id_short" && f[1].EndsWith("低收入人口名册.csv", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(faults);
        Assert.All(faults, fault =>
        {
            var lines = File.ReadAllText(Path.Combine(city.Folder, fault[1]), SmallCity.Gb18030).Split("\r\n");
            var id = lines[int.Parse(fault[3], null) - 1].Split(',')[1];
            Assert.Equal(fault[6] == "id_short" ? fault[8][..17] : "9.99900E+17", id);
        });
    }

    [Fact]
    public void The_exempted_share_stays_small()
    {
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(city.Folder, "truth", "summary.json")));
        var affected = summary.RootElement.GetProperty("affected_person_programme_months").GetInt64();
        Assert.InRange(affected / (double)(SmallCity.Persons * SmallCity.Months * 5), 0, 0.01);
    }

    [Fact]
    public void Workbooks_open_as_zip_with_one_fixed_time()
    {
        var books = Directory.GetFiles(city.Folder, "*.xlsx");
        Assert.NotEmpty(books);
        foreach (var path in books)
        {
            using var zip = ZipFile.OpenRead(path);
            Assert.NotNull(zip.GetEntry("xl/workbook.xml"));
            Assert.Single(zip.Entries.Select(e => e.LastWriteTime).Distinct());
        }
    }
}
