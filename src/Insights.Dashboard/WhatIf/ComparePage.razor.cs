using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Simulation;
using Microsoft.AspNetCore.Components;

namespace Insights.Dashboard.WhatIf;

/// <summary>One plan of a comparison: how the address names it, and what it gives.</summary>
/// <param name="Few">So few are touched that nothing of it may be shown.</param>
public sealed record CompareSide(string Asked, string Name, string Address, Plan Plan, SimulationResult Result, bool Few);

/// <summary>Up to four plans beside the law, each by the id of a saved one or by the plan's own text: /what-if/compare?a=…&amp;b=…</summary>
public sealed partial class ComparePage
{
    /// <summary>Plans side by side.</summary>
    public const int Most = 4;

    private const int MonthsAYear = 12;

    private static readonly string[] Letters = ["a", "b", "c", "d"];

    private PublishedBaseline baseline = default!;
    private List<CompareSide> sides = [];
    private List<(string Asked, string Name)> choices = [];
    private TwinTable table = new([], Array.Empty<IReadOnlyList<TwinCell>>());
    private string say = string.Empty;
    private List<string?> told = [];

    [SupplyParameterFromQuery(Name = "a")]
    public string? First { get; set; }

    [SupplyParameterFromQuery(Name = "b")]
    public string? Second { get; set; }

    [SupplyParameterFromQuery(Name = "c")]
    public string? Third { get; set; }

    [SupplyParameterFromQuery(Name = "d")]
    public string? Fourth { get; set; }

    /// <summary>The address of a comparison.</summary>
    public static string At(View view, IEnumerable<string> asked) =>
        Plan.Law.At(view, "/what-if/compare", [.. asked.Take(Most).Select((text, n) => (Letters[n], (string?)text))]);

    protected override void Load(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (engine, published) = Engine.Of(view.Version);
        (baseline, told, sides) = (published, [], []);
        foreach (var asked in new[] { First, Second, Third, Fourth }.OfType<string>().Where(t => t.Length > 0).Distinct())
        {
            if (Side(view, engine, asked) is { } side)
            {
                sides.Add(side);
            }
        }

        var words = view.Words;
        (var all, var untold) = PlanChoices.All(Engine, Store, view);
        choices = [.. all.Where(c => !sides.Exists(s => s.Asked == c.Asked))];
        told.Add(untold);
        table = Table(words);
        say = Say(words, [.. sides.Where(s => !s.Few)]);
    }

    /// <summary>Which plan costs least, which comes closest to the city's average, which leaves the fewest missed; a plan that does no better than the law is not praised.</summary>
    private string Say(Words words, IReadOnlyList<CompareSide> shown)
    {
        if (shown.Count < 2)
        {
            return words["whatif.compare.one"];
        }

        var (closest, fewest) = (shown.MaxBy(s => s.Result.Scenario.LivingRatio)!, shown.MinBy(s => s.Result.Scenario.Missed)!);
        return Phrase.Sentence(
            words,
            words.Say("whatif.compare.cheapest", shown.MinBy(s => s.Result.Scenario.CostYuan)!.Name),
            closest.Result.Scenario.LivingRatio > closest.Result.Baseline.LivingRatio ? words.Say("whatif.compare.closest", closest.Name) : words["whatif.compare.none_closer"],
            baseline.Missed(fewest.Result) < baseline.Count("missed") ? words.Say("whatif.compare.fewest", fewest.Name) : words["whatif.compare.none_fewer"]);
    }

    private CompareSide? Side(View view, Policy.Simulation.WhatIf engine, string asked)
    {
        var (choice, untold) = PlanChoices.Find(Engine, Store, view, asked);
        told.Add(untold);
        if (choice is null)
        {
            return null;
        }

        var result = engine.Run(choice.Plan.Reform(engine.Book));
        return new(asked, choice.Name, choice.Address, choice.Plan, result, DisclosureControl.IsTooSmall(result));
    }

    /// <summary>Measures down, the law and the plans across.</summary>
    private TwinTable Table(Words words)
    {
        var n = words.Numbers;
        string Yuan(double? yuan) => yuan is { } y ? n.Yuan(y).ToString() : Numbers.Withheld;
        string People(double? count) => count is { } c ? n.Count(c) : Numbers.Withheld;
        string Share(double? share) => share is { } s ? Numbers.Percent(s) + "%" : Numbers.Withheld;
        IReadOnlyList<string> Row(string key, string law, Func<SimulationResult, string> of) => [words[key], law, .. sides.Select(s => s.Few ? Numbers.Withheld : of(s.Result))];
        var law = sides.Count > 0 ? sides[0].Result.Baseline : null;
        return new(
            [words["whatif.compare.measure"], words["whatif.law_name"], .. sides.Select(s => s.Name)],
            law is null ? [] : (IReadOnlyList<IReadOnlyList<string>>)
            [
                Row("whatif.compare.year", Yuan(DisclosureControl.Yuan(MonthsAYear * law.CostYuan, DisclosureControl.Threshold)), r => Yuan(DisclosureControl.Yuan(MonthsAYear * r.Scenario.CostYuan, DisclosureControl.Threshold))),
                Row("whatif.compare.more", Numbers.None, r => Yuan(DisclosureControl.Yuan(MonthsAYear * (r.Scenario.CostYuan - r.Baseline.CostYuan), r.Winners + r.Losers))),
                Row("whatif.winners", Numbers.None, r => People(DisclosureControl.Count(r.Winners))),
                Row("whatif.receiving", Numbers.None, r => People(DisclosureControl.Count(r.Receiving))),
                Row("whatif.losers", Numbers.None, r => People(DisclosureControl.Count(r.Losers))),
                Row("whatif.missed", People(baseline.Count("missed")), r => People(baseline.Missed(r))),
                Row("whatif.compare.coverage", Share(baseline.Value("coverage")), r => Share(r.Scenario.Coverage)),
                Row("whatif.living", Share(baseline.Value("living_ratio")), r => Share(r.Scenario.LivingRatio)),
                Row("whatif.compare.gap", Yuan(baseline.Value("living_gap_yuan")), r => Yuan(r.Scenario.GapYuan is { } gap ? Math.Round(gap) : null)),
                Row("whatif.compare.poor", Share(law.Poverty[0]), r => Share(r.Scenario.Poverty[0])),
                Row("whatif.compare.edge", Share(law.EdgePoverty[0]), r => Share(r.Scenario.EdgePoverty[0])),
            ]);
    }
}
