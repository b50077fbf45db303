using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class RoomTests
{
    [Fact]
    public void The_top_level_holds_nothing_but_the_design() => Expect.NoFault(Rooms.TopLevelFaults(Repository.Kept()));

    [Fact]
    public void A_stray_folder_at_the_top_is_caught() =>
        Expect.OneFault(Rooms.TopLevelFaults([new("src/a.yaml", ""), new("docs/notes.md", ""), new("docs/more.md", "")]), "docs");

    [Fact]
    public void Content_folders_hold_no_code() => Expect.NoFault(Repository.Files.SelectMany(Rooms.ContentFaults));

    [Fact]
    public void Code_lives_in_a_named_room() => Expect.NoFault(Repository.Files.SelectMany(Rooms.CodeFaults));

    [Theory]
    [InlineData("src/policy/Subsidy.cs")]
    [InlineData("etl/models/marts/mart_x.py")]
    [InlineData("src/words/zh-CN.yaml")]
    public void Code_in_a_content_folder_is_caught(string path) => Expect.OneFault(Rooms.ContentFaults(new(path, "")), path);

    [Fact]
    public void Code_outside_a_room_is_caught() => Expect.OneFault(Rooms.CodeFaults(new("src/extra/Thing.cs", "")), "outside");

    [Fact]
    public void Rooms_and_types_are_named_after_things_of_the_field() => Expect.NoFault(Repository.Files.SelectMany(Rooms.NameFaults));

    [Theory]
    [InlineData("src/Insights.Policy/Common/Rule.cs", "Common")]
    [InlineData("src/Insights.Utils/Rule.yaml", "Utils")]
    [InlineData("src/Insights.Policy/RuleHelper.cs", "RuleHelper")]
    [InlineData("src/Insights.Policy/VersionManager.Reading.cs", "VersionManager")]
    [InlineData("src/Insights.Dashboard/PageService.cs", "PageService")]
    public void A_name_without_a_duty_is_caught(string path, string naming) => Expect.OneFault(Rooms.NameFaults(new(path, "")), naming);

    [Fact]
    public void Files_are_short() => Expect.NoFault(Repository.Files.SelectMany(Rooms.LengthFaults));

    [Theory]
    [InlineData("a.cs", 250)]
    [InlineData("a.razor", 150)]
    [InlineData("a.sql", 120)]
    public void A_file_one_line_too_long_is_caught(string path, int most)
    {
        Assert.Empty(Rooms.LengthFaults(new(path, string.Concat(Enumerable.Repeat("x\n", most)))));
        Expect.OneFault(Rooms.LengthFaults(new(path, string.Concat(Enumerable.Repeat("x\n", most + 1)))), $"{most + 1} lines");
    }

    [Fact]
    public void Each_file_that_may_be_longer_still_needs_to_be() =>
        Expect.NoFault(Rooms.MayBeLonger.Keys.Where(path => Repository.Files.All(f => f.Path != path)).Select(path => $"{path}: excepted, but not there"));
}
