using System.Text;
using System.Text.Json;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

public sealed class SimulateVerbTests(PublishedCity city) : IClassFixture<PublishedCity>
{
    private static string Scenario(string name) => Path.Combine(InsightsCommand.Root, "src", "policy", "scenarios", name + ".yaml");

    [Fact]
    public async Task The_baseline_is_the_published_indicator_to_the_digit_and_masked_where_it_is()
    {
        using var told = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", Scenario("care_to_grade_3"), "--json")).Expect(0, "simulate").Output);
        var baseline = told.RootElement.GetProperty("baseline");
        foreach (var (field, indicator) in new[] { ("entitled", "entitled"), ("missed", "missed"), ("coverage", "coverage"), ("gap_ratio", "living_ratio") })
        {
            Assert.Equal(await Indicator(indicator, ""), baseline.GetProperty(field).GetRawText());
        }

        foreach (var (field, line) in new[] { ("poverty", "poverty"), ("edge_poverty", "edge") })
        {
            foreach (var (share, order) in baseline.GetProperty(field).EnumerateArray().Zip(["headcount", "gap", "severity"]))
            {
                Assert.Equal(await Indicator($"{line}_{order}", ""), share.GetRawText());
            }
        }

        var (recorded, others) = (baseline.GetProperty("by_programme").EnumerateArray().Where(p => p.GetProperty("recorded").GetBoolean()).ToList(),
            baseline.GetProperty("by_programme").EnumerateArray().Where(p => !p.GetProperty("recorded").GetBoolean()).ToList());
        Assert.Equal((5, true), (recorded.Count, others.Count >= 10));

        // What registers of services tell is a count in tens or withheld; what nobody tells is nothing.
        string Receipts(JsonElement p) => p.GetProperty("receipts").GetString()!;
        Assert.All(recorded, p => Assert.Equal("payments", Receipts(p)));
        Assert.Equal(["education_aid", "fuel_subsidy", "pension_proxy"], others.Where(p => Receipts(p) == "none").Select(p => p.GetProperty("programme").GetString()!).Order(StringComparer.Ordinal));
        foreach (var field in new[] { "recipients", "missed", "coverage", "precision" })
        {
            Assert.All(others.Where(p => Receipts(p) == "none"), p => Assert.Equal(JsonValueKind.Null, p.GetProperty(field).ValueKind));
            Assert.Contains(others.Where(p => Receipts(p) == "services"), p => p.GetProperty(field).ValueKind == JsonValueKind.Number);
        }

        Assert.All(others.Where(p => p.GetProperty("recipients").ValueKind == JsonValueKind.Number), p => Assert.Equal(0, p.GetProperty("recipients").GetDouble() % 10));
        Assert.Contains(others, p => p.GetProperty("entitled").ValueKind == JsonValueKind.Number && p.GetProperty("entitled").GetDouble() > 0);
        foreach (var programme in recorded)
        {
            Assert.Equal(await Indicator("entitled", "programme:" + programme.GetProperty("programme").GetString()), programme.GetProperty("entitled").GetRawText());
        }
    }

    [Fact]
    public async Task Cliffs_and_marginal_rates_of_both_sides_are_those_of_the_cliff_finder()
    {
        using var told = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", Scenario("dibao_up_8"), "--json")).Expect(0, "simulate").Output);
        using var law = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "cliffs", "--home", "home", "--json")).Expect(0, "cliffs").Output);
        using var plan = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "cliffs", "--home", "home", "--scenario", Scenario("dibao_up_8"), "--json")).Expect(0, "cliffs").Output);
        var (before, after) = (told.RootElement.GetProperty("baseline").GetProperty("cliffs"), told.RootElement.GetProperty("scenario").GetProperty("cliffs"));
        Assert.True(JsonElement.DeepEquals(law.RootElement, before));
        Assert.True(JsonElement.DeepEquals(plan.RootElement, after));
        Assert.False(JsonElement.DeepEquals(before, after));
        Assert.Contains(before.EnumerateArray(), s => s.GetProperty("cliffs").GetArrayLength() > 0 && s.GetProperty("marginal_rates").GetArrayLength() > 10);
    }

    [Fact]
    public async Task More_people_gain_and_what_follows_is_shown_in_tens()
    {
        using var told = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", Scenario("care_to_grade_3"), "--json")).Expect(0, "simulate").Output);
        var change = told.RootElement.GetProperty("change");
        Assert.True(change.GetProperty("winners").GetDouble() >= 10);
        Assert.Equal(0, change.GetProperty("losers").GetDouble());
        foreach (var group in change.GetProperty("groups").EnumerateObject().SelectMany(d => d.Value.EnumerateArray()))
        {
            var winners = group.GetProperty("winners");
            Assert.True(winners.ValueKind == JsonValueKind.Null || winners.GetDouble() % 10 == 0, winners.GetRawText());
        }
    }

    [Fact]
    public async Task The_years_ahead_begin_with_what_is_published_and_each_has_its_payers_and_interval()
    {
        using var told = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", Scenario("care_to_grade_3"), "--years", "3", "--draws", "3", "--json")).Expect(0, "simulate").Output);
        var years = told.RootElement.GetProperty("years_ahead").GetProperty("years").EnumerateArray().ToList();
        Assert.Equal([2026, 2027, 2028, 2029], years.Select(y => y.GetProperty("year").GetInt32()));
        Assert.Equal([0, 12, 12, 12], years.Select(y => y.GetProperty("months_in_force").GetInt32()));
        foreach (var (field, indicator) in new[] { ("entitled", "entitled"), ("missed", "missed"), ("coverage", "coverage"), ("gap_ratio", "living_ratio") })
        {
            Assert.Equal(await Indicator(indicator, ""), years[0].GetProperty("baseline").GetProperty(field).GetRawText());
        }

        foreach (var year in years.Skip(1))
        {
            Assert.True(year.GetProperty("change").GetProperty("winners").GetDouble() >= 10);
            // Each payer is told in thousands, so the sum may be off by half a thousand for each.
            var scenario = year.GetProperty("scenario");
            Assert.Equal(scenario.GetProperty("cost_yuan").GetDouble(), scenario.GetProperty("by_payer").EnumerateObject().Sum(p => p.Value.GetDouble()), 2_500.0);
            var more = year.GetProperty("bands80").GetProperty("more_yuan").EnumerateArray().Select(n => n.GetDouble()).ToList();
            Assert.True(more[0] <= more[1] && more[1] <= more[2] && more[0] < more[2], string.Join(" ", more));
        }

        (await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", Scenario("care_to_grade_3"), "--years", "30")).Expect(2, "too many years");
    }

    [Fact]
    public async Task A_scenario_that_is_wrong_or_touches_nearly_nobody_is_refused()
    {
        var file = Path.Combine(city.Folder, "wrong.yaml");
        await File.WriteAllTextAsync(file, "name: {zh: 试, en: Trial}\nfrom: 2026-01\nparameters:\n  - {id: care_grad, value: 3}\n", TestContext.Current.CancellationToken);
        var refused = await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", file);
        Assert.Contains("wrong.yaml:4", refused.Expect(1, "wrong").Errors, StringComparison.Ordinal);
        Assert.Contains("care_grade", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("never touches the past", refused.Errors, StringComparison.Ordinal);
        (await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", "nowhere.yaml")).Expect(1, "no file");
    }

    [Fact]
    public async Task A_scenario_saved_in_gb18030_is_refused_with_its_line()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = Path.Combine(city.Folder, "gb.yaml");
        await File.WriteAllBytesAsync(file, Encoding.GetEncoding("GB18030").GetBytes("from: 2027-01\nname: {zh: 试行方案, en: Trial}\nparameters:\n  - {id: care_grade, value: 3}\n"), TestContext.Current.CancellationToken);
        var refused = (await InsightsCommand.Run(city.Folder, "simulate", "--home", "home", "--scenario", file)).Expect(1, "gb18030").Errors;
        Assert.Contains("gb.yaml:2", refused, StringComparison.Ordinal);
        Assert.Contains("save the file as UTF-8", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposed_value_in_judged_months_stops_the_check_the_run_and_the_what_if()
    {
        var (home, _) = city.Copy("past");
        Directory.CreateDirectory(Path.Combine(home, "policy"));
        var file = Path.Combine(home, "policy", "proposed-care_amount-2026-05.yaml");
        await File.WriteAllTextAsync(file, "parameter: care_amount\nfrom: 2026-05\nvalue: 310\nauthor: 李工\nproposed: 2026-11-25\nsource: 市府函\n", TestContext.Current.CancellationToken);
        string[][] verbs = [["rules", "check"], ["run", "--inbox", city.Inbox], ["simulate", "--scenario", Scenario("care_to_grade_3")]];
        foreach (var verb in verbs)
        {
            var refused = (await InsightsCommand.Run(city.Folder, [.. verb, "--home", home])).Expect(1, verb[0]);
            Assert.Contains("proposed-care_amount-2026-05.yaml:2", refused.Output + refused.Errors, StringComparison.Ordinal);
            Assert.Contains("a proposal never touches the past", refused.Output + refused.Errors, StringComparison.Ordinal);
        }

        // From the next month on it holds, and stays when that month is judged.
        File.Move(file, file.Replace("2026-05", "2026-11", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file.Replace("2026-05", "2026-11", StringComparison.Ordinal), "parameter: care_amount\nfrom: 2026-11\nvalue: 310\nauthor: 李工\nproposed: 2026-11-25\nsource: 市府函\n", TestContext.Current.CancellationToken);
        (await InsightsCommand.Run(city.Folder, "run", "--home", home, "--inbox", city.Inbox, "--as-of", "2026-11")).Expect(0, "run");
        (await InsightsCommand.Run(city.Folder, "rules", "check", "--home", home)).Expect(0, "check");
    }

    /// <summary>The city's last value as the JSON writes it.</summary>
    private async Task<string> Indicator(string id, string dimension)
    {
        using var told = JsonDocument.Parse((await InsightsCommand.Run(city.Folder, "indicators", "--home", "home", "--id", id, "--json")).Expect(0, id).Output);
        return told.RootElement.EnumerateArray().Single(c => c.GetProperty("dimension").GetString() == dimension).GetProperty("value").GetRawText();
    }
}
