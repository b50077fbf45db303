using System.Text.Json;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>Counts of people under 10 are never shown: not in a tile, a table, a big number or the data of a chart.</summary>
public static class MaskedCounts
{
    /// <summary>Pages whose bare numbers count files, rows and days, not people.</summary>
    static readonly string[] NotOfPeople = ["/data", "/data/figures"];

    /// <summary>Columns that hold a plan, its floor, a weight, a number of indicators, of workers’ days, of places or of staff, a difference of two shown numbers or the bounds of an estimate, which counts nobody: words by their key.</summary>
    static readonly string[] Columns = ["col.path", "cards.final", "flow.net", "governance.weight", "governance.floor", "wall.indicators", "governance.away_head", "outreach.days", "places.places", "staffing.posts", "staffing.now", "staffing.needed", "staffing.today", "staffing.expected", "leave.low", "leave.high", "leave.low80", "leave.high80", "leave.ahead"];

    /// <summary>Heads in the words of a card, whose denominator is places and no people.</summary>
    static readonly string[] Places = ["村和社区", "villages and communities"];

    /// <summary>The bare numbers from 1 to 9 that the page shows, each with where.</summary>
    public static async Task<IReadOnlyList<string>> Bare(IPage page, string language)
    {
        if (NotOfPeople.Contains(new Uri(page.Url).AbsolutePath)) return [];
        var words = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(InsightsCommand.Root, "src", "words", language + ".json"))).RootElement;
        return await page.EvaluateAsync<string[]>(
            """
            passed => {
              const small = t => /^[+−-]?[1-9]$/.test(t);
              const column = e => {
                const cell = e.closest('td'), table = e.closest('table');
                const head = cell && table && table.tHead && table.tHead.rows[table.tHead.rows.length - 1].cells[cell.cellIndex];
                return head ? head.textContent.trim() : '';
              };
              const shown = [...document.querySelectorAll('td, td *, .tiles b, .others b, .big, .kpi b, .kpi .moves *')]
                .filter(e => small(e.textContent.trim()) && !passed.includes(column(e)))
                .map(e => e.textContent.trim() + ' under ' + column(e) + ' in ' + e.outerHTML.slice(0, 160));
              const drawn = [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => (plot.data || []).flatMap(trace =>
                [trace.text].flat().filter(t => typeof t === 'string' && small(t.trim())).map(t => t + ' in chart ' + plot.id)));
              return shown.concat(drawn);
            }
            """,
            Columns.Select(key => words.GetProperty(key).GetString()).Concat(Places));
    }
}
