namespace Insights.Dashboard.Parts;

/// <summary>A picture's numbers as text: the first column names the row.</summary>
public sealed record TwinTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);
