namespace Insights.Etl;

/// <summary>Names and texts of our own content, quoted for SQL.</summary>
public static class Sql
{
    public static string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));
}
