using Insights.Dashboard.Cards;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Sentences;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>What is said of a distribution when a part of it is not published: only what holds wherever the hidden people are.</summary>
public sealed class BandSentenceTests
{
    [Fact]
    public void All_published_the_sentence_names_the_largest_band_the_middle_and_the_line()
    {
        var bands = Bands(0.2, 0.2, 0.35, 0.25);

        Assert.Equal("人数最多的是 1,000–1,500 元（35%）；半数以上的人低于 1,500 元；低保线 1,260 元，整段低于它的（1,000 元以下）为棕色。", BandSentence.Say(bands, 1260, GivenWords.Chinese));
        // A band that the line cuts is none of those below it, nor is one that begins at it.
        Assert.Equal([1000, 1500, 1500, 0], new[] { 1260.0, 1500, 1890, 499 }.Select(Band.Edge));
        Assert.DoesNotContain("棕色", BandSentence.Say(bands, 499, GivenWords.Chinese), StringComparison.Ordinal);
        Assert.Equal("The largest group lives on 1,000–1,500 yuan (35%); at least half have under 1,500 yuan.", BandSentence.Say(bands, null, GivenWords.English));
    }

    [Fact]
    public void A_small_hidden_band_is_told_and_changes_nothing_else()
    {
        var bands = Bands(0.2, null, 0.45, 0.3);

        Assert.Equal("人数最多的是 1,000–1,500 元（45%）；半数以上的人低于 1,500 元；为保护个人，500–1,000 元段不公布（斜纹）。", BandSentence.Say(bands, null, GivenWords.Chinese));
        Assert.EndsWith("the band of 500–1,000 yuan is withheld to protect persons (hatched).", BandSentence.Say(bands, null, GivenWords.English), StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_the_hidden_people_is_not_said()
    {
        var bands = Bands(0.2, null, 0.2, null);

        Assert.Equal("为保护个人，2 个收入段不公布（斜纹）。", BandSentence.Say(bands, null, GivenWords.Chinese));
    }

    [Theory]
    [InlineData(Unit.Share, true, "change.up")]
    [InlineData(Unit.Share, false, "change.down")]
    [InlineData(Unit.PerThousand, false, "change.down")]
    [InlineData(Unit.People, true, "change.more")]
    [InlineData(Unit.YuanPerMonth, false, "change.fewer")]
    public void Rates_go_up_and_down_and_numbers_become_more_or_fewer(Unit unit, bool up, string word)
    {
        Assert.Equal(word, MonthChange.Word(unit, up));
        Assert.NotNull(GivenWords.Chinese.Find(word));
        Assert.NotNull(GivenWords.English.Find(word));
    }

    private static List<Band> Bands(params double?[] shares) =>
        [.. shares.Select((s, n) => new Band(n * Band.Width, new Cell("income_band", "441900", "city", new DateOnly(2026, 10, 1), $"band:{n:00}", null, null, s, null, null, null, s is null)))];
}
