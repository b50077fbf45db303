namespace Insights.Policy.Simulation;

/// <summary>What may be shown of one side of a programme, the law's or a plan's; null where it is withheld or nothing tells it.</summary>
/// <param name="Entitled">In tens, as the other counts.</param>
/// <param name="Coverage">In thousandths, as precision.</param>
/// <param name="CostYuan">A month, in thousands.</param>
public sealed record ToldOutcome(double? Entitled, double? Recipients, double? Missed, double? Coverage, double? Precision, double? CostYuan);
