using Bunit;
using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.WhatIf;
using Insights.Dashboard.Wording;
using Insights.Policy.Simulation;
using Insights.Warehouse;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>Parts of a number: classes of an indicator without a whole, steps of a programme, and what stands behind a dash.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void What_the_address_asks_for_and_there_is_not_is_said()
    {
        const string address = "/?area=nowhere&month=never&programme=none";
        using var context = Context("en", address);
        var told = Render(context, address).FindAll("p.told[role=status]").Select(p => p.TextContent).ToList();
        Assert.Equal(3, told.Count);
        Assert.All(new[] { "nowhere", "never", "none" }, asked => Assert.Contains(told, t => t.Contains($"\"{asked}\"", StringComparison.Ordinal)));
    }

    /// <summary>A bad address goes no further: the links of the page carry what was understood, and each notice leads to what is shown in its stead.</summary>
    [Theory]
    [InlineData("/blind-spots")]
    [InlineData("/services")]
    [InlineData("/living-standard")]
    [InlineData("/governance")]
    [InlineData("/indicators/coverage")]
    public void What_was_not_understood_is_in_no_link(string path)
    {
        var address = path + "?area=nowhere&month=never&programme=none&lang=xx&theme=pink&by=zzz";
        using var context = Context("en", address);
        var page = Render(context, address);
        Assert.All(page.FindAll("a[href]").Select(a => a.GetAttribute("href")!), to => Assert.All(new[] { "nowhere", "never", "=none", "=xx", "pink" }, bad => Assert.DoesNotContain(bad, to, StringComparison.Ordinal)));
        Assert.Equal(["To the whole city", "To Oct 2026", "To all programmes"], page.FindAll("p.told a").Select(a => a.TextContent));
        Assert.All(page.FindAll("p.told a"), a => Assert.Equal(path + "?by=zzz", a.GetAttribute("href")));
    }

    /// <summary>A number of a commitment, and a programme's short name, are explained to who cannot hold a pointer over them.</summary>
    [Fact]
    public void What_short_codes_stand_for_can_be_read_without_a_pointer()
    {
        using var context = Context("en", "/data");
        var page = Render(context, "/data");
        var known = page.FindAll("details.key dt").Select(d => d.TextContent).ToList();
        Assert.NotEmpty(known);
        Assert.All(page.FindAll("abbr").Select(a => a.TextContent), code => Assert.Contains(code, known));
        Assert.All(page.FindAll("details.key dd").Select(d => d.TextContent), name => Assert.True(name.Length > 3, name));
        using var places = Context("en", "/blind-spots");
        Assert.NotEmpty(Render(places, "/blind-spots").FindAll("details.key dd"));
    }

    [Theory]
    [InlineData("/outlook?show=zzz", "show=zzz")]
    [InlineData("/services?by=zzz&sort=yyy", "by=zzz, sort=yyy")]
    [InlineData("/data?feed=zzz", "feed=zzz")]
    [InlineData("/blind-spots?sort=code", null)]
    [InlineData("/services?by=rehab_coverage", null)]
    public void A_choice_of_the_page_that_there_is_not_is_said(string address, string? left)
    {
        using var context = Context("en", address);
        var told = Render(context, address).FindAll("p.told[role=status]").Select(p => p.TextContent).ToList();
        Assert.Equal(left is null ? 0 : 1, told.Count);
        Assert.All(told, t => Assert.EndsWith(": " + left, t, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_village_has_no_numbers_of_is_not_said_to_be_withheld()
    {
        using var home = FixtureHome.Make();
        home.Execute("DELETE FROM mart_indicator WHERE area = '441900121004' AND dimension <> ''");
        using var door = home.Door();
        var viewer = new Viewer(door, GivenWords.Book);
        viewer.Prefer("en", dark: false);
        var view = viewer.See("http://localhost/?area=441900121004", "/")!;
        Assert.StartsWith("Not told by programme or by reason:", ProgrammeSentence.Say(OverviewRows.Read(view), view), StringComparison.Ordinal);

        // One sentence and the way to the town, and no rows of dashes.
        using (var bare = PageRendering.Context(door, "en", "/?area=441900121004"))
        {
            var page = PageRendering.Render(bare, "/?area=441900121004");
            Assert.Equal("/?area=441900121", page.Find("section[aria-labelledby=untold-head] a").GetAttribute("href"));
            Assert.Empty(page.FindAll("#programmes-head, #reasons-head, #why-head"));
            Assert.DoesNotContain(page.FindAll("td"), c => c.TextContent.Trim() == Numbers.None);
        }

        home.Execute("DELETE FROM mart_indicator WHERE id = 'coverage' AND dimension LIKE 'programme:%' AND dimension <> 'programme:care_subsidy'");
        viewer = new Viewer(home.Door(), GivenWords.Book);
        viewer.Prefer("en", dark: false);
        view = viewer.See("http://localhost/", "/")!;
        Assert.Matches("people; the only one published (reaches|does not reach) its ([0-9]{4}|next) (draft )?target", ProgrammeSentence.Say(OverviewRows.Read(view), view));

        using var context = Context("en", "/?area=441900121004");
        Assert.Equal("Not published at this level.", context.Render<Nobody>(p => p.Add(n => n.View, view).Add(n => n.Missed, null)).Find("p").TextContent);
        Assert.Equal("Nobody is missed in this month.", context.Render<Nobody>(p => p.Add(n => n.View, view).Add(n => n.Missed, 0)).Find("p").TextContent);
    }

    [Fact]
    public void An_indicator_without_a_whole_shows_the_part_that_was_chosen_with_its_series_its_places_and_its_own_sql()
    {
        IRenderedComponent<IComponent> Page(string address)
        {
            var context = Context("zh-CN", address);
            return Render(context, address);
        }

        var first = Page("/indicators/consumption_share");
        Assert.Equal(8, first.FindAll("nav.parts a").Count);
        Assert.Equal("食品烟酒", first.Find("nav.parts a[aria-current]").TextContent);
        var chosen = Page("/indicators/consumption_share?part=spend:medical");
        Assert.Contains("医疗保健", chosen.Find("#series-head").TextContent, StringComparison.Ordinal);
        Assert.Contains("18.4%", chosen.Find("#series-say").TextContent, StringComparison.Ordinal);
        Assert.Single(chosen.FindAll("#series-figure-frame"));
        Assert.Contains("sum(spend_medical)", chosen.Find("#card-head").ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("医疗保健", chosen.Find("#map-head").TextContent, StringComparison.Ordinal);
        Assert.Equal("/indicators/consumption_share?part=spend%3Ahousing", chosen.FindAll("nav.parts a").Single(a => a.TextContent == "居住").GetAttribute("href"));
        Assert.Empty(chosen.FindAll(".told"));

        // A class that the indicator does not have is told, and the first is shown.
        var mistyped = Page("/indicators/consumption_share?part=spend:medicine");
        Assert.Contains("part=spend:medicine", mistyped.Find(".told").TextContent, StringComparison.Ordinal);
        Assert.Equal("食品烟酒", mistyped.Find("nav.parts a[aria-current]").TextContent);

        var none = Page("/indicators/consumption_share?area=441900121004");
        Assert.Empty(none.FindAll("nav.parts"));
        Assert.NotEmpty(none.FindAll(".unshown a"));
        Assert.Empty(Page("/indicators/coverage").FindAll("nav.parts"));
    }

    [Fact]
    public void Every_dash_among_the_measures_of_the_living_standard_says_why()
    {
        foreach (var asked in new[] { "", "?month=2025-05" })
        {
            using var context = Context("en", "/living-standard" + asked);
            var page = Render(context, "/living-standard" + asked);
            var cells = page.FindAll("section[aria-labelledby=spending-head] td, section[aria-labelledby=sources-head] td, section[aria-labelledby=depth-head] td");

            Assert.NotEmpty(cells);
            Assert.All(cells, c => Assert.NotEqual(Numbers.None, c.TextContent.Trim()));
            Assert.All(cells.Where(c => c.TextContent.Contains(Numbers.None, StringComparison.Ordinal)), c => Assert.Equal(Numbers.None + c.GetAttribute("title"), c.TextContent.Trim()));
        }
    }

    [Theory]
    [InlineData("zh-CN", "减 500 以上", "−500 至 −200", "增 500 以上")]
    [InlineData("en", "below −500", "−500 to −200", "500 and more")]
    public void A_band_of_change_says_which_way_it_goes(string language, params string[] bands)
    {
        using var context = Context(language, "/what-if");
        var people = new PeopleOutcome(100, 90, 10, 1_000_000, 0.6, 2_000, [0.1, 0.05, 0.02], [0.2, 0.1, 0.05]);
        var result = new SimulationResult(new(2026, 10, 1), 1_000, [], people, people, 40, 80, 880, 0, 0, [], [], [new(null, -500, 40), new(-500, -200, 40), new(500, null, 40)], 1);
        var view = context.Services.GetRequiredService<Viewer>().See("/what-if", "/what-if")!;
        var text = context.Render<Gains>(p => p.Add(g => g.View, view).Add(g => g.Result, result)).Markup;

        Assert.All(bands, band => Assert.Contains($">{band}<", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_steps_from_entitlement_to_payment_stand_by_programme_and_one_without_applications_says_so()
    {
        using var context = Context("zh-CN", "/blind-spots");
        var page = Render(context, "/blind-spots");
        var block = page.Find("section[aria-labelledby=steps-head]");
        var rows = block.QuerySelectorAll("tbody tr");

        Assert.Equal(5, rows.Length);
        Assert.Contains("没有申请登记", rows[4].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0%", rows[4].TextContent, StringComparison.Ordinal);
        Assert.Contains("最弱的一环：", block.TextContent, StringComparison.Ordinal);
        Assert.Contains("特困人员供养没有申请登记", block.TextContent, StringComparison.Ordinal);
        using var town = Context("zh-CN", "/blind-spots?area=441900121");
        Assert.Empty(Render(town, "/blind-spots?area=441900121").FindAll("#steps-head"));
    }
}
