using System.Globalization;
using Insights.Policy.Rules;

namespace Insights.Dashboard.WhatIf;

/// <summary>A parameter of the rules that a planner may move.</summary>
/// <param name="Law">Its value in force.</param>
/// <param name="Step">Smallest change that can be paid or written into a rule.</param>
public sealed record Lever(PolicyParameter Parameter, decimal Law, decimal Least, decimal Most, decimal Step, string Source)
{
    private const decimal LargeAmount = 500;

    public string Id => Parameter.Id;

    /// <summary>Where the law's value stands on the slider, 0 to 1.</summary>
    public double At => Most > Least ? (double)((Law - Least) / (Most - Least)) : 0;

    /// <summary>The parameters that a programme's own file holds, in its order; those without a value in the month are left out.</summary>
    public static IReadOnlyList<Lever> Of(RuleBook book, string file, DateOnly month) =>
        [.. book.Parameters.Where(p => p.Programme == file).Select(p => Of(p, month)).OfType<Lever>()];

    /// <summary>The nearest value that the slider can stand on.</summary>
    public decimal Fit(decimal value) => Math.Clamp(Least + Math.Round((value - Least) / Step, MidpointRounding.AwayFromZero) * Step, Least, Most);

    public static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static Lever? Of(PolicyParameter parameter, DateOnly month)
    {
        if (parameter.In(month) is not { } entry)
        {
            return null;
        }

        var law = entry.Value;
        // Amounts are moved by what can be paid: whole yuan, large ones in tens.
        var range = parameter.Range ?? new ParameterRange(0, Math.Max(10m, Math.Ceiling(law * 2 / 10) * 10), law >= LargeAmount ? 10m : 1m);
        var (least, most, step) = (Math.Min(range.Least, law), Math.Max(range.Most, law), range.Step);
        return new(parameter, law, least, most, step, entry.Source);
    }
}
