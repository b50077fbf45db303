using Insights.Dashboard.Cards;
using Insights.Dashboard.Sentences;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Which places a sentence names: those that chance does not explain.</summary>
public sealed class PlaceSentenceTests
{
    private static readonly Card Missed = new("missed", default);
    private static readonly Card Rate = new("missed_rate", default);

    [Fact]
    public void Places_say_highest_lowest_and_how_many_are_withheld()
    {
        (string, Cell?)[] places = [("虎门", Made("missed_rate", 44)), ("莞城", Made("missed_rate", 5)), ("长安", Made("missed_rate", 44)), ("石龙", Made("missed_rate", 5)), ("洪梅", Made("missed_rate", null, masked: true))];

        Assert.Equal("公布的地方中，虎门、长安最高（44‰）；石龙、莞城最低（5.0‰）；1 处遮盖。", PlaceSentence.Say(places, Rate, GivenWords.Chinese));
        Assert.Equal("Among places shown: highest 虎门, 长安 (44‰); lowest 石龙, 莞城 (5.0‰); 1 withheld.", PlaceSentence.Say(places, Rate, GivenWords.English));
        Assert.Equal("仅有的一处已遮盖。", PlaceSentence.Say(places[4..], Rate, GivenWords.Chinese));
    }

    /// <summary>Of a thousand in all, 3 % are missed: 120 of 2,000 is beyond chance, 5 of 100 is not, though its rate is near; with the large one away nothing is.</summary>
    [Fact]
    public void Only_a_place_that_chance_does_not_explain_is_named()
    {
        (string, Cell?) Place(string name, double missed, double entitled) => (name, Made("missed_rate", 1000 * missed / entitled) with { Numerator = missed, Denominator = entitled });
        (string, Cell?)[] places = [Place("虎门", 120, 2000), Place("石龙", 5, 100), Place("长安", 60, 2000), Place("大朗", 55, 2000), ("洪梅", Made("missed_rate", null, masked: true))];

        Assert.Equal("超出偶然波动的：虎门 60‰ 偏高；1 处遮盖。", PlaceSentence.Say(places, Rate, GivenWords.Chinese));
        Assert.Equal("Beyond chance: high 虎门 60‰; 1 withheld.", PlaceSentence.Say(places, Rate, GivenWords.English));
        Assert.Equal("各处高低都在偶然波动之内（28‰ 至 50‰）；1 处遮盖。", PlaceSentence.Say(places[1..], Rate, GivenWords.Chinese));
        Assert.Equal("No place stands out of chance (28‰ to 50‰); 1 withheld.", PlaceSentence.Say(places[1..], Rate, GivenWords.English));
    }

    /// <summary>The same places by the number of people: most are in one, and whether its rate is beyond chance is said beside it.</summary>
    [Fact]
    public void Most_people_are_where_they_are_and_the_rates_say_whether_that_is_more_than_chance()
    {
        (string Name, double Missed, double Entitled)[] known = [("虎门", 120, 2000), ("石龙", 15, 300), ("长安", 60, 2000), ("大朗", 55, 2000)];
        (string, Cell?)[] Counts(int from) => [.. known[from..].Select(p => (p.Name, (Cell?)Made("missed", p.Missed))), ("洪梅", Made("missed", null, masked: true))];
        (string, Cell?)[] Rates(int from) => [.. known[from..].Select(p => (p.Name, (Cell?)(Made("missed_rate", 1000 * p.Missed / p.Entitled) with { Numerator = p.Missed, Denominator = p.Entitled }))), ("洪梅", Made("missed_rate", null, masked: true))];

        Assert.Equal("公布的地方中虎门最多（120 人）；按比例超出偶然波动的：虎门 60‰ 偏高；1 处遮盖。", PlaceSentence.OfCounts(Counts(0), Missed, Rates(0), Rate, GivenWords.Chinese));
        Assert.Equal("Most of those shown: 长安 (60 people); rates within chance; 1 withheld.", PlaceSentence.OfCounts(Counts(1), Missed, Rates(1), Rate, GivenWords.English));
        Assert.Equal("长安最多（60 人）。", PlaceSentence.OfCounts(Counts(1)[..^1], Missed, [], Rate, GivenWords.Chinese));
        Assert.Equal("长安 60 人、石龙 15 人；1 处遮盖。", PlaceSentence.OfCounts([.. Counts(1)[..2], Counts(1)[^1]], Missed, [], Rate, GivenWords.Chinese));
    }

    /// <summary>Estimates by their own intervals: five points beyond the others with half a point of margin is more than chance, with ten it is not.</summary>
    [Theory]
    [InlineData(0.005, "超出偶然波动的：甲 70.0% 偏高；丙 60.0% 偏低。")]
    [InlineData(0.100, "各处高低都在偶然波动之内（60.0% 至 70.0%）。")]
    public void An_estimate_stands_out_by_its_interval(double half, string said)
    {
        (string, Cell?) Place(string name, double value) => (name, Made("living_ratio", value) with { Lower95 = value - half, Upper95 = value + half });
        (string, Cell?)[] places = [Place("甲", 0.70), Place("乙", 0.65), Place("丙", 0.60)];

        Assert.Equal(said, PlaceSentence.Say(places, new Card("living_ratio", default), GivenWords.Chinese));
    }

    [Fact]
    public void Each_place_stands_with_its_own_number_and_many_that_tie_are_counted()
    {
        (string, Cell?)[] places = [("甲", Made("missed_rate", 44)), ("乙", Made("missed_rate", 42)), ("丙", Made("missed_rate", 12)), ("丁", Made("missed_rate", 12)), ("戊", Made("missed_rate", 12))];

        Assert.Equal("甲 44‰、乙 42‰ 最高；3 处最低（均为 12‰）。", PlaceSentence.Say(places, Rate, GivenWords.Chinese));
        // Of three, none is both highest and lowest; the second of one end is none of the other.
        Assert.Equal("甲最高（44‰）；丙最低（12‰）。", PlaceSentence.Say(places[..3], Rate, GivenWords.Chinese));
        Assert.Equal("丙 12‰ 最低", PlaceSentence.Say([places[0], places[0], places[0], places[2]], Rate, GivenWords.Chinese).Split('；')[1].TrimEnd('。'));
        Assert.Equal("Highest 甲 (44‰); 3 places lowest (12‰ each).", PlaceSentence.Say(places, Rate, GivenWords.English));
    }

    private static Cell Made(string id, double? value, bool masked = false) =>
        new(id, "441900", "city", new DateOnly(2026, 10, 1), "", null, null, value, null, null, null, masked);
}
