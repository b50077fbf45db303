using System.Globalization;
using Insights.Indicators.Cards;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>The catalogue as a whole: nothing that a reader may ask of a number is left open, and what a card has not, it has not for a reason.</summary>
public class CatalogueTests
{
    /// <summary>Cards whose direction is plain and for which nobody can set an aim of their own: each is a part, a volume or a level beside the card named.</summary>
    private static readonly Dictionary<string, string> Beside = new()
    {
        ["association_activities"] = "association_members", ["care_centre_progress"] = "care_centre_days_late", ["care_people"] = "care_met", ["care_places"] = "care_met", ["child_rehab_children"] = "child_rehab_served_rate",
        ["coach_placed_12m"] = "retention_12m", ["commissioners_per_100"] = "commissioner_vacancy", ["consumption_per_head"] = "living_ratio", ["income_per_head"] = "living_ratio",
        ["living_gap_yuan"] = "living_ratio", ["covered"] = "coverage", ["device_days_waiting"] = "device_waiting", ["device_own_share"] = "device_fit_rate", ["devices_12m"] = "device_fit_rate", ["expiring_certificates"] = "coverage",
        ["funding_budget"] = "funding_growth", ["home_modifications_12m"] = "home_modified_rate", ["new_jobs_12m"] = "work_registered", ["participations_12m"] = "activity_reach",
        ["rehab_waiting"] = "rehab_days_waiting", ["senior_without"] = "higher_transition", ["people_in_work"] = "work_registered", ["startups_12m"] = "work_registered", ["technology_firms"] = "technology_pilots",
        ["poverty_severity"] = "poverty_gap", ["edge_gap"] = "edge_headcount", ["edge_severity"] = "edge_headcount", ["relative_gap"] = "relative_headcount",
        ["relative_severity"] = "relative_headcount", ["s80s20"] = "gini", ["relative_median_gap"] = "at_risk_rate", ["consumption_gap_yuan"] = "consumption_ratio",
        ["applied_rate"] = "coverage", ["approved_rate"] = "coverage", ["paid_rate"] = "coverage",
    };

    private static IReadOnlyList<Card> Cards => SmallCityDatabase.Library.Cards;

    /// <summary>The page of services tells these from birth to old age.</summary>
    [Theory]
    [InlineData("work_registered")]
    [InlineData("care_met")]
    [InlineData("home_modified_rate")]
    public void What_is_told_by_life_stage_is_broken_down_by_it(string id) => Assert.Contains("stage", Cards.Single(c => c.Id == id).By.Keys);

    [Fact]
    public void There_are_ninety_cards_or_more_and_each_answers_what_a_reader_may_ask_of_it()
    {
        Assert.True(Cards.Count >= 90, $"{Cards.Count} cards");
        var lacking = Cards.SelectMany(c => new (string What, string? Text)[]
        {
            ("name.zh", c.Name.Zh), ("name.en", c.Name.En), ("why.zh", c.Why.Zh), ("why.en", c.Why.En), ("numerator.zh", c.Numerator.Meaning.Zh), ("numerator.en", c.Numerator.Meaning.En),
            ("denominator.zh", c.Denominator is null ? "none" : c.Denominator.Meaning.Zh), ("denominator.en", c.Denominator is null ? "none" : c.Denominator.Meaning.En),
            ("owner.zh", c.Owner.Zh), ("owner.en", c.Owner.En), ("checked_by.zh", c.CheckedBy.Zh), ("checked_by.en", c.CheckedBy.En), ("next_review", c.NextReview), ("feeds", string.Join(' ', c.Feeds)),
        }.Where(t => string.IsNullOrWhiteSpace(t.Text)).Select(t => $"{c.Id}: {t.What}")).ToArray();
        Assert.Empty(lacking);
        Assert.All(Cards, c => Assert.True(DateOnly.ParseExact(c.NextReview, "yyyy-MM", CultureInfo.InvariantCulture) > new DateOnly(2026, 11, 1), c.Id));
    }

    [Fact]
    public void Chinese_sources_are_Chinese_and_a_text_alone_stands_for_both_languages()
    {
        Assert.All(Cards.SelectMany(c => (c.Targets?.Paths.Select(p => p.Source) ?? []).Append(c.CheckedBy)), w => Assert.Contains(w.Zh, c => c is >= '一' and <= '鿿'));
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "indicators", "coverage.yaml"));
        var at = text.IndexOf("checked_by:", StringComparison.Ordinal);
        var plain = string.Concat(text.AsSpan(0, at), "checked_by: '手工重数'\n", text.AsSpan(text.IndexOf("next_review:", at, StringComparison.Ordinal)));
        var library = CardLibrary.Read([("coverage.yaml", plain)], [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "content", "indicators", "sources"), "*.yaml").Select(f => (Path.GetFileName(f), File.ReadAllText(f)))]);
        Assert.Equal(new Words("手工重数", "手工重数"), library.Cards.Single().CheckedBy);
    }

    [Fact]
    public void A_card_that_steers_has_a_dated_target_with_its_source_or_stands_beside_one_that_has()
    {
        var byId = Cards.ToDictionary(c => c.Id);
        Assert.Equal(Beside.Keys.Order(), Cards.Where(c => c.Direction != "none" && c.Targets is null).Select(c => c.Id).Order());
        Assert.All(Beside, b => Assert.NotNull(byId[b.Value].Targets));
        Assert.All(Cards.Where(c => c.Targets is not null), c => Assert.All(c.Targets!.Paths, p =>
        {
            Assert.True(p.Milestones.Count > 0 && p.Source.En.Length > 20, c.Id);
            Assert.True(p.Status == "draft" ? p.Source.En.Contains("draft", StringComparison.Ordinal) : p.Source.En.Contains("confirmed", StringComparison.Ordinal), $"{c.Id}: {p.Source}");
            Assert.True(p.Status == "draft" ? p.Source.Zh.Contains("草案", StringComparison.Ordinal) : p.Source.Zh.Contains("待核", StringComparison.Ordinal), $"{c.Id}: {p.Source}");
        }));
    }

    [Fact]
    public void The_shares_of_people_are_broken_down_where_their_source_can_be()
    {
        var bare = Cards.Where(c => c.Unit == "percent" && c.By.Count == 0 && SmallCityDatabase.Library.Sources[c.Source].Dimensions.Values.Any(d => d.Kind == "partition" && d.Name is "category" or "sex" or "stage")).Select(c => c.Id);
        Assert.Equal(["higher_transition", "placement_assessed", "school_entry", "senior_transition"], bare.Order(StringComparer.Ordinal));
    }
}
