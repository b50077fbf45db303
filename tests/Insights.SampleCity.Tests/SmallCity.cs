using System.IO.Compression;
using System.Text;

namespace Insights.SampleCity.Tests;

/// <summary>A city of 3,000 holders over 20 months, written once for all tests, and readers of what it wrote.</summary>
public sealed class SmallCity : IDisposable
{
    public const int Persons = 3000;
    public const int Months = 20;

    public SmallCity()
    {
        Folder = Directory.CreateTempSubdirectory("sample-city-").FullName;
        Summary = Write(Folder, Options());
    }

    public string Folder { get; }

    public SampleSummary Summary { get; }

    public static string Codelists
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Insights.sln")))
            {
                folder = folder.Parent ?? throw new DirectoryNotFoundException("Insights.sln lies in no folder above the tests.");
            }

            return Path.Combine(folder.FullName, "etl", "codelists");
        }
    }

    public static SampleOptions Options() => new() { CodelistsFolder = Codelists, Persons = Persons, Months = Months };

    public static SampleSummary Write(string folder, SampleOptions options) =>
        SampleCity.Write(options, folder, null, TestContext.Current.CancellationToken);

    public static List<string[]> Csv(string path, Encoding? encoding = null) =>
        [.. File.ReadAllText(path, encoding ?? Encoding.UTF8).Split("\r\n").Where(l => l.Length > 0).Select(l => l.Split(','))];

    public static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>A truth file's rows without its header.</summary>
    public List<string[]> Truth(string name) => Truth(Folder, name);

    public static List<string[]> Truth(string folder, string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "truth", name)), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
