namespace Insights.Indicators.Cards;

/// <summary>What is wrong in a content file, where, and the line to change.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">1-based.</param>
public sealed record ContentFault(string File, int Line, string What, string Remedy)
{
    public override string ToString() => $"{File}:{Line}: {What}. {Remedy}";
}
