using System.Globalization;
using System.Text.Json;

namespace Insights.Browser.Tests;

/// <summary>What a tile shows is what the command prints: one number, two ways to it.</summary>
public class AgreementTests(Served served)
{
    [Theory]
    [InlineData("441900")]
    [InlineData(Pages.Town)]
    public async Task The_tiles_show_what_the_command_prints(string area)
    {
        await using var visit = await Visit.To(served, new View($"/?area={area}", "en"));
        async Task<string> Big(string id) => (await visit.Page.InnerTextAsync($"section[aria-labelledby='{id}-title'] .big")).Replace("\n", " ", StringComparison.Ordinal);

        Assert.StartsWith(Count(await Value("missed", area)), await Big("kpi-missed"), StringComparison.Ordinal);
        var coverage = await Big("kpi-coverage");
        Assert.StartsWith(Percent(await Value("coverage", area)), coverage, StringComparison.Ordinal);
        Assert.Contains(Percent(await Value("precision", area)), coverage, StringComparison.Ordinal);
        Assert.StartsWith(Percent(await Value("living_ratio", area)), await Big("kpi-living"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missed")]
    [InlineData("unknown")]
    [InlineData("holders")]
    public async Task The_command_prints_no_count_under_10_either(string id)
    {
        foreach (var value in await Values("--id", id))
            if (value.GetProperty("value") is { ValueKind: JsonValueKind.Number } number)
                Assert.False(number.GetDouble() is > 0 and < 10, value.ToString());
            else Assert.True(value.GetProperty("masked").GetBoolean() || value.GetProperty("denominator").ValueKind == JsonValueKind.Null, value.ToString());
    }

    /// <summary>Last month's value of the whole, in the published version.</summary>
    async Task<double?> Value(string id, string area)
    {
        var values = await Values("--id", id, "--area", area);
        var last = values.Where(v => v.GetProperty("dimension").GetString() == "").MaxBy(v => v.GetProperty("month").GetString())!;
        return last.GetProperty("value") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
    }

    async Task<IReadOnlyList<JsonElement>> Values(params IEnumerable<string> arguments)
    {
        var outcome = (await served.Run(["indicators", .. arguments, "--json"])).Expect(0, "indicators");
        return [.. JsonDocument.Parse(outcome.Output).RootElement.EnumerateArray()];
    }

    static string Count(double? value) => value is { } count ? count.ToString("#,0", CultureInfo.InvariantCulture) : "＊";

    static string Percent(double? value) => value is { } share ? Math.Round(share * 100, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) : "";
}
