namespace Insights.Policy.Feel;

/// <summary>Where something stands in an expression; line and column start at 1, offset at 0 (UTF-16 units).</summary>
public readonly record struct FeelPosition(int Offset, int Line, int Column)
{
    public override string ToString() => $"line {Line}, column {Column}";
}

/// <summary>What is wrong at a place of an expression without making it unreadable: types that do not fit, an unknown name.
/// A rule with one is refused; a bare expression gives FEEL's null there.</summary>
public sealed record FeelMisfit(FeelPosition At, string Message)
{
    public override string ToString() => $"{At}: {Message}";
}
