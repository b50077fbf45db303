using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>Who chooses something by keyboard goes on from there: the focus stays on what was used, or comes back to what opened it, and never falls to the top of the page.</summary>
public partial class FocusTests(Served served)
{
    const string Month = ".bar details:has(.months)", Towns = "details.choose";

    /// <param name="menu">What is opened for the choice; null where the choices lie open.</param>
    /// <param name="changes">Words of the page that the choice changes.</param>
    [Theory]
    [InlineData("/blind-spots", null, "nav.tabs a:not([aria-current])", "nav.tabs a[aria-current]")]
    [InlineData("/blind-spots", Month, ".months a:not([aria-current])", Month + " summary")]
    [InlineData("/living-standard", Month, ".months a:not([aria-current])", Month + " summary")]
    [InlineData("/indicators", Month, ".months a:not([aria-current])", Month + " summary")]
    [InlineData("/services", Towns, Towns + " a", "#by-town-head")]
    [InlineData("/governance", Towns, Towns + " a", "#by-town-head")]
    [InlineData("/outlook", null, "nav.tabs > a:not([aria-current])", "nav.tabs > a[aria-current]")]
    [InlineData("/what-if/capacity?part=care", null, "a[href*='part=staff']", "main a[href*='part='][aria-current]")]
    [InlineData("/what-if/cliffs", null, "nav.choices a:not([aria-current])", "nav.choices a[aria-current]")]
    public async Task A_choice_keeps_the_keyboard_s_place(string path, string? menu, string choice, string changes)
    {
        await using var visit = await Visit.To(served, new View(path));
        var page = visit.Page;
        if (menu is not null)
        {
            await page.Locator(menu + " summary").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }

        var (before, chosen) = (await page.Locator(changes).First.InnerTextAsync(), page.Locator(choice).First);
        var name = await chosen.EvaluateAsync<string>("e => { e.dataset.chosen = ''; return e.textContent; }");
        await chosen.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(changes).First).Not.ToHaveTextAsync(before, new() { Timeout = 30000, UseInnerText = true });
        if (menu is null)
        {
            Assert.Equal(name, await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        }
        else
        {
            await Assertions.Expect(page.Locator(menu + " summary")).ToBeFocusedAsync();
        }

        Assert.Empty(visit.Complaints);
    }

    /// <summary>What goes away when it has been used hands the focus to the control before it, or to the heading of its part.</summary>
    [Theory]
    [InlineData("/blind-spots?month=2026-01", "a.latest", Month + " summary")]
    [InlineData("/data?feed=payments", ".head > a", "#feeds-head")]
    [InlineData("/data", "p.none button", "section :is(a, button, summary, h2)")]
    public async Task What_goes_away_hands_the_focus_on(string path, string used, string next)
    {
        await using var visit = await Visit.To(served, new View(path));
        var link = visit.Page.Locator(used).First;
        await link.FocusAsync();
        var gone = await link.ElementHandleAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForFunctionAsync("gone => !gone.isConnected", gone, new() { Timeout = 30000 });
        await visit.Page.WaitForFunctionAsync("next => document.activeElement !== document.body && document.activeElement.matches(next)", next, new() { Timeout = 5000 });
    }

    [Fact]
    public async Task Back_to_the_law_undo_and_saving_leave_the_focus_where_they_were_done_and_saving_says_so()
    {
        await using var visit = await Visit.To(served, new View("/what-if?set=care_grade:3", "en"));
        var page = visit.Page;
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await Button("Back to the law").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Button("Back to the law")).ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = 30000 });
        await Assertions.Expect(Button("Back to the law")).ToBeFocusedAsync();
        await Button("Undo").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Button("Undo")).ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = 30000 });
        await Assertions.Expect(Button("Undo")).ToBeFocusedAsync();
        // Nothing more to undo: the press does nothing, and Tab goes on to what can be done next.
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Button("Redo")).ToBeFocusedAsync();

        var opener = page.Locator("details.save summary");
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Name of the plan").FillAsync("Kept by keyboard");
        await page.GetByLabel("Author").FillAsync("Li Min");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("details.save + [role=status]")).ToHaveTextAsync("Saved as 'Kept by keyboard'.", new() { Timeout = 30000 });
        await Assertions.Expect(page.Locator("details.save")).Not.ToHaveAttributeAsync("open", "");
        await Assertions.Expect(opener).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Kept());
        Assert.Empty(visit.Complaints);
    }

    /// <summary>An address that was not understood goes no further than the notice that says so, and that leads back.</summary>
    [Fact]
    public async Task What_was_not_understood_of_an_address_is_in_no_link()
    {
        await using var visit = await Visit.To(served, new View("/blind-spots?area=999999999&month=2099-99&programme=nothing"));
        var page = visit.Page;
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(to => /999999999|2099-99|nothing/.test(to))"));
        Assert.Equal(3, await page.Locator("p.told a").CountAsync());
        await page.Locator("p.told a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("p.told")).ToHaveCountAsync(0, new() { Timeout = 30000 });
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'page-title'");
    }

    [GeneratedRegex("[?&]s=[a-z0-9]{8}")]
    private static partial Regex Kept();
}
