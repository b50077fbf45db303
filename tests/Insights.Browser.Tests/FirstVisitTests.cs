using System.Net;
using System.Text.Json;

namespace Insights.Browser.Tests;

/// <summary>What a browser gets that has never been here, and what it asks for the next time.</summary>
public sealed class FirstVisitTests(Served served)
{
    private const string Rules = "() => [...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => !r.cssText.startsWith('@page')).map(r => r.cssText)";

    // The page as a newcomer gets it, held against the rules of the files: lacking are rules of parts that it holds, idle are those of parts that it does not.
    private const string Within =
        """
        async path => {
          const page = new DOMParser().parseFromString(await (await fetch(path, { credentials: 'omit' })).text(), 'text/html');
          const own = new CSSStyleSheet();
          own.replaceSync(page.querySelector('style[data-files]').textContent);
          const rules = sheet => [...sheet.cssRules].map(r => r.cssText).filter(r => !r.startsWith('@page'));
          const all = [...document.styleSheets].filter(s => s.href).flatMap(rules), within = rules(own);
          const scopes = rule => [...new Set(rule.match(/\bb-[a-z0-9]{10}\b/g) ?? [])];
          const held = scope => page.querySelector(`[${scope}]`) !== null;
          const had = new Set(within);
          return {
            all: all.length, within: within.length,
            lacking: all.filter(r => !had.has(r) && (scopes(r).length === 0 || scopes(r).some(held))).slice(0, 3),
            idle: within.filter(r => scopes(r).length > 0 && !scopes(r).some(held)).slice(0, 3),
          };
        }
        """;

    [Fact]
    public async Task The_sheets_come_within_the_first_page_and_from_the_browsers_own_store_with_the_next()
    {
        Assert.Contains("<style data-files=", await Text("/blind-spots"), StringComparison.Ordinal);
        await using var visit = await Visit.To(served, new("/blind-spots"));
        await visit.Page.WaitForFunctionAsync("() => document.cookie.includes('insights-sheets=')");

        // A part that the circuit brings finds its rules: the files have taken the place of what came within.
        const string ByName = "() => document.querySelector('style[data-files]') === null && document.querySelectorAll('link[rel=stylesheet]').length === 3";
        Assert.True(await visit.Page.EvaluateAsync<bool>(ByName));
        var taken = await visit.Page.EvaluateAsync<string[]>(Rules);

        await visit.Page.ReloadAsync();
        await visit.Settle();
        Assert.True(await visit.Page.EvaluateAsync<bool>(ByName));
        Assert.Equal(taken, await visit.Page.EvaluateAsync<string[]>(Rules));

        // Another language is another cookie, and no reason to fetch a sheet or a script again.
        await visit.Page.GotoAsync(new Uri(served.Address, "/services?lang=en").AbsoluteUri);
        await visit.Settle();
        var wire = await visit.Page.EvaluateAsync<JsonElement>("() => performance.getEntriesByType('resource').filter(r => /\\.(css|js)$/.test(new URL(r.name).pathname)).map(r => ({ name: r.name, bytes: r.transferSize }))");
        Assert.Equal(5, wire.GetArrayLength());
        Assert.All(wire.EnumerateArray(), r => Assert.True(r.GetProperty("bytes").GetInt64() == 0, r.ToString()));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Within_a_newcomers_page_are_the_rules_of_all_parts_that_it_holds_and_of_no_others()
    {
        await using var visit = await Visit.To(served, new("/"));
        await visit.Page.WaitForFunctionAsync("() => document.cookie.includes('insights-sheets=')");
        foreach (var path in Pages.All)
        {
            var told = await visit.Page.EvaluateAsync<JsonElement>(Within, path);
            Assert.True(told.GetProperty("all").GetInt32() > 500, path);
            Assert.True(told.GetProperty("within").GetInt32() < told.GetProperty("all").GetInt32(), path);
            Assert.True(told.GetProperty("lacking").GetArrayLength() == 0, $"{path}: {told.GetProperty("lacking")}");
            Assert.True(told.GetProperty("idle").GetArrayLength() == 0, $"{path}: {told.GetProperty("idle")}");
        }
    }

    /// <summary>Whoever presses before the circuit has taken over the page has pressed: the passport stays open, the larger figure comes.</summary>
    [Theory]
    [InlineData("/", "[data-opens]", "dialog[data-passport][open]")]
    [InlineData("/living-standard", "button.look", "dialog.closer[open]")]
    public async Task A_press_before_the_circuit_is_there_is_not_lost(string path, string button, string opened)
    {
        await using var context = await served.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(served.Address, path).AbsoluteUri, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });
        await page.EvaluateAsync("what => document.querySelector(what).click()", button);
        await page.WaitForFunctionAsync("() => document.documentElement.hasAttribute('data-live')");
        await Microsoft.Playwright.Assertions.Expect(page.Locator(opened)).ToBeVisibleAsync(new() { Timeout = 15000 });
    }

    [Fact]
    public async Task The_wall_keeps_its_looks_when_another_page_of_the_browser_has_fetched_the_sheets()
    {
        await using var visit = await Visit.To(served, new("/wall"));
        await visit.Page.WaitForFunctionAsync("() => document.querySelector('style[data-files]') !== null");
        await visit.Page.EvaluateAsync(
            """
            () => {
              document.cookie = `insights-sheets=${document.documentElement.dataset.sheets}; path=/`;
              document.getElementById('wall').dataset.stamp = 'before';
              dispatchEvent(new Event('online'));
            }
            """);
        await visit.Page.WaitForFunctionAsync("() => document.getElementById('wall')?.dataset.stamp !== 'before' && document.readyState === 'complete'");
        Assert.Equal(3, await visit.Page.EvaluateAsync<int>("() => document.querySelectorAll('link[rel=stylesheet]').length"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_browser_that_can_say_its_theme_is_asked_before_a_page_is_made()
    {
        var asked = await Ask("/blind-spots?area=441900121", ("Sec-CH-UA", "\"Chromium\""), ("Sec-Fetch-Dest", "document"));
        Assert.Contains("Sec-CH-Prefers-Color-Scheme", asked.Headers.GetValues("Critical-CH"));
        Assert.True(asked.Headers.CacheControl!.NoStore);
        var text = await asked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<h1", text, StringComparison.Ordinal);
        // One that shows this answer all the same goes on to the page in light, and is not asked again.
        Assert.Contains("content=\"0; url=?area=441900121&amp;theme=light\"", text, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"light\"", await Text("/blind-spots?area=441900121&theme=light", ("Sec-CH-UA", "\"Chromium\""), ("Sec-Fetch-Dest", "document")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark", "Sec-CH-UA", "Sec-Fetch-Dest", "Sec-CH-Prefers-Color-Scheme")]
    [InlineData("light", "Sec-Fetch-Dest")]
    [InlineData("light")]
    public async Task Whoever_has_said_it_or_cannot_gets_the_page_at_once(string theme, params string[] sent)
    {
        var values = new Dictionary<string, string> { ["Sec-CH-UA"] = "\"Chromium\"", ["Sec-Fetch-Dest"] = "document", ["Sec-CH-Prefers-Color-Scheme"] = "\"dark\"" };
        Assert.Contains($"data-theme=\"{theme}\"", await Text("/", [.. sent.Select(s => (s, values[s]))]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_leads_nobody_to_another_host()
    {
        var text = await Text("//elsewhere.example/?x=%22%3E%3Cscript%3E", ("Sec-CH-UA", "\"Chromium\""), ("Sec-Fetch-Dest", "document"));
        Assert.Contains("url=?x=%22%3E%3Cscript%3E&amp;theme=light\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", text, StringComparison.Ordinal);
    }

    private async Task<string> Text(string path, params (string Name, string Value)[] headers) => await (await Ask(path, headers)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> Ask(string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, served.Address.GetLeftPart(UriPartial.Authority) + path);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }
}
