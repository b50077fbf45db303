using System.Globalization;
using System.Text.Json;
using Insights.Browser.Tests;
using Microsoft.Playwright;

namespace Insights.Benchmarks;

/// <summary>
/// Every page of a running dashboard, opened in the machine's own Chromium by someone who has never been there, and once more: when the page is seen first (its ground, then
/// its content: the limit is held against the content), when every chart stands, and what went over the wire. The browser takes its share of the same cores; what it takes
/// to show any text at all is measured beside, on a plain one.
/// </summary>
public static class PaintAccount
{
    const int Visits = 7;
    const double PaintLimit = 500, ChartsLimit = 1800, KilobyteLimit = 700, Kilobyte = 1024;

    public static async Task Print(Uri address)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chrome.Launch(playwright);
        await using (var start = await browser.NewContextAsync())
        {
            // A browser that has just started is slow with whatever it shows first.
            await Opening(start, new Uri(address, "/no-such-page"));
        }

        // Page after page and then all over again: a machine that is slow for a minute is slow for all of them.
        var (first, again, floor) = (Pages.All.ToDictionary(p => p, _ => new List<Look>()), Pages.All.ToDictionary(p => p, _ => new List<Look>()), new List<Look>());
        for (var i = 0; i < Visits; i++)
        {
            foreach (var page in Pages.All)
            {
                // A context of its own has an empty cache.
                await using var newcomer = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
                first[page].Add(await Opening(newcomer, new Uri(address, page)));
                again[page].Add(await Opening(newcomer, new Uri(address, page)));
                await using var plain = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
                floor.Add(await Opening(plain, new Uri(address, "/_content/Insights.Dashboard/base.css")));
            }
        }

        List<Look> all = [];
        foreach (var page in Pages.All)
        {
            var (typical, later) = (Median(first[page]), Median(again[page]));
            all.Add(typical);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{page}: first paint {typical.Ground:0} ms, of content {typical.Paint:0} ms, {typical.Charts} charts by {typical.Drawn:0} ms; script and style {typical.Assets:0} KB, page {typical.Page:0} KB; again {later.Ground:0} and {later.Paint:0} ms, {later.Assets:0} KB"));
        }

        var text = Median(floor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"for comparison, a style sheet opened as plain text after each page: first paint {text.Ground:0} ms, of content {text.Paint:0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"worst of {all.Count} pages, medians of {Visits} visits: first paint {all.Max(l => l.Ground):0} ms, of content {all.Max(l => l.Paint):0} ms (limit {PaintLimit:0}), charts {all.Max(l => l.Drawn):0} ms (limit {ChartsLimit:0}), script and style {all.Max(l => l.Assets):0} KB (limit {KilobyteLimit:0})"));
    }

    private static Look Median(List<Look> looks)
    {
        double Middle(Func<Look, double> of) => looks.Select(of).Order().ElementAt(looks.Count / 2);
        return new(Middle(l => l.Ground), Middle(l => l.Paint), Middle(l => l.Drawn), (int)Middle(l => l.Charts), Middle(l => l.Assets), Middle(l => l.Page));
    }

    private static async Task<Look> Opening(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var told = await page.EvaluateAsync<JsonElement>(Told);
        await page.CloseAsync();
        return new(
            told.GetProperty("ground").GetDouble(), told.GetProperty("paint").GetDouble(), told.GetProperty("drawn").GetDouble(), told.GetProperty("charts").GetInt32(),
            told.GetProperty("assets").GetDouble() / Kilobyte, told.GetProperty("page").GetDouble() / Kilobyte);
    }

    // Charts are pictures in the page's own markup: the frame after it has been read is when all stand, but for those that the circuit adds. Looking earlier, at each piece of the markup, would cost the page some of its time.
    const string Watch =
        """
        window.chartsAt = 0;
        let count = -1;
        const look = () => {
          const now = document.querySelectorAll('svg.main-svg, svg[preserveAspectRatio]').length;
          if (now !== count) { count = now; requestAnimationFrame(() => { window.chartsAt = performance.now(); }); }
        };
        addEventListener('DOMContentLoaded', () => { look(); new MutationObserver(look).observe(document, { subtree: true, childList: true }); });
        """;

    const string Told =
        """
        () => {
          const wire = performance.getEntriesByType('resource').filter(r => ['script', 'link', 'css'].includes(r.initiatorType) || /\.(js|css|wasm)$/.test(new URL(r.name).pathname));
          return {
            ground: performance.getEntriesByName('first-paint')[0]?.startTime ?? 0,
            paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
            drawn: window.chartsAt, charts: document.querySelectorAll('svg.main-svg, svg[preserveAspectRatio]').length,
            assets: wire.reduce((sum, r) => sum + r.transferSize, 0), page: performance.getEntriesByType('navigation')[0].transferSize,
          };
        }
        """;

    private sealed record Look(double Ground, double Paint, double Drawn, int Charts, double Assets, double Page);
}
