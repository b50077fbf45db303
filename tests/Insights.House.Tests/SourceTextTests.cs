using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class SourceTextTests
{
    [Fact]
    public void No_calculation_has_a_clock_or_dice() =>
        Expect.NoFault(Repository.Judged(".cs", ".razor").Where(f => !f.Path.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(SourceText.ClockFaults));

    [Theory]
    [InlineData("var t = DateTime.Now;")]
    [InlineData("var t = System.DateTimeOffset.UtcNow.Date;")]
    [InlineData("var k = Guid.NewGuid();")]
    [InlineData("var r = new Random();")]
    public void A_clock_or_dice_is_caught(string line) => Expect.OneFault(SourceText.ClockFaults(new("a.cs", "// first\n" + line)), "a.cs:2");

    [Fact]
    public void No_model_asks_the_wall_clock() => Expect.NoFault(Repository.Under("etl/models", ".sql").SelectMany(SourceText.SqlClockFaults));

    [Theory]
    [InlineData("select now() as t")]
    [InlineData("select * from x where m < CURRENT_DATE")]
    [InlineData("select random() as r")]
    public void A_wall_clock_in_a_model_is_caught(string sql) => Assert.Single(SourceText.SqlClockFaults(new("a.sql", sql)));

    [Fact]
    public void A_comment_may_speak_of_the_clock() => Assert.Empty(SourceText.SqlClockFaults(new("a.sql", "-- never now()\nselect 1")));

    [Fact]
    public void A_style_sheet_closes_what_it_opens() => Expect.NoFault(Repository.Under("src", ".css").SelectMany(SourceText.BraceFaults));

    [Theory]
    [InlineData("a { color: red; }\n@media print { b { color: red; }\nc { color: red; }")]
    [InlineData("a { color: red; } }\nb { color: red; }")]
    public void A_style_sheet_that_swallows_the_next_is_caught(string css) => Assert.Single(SourceText.BraceFaults(new("a.css", css)));

    [Fact]
    public void No_work_is_left_in_the_source() => Expect.NoFault(Repository.Judged(".cs", ".razor", ".sql", ".yaml", ".sh").SelectMany(SourceText.LeftoverFaults));

    [Theory]
    [InlineData("// TODO: later")]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("// good enough for now")]
    [InlineData("a\n<<<<<<< HEAD\nb")]
    public void Work_left_in_the_source_is_caught(string line) => Assert.Single(SourceText.LeftoverFaults(new("a.cs", line)));

    [Fact]
    public void No_path_of_one_machine_is_in_the_repository() =>
        Expect.NoFault(Repository.Judged(".cs", ".razor", ".sql", ".yaml", ".sh", ".csproj", ".props", ".targets", ".json", ".md", "").SelectMany(SourceText.MachineFaults));

    [Theory]
    [InlineData("cd /work/thing")]
    [InlineData("open(\"/home/anna/data.csv\")")]
    public void A_path_of_one_machine_is_caught(string line) => Assert.Single(SourceText.MachineFaults(new("run.sh", line)));

    [Theory]
    [InlineData("https://example.org/home/page")]
    [InlineData("--home insights-home")]
    public void An_address_is_no_path(string line) => Assert.Empty(SourceText.MachineFaults(new("README.md", line)));

    [Fact]
    public void No_test_is_switched_off() => Expect.NoFault(Repository.Judged(".cs").Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(SourceText.SwitchedOffFaults));

    [Fact]
    public void A_test_switched_off_is_caught() => Assert.Single(SourceText.SwitchedOffFaults(new("a.cs", "[Fact(Skip = \"slow\")]")));
}
