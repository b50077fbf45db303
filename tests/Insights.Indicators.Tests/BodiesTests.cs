using Insights.Indicators.Cards;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>Cards whose rows are no persons: what may be shown of them, and that every clause has its numbers.</summary>
public class BodiesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "content", "indicators");

    [Fact]
    public void Every_clause_of_the_founding_text_has_two_cards_or_more_with_values_in_the_little_city()
    {
        var city = new SmallCity(seed: 6, persons: 800, months: 2);
        using var connection = SmallCityDatabase.Open(city);
        var live = SmallCityDatabase.Evaluate(connection, city, threshold: 1).Where(r => r.Value is not null).Select(r => r.Id).ToHashSet();
        var cards = SmallCityDatabase.Library.Cards.Where(c => live.Contains(c.Id)).ToLookup(c => c.Clause);
        Assert.DoesNotContain(Vocabulary.Clauses, clause => cards[clause].Count() < 2);
    }

    [Fact]
    public void Every_clause_has_a_value_at_every_town_and_month_of_the_little_city()
    {
        var city = new SmallCity(seed: 6, persons: 800, months: 2);
        using var connection = SmallCityDatabase.Open(city);
        var clauses = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id, c => c.Clause);
        var live = SmallCityDatabase.Evaluate(connection, city, threshold: 1).Where(r => r.Dimension.Length == 0 && r.Value is not null)
            .Select(r => (Clause: clauses[r.Id], r.Area, r.Month)).ToHashSet();
        Assert.Empty(
            from clause in Vocabulary.Clauses
            from town in city.Places.Where(p => p.Level == "town")
            from month in city.Months
            where !live.Contains((clause, town.Code, month))
            select $"{clause} {town.Code} {month:yyyy-MM}");
    }

    [Fact]
    public void Tasks_and_organisations_are_shown_however_few_and_people_among_them_are_masked_under_ten()
    {
        var city = new SmallCity(seed: 4, persons: 300);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10);
        var cards = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id);
        var bodies = mart.Where(r => BodiesRecount.Cards.Contains(r.Id)).ToArray();
        Assert.All(bodies.Where(r => cards[r.Id].Disclosure == "none"), r => Assert.False(r.Masked, r.ToString()));
        Assert.Contains(bodies, r => r.Id == "coordination_late" && r.Value is > 0 and < 10);
        foreach (var row in bodies.Where(r => cards[r.Id].Disclosure == "small_counts"))
        {
            var card = cards[row.Id];
            Assert.True(card.Numerator.People is null || row.Numerator is null or 0 or >= 10, row.ToString());
            Assert.True(card.Denominator?.People is null || row.Denominator is null or 0 or >= 10, row.ToString());
        }

        Assert.Contains(bodies, r => r.Id == "match_rate" && r.Masked);
        Assert.Contains(bodies, r => r.Id == "technology_users" && r.Masked);
    }

    [Theory]
    [InlineData("association_members.yaml", "disclosure: small_counts", "disclosure: none", "this card counts people. Write disclosure: small_counts.")]
    [InlineData("coordination_late.yaml", "disclosure: none", "disclosure: small_counts", "this card counts no people")]
    [InlineData("request_days.yaml", "disclosure: small_counts", "disclosure: none", "this card counts people.")]
    [InlineData("funding_growth.yaml", "unit: percent", "unit: tasks", "the unit tasks has no denominator.")]
    public void A_card_whose_disclosure_or_unit_does_not_fit_its_rows_is_refused(string file, string good, string bad, string expected)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        Assert.Contains(good, text, StringComparison.Ordinal);
        var library = CardLibrary.Read([(file, text.Replace(good, bad, StringComparison.Ordinal))], Sources());
        Assert.Contains(library.Faults, f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("task.yaml", "unit: task", "unit: person", "rows of the unit person stand for people")]
    [InlineData("task.yaml", "open:", "opened:", "is no person, so its cells need a reason for being shown")]
    public void A_source_says_why_its_rows_are_no_people_and_no_source_of_persons_may(string file, string good, string bad, string expected)
    {
        var sources = Sources().Select(s => s.File == file ? (s.File, s.Text.Replace(good, bad, StringComparison.Ordinal)) : s);
        Assert.Contains(CardLibrary.Read([], sources).Faults, f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    private static (string File, string Text)[] Sources() =>
        [.. Directory.GetFiles(Path.Combine(Folder, "sources"), "*.yaml").Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];
}
