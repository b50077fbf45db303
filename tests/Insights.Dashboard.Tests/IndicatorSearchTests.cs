using AngleSharp.Dom;
using Bunit;
using Insights.Dashboard.Leaving;
using Microsoft.AspNetCore.Components;

namespace Insights.Dashboard.Tests;

/// <summary>The list of indicators, narrowed by words, clause and verdict; what stands on the page is what leaves it.</summary>
public sealed class IndicatorSearchTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    [Theory]
    [InlineData("照护")]
    [InlineData("c16")]
    [InlineData("Ｃ16　care")]
    [InlineData("CARE")]
    public async Task Words_find_by_name_of_either_language_by_id_and_by_clause(string text)
    {
        foreach (var language in new[] { "zh-CN", "en" })
        {
            var address = "/indicators?find=" + Uri.EscapeDataString(text);
            var page = Page(address, language);
            var shown = Shown(page);

            Assert.Contains("/indicators/needs_care_unmet", shown);
            Assert.DoesNotContain("/indicators/coverage", shown);
            Assert.Equal(text, page.Find("input[type=search]").GetAttribute("value"));
            var (_, leaving, _) = await LeavingReader.Read(city.Door, address, language);
            Assert.Equal(shown, leaving.Blocks.Single(b => b.Id == "list").Tables.Single().Rows.Rows.Select(r => "/indicators/" + r[1].Text));
        }
    }

    [Fact]
    public void Tabs_count_what_they_lead_to_and_keep_words_and_clause()
    {
        var verdicts = city.Door.Current()!.Verdicts("441900", city.Door.Current()!.Months()[^1]).Where(v => v.Dimension.Length == 0).ToDictionary(v => v.Id, v => v.Code);
        var page = Page("/indicators?clause=C12", "zh-CN");
        var tabs = page.FindAll("nav.tabs > a").ToList();

        Assert.True(tabs.Count > 1, page.Find("nav.tabs").TextContent);
        foreach (var tab in tabs)
        {
            var address = tab.GetAttribute("href")!;
            var chosen = Page(address, "zh-CN");
            var shown = Shown(chosen);
            Assert.Contains("clause=C12", address, StringComparison.Ordinal);
            Assert.Equal(int.Parse(tab.QuerySelector("span")!.TextContent, System.Globalization.CultureInfo.InvariantCulture), shown.Count);
            Assert.Equal(tab.TextContent, chosen.Find("nav.tabs > a[aria-current]").TextContent);
            if (address.Split("verdict=").ElementAtOrDefault(1) is { } code)
            {
                Assert.All(shown, href => Assert.Equal(code, verdicts[href.Split('/')[^1]]));
            }
        }
    }

    [Fact]
    public void Nothing_found_says_so_and_leads_back_and_what_is_no_clause_is_told()
    {
        var none = Page("/indicators?find=%22%3E%3Cscript%3E&month=2026-09", "zh-CN");
        Assert.Empty(Shown(none));
        Assert.Empty(none.FindAll("script"));
        Assert.Equal("\"><script>", none.Find("input[type=search]").GetAttribute("value"));
        Assert.Equal("/indicators?month=2026-09", none.Find("form a").GetAttribute("href"));
        Assert.Equal("2026-09", none.Find("form input[name=month]").GetAttribute("value"));

        var strange = Page("/indicators?clause=C99&verdict=fine", "en");
        Assert.Contains("clause=C99", strange.Find(".told").TextContent, StringComparison.Ordinal);
        Assert.Contains("verdict=fine", strange.Find(".told").TextContent, StringComparison.Ordinal);
        Assert.Equal(city.Door.Current()!.Cards().Count, Shown(strange).Count);
    }

    [Fact]
    public async Task Files_say_the_filters_as_the_page_calls_them()
    {
        var (view, _, _) = await LeavingReader.Read(city.Door, "/indicators?clause=C16&verdict=slow&find=%E6%89%98%E5%85%BB", "zh-CN");
        var told = Filters.Of(view, []).Select(f => $"{f.Name}：{f.Value}").ToList();
        Assert.Contains("条款：C16 " + GivenWords.Chinese["clause.C16"], told);
        Assert.Contains("进度：偏慢", told);
        Assert.Contains("查找：托养", told);
    }

    private static List<string> Shown(IRenderedComponent<IComponent> page) => [.. page.FindAll("section th[scope=row] a").Select(a => a.GetAttribute("href")!.Split('?')[0])];

    private IRenderedComponent<IComponent> Page(string address, string language) => PageRendering.Render(PageRendering.Context(city.Door, language, address), address);
}
