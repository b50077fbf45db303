using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Ageing;

/// <summary>
/// Amounts in later years. The law's: its dated entries where there are any by then, and after the last one its usual yearly rise. A plan's: its value at the start,
/// and from then on the same rise, or the one that the plan states. Amounts are whole yuan; thresholds that are no amounts stay.
/// </summary>
/// <param name="shift">Standard errors by which the law's rises differ in this draw; 0 in the middle one.</param>
internal sealed class AmountPath(RuleBook book, AgeingRates rates, DateOnly asOf, double shift)
{
    public static bool IsAmount(PolicyParameter parameter) => parameter.Unit.StartsWith('元');

    public Dictionary<string, double?> Law(DateOnly month) => book.Parameters.ToDictionary(p => p.Id, p => Law(p, month), StringComparer.Ordinal);

    /// <summary>The plan in a month in which it holds.</summary>
    public Reform In(Reform plan, DateOnly from, DateOnly month)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var years = Math.Max(0, month.Year - from.Year);
        foreach (var parameter in book.Parameters)
        {
            var start = plan.Parameters.TryGetValue(parameter.Id, out var given) ? given : plan.Uprating.ContainsKey(parameter.Id) && Law(parameter, from) is { } law ? (decimal)law : (decimal?)null;
            if (start is { } value)
            {
                values[parameter.Id] = IsAmount(parameter)
                    ? Math.Round(value * (decimal)Math.Pow(1 + (plan.Uprating.TryGetValue(parameter.Id, out var rise) ? rise : Rise(parameter.Id)), years), value == Math.Round(value) ? 0 : 2) : value;
            }
        }

        return plan with { Parameters = values };
    }

    private double? Law(PolicyParameter parameter, DateOnly month)
    {
        if (parameter.In(month) is not { } entry)
        {
            return null;
        }

        // The rise comes once in each calendar year after the later of today's and the entry's, as it has.
        var years = Math.Max(0, month.Year - Math.Max(entry.From.Year, asOf.Year));
        var value = (double)entry.Value;
        return IsAmount(parameter) && years > 0 ? Math.Round(value * Math.Pow(1 + Rise(parameter.Id), years), entry.Value == Math.Round(entry.Value) ? 0 : 2) : value;
    }

    private double Rise(string id) => rates.Amounts.TryGetValue(id, out var growth) ? growth.Yearly + shift * growth.Error : 0;
}
