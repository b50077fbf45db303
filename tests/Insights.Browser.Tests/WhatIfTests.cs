using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

public class WhatIfTests(Served served)
{
    [Fact]
    public async Task A_lever_moved_by_the_keyboard_changes_the_answers_and_the_address_which_gives_the_same_again()
    {
        await using var visit = await Visit.To(served, new View("/what-if"));
        var people = visit.Page.Locator("[aria-labelledby=answer-people] .big");
        Assert.StartsWith("0", await people.InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.Locator("#lever-care_grade").FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(people).Not.ToHaveTextAsync(new Regex("^0"), new() { Timeout = 15000 });
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("set=care_grade(:|%3A)3"), new() { Timeout = 30000 });
        var answer = await people.InnerTextAsync();
        Assert.Equal(await Winners("care_to_grade_3"), Number(answer));
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.activeElement.id === 'lever-care_grade'"), "the lever lost the focus");

        // What cannot be set gives way to what is: between two steps, beyond the range twice over, no number at all.
        var number = visit.Page.Locator(".lever:has(#lever-care_grade) input[type=number]");
        foreach (var typed in new[] { "2.8", "", "3.2" })
        {
            await number.FillAsync(typed);
            await number.PressAsync("Tab");
            await Assertions.Expect(number).ToHaveValueAsync("3", new() { Timeout = 15000 });
        }

        // A server that was started anew does not know the page, which then reads its address again.
        await visit.Page.EvaluateAsync("() => { window.before = true; document.activeElement.blur(); document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } })); }");
        await visit.Page.WaitForFunctionAsync("() => !window.before && document.documentElement.hasAttribute('data-live')", null, new() { Timeout = 20000 });
        await Assertions.Expect(people).ToHaveTextAsync(answer);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Moves that come while one is judged are not queued; the last one is answered all the same, and of two levers none is forgotten.</summary>
    [Fact]
    public async Task A_dragged_lever_ends_at_its_last_value_and_keeps_the_lever_moved_meanwhile()
    {
        await using var visit = await Visit.To(served, new View("/what-if"));
        await visit.Page.EvaluateAsync(
            """
            () => {
              const move = (id, value) => { const lever = document.getElementById(id); lever.value = value; lever.dispatchEvent(new Event('input', { bubbles: true })); };
              const from = +document.getElementById('lever-living_amount').value;
              for (let i = 1; i <= 30; i++) { move('lever-living_amount', from + i); if (i === 10) move('lever-care_grade', 3); }
            }
            """);
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("care_grade(:|%3A)3.*living_amount(:|%3A)247"), new() { Timeout = 30000 });
        var answers = await visit.Page.Locator(".answers .first").InnerTextAsync();
        await using var again = await Visit.To(served, new View("/what-if?set=care_grade:3,living_amount:247"));
        Assert.Equal(await again.Page.Locator(".answers .first").InnerTextAsync(), answers);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Back_to_the_law_and_from_an_example_to_its_plan()
    {
        await using var visit = await Visit.To(served, new View("/what-if?set=care_grade:3", "en"));
        await visit.Page.Locator(".levers > .head .button").ClickAsync();
        var examples = visit.Page.Locator("ul.examples a");
        await Assertions.Expect(examples).Not.ToHaveCountAsync(0, new() { Timeout = 15000 });
        await examples.First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#outcomes-head")).ToBeVisibleAsync(new() { Timeout = 15000 });
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task What_an_address_says_that_is_not_understood_is_told()
    {
        await using var visit = await Visit.To(served, new View("/what-if?set=care_grad:3,care_grade:x"));
        Assert.Contains("care_grad:3", await visit.Page.Locator("p.told").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData("/what-if/cliffs?household=zz", "household=zz")]
    [InlineData("/what-if/cliffs?grade=9", "grade=9")]
    [InlineData("/what-if/capacity?part=zzz", "part=zzz")]
    [InlineData("/what-if?set=care_grade:3&from=2020-01", "from=2020-01")]
    [InlineData("/what-if/capacity?workers=-3", "workers=-3（可为 0 至 100 的整数）")]
    [InlineData("/what-if/capacity?part=care&opens=soon", "opens=soon（可为 1 至 24 的整数）")]
    [InlineData("/what-if/capacity?part=staff&hired=-1", "hired=-1（可为 0 至 500 的整数）")]
    public async Task A_choice_of_an_address_that_cannot_be_used_is_told(string address, string told)
    {
        await using var visit = await Visit.To(served, new View(address));
        Assert.Contains(told, await visit.Page.Locator("p.told").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_scenario_file_that_the_page_cannot_hold_is_named_with_the_command_that_judges_it()
    {
        var folder = Directory.CreateDirectory(Path.Combine(served.Home, "policy", "scenarios")).FullName;
        var file = Path.Combine(folder, "own_group.yaml");
        await File.WriteAllTextAsync(file, "name: {zh: 放宽等级, en: Wider}\nfrom: 2027-01\ngroups:\n  - {programme: care_subsidy, clause: grade, or: 残疾等级 = 智力精神重度等级上限}\n", TestContext.Current.CancellationToken);
        try
        {
            await using var visit = await Visit.To(served, new View("/what-if"));
            Assert.Contains("insights simulate --scenario own_group.yaml", await visit.Page.Locator("ul.examples").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Empty(visit.Complaints);
            (await served.Run("simulate", "--scenario", file, "--json")).Expect(0, "simulate");
        }
        finally
        {
            Directory.Delete(Path.Combine(served.Home, "policy"), recursive: true);
        }
    }

    [Fact]
    public async Task Back_to_the_law_and_away_from_it_again_the_page_goes_on()
    {
        await using var visit = await Visit.To(served, new View("/what-if?set=care_grade:3", "en"));
        var people = visit.Page.Locator("[aria-labelledby=answer-people] .big");
        var years = visit.Page.Locator("#years-ratio-frame");
        await Assertions.Expect(years).ToBeVisibleAsync(new() { Timeout = 30000 });
        var answer = await people.InnerTextAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Back to the law" }).ClickAsync();
        await Assertions.Expect(years).ToBeHiddenAsync(new() { Timeout = 15000 });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(people).ToHaveTextAsync(answer, new() { Timeout = 15000 });
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Chosen by keyboard and pointer, taken back, brought again, sent as an address; and the file that is saved of it gives simulate the same answers.</summary>
    [Fact]
    public async Task A_group_that_is_let_in_gives_the_answers_that_simulate_gives_of_the_plan_s_file()
    {
        await using var visit = await Visit.To(served, new View("/what-if?set=care_amount:300", "en"));
        var people = visit.Page.Locator("[aria-labelledby=answer-people] .big");
        var before = await people.InnerTextAsync();
        await visit.Page.Locator("[aria-labelledby=levers-groups] summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator(".form label:has-text('Programme') select").SelectOptionAsync("care_subsidy");
        await visit.Page.Locator(".form label:has-text('need not meet') select").SelectOptionAsync("grade");
        await visit.Page.GetByLabel("Condition 1").Locator("select").First.SelectOptionAsync("category");
        await visit.Page.GetByLabel("Physical", new() { Exact = true }).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add a condition" }).ClickAsync();
        await visit.Page.GetByLabel("Condition 2").Locator("select").First.SelectOptionAsync("grade");
        await visit.Page.GetByLabel("Grade of disability from", new() { Exact = true }).FillAsync("3");
        await visit.Page.GetByLabel("Grade of disability to", new() { Exact = true }).FillAsync("4");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator(".form [role=status]")).ToHaveTextAsync(new Regex("Lets in about [0-9,]+0 people"), new() { Timeout = 15000 });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add to the plan" }).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("group=care_subsidy\\.grade~category\\.4~grade\\.3-4"), new() { Timeout = 30000 });
        await Assertions.Expect(people).Not.ToHaveTextAsync(before, new() { Timeout = 15000 });
        var (answer, address) = (await people.InnerTextAsync(), new Uri(visit.Page.Url));
        Assert.NotEqual(before, answer);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take away: Care subsidy also for" }).ClickAsync();
        await Assertions.Expect(people).ToHaveTextAsync(before, new() { Timeout = 15000 });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(people).ToHaveTextAsync(answer, new() { Timeout = 15000 });
        Assert.Empty(visit.Complaints);

        using var client = new HttpClient { BaseAddress = served.Address };
        var file = Path.Combine(served.Home, "group.yaml");
        await File.WriteAllTextAsync(file, await client.GetStringAsync(new Uri("/what-if.yaml" + address.Query, UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        using var told = JsonDocument.Parse((await served.Run("simulate", "--scenario", file, "--json")).Expect(0, "simulate").Output);
        var root = told.RootElement;
        Assert.Equal(root.GetProperty("change").GetProperty("winners").GetDouble(), Number(answer));
        var missed = root.GetProperty("scenario").GetProperty("missed").GetDouble().ToString("N0", CultureInfo.InvariantCulture);
        await Assertions.Expect(visit.Page.Locator("[aria-labelledby=answer-missed] .big")).ToContainTextAsync(missed);
        var care = root.GetProperty("scenario").GetProperty("by_programme").EnumerateArray().Single(p => p.GetProperty("programme").GetString() == "care_subsidy");
        await Assertions.Expect(visit.Page.Locator("section:has(#outcomes-head) tr:has(th:has-text('Care subsidy'))").First).ToContainTextAsync(care.GetProperty("entitled").GetDouble().ToString("N0", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_workbook_of_a_plan_says_what_was_set_and_holds_the_answers_of_the_page()
    {
        using var client = new HttpClient { BaseAddress = served.Address };
        using var none = await client.GetAsync(new Uri("/what-if.xlsx?s=nobody&lang=zh-CN", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        var bytes = await client.GetByteArrayAsync(new Uri("/what-if.xlsx?set=care_grade:3&lang=zh-CN", UriKind.Relative), TestContext.Current.CancellationToken);
        using var book = new ZipArchive(new MemoryStream(bytes));
        var sheets = new List<string>();
        foreach (var entry in book.Entries.Where(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            sheets.Add(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        // What was set, by programme, who gains, year by year, and the programmes of each year.
        Assert.Equal(5, sheets.Count);
        Assert.Contains("护理补贴等级上限", string.Concat(sheets), StringComparison.Ordinal);
        Assert.Contains((await Winners("care_to_grade_3")).ToString(CultureInfo.InvariantCulture), string.Concat(sheets), StringComparison.Ordinal);
        Assert.DoesNotMatch("<[a-z:]*v>[1-9]</", sheets[2]);
    }

    [Fact]
    public async Task Who_remains_under_a_goal_out_of_reach_is_the_same_on_the_page_as_in_the_command()
    {
        using var told = JsonDocument.Parse((await served.Run("seek", "--lever", "reach:0-0.5", "--lever", "care_grade", "--min-coverage", "0.999", "--json")).Expect(0, "seek").Output);
        Assert.False(told.RootElement.GetProperty("met").GetBoolean());
        var classes = told.RootElement.GetProperty("remaining").GetProperty("classes").EnumerateArray().ToList();
        Assert.Contains(classes, c => c.GetProperty("persons").ValueKind == JsonValueKind.Number && c.GetProperty("persons").GetDouble() > 0);
        await using var visit = await Visit.To(served, new View("/what-if/goal?levers=reach:0-0.5,care_grade&floor=0.999"));
        var cells = visit.Page.Locator("[aria-labelledby=remaining-head] .scroll").First.Locator("td.strong");
        await Assertions.Expect(cells).ToHaveCountAsync(classes.Count, new() { Timeout = 30000 });
        Assert.Equal(classes.Select(c => Shown(c.GetProperty("persons"))), await cells.AllInnerTextsAsync());
        await Assertions.Expect(visit.Page.Locator("#remaining-say")).ToContainTextAsync(Shown(told.RootElement.GetProperty("remaining").GetProperty("total")));
        Assert.Empty(visit.Complaints);

        static string Shown(JsonElement persons) => persons.ValueKind == JsonValueKind.Null ? "＊" : persons.GetDouble().ToString("N0", CultureInfo.InvariantCulture);
    }

    async Task<double> Winners(string scenario)
    {
        var file = Path.Combine(InsightsCommand.Root, "src", "policy", "scenarios", scenario + ".yaml");
        using var told = JsonDocument.Parse((await served.Run("simulate", "--scenario", file, "--json")).Expect(0, "simulate").Output);
        return told.RootElement.GetProperty("change").GetProperty("winners").GetDouble();
    }

    static double Number(string text) => double.Parse(Regex.Match(text, "[0-9,]+").Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
