using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class ArrowTests
{
    static SourceFile Project(string path, string reference, string package = "") => new(path,
        $"<Project><ItemGroup><ProjectReference Include=\"../{reference}/{reference}.csproj\" /><PackageReference Include=\"{package}\" /></ItemGroup></Project>");

    [Fact]
    public void Every_project_references_only_the_rooms_that_the_layout_allows() =>
        Expect.NoFault(Repository.Under("", ".csproj").SelectMany(Arrows.Faults));

    [Fact]
    public void Engines_are_named_only_in_their_own_rooms() =>
        Expect.NoFault(Repository.Under("", ".cs", ".razor").SelectMany(Arrows.EngineFaults));

    [Theory]
    [InlineData("src/Insights.Dashboard/Insights.Dashboard.csproj", "Insights.Etl", "Insights.Etl")]
    [InlineData("src/Insights.Policy/Insights.Policy.csproj", "Insights.Indicators", "must not reference")]
    [InlineData("src/Insights.Warehouse/Insights.Warehouse.csproj", "Insights.Policy", "allowed: none")]
    [InlineData("src/Insights.Extra/Insights.Extra.csproj", "Insights.Warehouse", "no room of this name")]
    public void A_forbidden_arrow_is_caught(string path, string reference, string naming) =>
        Expect.OneFault(Arrows.Faults(Project(path, reference)), naming);

    [Theory]
    [InlineData("src/Insights.Policy/Insights.Policy.csproj", "DuckDB.NET.Data.Full")]
    [InlineData("src/Insights.Indicators/Insights.Indicators.csproj", "Microsoft.ML.LightGbm")]
    [InlineData("src/Insights.Forecasting/Insights.Forecasting.csproj", "Plotly.Blazor")]
    [InlineData("src/Insights.Dashboard/Insights.Dashboard.csproj", "Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("src/Insights.Cli/Insights.Cli.csproj", "Npgsql.EntityFrameworkCore.PostgreSQL")]
    public void An_engine_in_another_room_is_caught(string path, string package) =>
        Expect.OneFault(Arrows.Faults(Project(path, "Insights.Warehouse", package)), package);

    [Theory]
    [InlineData("src/Insights.Dashboard/Map.cs", "using System;\nusing DuckDB.NET.Data;\n")]
    [InlineData("src/Insights.Dashboard/Map.razor", "@using DuckDB.NET.Data\n")]
    [InlineData("src/Insights.Cli/Risk.cs", "global using Microsoft.ML;\n")]
    public void An_engine_reached_through_another_room_is_caught(string path, string text) =>
        Assert.Single(Arrows.EngineFaults(new SourceFile(path, text)));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Get("Insights.sln").Text.Replace('\\', '/');
        Expect.NoFault(Repository.Under("", ".csproj").Where(p => !solution.Contains(p.Path)).Select(p => $"{p.Path}: not in Insights.sln"));
    }
}
