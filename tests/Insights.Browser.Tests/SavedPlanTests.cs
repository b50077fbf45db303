using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>What stands under a plan's name is what is kept under it; and the keyboard goes on where a click takes its place away.</summary>
public partial class SavedPlanTests(Served served)
{
    [Fact]
    public async Task A_name_stands_over_its_own_numbers_alone_and_a_plan_put_away_comes_back_when_it_is_written_into()
    {
        await using var visit = await Visit.To(served, new View("/what-if?set=care_grade:3", "en"));
        var (page, title, note) = (visit.Page, visit.Page.Locator("h1"), visit.Page.Locator("section.note"));
        await page.Locator("details.save summary").ClickAsync();
        await page.GetByLabel("Name of the plan").FillAsync("Third grade");
        await page.GetByLabel("Author").FillAsync("Li Min");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a new plan" }).ClickAsync();
        await Says(title, "What-if: Third grade 2");
        var kept = Kept().Match(page.Url).Value;

        // Moved on, it is not what is kept; back at the law, none of it is shown or leaves under its name.
        await page.Locator("#lever-care_grade").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Says(title, "Third grade (changed, not saved)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the law" }).ClickAsync();
        await Says(title, "Law in force");
        await Assertions.Expect(note).ToHaveCountAsync(0);
        await Assertions.Expect(page).Not.ToHaveURLAsync(Kept(), new() { Timeout = 15000 });
        Assert.DoesNotMatch(Kept(), await page.Locator("a[href^='/what-if.xlsx']").First.GetAttributeAsync("href") ?? "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Says(title, "Third grade (changed, not saved)");

        // The page's own link is its beginning, also where the page began there.
        await page.GetByRole(AriaRole.Link, new() { Name = "Rules and amounts" }).ClickAsync();
        await Says(title, "Law in force");
        await page.Locator("#lever-care_grade").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Says(title, "unsaved plan");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rules and amounts" }).ClickAsync();
        await Says(title, "Law in force");

        await page.GetByRole(AriaRole.Link, new() { Name = "Saved plans" }).First.ClickAsync();
        using var client = new HttpClient { BaseAddress = served.Address };
        Assert.Contains("Third grade,Li Min", await client.GetStringAsync(new Uri("/leaving/csv/what-if/saved?lang=en&block=saved", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var row = page.Locator("tr:has-text('Third grade')");
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Focus("Undo");
        await page.Keyboard.PressAsync("Enter");
        await Focus("Rename");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Name of the plan")).ToBeFocusedAsync(new() { Timeout = 15000 });
        await page.Keyboard.PressAsync("Escape");
        await Focus("Rename");
        await row.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Focus("Undo");

        await using var other = await Visit.To(served, new View("/what-if?" + kept, "en"));
        await Assertions.Expect(other.Page.Locator("section.note")).ToContainTextAsync("This plan has been deleted");
        await other.Page.Locator("details.save summary").ClickAsync();
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Write into" }).ClickAsync();
        await Assertions.Expect(other.Page.Locator("section.note")).Not.ToContainTextAsync("This plan has been deleted", new() { Timeout = 15000 });
        Assert.Empty(visit.Complaints);

        static Task Says(ILocator title, string text) => Assertions.Expect(title).ToContainTextAsync(text, new() { Timeout = 30000 });
        Task Focus(string name) => Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First).ToBeFocusedAsync(new() { Timeout = 15000 });
    }

    [Fact]
    public async Task A_proposal_takes_the_plan_s_own_number_for_each_parameter_and_its_range_is_told_in_the_reader_s_words()
    {
        await using var visit = await Visit.To(served, new View("/what-if/propose?set=care_grade:3,dibao_standard:1400"));
        var (page, value) = (visit.Page, visit.Page.Locator("form input[type=number]"));
        await Assertions.Expect(value).ToHaveValueAsync("3");
        await page.Locator("form select").First.SelectOptionAsync("dibao_standard");
        await Assertions.Expect(value).ToHaveValueAsync("1400", new() { Timeout = 15000 });
        await page.Locator("form select").First.SelectOptionAsync("care_mental_grade");
        await Assertions.Expect(value).ToHaveValueAsync("", new() { Timeout = 15000 });
        await value.FillAsync("9");
        await page.GetByLabel("提出人").FillAsync("李敏");
        await page.GetByLabel("依据文件").FillAsync("市府函");
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("form + p")).ToHaveTextAsync("数值超出这个参数可取的范围：0 至 4 级。", new() { Timeout = 15000 });
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Each_plan_of_a_comparison_that_is_left_out_is_told()
    {
        await using var visit = await Visit.To(served, new View("/what-if/compare?a=nobody&b=care_grade:9&c=care_grade:3"));
        var told = await visit.Page.Locator("p.told").AllInnerTextsAsync();
        Assert.Equal(["nobody", "care_grade:9"], told.Select(t => t.Contains("nobody", StringComparison.Ordinal) ? "nobody" : t.Split('：')[^1]));
    }

    [GeneratedRegex("(?<=[?&])s=[a-z0-9]{8}")]
    private static partial Regex Kept();
}
