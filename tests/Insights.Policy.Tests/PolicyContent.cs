using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

/// <summary>The policy content of this repository.</summary>
internal static class PolicyContent
{
    public static readonly string Root = FindRoot();

    public static readonly string Folder = Path.Combine(Root, "src", "policy");

    public static readonly RuleBook Book = RuleBook.Load(Directory.EnumerateFiles(Folder, "*.yaml"));

    public static (string File, string Text)[] Files() =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

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
