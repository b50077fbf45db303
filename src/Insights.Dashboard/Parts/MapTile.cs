using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Parts;

/// <summary>One place of a map.</summary>
/// <param name="Value">As shown: a number, the sign of the withheld, a dash.</param>
/// <param name="Unit">As it is heard after the value; empty where there is none.</param>
/// <param name="Step">1 to 5 of the ramp; 0 where it is masked, <see cref="Nothing"/> where there is none, <see cref="Even"/> where chance explains what sets it apart.</param>
/// <param name="Here">The place that the page is about.</param>
/// <param name="Side">−1 below chance, 1 above; 0 within, or where nobody can tell.</param>
public sealed record MapTile(string Code, string Name, string Value, string Unit, int Step, bool Masked, string Address, int? Column, int? Row, bool Here = false, int Side = 0)
{
    /// <summary>The step of a place that differs by no more than chance gives a place of its size: a colour would praise or blame it for its luck.</summary>
    public const int Even = 8;

    /// <summary>The step of a place without a value.</summary>
    public const int Nothing = 9;

    /// <summary>The side as a mark, so that it is not told by colour alone; empty where there is none.</summary>
    public string Mark => MarkOf(Side);

    public static string MarkOf(int? side) => side switch { > 0 => "▲", < 0 => "▼", _ => string.Empty };

    /// <summary>The side in words.</summary>
    public string? Told(Words words) => Side switch { > 0 => words["map.above"], < 0 => words["map.below"], _ => null };
}
