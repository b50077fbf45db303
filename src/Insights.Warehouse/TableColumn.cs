namespace Insights.Warehouse;

/// <summary>One column of a table in memory: <paramref name="Numbers"/> of numbers and truths (1, 0; NaN = not known),
/// or <paramref name="Codes"/> into <paramref name="Words"/> (−1 = not known) of texts.</summary>
public sealed record TableColumn(string Name, double[]? Numbers, int[]? Codes, IReadOnlyList<string> Words)
{
    public int Count => Numbers?.Length ?? Codes!.Length;
}
