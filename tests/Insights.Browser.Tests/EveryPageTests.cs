using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

public sealed class EveryWidePageInChineseTests(Served served) : EveryPage(served, "zh-CN", 1440);

public sealed class EveryWidePageInEnglishTests(Served served) : EveryPage(served, "en", 1440);

public sealed class EveryNarrowPageInChineseTests(Served served) : EveryPage(served, "zh-CN", 390);

public sealed class EveryNarrowPageInEnglishTests(Served served) : EveryPage(served, "en", 390);

/// <summary>
/// Each page in one language at one width, light and dark: it comes in one theme and is turned to the other in its place, where only the rules of colour
/// can tell the two apart (<see cref="ThemeTests"/> holds that). The classes run beside one another: a page that is waited for leaves the machine to the next.
/// </summary>
public abstract class EveryPage(Served served, string language, int width)
{
    readonly string theme = language == "en" ? "dark" : "light";

    public static TheoryData<string> Paths() => [.. Pages.All];

    [Theory]
    [MemberData(nameof(EveryPage.Paths), MemberType = typeof(EveryPage))]
    public async Task A_page_is_whole_accessible_and_keeps_to_its_own_host(string path)
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
        if (!await Opened.HasFolds(visit.Page)) faults.AddRange(await InBothThemes(visit, "as it comes", null));
        await foreach (var (state, part) in Opened.States(visit.Page)) faults.AddRange([.. await InBothThemes(visit, state, part), .. await OffTheScreen(visit.Page, state)]);
        if (width == 390) faults.AddRange(await AtTheNarrowest(visit));
        faults.AddRange(visit.Complaints.Select(c => "console: " + c));
        faults.AddRange(visit.Strangers.Select(s => "another host: " + s));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What an open menu shows can be reached: none of it lies left or right of the screen.</summary>
    static async Task<IEnumerable<string>> OffTheScreen(IPage page, string state) => (await page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('details[data-menu][open] > :not(summary)')].map(e => e.getBoundingClientRect()).filter(r => r.width > 0 && (r.left < -0.5 || r.right > innerWidth + 0.5)).map(r => `${Math.round(r.left)} to ${Math.round(r.right)} of ${innerWidth}`)
        """)).Select(at => $"{state}: off the screen, {at}");

    async Task<IEnumerable<string>> InBothThemes(Visit visit, string state, ILocator? part)
    {
        var faults = Named(await Axe.Findings(visit.Page, part), theme);
        var other = theme == "dark" ? "light" : "dark";
        await visit.Turn(other);
        faults = [.. faults, .. Named(await Axe.ColourFindings(visit.Page, part), other)];
        await visit.Turn(theme);
        return faults;

        IReadOnlyList<string> Named(IEnumerable<string> findings, string inTheme) => [.. findings.Select(f => $"axe, {state}, {inTheme}: {f}")];
    }

    /// <summary>At 320 pixels, which is 1,280 at 400 % (WCAG 1.4.10), nothing sticks out.</summary>
    static async Task<IEnumerable<string>> AtTheNarrowest(Visit visit)
    {
        await visit.Page.SetViewportSizeAsync(320, 900);
        return await visit.Overflow() is { Length: > 0 } overflow ? ["at 320 pixels: " + overflow] : [];
    }
}

/// <summary>What lets a page be looked at in the other theme without being asked for again: dark and light come with the same content, each colour a name that the theme fills.</summary>
public sealed partial class ThemeTests(Served served)
{
    [Theory]
    [MemberData(nameof(EveryPage.Paths), MemberType = typeof(EveryPage))]
    public async Task Dark_differs_from_light_in_its_mark_and_in_the_way_back_alone(string path)
    {
        using var client = new HttpClient { BaseAddress = served.Address };
        var (light, dark) = (await Parts("light"), await Parts("dark"));
        Assert.NotEqual(light, dark);
        Assert.Equal(light.Select(Unmarked), dark.Select(Unmarked));

        async Task<IReadOnlyList<string>> Parts(string theme)
        {
            using var answer = await client.GetAsync(new Uri(new View(path, "en", theme).Query, UriKind.Relative), TestContext.Current.CancellationToken);
            var html = Comment().Replace(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "");
            return html.Split('<');
        }
    }

    static string Unmarked(string part) => part switch
    {
        _ when part.StartsWith("html ", StringComparison.Ordinal) => part.Replace("data-theme=\"dark\"", "data-theme=\"light\"", StringComparison.Ordinal),
        _ when part.StartsWith("meta name=\"color-scheme\"", StringComparison.Ordinal) => "",
        _ when part.StartsWith("a class=\"button\"", StringComparison.Ordinal) => Asked().Replace(part, "").Replace(">Dark", ">Light", StringComparison.Ordinal),
        _ => Asked().Replace(part, ""),
    };

    /// <summary>Blazor's marks: their content is sealed anew for each request.</summary>
    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("theme=(light|dark)|name=\"theme\" value=\"(light|dark)\"")]
    private static partial Regex Asked();
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

    /// <summary>Nor in any other month, by number or by rate, in the city or a town, nor where it has to say that there is no such month.</summary>
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task No_month_of_the_overview_needs_scrolling(string language)
    {
        await using var visit = await Visit.To(served, new View("/", language));
        var months = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.months a')].map(a => new URL(a.href).searchParams.get('month')).filter(m => m)");
        Assert.True(months.Length > 12);
        string[] views = [.. months.SelectMany(m => (string[])["month=" + m, $"month={m}&area={Pages.Town}"]), "by=missed_rate", $"by=missed_rate&month={months[^3]}", "month=2031-01"];
        var tall = new List<string>();
        foreach (var view in views)
        {
            await visit.Page.GotoAsync(new Uri(served.Address, $"/?{view}&lang={language}").AbsoluteUri);
            var height = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
            if (height > 900)
            {
                tall.Add($"{view}: {height}");
            }
        }

        Assert.Equal([], tall);
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
