using System.Globalization;
using Insights.Policy.Rules;

namespace Insights.Dashboard.WhatIf;

/// <summary>A parameter of the rules that a planner may move.</summary>
/// <param name="Law">Its value in force.</param>
/// <param name="Step">Smallest change that can be paid or written into a rule.</param>
public sealed record Lever(PolicyParameter Parameter, decimal Law, decimal Least, decimal Most, decimal Step, string Source)
{
    public string Id => Parameter.Id;

    /// <summary>Where the law's value stands on the slider, 0 to 1.</summary>
    public double At => Most > Least ? (double)((Law - Least) / (Most - Least)) : 0;

    /// <summary>The parameters that a programme's own file holds, in its order; those without a value in the month are left out.</summary>
    public static IReadOnlyList<Lever> Of(RuleBook book, string file, DateOnly month) =>
        [.. book.Parameters.Where(p => p.Programme == file).Select(p => Of(p, month)).OfType<Lever>()];

    /// <summary>The nearest value that the slider can stand on.</summary>
    public decimal Fit(decimal value) => Math.Clamp(Least + Math.Round((value - Least) / Step, MidpointRounding.AwayFromZero) * Step, Least, Most);

    public static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static Lever? Of(PolicyParameter parameter, DateOnly month) =>
        parameter.In(month) is { } entry && parameter.Payable(month) is { } range
            ? new(parameter, entry.Value, range.Least, range.Most, range.Step, entry.Source)
            : null;
}
