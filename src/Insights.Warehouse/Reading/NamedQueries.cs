using System.Collections.Concurrent;

namespace Insights.Warehouse.Reading;

/// <summary>Queries/*.sql, carried inside the assembly.</summary>
internal static class NamedQueries
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    public static string Text(string name) => Texts.GetOrAdd(name, static n =>
    {
        using var stream = typeof(NamedQueries).Assembly.GetManifestResourceStream(n)
            ?? throw new InvalidOperationException($"No query Queries/{n}.sql in Insights.Warehouse.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });
}
