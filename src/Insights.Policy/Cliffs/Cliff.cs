using Insights.Policy.Rules;

namespace Insights.Policy.Cliffs;

/// <summary>What one programme gives a household in a month.</summary>
/// <param name="Yuan">A month; what is granted by the year or once is spread over the year.</param>
public sealed record Help(Programme Programme, double Yuan);

/// <summary>A household at one income.</summary>
/// <param name="Income">Of the household, yuan a month, before help.</param>
/// <param name="Roster">Status on the low-income roster that this income brings.</param>
/// <param name="Net">Income and all help together.</param>
public sealed record IncomePoint(decimal Income, string Roster, IReadOnlyList<Help> Helps, double Net);

/// <summary>A programme that falls at a cliff.</summary>
/// <param name="Clause">The clause that no longer holds; null where the amount alone falls.</param>
public sealed record Fall(Programme Programme, double Before, double After, RuleClause? Clause);

/// <summary>An income at which one more yuan loses more than one yuan of help.</summary>
/// <param name="Income">The last yuan before the fall, a month and household.</param>
/// <param name="Loss">Help lost by that one yuan, a month.</param>
/// <param name="Regained">Income from which the household has no less than before the fall; null where that lies beyond the sweep.</param>
public sealed record Cliff(HouseholdType Household, int Grade, decimal Income, double Loss, decimal? Regained, IReadOnlyList<Fall> Falls);

/// <summary>A household type of one grade over all incomes.</summary>
public sealed record Sweep(HouseholdType Household, int Grade, IReadOnlyList<IncomePoint> Points, IReadOnlyList<Cliff> Cliffs)
{
    /// <summary>Of each yuan more between two points of the sweep, the share that is lost to falling help; more than 1 at a cliff.</summary>
    public IReadOnlyList<(decimal Income, double Rate)> MarginalRates(int step = 10) =>
        [.. Enumerable.Range(0, Math.Max(0, Points.Count - step)).Where(n => n % step == 0).Select(n => (Points[n].Income, 1 - (Points[n + step].Net - Points[n].Net) / (double)(Points[n + step].Income - Points[n].Income)))];
}
