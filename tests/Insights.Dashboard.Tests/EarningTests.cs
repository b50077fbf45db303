using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Where income comes from, beside the nation.</summary>
public class EarningTests
{
    private static readonly Statistic[] Published = [Nation("wage", 56.5), Nation("transfer", 18.5)];

    [Fact]
    public void The_two_sources_that_differ_most_from_the_nation_are_told_with_their_points()
    {
        var rows = new EarningRows([], [], [new("wage", "工资", 0.366, 0.565), new("transfer", "转移", 0.515, 0.185), new("rest", "经营与财产", 0.119, 0.25)], Published);

        Assert.Equal("转移占 51.5%，比全国居民高 33.0 个百分点；工资占 36.6%，比全国居民低 19.9 个百分点。", EarningSentence.Say(rows, GivenWords.Chinese));
        Assert.Equal("本市未公布收入构成，以全国居民2024年构成对照（统计局）；全国的经营与财产是100%减去工资与转移的余数。", EarningSentence.Method(rows, GivenWords.Chinese));
    }

    [Fact]
    public void English_says_make_up_of_many_wages()
    {
        var rows = new EarningRows([], [], [new("wage", "Wages", 0.366, 0.565), new("transfer", "Transfers", 0.515, 0.185), new("rest", "Business and property", 0.119, 0.25)], Published);

        Assert.Equal("Transfers make up 51.5%, 33.0 points above the nation's residents; wages make up 36.6%, 19.9 points below the nation's residents.", EarningSentence.Say(rows, GivenWords.English));
    }

    [Fact]
    public void Without_the_nation_the_largest_source_is_named()
    {
        var rows = new EarningRows([new Bar("工资", 0.52, "52.0%"), new Bar("转移", 0.29, "29.0%"), new Bar("经营", 0.19, "19.0%")], [], [], []);

        Assert.Null(rows.Year);
        Assert.Equal("工资最多，占 52.0%；其次转移，占 29.0%。", EarningSentence.Say(rows, GivenWords.Chinese));
    }

    private static Statistic Nation(string source, double percent) =>
        new($"disposable_income_{source}_share", "100000", "2024", percent, "percent", "S", "NBS", "统计局", null, null);
}
