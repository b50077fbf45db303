using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class ReadmeTests
{
    const string Demo = Readme.Insights + "demo";

    static IEnumerable<string> Faults(string commands, string ci = "#!/usr/bin/env bash\nexec bash tests/run.sh\n") =>
        Readme.Faults(new("README.md", $"# A\n```bash\n{commands}\n```\n"), new(".ci/run", ci));

    [Fact]
    public void The_readme_shows_only_commands_that_ci_runs() => Expect.NoFault(Readme.Faults(Repository.Get("README.md"), Repository.Get(".ci/run")));

    [Fact]
    public void The_two_commands_pass() => Assert.Empty(Faults($"{Demo}   # opens the dashboard\n{Readme.Tests}"));

    [Theory]
    [InlineData("make everything", "make everything")]
    [InlineData("dotnet build", "dotnet build")]
    public void A_command_that_ci_does_not_run_is_caught(string extra, string naming) => Expect.OneFault(Faults($"{Demo}\n{Readme.Tests}\n{extra}"), naming);

    [Fact]
    public void A_readme_without_the_tests_is_caught() => Expect.OneFault(Faults(Demo), "does not show bash tests/run.sh");

    [Fact]
    public void A_readme_without_the_demo_is_caught() => Expect.OneFault(Faults(Readme.Tests), "demo");

    [Fact]
    public void A_ci_that_runs_something_else_is_caught() => Expect.OneFault(Faults($"{Demo}\n{Readme.Tests}", "dotnet test"), ".ci/run");
}
