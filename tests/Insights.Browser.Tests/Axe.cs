using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>
/// The axe rules, run in the page itself: all that are on by default, WCAG 2.2's smallest target (2.5.8) beside them. Only what is wrong comes back,
/// where the package for Playwright brings every node of the page home and opens a second page for the count; our pages have no frames that would ask for it.
/// </summary>
public static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    const string Run =
        """
        async (part, only) => (await axe.run(part ?? document, { resultTypes: ['violations'], ...only })).violations.flatMap(rule =>
          rule.nodes.map(node => `${rule.impact} ${rule.id}: ${node.html} (${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')})`))
        """;

    /// <summary>
    /// Colour is most of what axe costs, text by text. Of siblings that look alike in every style that it asks about, in themselves and in all that is in
    /// them, the first stands for all: the others are out of the page for the while. Whatever holds the part that is asked about stays.
    /// </summary>
    const string WithoutAlike =
        """
        async (part, run) => {
          const looks = new Map(), out = [];
          const look = e => {
            const style = getComputedStyle(e), seen = new Set(), within = [];
            for (const child of e.children) {
              const its = look(child);
              within.push(its);
              if (!seen.has(its)) seen.add(its);
              else if (!child.contains(part)) out.push([document.createComment(''), child]);
            }
            const own = [e.tagName, style.color, style.fill, style.backgroundColor, style.backgroundImage, style.opacity, style.fontSize, style.fontWeight, style.display,
              style.visibility, style.position, style.textDecorationLine, style.textShadow, [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()), within].join('|');
            return looks.get(own) ?? (looks.set(own, looks.size), looks.get(own));
          };
          look(document.body);
          out.forEach(([place, e]) => e.replaceWith(place));
          try { return await run(); } finally { out.forEach(([place, e]) => place.replaceWith(e)); }
        }
        """;

    const string Rest = "{ rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } }";
    const string Colour = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

    /// <summary>What axe finds, of any impact, on the page or in a part of it.</summary>
    public static async Task<IReadOnlyList<string>> Findings(IPage page, ILocator? part = null) =>
        [.. await Find(page, part, $"part => ({Run})(part, {Rest})"), .. await ColourFindings(page, part)];

    /// <summary>What the rules of colour alone find, where all others have been asked.</summary>
    public static Task<IReadOnlyList<string>> ColourFindings(IPage page, ILocator? part = null) =>
        Find(page, part, $"part => ({WithoutAlike})(part ?? document.body, () => ({Run})(part, {Colour}))");

    static async Task<IReadOnlyList<string>> Find(IPage page, ILocator? part, string run)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return part is null ? await page.EvaluateAsync<string[]>(run) : await part.EvaluateAsync<string[]>(run);
    }
}

public sealed class AxeTests(Served served)
{
    [Fact]
    public async Task Finds_what_is_planted_on_the_page_and_in_the_part_that_is_asked_about()
    {
        await using var visit = await Visit.To(served, new View("/no-such-page"));
        Assert.Empty(await Axe.Findings(visit.Page));
        await visit.Page.EvaluateAsync(
            """
            () => document.querySelector('main').insertAdjacentHTML('beforeend',
              `<p id=pale style="color:#999;background:#fff">pale</p><div id=small><button style="all:unset;width:9px;height:9px;display:inline-block" aria-label=a></button><button style="all:unset;width:9px;height:9px;display:inline-block" aria-label=b></button></div><img src="data:,">`)
            """);
        string[] expected = ["color-contrast", "image-alt", "target-size"];
        var found = await Axe.Findings(visit.Page);
        Assert.Equal(expected, found.Select(f => f.Split(' ', ':')[1]).Distinct().Order());
        Assert.All(await Axe.Findings(visit.Page, visit.Page.Locator("#pale")), f => Assert.StartsWith("serious color-contrast", f, StringComparison.Ordinal));
        Assert.NotEmpty(await Axe.Findings(visit.Page, visit.Page.Locator("#pale")));
        Assert.All(await Axe.ColourFindings(visit.Page), f => Assert.StartsWith("serious color-contrast", f, StringComparison.Ordinal));
        Assert.Single(await Axe.ColourFindings(visit.Page));
    }

    /// <summary>Rows that look alike are asked about once; the one pale word among them is found, and the page is as it was.</summary>
    [Fact]
    public async Task Finds_the_one_pale_cell_of_a_long_table_and_puts_every_row_back()
    {
        await using var visit = await Visit.To(served, new View("/no-such-page"));
        await visit.Page.EvaluateAsync(
            """
            () => document.querySelector('main').insertAdjacentHTML('beforeend', '<table id=long><tr><th>n</th></tr>' +
              Array.from({ length: 200 }, (_, i) => `<tr><td${i === 177 ? ' style="color:#aaa"' : ''}>${i}</td></tr>`).join('') + '</table>')
            """);
        var before = await visit.Page.ContentAsync();
        Assert.Contains(">177<", Assert.Single(await Axe.ColourFindings(visit.Page)), StringComparison.Ordinal);
        Assert.Equal(before, await visit.Page.ContentAsync());
        Assert.Contains(">177<", Assert.Single(await Axe.ColourFindings(visit.Page, visit.Page.Locator("#long"))), StringComparison.Ordinal);
    }

    /// <summary>A pale word is found in the theme that it is pale in, and only there.</summary>
    [Fact]
    public async Task Finds_in_the_theme_that_the_page_was_turned_to_what_is_pale_there()
    {
        await using var visit = await Visit.To(served, new View("/no-such-page"));
        await visit.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p style=\"color:#444\">pale in the dark</p>')");
        Assert.Empty(await Axe.ColourFindings(visit.Page));
        await visit.Turn("dark");
        Assert.Single(await Axe.ColourFindings(visit.Page));
        await visit.Turn("light");
        Assert.Empty(await Axe.ColourFindings(visit.Page));
    }
}
