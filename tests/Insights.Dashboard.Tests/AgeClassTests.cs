using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Viewing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>In the record's first year the longest cases are as old as the record at least; nobody knows how much older.</summary>
public class AgeClassTests
{
    [Theory]
    [InlineData(1, "1 个月及以上 | 4–6 个月 | 7–12 个月 | 超过一年", true)]
    [InlineData(3, "1 个月及以上 | 4–6 个月 | 7–12 个月 | 超过一年", true)]
    [InlineData(4, "3 个月内 | 4 个月及以上 | 7–12 个月 | 超过一年", true)]
    [InlineData(12, "3 个月内 | 4–6 个月 | 7 个月及以上 | 超过一年", true)]
    [InlineData(13, "3 个月内 | 4–6 个月 | 7–12 个月 | 超过一年", false)]
    public void The_class_into_which_the_records_own_age_falls_has_no_upper_end(int recorded, string names, bool cut)
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        using var context = PageRendering.Context(door, "zh-CN", "/blind-spots");
        var viewer = context.Services.GetRequiredService<Viewer>();
        var first = viewer.See("/blind-spots", "/blind-spots")!.Months[0];
        var view = viewer.See($"/blind-spots?month={first.AddMonths(recorded - 1):yyyy-MM}", "/blind-spots")!;
        Assert.Equal(names, string.Join(" | ", new[] { "age:0-3", "age:4-6", "age:7-12", "wrong_age:13+" }.Select(d => AgeClass.Name(view, d))));
        Assert.Equal(cut, AgeClass.IsCut(view));
    }
}
