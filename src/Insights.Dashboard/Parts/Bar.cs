namespace Insights.Dashboard.Parts;

/// <summary>One bar of a list.</summary>
/// <param name="Text">The number as shown.</param>
/// <param name="Note">A quieter second number, such as a share.</param>
/// <param name="Tone">Empty for accent; warn, unsure, quiet, weak.</param>
/// <param name="Low">Lower end of an interval, in the unit of the value.</param>
public sealed record Bar(string Name, double? Value, string Text, string? Note = null, string? Tone = null, bool Masked = false, double? Low = null, double? High = null)
{
    /// <summary>What it is held against, as an upright on its track.</summary>
    public double? Goal { get; init; }

    /// <summary>What the bar is divided into, in its own order; none of a bar of one piece.</summary>
    public IReadOnlyList<BarPart> Parts { get; init; } = [];
}

/// <summary>A piece of a bar: what it is, how much, and its tone as a bar's; withheld and without length where there is no value.</summary>
public sealed record BarPart(string Name, double? Value, string? Tone);
