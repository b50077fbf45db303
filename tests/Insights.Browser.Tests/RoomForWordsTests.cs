using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>Words have room: on a phone, with wider spacing, on paper, and beside one another in a drawing.</summary>
public class RoomForWordsTests(Served served)
{
    /// <summary>Names of places on the wall, on a phone too.</summary>
    [Theory]
    [InlineData("zh-CN", 390)]
    [InlineData("en", 390)]
    [InlineData("zh-CN", 320)]
    public async Task No_name_on_the_wall_is_cut(string language, int width)
    {
        await using var visit = await Visit.To(served, new View("/wall", language, "light", width));
        var cut = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.tiles li, .panel h2')].filter(e => {
              const words = document.createRange();
              words.selectNodeContents(e);
              const [own, said] = [e.getBoundingClientRect(), words.getBoundingClientRect()];
              return own.width > 0 && (said.left < own.left - 1 || said.right > own.right + 1 || said.bottom > own.bottom + 3 || e.matches('h2') && e.scrollWidth > e.clientWidth);
            }).map(e => e.textContent)
            """);
        Assert.Equal([], cut);
    }

    /// <summary>How fresh the wall is, is read to its end; longer than a line, it takes a second and pushes nothing off.</summary>
    [Theory]
    [InlineData("zh-CN", "")]
    [InlineData("en", "")]
    [InlineData("en", " · 12 feeds late · and more that is said of them")]
    public async Task The_walls_freshness_is_not_cut(string language, string more)
    {
        await using var visit = await Visit.To(served, new View("/wall", language, "dark", 1920));
        await visit.Page.SetViewportSizeAsync(1920, 1080);
        var fits = await visit.Page.EvaluateAsync<bool>(
            """
            more => {
              const fresh = document.querySelector('.fresh');
              fresh.append(more);
              const foot = document.querySelector('.wall > footer').getBoundingClientRect();
              return fresh.scrollWidth <= fresh.clientWidth && (more !== '' || fresh.clientHeight < 40) && foot.bottom <= innerHeight;
            }
            """, more);
        Assert.True(fits);
    }

    /// <summary>A lost server's banner pushes nothing off the wall, and is read to its end.</summary>
    [Theory]
    [InlineData("zh-CN", 1920, 1080)]
    [InlineData("en", 1920, 1080)]
    [InlineData("zh-CN", 3840, 2160)]
    [InlineData("en", 3840, 2160)]
    public async Task The_wall_keeps_its_width_when_the_server_is_lost(string language, int width, int height)
    {
        await using var visit = await Visit.To(served, new View("/wall", language, "dark", width));
        await visit.Page.SetViewportSizeAsync(width, height);
        await visit.Page.RouteAsync("**/wall**", route => route.AbortAsync());
        await visit.Page.EvaluateAsync("() => dispatchEvent(new Event('offline'))");
        await Assertions.Expect(visit.Page.Locator(".lost")).ToBeVisibleAsync();
        var off = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.panel, .lost, .clock, header h1, .turn button, footer a')].filter(e => {
              const box = e.getBoundingClientRect();
              return box.width > 0 && (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight || e.matches('.lost') && e.scrollWidth > e.clientWidth);
            }).map(e => e.textContent.trim().slice(0, 60))
            """);
        Assert.Equal([], off);
    }

    /// <summary>The spacing that a reader may set (WCAG 1.4.12) pushes nothing off the page.</summary>
    [Theory]
    [InlineData("/services")]
    [InlineData("/governance")]
    [InlineData("/living-standard")]
    [InlineData("/data")]
    public async Task Wider_spacing_of_text_stays_within_the_page(string path)
    {
        await using var visit = await Visit.To(served, new View(path, "en", "light", 1200));
        await visit.Page.AddStyleTagAsync(new() { Content = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }" });
        Assert.Equal("", await visit.Overflow());
    }

    /// <summary>On a sheet of A4 a date keeps its line.</summary>
    [Fact]
    public async Task A_date_is_not_broken_on_paper()
    {
        await using var visit = await Visit.To(served, new View("/data", "en"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Page.SetViewportSizeAsync(703, 900);
        var broken = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('td, tbody th')].filter(cell => /^\s*\d{4}-\d\d(-\d\d)?( \d\d:\d\d)?\s*$/.test(cell.textContent)).filter(cell => {
              const words = document.createRange();
              words.selectNodeContents(cell);
              return new Set([...words.getClientRects()].map(r => Math.round(r.top))).size > 1;
            }).map(cell => cell.textContent)
            """);
        Assert.Equal([], broken.Distinct());
        Assert.Equal("", await visit.Overflow());
    }

    [Theory]
    [InlineData("zh-CN", 1440)]
    [InlineData("en", 1440)]
    [InlineData("en", 390)]
    public async Task The_words_of_the_frontier_do_not_overprint_one_another(string language, int width)
    {
        await using var visit = await Visit.To(served, new View("/what-if/goal", language, "light", width));
        await Assertions.Expect(visit.Page.Locator("#frontier-figure-frame")).ToBeVisibleAsync(new() { Timeout = 60000 });
        var over = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const words = [...document.querySelectorAll('#frontier-figure-frame text:not([aria-hidden])')].filter(t => getComputedStyle(t).display !== 'none').map(t => [t.textContent, t.getBoundingClientRect()]);
              return words.flatMap(([one, a], n) => words.slice(n + 1).filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3).map(([other]) => `${one} over ${other}`));
            }
            """);
        Assert.Equal([], over);
    }

    /// <summary>A bar that is cut at the scale's edge says how far it goes.</summary>
    [Fact]
    public async Task A_rate_beyond_the_scale_is_marked_with_its_value()
    {
        await using var visit = await Visit.To(served, new View("/what-if/cliffs"));
        var beyond = await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('section:has(#rate-head) tbody td')].map(cell => cell.textContent.trim()).filter(rate => parseFloat(rate.replaceAll(',', '')) > 200)");
        var marked = await visit.Page.Locator("#rate-figure-frame text:not([aria-hidden])").AllTextContentsAsync();
        Assert.NotEmpty(beyond);
        Assert.All(beyond, rate => Assert.Contains("↑" + rate, marked));
    }
}
