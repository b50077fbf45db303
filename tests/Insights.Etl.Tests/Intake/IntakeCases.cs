namespace Insights.Etl.Tests.Intake;

/// <summary>The worked cases of tests/cases/intake, which a domain person may extend without opening C#.</summary>
public static class IntakeCases
{
    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "tests", "cases", "intake");

    /// <summary>Rows of a case file without its header.</summary>
    public static IEnumerable<string?[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Skip(1).Where(l => l.Length > 0).Select(l => Etl.Read.CsvRecords.Split(l, ','));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Insights.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Insights.sln is not above the tests");
    }
}
