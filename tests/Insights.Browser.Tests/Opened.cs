using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>A page with what can be opened on it open: one kind of thing after the other, and closed again.</summary>
public static class Opened
{
    const string Folds = "details:not([data-menu])";

    public static async Task<bool> HasFolds(IPage page) => await page.Locator(Folds).CountAsync() > 0;

    /// <summary>
    /// Yields the name of each state while the page is in it, and the part that was opened where the rest is as before: all tables and folds,
    /// each menu, a number's passport, a figure looked at more closely.
    /// </summary>
    public static async IAsyncEnumerable<(string State, ILocator? Part)> States(IPage page)
    {
        if (await HasFolds(page))
        {
            await page.EvaluateAsync("what => document.querySelectorAll(what).forEach(d => { d.open = true; })", Folds);
            yield return ("tables and folds open", null);
            await page.EvaluateAsync("what => document.querySelectorAll(what).forEach(d => { d.open = false; })", Folds);
        }

        // The blocks' menus are all made alike: one of them stands for all.
        var menus = await page.Locator("details[data-menu]:not(.exits) > summary:visible").AllAsync();
        var exits = page.Locator("details.exits > summary:visible");
        foreach (var menu in await exits.CountAsync() > 0 ? [.. menus, exits.First] : menus)
        {
            await menu.ClickAsync();
            yield return ("menu open: " + (await menu.InnerTextAsync()).Trim(), menu.Locator(".."));
            await page.Keyboard.PressAsync("Escape");
        }

        var passport = page.Locator("[data-opens]:visible").First;
        if (await passport.CountAsync() > 0)
        {
            await passport.ClickAsync();
            var dialog = page.Locator("dialog[data-passport][open]");
            await Assertions.Expect(dialog).ToBeVisibleAsync();
            yield return ("passport open", dialog);
            await page.Keyboard.PressAsync("Escape");
        }

        var look = page.Locator("button.look").First;
        if (await look.CountAsync() > 0)
        {
            await look.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var closer = page.Locator("dialog.closer");
            await Assertions.Expect(closer.Locator(".main-svg").First).ToBeVisibleAsync(new() { Timeout = 15000 });
            yield return ("figure looked at more closely", closer);
            await page.Keyboard.PressAsync("Escape");
        }
    }
}
