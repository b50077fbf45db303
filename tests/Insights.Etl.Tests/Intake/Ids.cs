namespace Insights.Etl.Tests.Intake;

/// <summary>Identity numbers of nobody: the area prefix 999900 is not assigned. Check characters worked out here, apart from the product's SQL.</summary>
public static class Ids
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static string A => Of("19800101", 123);

    public static string B => Of("19551231", 124);

    /// <summary>One that ends in X.</summary>
    public static string X => Enumerable.Range(1, 99).Select(i => Of("19990909", i)).First(id => id.EndsWith('X'));

    public static string Of(string born, int sequence)
    {
        var body = $"999900{born}{sequence:000}";
        return body + "10X98765432"[body.Select((c, i) => (c - '0') * Weights[i]).Sum() % 11];
    }

    public static string FullWidth(string text) => string.Concat(text.Select(c => (char)(c + 0xFEE0)));
}
