using System.Text.Json;
using Insights.Indicators.Cards;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

public class CardTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content", "indicators");

    private static readonly (string, string)[] Sources = [.. Directory.GetFiles(Path.Combine(Folder, "sources"), "*.yaml").Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];

    [Fact]
    public void All_cards_of_the_product_are_without_fault()
    {
        Assert.Empty(SmallCityDatabase.Library.Faults);
        Assert.All(SmallCityDatabase.Library.Cards, c => Assert.NotEqual(c.Name.Zh, c.Name.En));
    }

    [Theory]
    [InlineData("clause: C11", "clause: C41", "'C41' is no clause. Did you mean 'C01'?")]
    [InlineData("clause: C11\n", "", "'clause' is missing. Add a line 'clause: …'.")]
    [InlineData("direction: up", "direction: upward", "'upward' is no direction. Known here: down, none, up.")]
    [InlineData("unit: percent", "unit: percents", "'percents' is no unit. Did you mean 'percent'?")]
    [InlineData("source: person_state", "source: person_states", "'person_states' is no source. Did you mean 'person_state'?")]
    [InlineData("count: 'entitled'", "count: 'entitledd'", "'entitledd' is no column of the source person_state. Did you mean 'entitled'?")]
    [InlineData("count: 'entitled'", "sum: 'due_yuan'\n  count: 'entitled'", "a quantity is either a count or a sum.")]
    [InlineData("interval: wilson", "intervall: wilson", "'intervall' is not a key here. Did you mean 'interval'?")]
    [InlineData("by: {programme: town,", "by: {programme: village,", "programme may not be published below the town. Write 'programme: town'.")]
    [InlineData("by: {programme: town,", "by: {program: town,", "'program' is no dimension of the source person_state. Did you mean 'programme'?")]
    [InlineData("[in_process, declined", "[in_proces, declined", "'in_proces' is no card. Did you mean 'in_process'?")]
    [InlineData("numerator, missed, denominator]", "missed, denominator]", "gives_way is not the numerator, the denominator and each of the rest, once.")]
    [InlineData("status: national", "status: binding", "'binding' is no status.")]
    [InlineData("2026-12: 0.97", "2026-13: 0.97", "'2026-13' is no month. Write it as 2027-12.")]
    [InlineData("2026-12: 0.97", "2026-12: 97", "97 is 9,700 % in a target. A percent is written as a share; for 97 % write 0.97.")]
    [InlineData("2026-12: 0.97", "2026-12: 97%", "'97%' is no number. Write it with a point, such as 0.97.")]
    [InlineData("feeds: [certificates", "feeds: [certificate", "'certificate' is no feed. Did you mean 'certificates'?")]
    [InlineData("next_review: 2027-06", "next_review: soon", "'soon' is no month.")]
    [InlineData("why:\n", "why: x: y\n", "this is not YAML")]
    public void A_bad_card_is_refused_with_file_line_and_remedy(string good, string bad, string expected)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "coverage.yaml"));
        Assert.Contains(good, text, StringComparison.Ordinal);
        var changed = text.Replace(good, bad, StringComparison.Ordinal);
        var others = Directory.GetFiles(Folder, "*.yaml").Where(f => !f.EndsWith("coverage.yaml", StringComparison.Ordinal)).Select(f => (Path.GetFileName(f), File.ReadAllText(f)));
        var library = CardLibrary.Read(others.Append(("coverage.yaml", changed)), Sources);
        var fault = Assert.Single(library.Faults, f => f.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.StartsWith("coverage.yaml:", fault.ToString(), StringComparison.Ordinal);
        if (expected.Contains("is no", StringComparison.Ordinal) && !expected.Contains("is no card", StringComparison.Ordinal))
        {
            Assert.Contains(bad.Split('\n')[0].Split(' ')[^1].Trim('\'', '{', '}', '[', ']'), changed.Split('\n')[fault.Line - 1], StringComparison.Ordinal);
        }
    }

    /// <summary>A value that adds up twelve months holds some of the old definition for eleven after it changed.</summary>
    [Fact]
    public void A_changed_definition_of_twelve_months_says_from_when_it_holds_none_of_the_old()
    {
        var broken = SmallCityDatabase.Library.Cards.Where(c => c.Breaks.Count > 0).ToList();
        Assert.NotEmpty(broken);
        Assert.All(broken.SelectMany(c => c.Breaks.Select(b => (Card: c, Break: b))), p =>
            Assert.Equal(p.Break.Month.AddMonths((p.Card.Name.Zh + p.Card.Numerator.Meaning.Zh + p.Card.Denominator?.Meaning.Zh).Contains("近12个月", StringComparison.Ordinal) ? 11 : 0), p.Break.WhollyFrom));
        var json = JsonDocument.Parse(CardJson.Of(broken[0], SmallCityDatabase.Library.Sources[broken[0].Source])).RootElement;
        Assert.Equal("2025-12", json.GetProperty("breaks")[0].GetProperty("wholly_from").GetString());

        var text = File.ReadAllText(Path.Combine(Folder, "new_jobs_12m.yaml")).Replace("wholly_from: 2025-12", "wholly_from: 2024-12", StringComparison.Ordinal);
        var others = Directory.GetFiles(Folder, "*.yaml").Where(f => !f.EndsWith("new_jobs_12m.yaml", StringComparison.Ordinal)).Select(f => (Path.GetFileName(f), File.ReadAllText(f)));
        Assert.Contains("cannot be wholly by the new definition before that begins", Assert.Single(CardLibrary.Read(others.Append(("new_jobs_12m.yaml", text)), Sources).Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_becomes_json_with_readable_chinese_and_its_aggregates()
    {
        var json = CardJson.Of(SmallCityDatabase.Library.Cards.Single(c => c.Id == "missed_yuan"), SmallCityDatabase.Library.Sources["person_state"]);
        Assert.Contains("应发未发金额", json, StringComparison.Ordinal);
        var card = JsonDocument.Parse(json).RootElement;
        Assert.Equal("sum(due_yuan) FILTER (WHERE missed)", card.GetProperty("numerator").GetProperty("sql").GetString());
        Assert.Equal("sum(round(due_yuan, 2)) FILTER (WHERE programme <> 'all' AND missed)", card.GetProperty("aggregates").GetProperty("").GetProperty("numerator").GetString());
        Assert.Equal("sum(round(due_yuan, 2)) FILTER (WHERE programme = '{value}' AND missed)", card.GetProperty("aggregates").GetProperty("programme:*").GetProperty("numerator").GetString());
        Assert.Equal(1, card.GetProperty("scale").GetDouble());
    }
}
