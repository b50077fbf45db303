using System.Text.RegularExpressions;

namespace Insights.Browser.Tests;

public sealed class EveryWidePageInChineseTests(Served served) : EveryPage(served, "zh-CN", 1440);

public sealed class EveryWidePageInEnglishTests(Served served) : EveryPage(served, "en", 1440);

public sealed class EveryNarrowPageInChineseTests(Served served) : EveryPage(served, "zh-CN", 390);

public sealed class EveryNarrowPageInEnglishTests(Served served) : EveryPage(served, "en", 390);

/// <summary>Each page in one language at one width, light and dark. The classes run beside one another: a page that is waited for leaves the machine to the next.</summary>
public abstract class EveryPage(Served served, string language, int width)
{
    [Theory]
    [MemberData(nameof(Pages.InBothThemes), MemberType = typeof(Pages))]
    public async Task A_page_is_whole_accessible_and_keeps_to_its_own_host(string path, string theme)
    {
        await using var visit = await Visit.To(served, new View(path, language, theme, width));
        var faults = new List<string>();
        var expected = path == "/no-such-page" ? 404 : 200;
        if (visit.Status != expected) faults.Add($"status {visit.Status}, expected {expected}");
        if (string.IsNullOrWhiteSpace(await visit.Page.TitleAsync())) faults.Add("no title");
        if (await visit.Page.Locator("[role=alert]:visible").CountAsync() > 0) faults.Add("a fault is shown: " + await visit.Page.Locator("[role=alert]:visible").First.InnerTextAsync());
        var headings = await visit.Page.Locator("h1").CountAsync();
        if (headings != 1) faults.Add($"{headings} h1");
        if (await visit.Page.GetAttributeAsync("html", "lang") != language) faults.Add("html lang is not " + language);
        if (await visit.Overflow() is { Length: > 0 } overflow) faults.Add(overflow);
        faults.AddRange((await MaskedCounts.Bare(visit.Page, language)).Select(count => $"a count under 10 is shown: {count}"));
        // With its folds open a page shows all that it shows as it comes, and more.
        if (!await Opened.HasFolds(visit.Page)) faults.AddRange(Named(await Axe.Findings(visit.Page), "as it comes"));
        await foreach (var (state, part) in Opened.States(visit.Page)) faults.AddRange(Named(await Axe.Findings(visit.Page, part), state));
        if (width == 390) faults.AddRange(await AtTheNarrowest(visit));
        faults.AddRange(visit.Complaints.Select(c => "console: " + c));
        faults.AddRange(visit.Strangers.Select(s => "another host: " + s));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    static IEnumerable<string> Named(IEnumerable<string> findings, string state) => findings.Select(f => $"axe, {state}: {f}");

    /// <summary>At 320 pixels, which is 1,280 at 400 % (WCAG 1.4.10), nothing sticks out.</summary>
    static async Task<IEnumerable<string>> AtTheNarrowest(Visit visit)
    {
        await visit.Page.SetViewportSizeAsync(320, 900);
        return await visit.Overflow() is { Length: > 0 } overflow ? ["at 320 pixels: " + overflow] : [];
    }
}

public sealed partial class NoPageForgottenTests
{
    [Fact]
    public void Every_route_of_the_dashboard_is_among_the_pages_that_are_looked_at()
    {
        var routes = from file in Directory.EnumerateFiles(Path.Combine(InsightsCommand.Root, "src", "Insights.Dashboard"), "*.razor", SearchOption.AllDirectories)
                     from Match route in Route().Matches(File.ReadAllText(file))
                     select route.Groups[1].Value;
        var looked = Pages.All.Select(page => page.Split('?')[0]).ToList();
        // The page of what is not there answers every address that no route knows.
        var forgotten = routes.Where(route => route != "/not-found" && !looked.Exists(page => Regex.IsMatch(page, "^" + Parameter().Replace(route, "[^/]+") + "$")));
        Assert.Equal([], forgotten);
    }

    [GeneratedRegex("""^@page "(.*)"\r?$""", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

public sealed class OverviewTests(Served served)
{
    /// <summary>A leader's answer in ten seconds: nothing of the first page lies below the edge of a screen of 1440 × 900.</summary>
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_overview_needs_no_scrolling(string language)
    {
        await using var visit = await Visit.To(served, new View("/", language));
        Assert.InRange(await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), 1, 900);
    }
}

public sealed class BadAddressTests(Served served)
{
    [Theory]
    [InlineData("/?area=999999999")]
    [InlineData("/?month=2099-99&area=%00&programme=x%27--")]
    [InlineData("/blind-spots?programme=no_such_programme")]
    [InlineData("/indicators/no-such-indicator")]
    public async Task A_bad_address_gets_a_calm_page(string path)
    {
        await using var visit = await Visit.To(served, new View(path));
        Assert.InRange(visit.Status, 200, 404);
        Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
        Assert.Empty(visit.Complaints);
    }
}
