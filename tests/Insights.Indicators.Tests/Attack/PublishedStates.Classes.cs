using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests.Attack;

/// <summary>What classes that add up tell of each other.</summary>
public sealed partial class PublishedStates
{
    /// <summary>In the city: the covered are those paid right, too little and too much, in each programme too; and who is so in the whole is so in one of the programmes.</summary>
    private void Amounts()
    {
        Array.ForEach([.. Programmes, ""], d => Amounts(d));
        foreach (var measure in new[] { "paid_right", "paid_too_low", "paid_too_high" })
        {
            System.AtMost(Name(measure, "441900", ""), [.. Programmes.Select(p => Name(measure, "441900", p))]);
        }
    }

    private void Amounts(string d)
    {
        string N(string measure) => Name(measure, "441900", d);
        var right = Row("amount_right", "441900", d);
        Know("paid_right", "441900", d, right is { Numerator: null } ? right : null, right?.Numerator);
        Know("covered", "441900", d, null, right?.Denominator);
        foreach (var id in new[] { "paid_too_low", "paid_too_high" })
        {
            Know(id, "441900", d, Row(id, "441900", d), Row(id, "441900", d)?.Numerator);
        }

        if (right?.Bound is not null)
        {
            System.Sum([(N("covered"), 1), (N("paid_right"), -1)], 1, 9);
        }

        System.Sum([(N("covered"), 1), (N("paid_right"), -1), (N("paid_too_low"), -1), (N("paid_too_high"), -1)]);
    }

    private void Classes(string measure, string family)
    {
        var dimensions = rows.Keys.Where(k => k.Item1 == measure && k.Item3.StartsWith(family + ":", StringComparison.Ordinal)).Select(k => k.Item3).Distinct().ToArray();
        foreach (var (area, parent, level) in city.Places.Where(p => p.Level != "village" && Row(measure, p.Code, dimensions.FirstOrDefault() ?? "") is not null))
        {
            foreach (var dimension in dimensions)
            {
                Know(measure, area, dimension, Row(measure, area, dimension), Row(measure, area, dimension)?.Numerator);
            }

            System.Sum([(Name(measure, area, ""), 1), .. dimensions.Select(d => (Name(measure, area, d), -1.0))]);
        }

        foreach (var dimension in dimensions.Where(d => city.Places.Any(p => p.Level == "town" && Row(measure, p.Code, d) is not null)))
        {
            System.Sum([(Name(measure, "441900", dimension), 1), .. city.Places.Where(p => p.Level == "town").Select(t => (Name(measure, t.Code, dimension), -1.0))]);
        }
    }
}
