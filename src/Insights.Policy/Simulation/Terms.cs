namespace Insights.Policy.Simulation;

/// <summary>What one side of a what-if is judged by: the dated amounts of the month (null where none is in force), and whose status on the roster it moves.</summary>
internal sealed record Terms(IReadOnlyDictionary<string, double?> Amounts, Moves? Moves = null)
{
    public double? this[string parameter] => Amounts[parameter];
}
