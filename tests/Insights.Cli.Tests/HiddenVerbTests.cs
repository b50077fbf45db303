using System.Text.Json;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

public sealed class HiddenVerbTests : IDisposable
{
    private const string Hepatitis = "P,Q,E,freq\n1,0,0,69\n0,1,0,55\n1,1,0,21\n0,0,1,63\n1,0,1,17\n0,1,1,18\n1,1,1,28\n";

    private readonly string folder = Directory.CreateTempSubdirectory("insights-hidden-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_json_holds_every_model_the_averaged_estimate_and_the_best_model_s()
    {
        await Write(Hepatitis);
        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "hidden", "--file", "lists.csv", "--json")).Expect(0, "hidden").Output);
        var root = told.RootElement;
        Assert.Equal(271, root.GetProperty("observed").GetDouble());
        Assert.Equal(8, root.GetProperty("candidates").GetArrayLength());
        var independent = root.GetProperty("candidates").EnumerateArray().Single(c => c.GetProperty("model").GetString() == "[P, Q, E]");
        Assert.Equal(388, independent.GetProperty("estimate").GetDouble(), 0.5);
        Inside(root);
        Assert.InRange(root.GetProperty("estimate").GetDouble(), root.GetProperty("profile_lower95").GetDouble(), root.GetProperty("profile_upper95").GetDouble());
        Assert.True(root.GetProperty("se").GetDouble() > 0);
    }

    [Fact]
    public async Task The_estimate_lies_inside_its_interval_where_the_best_model_s_own_does_not()
    {
        await Write("A,B,C,freq\n1,0,0,60\n0,1,0,49\n0,0,1,4\n1,1,0,247\n1,0,1,0\n0,1,1,16\n1,1,1,142\n");
        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "hidden", "--file", "lists.csv", "--json")).Expect(0, "hidden").Output);
        Inside(told.RootElement);
        Assert.True(told.RootElement.GetProperty("estimate").GetDouble() < told.RootElement.GetProperty("lower95").GetDouble());
        Assert.StartsWith("518 people on a list, about 480 on none: 998 in all (95 %: 567-16,817", (await InsightsCommand.Run(folder, "hidden", "--file", "lists.csv")).Expect(0, "hidden").Output, StringComparison.Ordinal);
    }

    private static void Inside(JsonElement told) =>
        Assert.InRange(told.GetProperty("averaged").GetDouble(), told.GetProperty("lower95").GetDouble(), told.GetProperty("upper95").GetDouble());

    [Theory]
    [InlineData("P,Q,freq\n1,0,100\n0,1,150\n1,1,50\n", "only if the two lists are independent", "whichever two")]
    [InlineData(Hepatitis, "whichever two lists depend on each other", "independent")]
    [InlineData("A,B,C,D,freq\n1,0,0,0,300\n0,1,0,0,250\n1,1,0,0,130\n0,0,1,0,220\n1,0,1,0,100\n0,1,1,0,95\n1,1,1,0,60\n0,0,0,1,180\n1,0,0,1,85\n0,1,0,1,70\n1,1,0,1,38\n0,0,1,1,66\n1,0,1,1,30\n0,1,1,1,27\n1,1,1,1,18\n", "whichever two or three lists depend on each other", "independent")]
    public async Task Two_lists_are_taken_to_be_independent_and_more_are_not(string table, string claimed, string not)
    {
        await Write(table);
        var told = (await InsightsCommand.Run(folder, "hidden", "--file", "lists.csv")).Expect(0, "hidden").Output;
        Assert.Contains(claimed, told, StringComparison.Ordinal);
        Assert.DoesNotContain(not, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P,Q,E\n1,0,0\n", "no column 'freq'")]
    [InlineData("P,freq\n1,5\n", "two to six are needed")]
    [InlineData("P,Q,freq\n1,2,5\n", "row 2, column Q: “2” is neither 0 nor 1")]
    [InlineData("P,Q,freq\n1,0,many\n", "row 2, column freq: “many” is no number")]
    [InlineData("P,Q,freq\n1,0,1e200\n", "row 2, column freq: “1e200” is beyond 1e15")]
    [InlineData("P,Q,freq\n1,0,-4\n", "can't be below zero")]
    [InlineData("P,Q,freq\n1,0,5\n0,0,9\n", "row 3: people on no list are what is looked for")]
    [InlineData("P,Q,freq\n1,0,5\n0,1,9\n", "hardly overlap")]
    [InlineData("P,Q,freq\n1,0,0\n0,1,0\n1,1,0\n", "column freq: is 0 in every row")]
    [InlineData("P,Q,freq\n1,1,100\n", "everyone is on every list")]
    [InlineData("P,Q,freq\n1,0,60\n1,1,24\n", "column P: everyone is on this list")]
    [InlineData("P,Q,E,freq\n1,0,0,60\n0,1,0,49\n1,1,0,24\n", "column E: nobody is on this list")]
    [InlineData("P,Q,freq\n1,0,5\n0,1,10.5\n", "row 3, column freq: “10.5” is no whole number of people")]
    public async Task A_table_that_can_not_be_used_is_refused_with_the_place(string table, string message)
    {
        await Write(table);
        var refused = await InsightsCommand.Run(folder, "hidden", "--file", "lists.csv");
        Assert.Contains(message, refused.Expect(1, "hidden").Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", refused.Errors, StringComparison.Ordinal);
    }

    private Task Write(string table) => File.WriteAllTextAsync(Path.Combine(folder, "lists.csv"), table, TestContext.Current.CancellationToken);
}
