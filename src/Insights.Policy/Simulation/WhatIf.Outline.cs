namespace Insights.Policy.Simulation;

/// <summary>What a search asks of a plan, equal to what <see cref="WhatIf.Run"/> says of it.</summary>
/// <param name="CostYuan">More than the law, yuan a month.</param>
internal sealed record PlanOutline(double CostYuan, double? Coverage, double? LivingRatio, double Missed, long Winners, long Losers, long Population);

public sealed partial class WhatIf
{
    /// <summary>Judges everyone under the reform for one of many plans that are tried side by side: on one core, and without telling who gains where.</summary>
    /// <exception cref="ArgumentException">The reform names what the rule book does not hold, with the nearest name.</exception>
    internal PlanOutline Outline(Reform reform)
    {
        ArgumentNullException.ThrowIfNull(reform);
        Check(reform);
        var touched = Touched(reform).ToArray();
        var program = new BlockProgram(population.Facts);
        var terms = Under(program, reform);
        var tally = Pass(program, [.. touched.Select(i => Pair(program, i, reform, terms))], reform, keep: false, terms.Moves, aside: true);
        var programmes = Programmes(reform, touched, tally);
        var people = Outcome(tally, tally, 0);
        return new(programmes.Sum(p => p.Scenario.CostYuan) - programmes.Sum(p => p.Baseline.CostYuan), people.Coverage, people.LivingRatio, people.Missed, tally.AllWinners, tally.AllLosers, population.Persons);
    }
}
