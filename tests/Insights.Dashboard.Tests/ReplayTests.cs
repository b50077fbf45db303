using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Bunit;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>The pages as they were known when an earlier version was published: to the digit, said so everywhere, and one click from the present.</summary>
public sealed class ReplayTests
{
    /// <summary>Three versions; the second is 70 fewer, and is served.</summary>
    private static FixtureHome Home()
    {
        var home = FixtureHome.Make("v0001");
        home.Execute("UPDATE meta_version SET published_at = TIMESTAMP '2026-11-03 20:00:00'");
        home.Publish("v0002");
        home.Execute("UPDATE meta_version SET published_at = TIMESTAMP '2026-11-05 02:00:00'; UPDATE mart_indicator SET value = value - 70 WHERE id = 'missed'");
        return home;
    }

    private static IElement Page(WarehouseDoor door, string address, string language = "zh-CN")
    {
        using var context = PageRendering.Context(door, language, address);
        return new HtmlParser().ParseDocument(PageRendering.Render(context, address).Markup).Body!;
    }

    private static string Missed(IElement page) => string.Join(' ', page.QuerySelectorAll("section.stat p.value").Select(e => e.TextContent));

    [Theory]
    [InlineData("v0001", "v0001")]
    [InlineData("2026-11-04", "v0001")]
    [InlineData("2026-11-05", null)]
    [InlineData("v0002", null)]
    public void A_version_or_a_day_shows_what_was_published_by_then(string known, string? past)
    {
        using var home = Home();
        using var door = home.Door();
        using var alone = FixtureHome.Make("v0001");
        alone.Execute("UPDATE meta_version SET published_at = TIMESTAMP '2026-11-03 20:00:00'");
        using var before = alone.Door();
        var page = Page(door, "/blind-spots?known=" + known);
        Assert.Equal(Missed(Page(past is null ? door : before, "/blind-spots")), Missed(page));
        Assert.NotEqual(Missed(Page(door, "/blind-spots")), Missed(Page(before, "/blind-spots")));
        Assert.Equal(past is null ? null : "按 2026年11月4日 04:00 发布的 v0001 显示：是当时的数，不是现在的；镇街及以下只公布现行版本的数。 回到现行版本", page.QuerySelector("p.past")?.TextContent);
        Assert.DoesNotContain("不能按", page.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".months a"), a => Assert.Equal(past is not null, a.GetAttribute("href")!.Contains("known=v0001", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/?known=2026-11-03")]
    [InlineData("/?known=v0009")]
    [InlineData("/?known=..%2Fapp")]
    [InlineData("/what-if/cliffs?known=v0001")]
    [InlineData("/?known=v0001&area=441900121")]
    public void What_cannot_be_shown_is_said_and_the_present_is_shown(string address)
    {
        using var home = Home();
        using var door = home.Door();
        using var context = PageRendering.Context(door, "en", address);
        var view = context.Services.GetRequiredService<Viewer>().See(address, address.Split('?')[0])!;
        Assert.Equal(("v0002", false, true, null), (view.Version.Name, view.IsPast, view.KnownUnknown, view.Asked.Known));
    }

    /// <summary>Two versions of one month differ by a few people: subtracted, they would tell what either withholds.</summary>
    [Fact]
    public void A_past_version_tells_nothing_below_the_city_and_nothing_that_is_withheld_now()
    {
        using var home = Home();
        home.Execute("UPDATE mart_indicator SET value = NULL, numerator = NULL, masked = true WHERE id = 'covered' AND area = '441900' AND dimension = 'programme:dibao'");
        using var door = home.Door();
        var (now, then) = (door.Current()!, door.Known("v0001")!);
        var (month, ids) = (now.Months()[^1], new[] { "covered", "missed" });
        Assert.Contains(now.CellsBelow("441900", month, ids).Cells, c => c.Value is not null);
        Assert.All(then.CellsBelow("441900", month, ids).Cells.Concat(then.SeriesBelow("441900", ids).Cells), c => Assert.True(c is { Masked: true, Value: null, Numerator: null, Denominator: null, Bound: null }));
        Assert.All(then.CellsOf("441900121", ids).Cells, c => Assert.True(c.Masked));
        var city = then.CellsOf("441900", ids).Cells.Where(c => c.Month == month).ToList();
        Assert.Equal(["covered programme:dibao"], city.Where(c => c.Masked && !now.CellsOf("441900", c.Id).Cells.Any(n => n.Month == c.Month && n.Dimension == c.Dimension && !n.Masked)).Select(c => $"{c.Id} {c.Dimension}"));
        Assert.NotNull(then.CellsOf("441900", "missed").Find("missed", "441900", month)!.Value);
        Assert.All(Page(door, "/?known=v0001").QuerySelectorAll("nav.where .places a"), a => Assert.DoesNotContain("known", a.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public void Lateness_and_closing_belong_to_the_present_and_the_list_of_versions_leads_back()
    {
        using var home = Home();
        using var door = home.Door(new DateOnly(2028, 1, 1));
        Assert.Contains("迟报", Page(door, "/").QuerySelector("p.fresh")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("迟报", Page(door, "/?known=v0001").QuerySelector("p.fresh")!.TextContent, StringComparison.Ordinal);
        var data = Page(door, "/data?known=v0001");
        Assert.Empty(data.QuerySelectorAll("section[aria-labelledby=anomalies-head] tbody button"));
        Assert.Equal(["/", "/?known=v0001"], data.QuerySelectorAll("section[aria-labelledby=versions-head] tbody th a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["v0002"], data.QuerySelectorAll("section[aria-labelledby=versions-head] tbody tr").Where(r => r.QuerySelector("code") is null).Select(r => r.QuerySelector("th a")!.FirstChild!.TextContent));
    }

    [Fact]
    public void The_served_version_stays_open_however_many_old_ones_are_looked_at()
    {
        using var home = Home();
        foreach (var name in new[] { "v0003", "v0004", "v0005", "v0006" })
        {
            home.Publish(name);
        }

        using var door = home.Door();
        var served = door.Current()!;
        foreach (var name in door.Names())
        {
            Assert.NotEmpty(door.Known(name)!.Months());
        }

        Assert.Same(served, door.Current());
    }
}
