using Insights.Policy.Rules;
using Insights.Policy.Scenarios;

namespace Insights.Policy.Tests.Scenarios;

/// <summary>Scenario files: what is good is read as it says, and each kind of mistake is refused for its own reason, with its line.</summary>
public sealed class ScenarioTests
{
    private static readonly DateOnly AsOf = new(2026, 10, 1);

    private static string Cases => Path.Combine(PolicyContent.Root, "tests", "cases", "scenarios");

    public static TheoryData<string> Bad => [.. Directory.EnumerateFiles(Cases, "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    /// <summary>Each file says in its head what is refused, on which line, and what is offered to write instead.</summary>
    [Theory]
    [MemberData(nameof(Bad))]
    public void A_mistake_is_refused_with_file_line_reason_and_what_to_write(string file)
    {
        var text = File.ReadAllText(Path.Combine(Cases, file));
        var refused = Assert.Throws<PolicyFaultsException>(() => ScenarioReader.Read(file, text, PolicyContent.Book, AsOf));
        var fault = Assert.Single(refused.Faults, f => f.Message.Contains(Head(text, "refused"), StringComparison.Ordinal));
        Assert.Equal((file, Head(text, "line")), (fault.File, $"{fault.Line}"));
        Assert.Contains(Head(text, "write"), fault.Message[(fault.Message.IndexOf(Head(text, "refused"), StringComparison.Ordinal) + Head(text, "refused").Length)..], StringComparison.Ordinal);
        Assert.StartsWith($"{file}:{fault.Line}: ", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void At_least_thirty_kinds_end_with_the_spelling_that_is_right()
    {
        var remedies = Bad.Select(row => Head(File.ReadAllText(Path.Combine(Cases, row.Data)), "write")).ToList();
        Assert.DoesNotContain(remedies, remedy => remedy.Length == 0);
        Assert.True(remedies.Count(remedy => remedy.StartsWith("did you mean “", StringComparison.Ordinal) || remedy.StartsWith("write ", StringComparison.Ordinal)) >= 30, $"{remedies.Count}");
    }

    /// <summary>A name one or two slips away from a known one finds it: every parameter and programme, with a letter lost, doubled, swapped or in capitals.</summary>
    [Fact]
    public void A_slip_in_any_name_finds_the_name()
    {
        foreach (var id in PolicyContent.Book.Parameters.Select(p => p.Id))
        {
            foreach (var slip in Slips(id).Where(slip => PolicyContent.Book.Parameters.All(p => p.Id != slip)))
            {
                var text = $"name: {{zh: 试, en: Trial}}\nfrom: 2027-01\nparameters:\n  - {{id: {slip}, value: 1}}\n";
                var fault = Assert.Single(Assert.Throws<PolicyFaultsException>(() => ScenarioReader.Read("a.yaml", text, PolicyContent.Book, AsOf)).Faults);
                Assert.Equal($"a.yaml:4: no parameter “{slip}”; did you mean “{id}”?", fault.ToString());
            }
        }
    }

    [Theory]
    [InlineData("低保", "“dibao” (最低生活保障)")]
    [InlineData("护理补贴", "“care_subsidy” (重度残疾人护理补贴)")]
    public void A_Chinese_name_is_answered_with_the_id_and_the_full_name(string given, string offered)
    {
        var text = $"name: {{zh: 试, en: Trial}}\nfrom: 2027-01\nreach:\n  - {{programme: {given}, share: 0.5}}\n";
        var fault = Assert.Single(Assert.Throws<PolicyFaultsException>(() => ScenarioReader.Read("a.yaml", text, PolicyContent.Book, AsOf)).Faults);
        Assert.Equal($"a.yaml:4: no programme “{given}”; did you mean {offered}?", fault.ToString());
    }

    private static IEnumerable<string> Slips(string id) =>
        [id.ToUpperInvariant(), id.Replace('_', '-'), $"{id[..2]}{id[1..]}", $"{id[1]}{id[0]}{id[2..]}", $"{id}s"];

    private static string Head(string text, string key) =>
        text.Split('\n').First(line => line.StartsWith($"# {key}: ", StringComparison.Ordinal))[$"# {key}: ".Length..];

    [Fact]
    public void Every_scenario_that_is_shipped_can_be_read()
    {
        var files = Directory.EnumerateFiles(Path.Combine(PolicyContent.Folder, "scenarios"), "*.yaml").ToList();
        Assert.True(files.Count >= 3);
        Assert.All(files, file => ScenarioReader.Read(Path.GetFileName(file), File.ReadAllText(file), PolicyContent.Book, AsOf));
    }

    [Fact]
    public void Value_percent_and_addition_change_the_law_s_value()
    {
        const string Text = """
            name: {zh: 试, en: Trial}
            author: 甲
            from: 2027-01
            expires: 2027-12
            parameters:
              - {id: care_grade, value: 3}
              - {id: dibao_standard, percent: 8}
              - {id: care_amount, add: -10.5}
            groups:
              - programme: care_subsidy
                clause: grade
                or: |-
                  残疾等级 <= 护理补贴等级上限
                  or 年龄 >= 老年年龄
            take_up:
              - {programme: dibao, share: 0.9}
            reach:
              - {programme: tekun, share: 1}
            """;
        var scenario = ScenarioReader.Read("a.yaml", Text, PolicyContent.Book, AsOf);
        decimal Law(string id) => PolicyContent.Book.Parameters.Single(p => p.Id == id).In(AsOf)!.Value;
        Assert.Equal(3, scenario.Reform.Parameters["care_grade"]);
        Assert.Equal(Law("dibao_standard") * 1.08m, scenario.Reform.Parameters["dibao_standard"]);
        Assert.Equal(Law("care_amount") - 10.5m, scenario.Reform.Parameters["care_amount"]);
        Assert.Equal("care_subsidy", Assert.Single(scenario.Reform.Groups).Programme);
        Assert.Equal((0.9, 1), (scenario.Reform.TakeUp["dibao"], scenario.Reform.Reach["tekun"]));
        Assert.Equal(new DateOnly(2027, 12, 1), scenario.Expires);
    }

    [Fact]
    public void A_change_in_per_cent_of_a_grade_is_the_nearest_grade()
    {
        const string Text = "name: {zh: 试, en: Trial}\nfrom: 2027-01\nparameters:\n  - {id: care_grade, percent: 40}\n";
        Assert.Equal(3, ScenarioReader.Read("a.yaml", Text, PolicyContent.Book, AsOf).Reform.Parameters["care_grade"]);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_or_read_and_never_breaks_the_reader()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(PolicyContent.Folder, "scenarios"), "*.yaml").Concat(Directory.EnumerateFiles(Cases, "*.yaml")))
        {
            // Strides that are prime, so that over all files a cut falls before, inside and behind every kind of token.
            var text = File.ReadAllText(file);
            for (var length = 0; length <= text.Length; length += 3)
            {
                try
                {
                    ScenarioReader.Read("cut.yaml", text[..length], PolicyContent.Book, AsOf);
                }
                catch (PolicyFaultsException refused)
                {
                    Assert.NotEmpty(refused.Faults);
                }
            }
        }

        foreach (var (file, text) in PolicyContent.Files())
        {
            for (var length = 0; length < text.Length; length += 211)
            {
                var (book, faults) = RuleBook.Read(PolicyContent.Files().Select(f => f.File == file ? (f.File, text[..length]) : f));
                Assert.True(book is not null || faults.Count > 0);
            }
        }
    }
}
