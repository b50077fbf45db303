using System.Collections.Concurrent;
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

    private static readonly ConcurrentDictionary<string, RuleBook> Proposed = new();

    /// <summary>The book with values that the city proposes from a month on.</summary>
    public static RuleBook With(IReadOnlyDictionary<string, decimal> values, DateOnly from) => values.Count == 0 ? Book
        : Proposed.GetOrAdd($"{from:yyyy-MM} {string.Join(' ', values.OrderBy(one => one.Key))}", _ =>
        {
            var (book, faults) = RuleBook.Read([.. Files(), .. values.Select(one => new ProposedValue(one.Key, from, one.Value, "case", from, "case", null)).Select(one => (one.File, one.Text()))]);
            return book ?? throw new PolicyFaultsException(faults);
        });

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
