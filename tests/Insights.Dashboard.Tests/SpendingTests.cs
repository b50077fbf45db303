using Insights.Dashboard.Charts;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Sentences;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Where the money goes: what is said of it, and how the slopes are drawn.</summary>
public sealed class SpendingTests
{
    private static readonly Statistic[] Published = [Nation("food", 8411, "S"), Nation("medical", 2547, "GK"), Nation("other", 773, "GK")];

    [Fact]
    public void The_sentence_says_the_engel_coefficient_and_the_class_that_differs_most_from_the_nation()
    {
        var rows = new SpendingRows([Part("food", "食品烟酒", 0.336, 0.298), Part("transport", "交通通信", 0.094, 0.141), Part("medical", "医疗保健", 0.184, 0.0902)], Published, 6012);

        Assert.Equal("恩格尔系数（食品烟酒占比）33.6%，比全国居民高 3.8 个百分点；医疗保健占 18.4%，比全国居民高 9.4 个百分点。", SpendingSentence.Say(rows, GivenWords.Chinese));
        Assert.StartsWith("The Engel coefficient (food, tobacco, liquor) is 33.6%, 3.8 points above the nation's residents; ", SpendingSentence.Say(rows, GivenWords.English), StringComparison.Ordinal);
        Assert.Equal("按6,012户记账的家庭推算，右侧粗线为95%区间（按户自助抽样）；本市未公布消费构成，以全国居民2024年人均消费支出对照（统计局）；其中医疗保健、其他用品及服务为一般知识，未核实。", SpendingSentence.Method(rows, GivenWords.Chinese));
        Assert.EndsWith("(NBS); Health care, Other: General knowledge, unverified.", SpendingSentence.Method(rows, GivenWords.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_takes_less_than_the_nation_says_so_and_one_that_takes_the_same_too()
    {
        var rows = new SpendingRows([Part("food", "食品烟酒", 0.298, 0.298), Part("transport", "交通通信", 0.05, 0.141)], Published, null);

        Assert.Equal("恩格尔系数（食品烟酒占比）29.8%，与全国居民持平；交通通信占 5.0%，比全国居民低 9.1 个百分点。", SpendingSentence.Say(rows, GivenWords.Chinese));
    }

    [Fact]
    public void Without_the_nation_the_largest_class_beside_food_is_named_and_nothing_is_compared()
    {
        var rows = new SpendingRows([Part("food", "食品烟酒", 0.336, null), Part("housing", "居住", 0.212, null), Part("medical", "医疗保健", 0.184, null)], [], null);

        Assert.Equal("恩格尔系数（食品烟酒占比）33.6%；居住占 21.2%。", SpendingSentence.Say(rows, GivenWords.Chinese));
        Assert.Equal("按记账的家庭推算。", SpendingSentence.Method(rows, GivenWords.Chinese));
    }

    [Fact]
    public void Slopes_stand_at_their_shares_and_their_labels_do_not_lie_on_one_another()
    {
        Slope[] slopes = [new("a", 0.3, 0.34, 0.33, 0.35), new("b", 0.054, 0.05), new("c", 0.055, 0.048), new("d", 0.027, 0.02)];
        var figure = SlopeChart.Draw(slopes, "left", "right", Palette.Light);
        var lines = figure.Marks.OfType<LineMark>().ToList();

        Assert.Equal(slopes.Select(s => (s.From, s.To)).Order(), lines.Where(l => l.Points[0].At == 0).Select(l => (l.Points[0].Value!.Value, l.Points[1].Value!.Value)).Order());
        Assert.Equal([(0.33, 0.35)], lines.Where(l => l.Points[0].At == 1).Select(l => (l.Points[0].Value!.Value, l.Points[1].Value!.Value)));
        Assert.Equal(Palette.Light.Accent, lines.Single(l => l.Points[0] == (0, 0.3)).Color);
        Assert.NotEqual(Palette.Light.Accent, lines.Single(l => l.Points[0] == (0, 0.054)).Color);
        foreach (var end in new[] { 0.0, 1.0 })
        {
            var plot = figure.Height - figure.Frame.Edges.Top - figure.Frame.Edges.Bottom;
            var heights = figure.Marks.OfType<TextMark>().Where(t => t.At == end).Select(t => (t.Value / figure.Frame.High * plot) + t.ShiftY).Order().ToList();
            Assert.Equal(4, heights.Count);
            Assert.All(heights.Zip(heights.Skip(1)), h => Assert.True(h.Second - h.First >= 15.9, $"{h}"));
            Assert.True(heights[0] >= 8);
        }
    }

    [Fact]
    public void Labels_that_have_room_stay_at_their_points_and_the_others_move_as_little_as_they_must()
    {
        Assert.Equal([100, 50, 200], SlopeChart.Apart([100, 50, 200]));
        Assert.Equal([92, 108], SlopeChart.Apart([99, 101]));
        Assert.Equal([8, 24, 40], SlopeChart.Apart([1, 2, 3]));
    }

    private static Spent Part(string code, string name, double share, double? nation) =>
        new(code, name, new Cell("consumption_share", "441900", "city", new DateOnly(2026, 10, 1), "spend:" + code, null, null, share, null, null, null, false), null, nation, null);

    private static Statistic Nation(string code, double yuan, string confidence) =>
        new("consumption_per_head_" + code, "100000", "2024", yuan, "yuan/person/year", confidence, "NBS", "统计局", null, null);
}
