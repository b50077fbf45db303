using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>One page, one language, one theme, one width.</summary>
public sealed record View(string Path, string Language = "zh-CN", string Theme = "light", int Width = 1440)
{
    public string Query => $"{Path}{(Path.Contains('?') ? '&' : '?')}lang={Language}&theme={Theme}";

    public override string ToString() => $"{Path} {Language} {Theme} {Width}";
}

/// <summary>A page opened in a context of its own, with what it asked for and complained of along the way.</summary>
public sealed class Visit : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> complaints = [], strangers = [];

    Visit(IBrowserContext context, IPage page, string opened)
    {
        this.context = context;
        Page = page;
        Opened = opened;
    }

    public IPage Page { get; }

    public string Opened { get; }

    public int Status { get; private set; }

    /// <summary>Errors in the console and in scripts; the browser's own line about a page that is meant to be missing aside.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Requests to another host.</summary>
    public IReadOnlyList<string> Strangers => strangers;

    public static async Task<Visit> To(Served served, View view)
    {
        var context = await served.Browser.NewContextAsync(new() { ViewportSize = new() { Width = view.Width, Height = 900 }, Locale = view.Language });
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, new Uri(served.Address, view.Query).AbsoluteUri);
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme is "http" or "https" or "ws" or "wss" && asked.Authority != served.Address.Authority) visit.strangers.Add(request.Url);
        };
        page.PageError += (_, error) => visit.complaints.Add(error);
        page.Console += (_, line) =>
        {
            if (line.Type == "error" && !(visit.Status == 404 || line.Location.StartsWith(visit.Opened, StringComparison.Ordinal))) visit.complaints.Add(line.Text);
        };
        var answer = await page.GotoAsync(visit.Opened, new() { WaitUntil = WaitUntilState.Load });
        visit.Status = answer?.Status ?? 0;
        await visit.Settle();
        return visit;
    }

    /// <summary>
    /// Nothing is under way: the circuit, where the page has one, has taken over, and the title that it takes out at its start is back.
    /// Charts need no waiting: they are drawn by the server and come with the page.
    /// </summary>
    public async Task Settle()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.WaitForFunctionAsync(
            "() => document.title !== '' && (!document.querySelector('script[data-circuit]') || document.documentElement.hasAttribute('data-live'))",
            null, new() { Timeout = 20000 });
    }

    /// <summary>The page in the other theme, in its place: the mark that the server would have set.</summary>
    public Task Turn(string theme) => Page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);

    /// <summary>How far the page is wider than its window, in pixels, and the widest culprit.</summary>
    public Task<string> Overflow() => Page.EvaluateAsync<string>(
        """
        () => {
          const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (over <= 0) return '';
          const scrolls = e => e && e !== document.body && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
          const wide = [...document.body.querySelectorAll('*')].filter(e => !scrolls(e.parentElement)).map(e => [e, e.getBoundingClientRect().right])
            .filter(p => p[1] > document.documentElement.clientWidth + 0.5).sort((a, b) => b[1] - a[1])[0];
          return `${over} px too wide` + (wide ? ` by <${wide[0].tagName.toLowerCase()} class="${wide[0].className}">: ${wide[0].textContent.trim().slice(0, 60)}` : '');
        }
        """);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
