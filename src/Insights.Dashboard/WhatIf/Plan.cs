using System.Globalization;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;
using Insights.Policy.Simulation;

namespace Insights.Dashboard.WhatIf;

/// <summary>What the planner has set, as the address says it: set=care_grade:3,dibao_standard:1360, reach=0.5, take=0.8, group=care_subsidy.grade~grade.3~age.60-.</summary>
/// <param name="Reach">Share of those missed today who are reached, in every programme with pay lists: whom the count of the missed counts.</param>
/// <param name="Take">Share of the newly entitled who come to receive it; null: each programme's coverage today.</param>
public sealed partial record Plan(IReadOnlyDictionary<string, decimal> Values, double Reach, double? Take)
{
    /// <summary>Groups in one plan; each is judged over everyone with every move.</summary>
    public const int MostGroups = 8;

    public static Plan Law { get; } = new(new Dictionary<string, decimal>(), 0, null);

    /// <summary>First month in which it would hold; null: the next January.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Yearly rise of all amounts from then on (0.04 = 4 %); null: as each has risen in the past.</summary>
    public double? Rise { get; init; }

    /// <summary>Who is let in beside those whom the rules let in, in the order of their texts.</summary>
    public IReadOnlyList<PlainGroup> Groups { get; init; } = [];

    public bool IsLaw => Values.Count == 0 && Groups.Count == 0 && Reach == 0 && Take is null && Rise is null;

    /// <summary>What of an address is understood, as finely as the plan's file holds it; the rest is left out and told.</summary>
    public static (Plan Plan, IReadOnlyList<string> Unknown) Parse(string? set, string? reach, string? take, RuleBook book)
    {
        var (values, unknown) = (new Dictionary<string, decimal>(StringComparer.Ordinal), new List<string>());
        foreach (var pair in (set ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var (id, text) = pair.Split(':', 2) is [var left, var right] ? (left, right) : (pair, string.Empty);
            if (book.Parameters.FirstOrDefault(p => p.Id == id) is { } parameter && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && parameter.Nearest(value) == value)
            {
                values[id] = Math.Round(value, 2, MidpointRounding.AwayFromZero);
            }
            else
            {
                unknown.Add(pair);
            }
        }

        double? Shared(string name, string? text)
        {
            if (Share(text) is { } share)
            {
                return share;
            }

            unknown.AddRange(string.IsNullOrEmpty(text) ? [] : [$"{name}={text}"]);
            return null;
        }

        return (new(values, Shared("reach", reach) ?? 0, Shared("take", take)), unknown);
    }

    public Plan With(Lever lever, decimal value)
    {
        var values = Values.Where(v => v.Key != lever.Id).ToDictionary(StringComparer.Ordinal);
        if (value != lever.Law)
        {
            values[lever.Id] = value;
        }

        return this with { Values = values };
    }

    /// <summary>With one more group; the plan itself where it has that group, or as many as it can hold.</summary>
    public Plan With(PlainGroup group) => Groups.Any(g => g.Text == group.Text) || Groups.Count >= MostGroups ? this : this with { Groups = [.. Groups.Append(group).OrderBy(g => g.Text, StringComparer.Ordinal)] };

    public Plan Without(PlainGroup group) => this with { Groups = [.. Groups.Where(g => g.Text != group.Text)] };

    public string? GroupText => Groups.Count == 0 ? null : string.Join(',', Groups.Select(g => g.Text));

    public string? SetText => Values.Count == 0 ? null : string.Join(',', Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}:{Lever.Plain(v.Value)}"));

    public static string? ShareText(double? share) => share is { } s ? s.ToString("0.####", CultureInfo.InvariantCulture) : null;

    public Reform Reform(RuleBook book)
    {
        static Dictionary<string, double> Each(IEnumerable<Programme> programmes, double share) => programmes.ToDictionary(p => p.Id, _ => share, StringComparer.Ordinal);
        return new(Values)
        {
            Groups = [.. Groups.Select(g => g.Reform)], Reach = Each(Reach > 0 ? book.Recorded : [], Reach), TakeUp = Each(Take is null ? [] : book.Programmes, Take ?? 0), Uprating = Rises(book),
        };
    }

    private static double? Share(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1 ? Math.Round(share, 4) : null;
}
