using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>Counts of people under 10 are never shown: not in a tile, a table, a big number or the data of a chart.</summary>
public static class MaskedCounts
{
    /// <summary>Pages whose bare numbers count files, rows and days, not people.</summary>
    static readonly string[] NotOfPeople = ["/data"];

    /// <summary>The bare numbers from 1 to 9 that the page shows, each with where.</summary>
    public static async Task<IReadOnlyList<string>> Bare(IPage page) =>
        NotOfPeople.Contains(new Uri(page.Url).AbsolutePath) ? [] : await page.EvaluateAsync<string[]>(
        """
        () => {
          const small = t => /^[+−-]?[1-9]$/.test(t);
          const shown = [...document.querySelectorAll('td, td *, .tiles b, .others b, .big, .kpi b, .kpi .moves *')]
            .filter(e => small(e.textContent.trim()) && !e.closest('[data-not-people]'))
            .map(e => e.textContent.trim() + ' in ' + e.outerHTML.slice(0, 160));
          const drawn = [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => (plot.data || []).flatMap(trace =>
            [trace.text].flat().filter(t => typeof t === 'string' && small(t.trim())).map(t => t + ' in chart ' + plot.id)));
          return shown.concat(drawn);
        }
        """);
}
