using System.Security.Cryptography;

namespace Insights.SampleCity.Tests;

public sealed class DeterminismTests(SmallCity city) : IClassFixture<SmallCity>
{
    [Fact]
    public void The_same_options_give_the_same_bytes_in_every_file()
    {
        var again = Directory.CreateTempSubdirectory("sample-city-again-").FullName;
        try
        {
            SmallCity.Write(again, SmallCity.Options());
            Assert.Equal(Prints(city.Folder), Prints(again));
        }
        finally
        {
            Directory.Delete(again, recursive: true);
        }
    }

    [Fact]
    public void Another_seed_gives_another_city()
    {
        var other = Directory.CreateTempSubdirectory("sample-city-other-").FullName;
        try
        {
            SmallCity.Write(other, SmallCity.Options() with { Seed = 2 });
            Assert.NotEqual(Prints(city.Folder), Prints(other));
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact]
    public void An_impossible_option_is_refused_before_anything_is_written()
    {
        var folder = Path.Combine(city.Folder, "never");
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallCity.Write(folder, SmallCity.Options() with { Persons = 0 }));
        Assert.Throws<ArgumentException>(() => SmallCity.Write(folder, SmallCity.Options() with { EndMonth = "October" }));
        Assert.False(Directory.Exists(folder));
    }

    private static List<string> Prints(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => Path.GetRelativePath(folder, f) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))))];
}
