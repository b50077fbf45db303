using Insights.Indicators.Evaluation;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

public class FirstToldTests
{
    private sealed record Told(bool First, DateOnly Month, string Programme, bool Entitled, bool Covered, bool InProcess, bool Declined, bool Missed, bool WronglyPaid, bool UnknownPaid);

    /// <summary>Second route: the people moved by later lists counted one by one, rounded to tens and put to the published cell.</summary>
    [Fact]
    public void What_the_months_own_lists_told_is_the_published_value_and_the_people_moved_in_tens()
    {
        var city = new SmallCity(seed: 11, persons: 2000);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10).Where(r => r.Level == "city").ToDictionary(r => (r.Id, r.Dimension, r.Month));
        var told = connection.Read(
            "SELECT first, month, programme, entitled, covered, in_process, declined, missed, wrongly_paid, unknown_paid FROM mart_person_told",
            r => new Told(r.GetBoolean(0), r.GetFieldValue<DateOnly>(1), r.GetString(2), r.GetBoolean(3), r.GetBoolean(4), r.GetBoolean(5), r.GetBoolean(6), r.GetBoolean(7), r.GetBoolean(8), r.GetBoolean(9)));
        var cards = new Dictionary<string, (Func<Told, bool> Numerator, Func<Told, bool>? Denominator, double Scale)>
        {
            ["covered"] = (t => t.Covered && !(t.InProcess || t.Declined || t.Missed), null, 1),
            ["in_process"] = (t => t.InProcess, null, 1),
            ["missed"] = (t => t.Missed, null, 1),
            ["missed_rate"] = (t => t.Missed, t => t.Entitled, 1000),
            ["coverage"] = (t => t.Covered && !(t.InProcess || t.Declined || t.Missed), t => t.Entitled, 1),
            ["precision"] = (t => t.Covered && !(t.WronglyPaid || t.UnknownPaid), t => t.Covered || t.WronglyPaid || t.UnknownPaid, 1),
        };
        var expected = new Dictionary<(string, string, DateOnly), double>();
        foreach (var (id, card) in cards)
        {
            foreach (var of in told.GroupBy(t => (t.Programme, t.Month)))
            {
                var dimension = of.Key.Programme == "all" ? "" : "programme:" + of.Key.Programme;
                double Moved(Func<Told, bool> counts) => 10 * Math.Round(of.Where(counts).Sum(t => t.First ? 1 : -1) / 10.0, MidpointRounding.AwayFromZero);
                var (numerator, denominator) = (Moved(card.Numerator), card.Denominator is { } under ? Moved(under) : 0);
                if ((numerator, denominator) != (0, 0) && mart[(id, dimension, of.Key.Month)] is { Value: { } value } cell)
                {
                    expected[(id, dimension, of.Key.Month)] = card.Denominator is null ? value + numerator : card.Scale * (cell.Numerator!.Value + numerator) / (cell.Denominator!.Value + denominator);
                }
            }
        }

        var made = connection.Read("SELECT id, dimension, month, value FROM mart_first_told", r => (Key: (r.GetString(0), r.GetString(1), r.GetFieldValue<DateOnly>(2)), Value: r.GetDouble(3)))
            .Where(r => cards.ContainsKey(r.Key.Item1)).ToDictionary(r => r.Key, r => r.Value);
        Assert.True(expected.Count > 30, $"{expected.Count}");
        Assert.Equal(expected.Keys.Order(), made.Keys.Order());
        Assert.All(expected, e => Assert.Equal(e.Value, made[e.Key], 9));

        // Nobody is told by it: cards that ask for what it does not know, and those of other sources, are not in it.
        Assert.Empty(connection.Read("SELECT DISTINCT id FROM mart_first_told WHERE id IN ('applied_rate', 'paid_yuan', 'living_ratio')", r => r.GetString(0)));
    }

    /// <summary>A town goes by the city's change: nothing is told of it that its published value does not tell.</summary>
    [Fact]
    public void A_town_is_told_by_the_citys_share()
    {
        var city = new SmallCity(seed: 11, persons: 2000);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10).ToDictionary(r => (r.Id, r.Area, r.Dimension, r.Month));
        var told = connection.Read("SELECT id, dimension, month, value FROM mart_first_told", r => (Id: r.GetString(0), Dimension: r.GetString(1), Month: r.GetFieldValue<DateOnly>(2), Value: r.GetDouble(3)));
        var alike = connection.Read(FirstToldStatements.Alike, r => (Id: r.GetString(0), Area: r.GetString(1), Dimension: r.GetString(2), Month: r.GetFieldValue<DateOnly>(3), Value: r.GetDouble(4)));
        var whole = told.ToDictionary(t => (t.Id, t.Dimension, t.Month), t => t.Value);
        var (towns, ofCity) = (0, mart.Values.First(r => r.Level == "city").Area);
        foreach (var row in alike)
        {
            var (here, first, now) = (mart[(row.Id, row.Area, row.Dimension, row.Month)], whole[(row.Id, row.Dimension, row.Month)], mart[(row.Id, ofCity, row.Dimension, row.Month)].Value!.Value);
            towns += here.Level == "town" ? 1 : 0;
            Assert.Equal(here.Level == "city" ? first : here.Denominator is null ? here.Value!.Value * first / now : Math.Max(0, here.Value!.Value + first - now), row.Value, 9);
        }

        Assert.True(towns > 50);
    }
}
