using System.Globalization;
using System.Text;
using Insights.Dashboard.Wording;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;
using Insights.Workspace;

namespace Insights.Dashboard.WhatIf;

/// <summary>A plan as a scenario file, always written the same way: what is kept in the store, and what `insights simulate` reads.</summary>
public static class PlanFile
{
    private const string Beyond = "it lets in groups that are told apart by more than plain choices, or sets programmes apart by their shares: `insights simulate --scenario FILE` judges it";

    /// <param name="from">The plan's first month.</param>
    public static string Text(Plan plan, RuleBook book, string name, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var quoted = "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
        var (text, reform) = (new StringBuilder(), plan.Reform(book));
        text.Append(CultureInfo.InvariantCulture, $"name: {{zh: {quoted}, en: {quoted}}}\nfrom: {from:yyyy-MM}\n");
        void List(string key, IEnumerable<string> entries)
        {
            var all = entries.ToList();
            if (all.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{key}:\n");
                all.ForEach(one => text.Append(CultureInfo.InvariantCulture, $"  - {{{one}}}\n"));
            }
        }

        static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
        List("parameters", reform.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"id: {p.Key}, value: {Lever.Plain(p.Value)}"));
        List("groups", reform.Groups.Select(g => $"programme: {g.Programme}, clause: {g.Clause}, or: '{g.When.Replace("'", "''", StringComparison.Ordinal)}'"));
        List("take_up", reform.TakeUp.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"programme: {p.Key}, share: {Number(p.Value)}"));
        List("reach", reform.Reach.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"programme: {p.Key}, share: {Number(p.Value)}"));
        List("uprating", reform.Uprating.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"id: {p.Key}, percent_a_year: {Number(p.Value * 100)}"));
        return text.ToString();
    }

    /// <summary>The plan of a scenario file, or what today's rules do not understand of it, or that it says more than the page can hold.</summary>
    /// <param name="asOf">The month judged when it was written: its start is read as it was then.</param>
    public static (Plan? Plan, IReadOnlyList<string> Faults) Read(string text, RuleBook book, DateOnly asOf)
    {
        try
        {
            var scenario = ScenarioReader.Read("scenario", text, book, asOf);
            return Of(scenario, book) is { } plan ? (plan, []) : (null, [Beyond]);
        }
        catch (PolicyFaultsException faults)
        {
            return (null, [.. faults.Faults.Select(f => f.Message)]);
        }
    }

    /// <summary>The plan of a saved scenario, or why today's rules make none of it.</summary>
    public static (Plan? Plan, string? Told) Read(SavedScenario saved, RuleBook book, Words words)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(words);
        var (plan, faults) = Read(saved.Reform, book, saved.AsOf);
        return (plan, plan is null ? words.Say("whatif.saved.unread_one", saved.Name, string.Join("; ", faults)) : null);
    }

    /// <summary>A scenario as the page's plan; null where it says more than the sliders and plain groups can.</summary>
    public static Plan? Of(Scenario scenario, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var reform = scenario.Reform;
        double? Same(IReadOnlyDictionary<string, double> shares, IEnumerable<string> all) =>
            shares.Count == 0 ? null : shares.Values.Distinct().Count() == 1 && all.ToHashSet(StringComparer.Ordinal).SetEquals(shares.Keys) ? shares.Values.First() : double.NaN;
        var (reach, take) = (Same(reform.Reach, book.Recorded.Select(p => p.Id)), Same(reform.TakeUp, book.Programmes.Select(p => p.Id)));
        var rise = Same(reform.Uprating, book.Parameters.Where(Policy.Ageing.YearsAhead.IsAmount).Select(p => p.Id));
        List<PlainGroup?> groups = [.. reform.Groups.Select(g => PlainGroup.Read(g, book)).DistinctBy(g => g?.Text)];
        return groups.Count > Plan.MostGroups || groups.Exists(g => g is null) || new[] { reach, take, rise }.Any(n => n is double.NaN) ? null
            : new Plan(reform.Parameters, reach ?? 0, take) { From = scenario.From, Rise = rise, Groups = [.. groups.OfType<PlainGroup>().OrderBy(g => g.Text, StringComparer.Ordinal)] };
    }
}
