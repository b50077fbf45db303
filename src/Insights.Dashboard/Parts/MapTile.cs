namespace Insights.Dashboard.Parts;

/// <summary>One place of a map.</summary>
/// <param name="Value">As shown: a number, the sign of the withheld, a dash.</param>
/// <param name="Unit">As it is heard after the value; empty where there is none.</param>
/// <param name="Step">1 to 5 of the ramp; 0 where it is masked, <see cref="Nothing"/> where there is none.</param>
/// <param name="Here">The place that the page is about.</param>
public sealed record MapTile(string Code, string Name, string Value, string Unit, int Step, bool Masked, string Address, int? Column, int? Row, bool Here = false)
{
    /// <summary>The step of a place without a value.</summary>
    public const int Nothing = 9;
}
