using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Insights.Browser.Tests;

public sealed class EveryPageInChineseTests(Served served) : EveryPage(served, "zh-CN");

public sealed class EveryPageInEnglishTests(Served served) : EveryPage(served, "en");

/// <summary>Each page in one language, every way of looking; the languages side by side, since two browsers' worth of pages take twice as long one after the other.</summary>
public abstract class EveryPage(Served served, string language)
{
    [Theory]
    [MemberData(nameof(Pages.Everyway), MemberType = typeof(Pages))]
    public async Task A_page_is_whole_accessible_and_keeps_to_its_own_host(string path, string theme, int width)
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
        var opens = Opened.Everyway || (theme, width) == (language == "en" ? ("dark", 390) : ("light", 1440));
        // With its folds open a page shows all that it shows as it comes, and more.
        if (!opens || !await Opened.HasFolds(visit.Page)) faults.AddRange(Findings(await visit.Page.RunAxe(), "as it comes"));
        if (opens)
            await foreach (var (state, part) in Opened.States(visit.Page))
                faults.AddRange(Findings(part is null ? await visit.Page.RunAxe() : await part.RunAxe(), state));
        faults.AddRange(visit.Complaints.Select(c => "console: " + c));
        faults.AddRange(visit.Strangers.Select(s => "another host: " + s));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What axe finds, of any impact.</summary>
    static IEnumerable<string> Findings(AxeResult axe, string state) =>
        from violation in axe.Violations
        from node in violation.Nodes
        select $"axe, {state}: {violation.Impact} {violation.Id}: {node.Html} ({string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(c => c.Message))})";

    [Theory]
    [MemberData(nameof(Pages.Narrow), MemberType = typeof(Pages))]
    public async Task At_320_pixels_nothing_sticks_out(string path)
    {
        await using var visit = await Visit.To(served, new View(path, language, "light", 320));
        Assert.Equal("", await visit.Overflow());
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
