using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

public partial class KeyboardTests(Served served)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task From_the_city_to_a_village_by_Tab_and_Enter_alone(string language)
    {
        await using var visit = await Visit.To(served, new View("/", language));
        var city = await Place(visit.Page);
        await FollowLink(visit, Town());
        var town = await PlaceAfter(visit.Page, city);
        await FollowLink(visit, Village());
        await PlaceAfter(visit.Page, town);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_first_Tab_offers_to_skip_to_the_content_and_Enter_goes_there()
    {
        await using var visit = await Visit.To(served, new View("/"));
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForFunctionAsync("() => document.activeElement && document.activeElement.closest('main') !== null", null, new() { Timeout = 3000 });
    }

    /// <summary>A map of all towns is one stop of the Tab key; within it the arrows go to the neighbour on that side, and its hint is seen once.</summary>
    [Theory]
    [InlineData("/", "ul.tiles")]
    [InlineData("/governance", "tbody[data-walk]")]
    public async Task All_places_are_one_stop_within_which_the_arrows_move(string path, string group)
    {
        await using var visit = await Visit.To(served, new View(path));
        var page = visit.Page;
        var links = page.Locator(group).First.Locator("a");
        Assert.InRange(await links.CountAsync(), 20, 60);
        await links.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        var (first, now) = ((await links.First.BoundingBoxAsync())!, await page.EvaluateAsync<float[]>("() => { const r = document.activeElement.getBoundingClientRect(); return [r.x + scrollX, r.y + scrollY, r.height]; }"));
        Assert.True(now[1] - first.Y >= 1.5 * now[2], $"two presses of the down arrow went {now[1] - first.Y} px down");
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(links.First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.False(await page.EvaluateAsync<bool>("() => !!document.activeElement.closest('[data-walk]')"), "Tab stays among the places");
        await page.Keyboard.PressAsync("Shift+Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => !!document.activeElement.closest('[data-walk]')"), "Shift and Tab do not come back to them");
        await Assertions.Expect(page.Locator(".told-here")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    /// <summary>A slider goes on moving under the keyboard, and a choice keeps its place: what an address sets was drawn anew with each step.</summary>
    [Fact]
    public async Task A_slider_of_the_address_keeps_the_focus_from_step_to_step()
    {
        await using var visit = await Visit.To(served, new View("/what-if/capacity?workers=10"));
        var workers = visit.Page.Locator("#set-workers");
        await workers.FocusAsync();
        foreach (var number in new[] { "11", "12" })
        {
            await visit.Page.Keyboard.PressAsync("ArrowRight");
            await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("workers=" + number), new() { Timeout = 15000 });
            await Assertions.Expect(workers).ToBeFocusedAsync();
        }

        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("12 人专职走访");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Back goes to where the reader stood, not to the top of the page; on the way forward the next page begins at its top.</summary>
    [Fact]
    public async Task Back_returns_to_where_the_reader_stood()
    {
        await using var visit = await Visit.To(served, new View("/services"));
        var page = visit.Page;
        var link = page.Locator("main th a[href^='/indicators/']").Last;
        await link.EvaluateAsync("e => e.scrollIntoView({ block: 'start' })");
        var stood = await page.EvaluateAsync<int>("() => Math.round(scrollY)");
        Assert.True(stood > 100, $"the link is {stood} px down");
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'page-title' && scrollY === 0");
        await page.GoBackAsync();
        await page.WaitForFunctionAsync($"() => document.activeElement.id === 'page-title' && Math.abs(scrollY - {stood}) < 3");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>A list of places that Tab has passed through does not stay over the page.</summary>
    [Fact]
    public async Task A_menu_closes_when_the_focus_leaves_it()
    {
        await using var visit = await Visit.To(served, new View("/"));
        var menu = visit.Page.Locator("details[data-menu]:has(> .places)");
        await menu.Locator("summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu).ToHaveAttributeAsync("open", "");
        await menu.Locator("a").Last.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(menu).Not.ToHaveAttributeAsync("open", "");
    }

    /// <summary>Where the page says that we are: city › town › village.</summary>
    static Task<string> Place(IPage page) => page.Locator("nav.where").InnerTextAsync();

    /// <summary>The place once it is another one; a machine under load may need a moment for it.</summary>
    static async Task<string> PlaceAfter(IPage page, string before)
    {
        await Assertions.Expect(page.Locator("nav.where")).Not.ToHaveTextAsync(before, new() { Timeout = 15000, UseInnerText = true });
        return await Place(page);
    }

    /// <summary>Presses Tab until a link to such an address has the focus and can be seen to have it, then Enter.</summary>
    static async Task FollowLink(Visit visit, Regex address)
    {
        var page = visit.Page;
        for (var presses = 0; presses < 250; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var href = await page.EvaluateAsync<string?>("() => document.activeElement && document.activeElement.getAttribute('href')");
            if (href is null || !address.IsMatch(href)) continue;
            var marked = await page.EvaluateAsync<bool>(
                """
                () => { const s = getComputedStyle(document.activeElement);
                        return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; }
                """);
            Assert.True(marked, $"{href} has the focus but does not show it");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page).ToHaveURLAsync(address, new() { Timeout = 30000 });
            await visit.Settle();
            return;
        }
        Assert.Fail($"No link to {address} within 250 presses of Tab on {page.Url}");
    }

    [GeneratedRegex(@"[?&]area=\d{9}(&|$)")]
    private static partial Regex Town();

    [GeneratedRegex(@"[?&]area=\d{12}(&|$)")]
    private static partial Regex Village();
}
