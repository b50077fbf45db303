using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(860, "860", "860")]
    [InlineData(14820, "14,820", "14,820")]
    [InlineData(128400, "12.8 万", "128,400")]
    [InlineData(-236, "−236", "−236")]
    [InlineData(148600000, "1.49 亿", "148.6 million")]
    public void Counts_are_in_wan_and_yi_or_in_thousands(double value, string chinese, string english)
    {
        Assert.Equal(chinese, GivenWords.Chinese.Numbers.Count(value));
        Assert.Equal(english, GivenWords.English.Numbers.Count(value));
    }

    [Theory]
    [InlineData(50_000_000, 446_800_000, "0.50 亿元", "50.0 million yuan")]
    [InlineData(90_000, 2_000_000, "9.0 万元", "0.1 million yuan")]
    public void Sums_of_one_axis_share_a_unit(double value, double largest, string chinese, string english)
    {
        Assert.Equal(chinese, GivenWords.Chinese.Numbers.Yuan(value, largest).ToString());
        Assert.Equal(english, GivenWords.English.Numbers.Yuan(value, largest).ToString());
    }

    [Theory]
    [InlineData(217, "217 元", "217 yuan")]
    [InlineData(19500000, "1,950.0 万元", "19.5 million yuan")]
    [InlineData(148600000, "1.49 亿元", "148.6 million yuan")]
    public void Money_has_its_unit(double value, string chinese, string english)
    {
        Assert.Equal(chinese, GivenWords.Chinese.Numbers.Yuan(value).ToString());
        Assert.Equal(english, GivenWords.English.Numbers.Yuan(value).ToString());
    }

    [Theory]
    [InlineData(Unit.Share, 0.96443, 0.96085, -0.003)]
    [InlineData(Unit.Share, 0.3648, 0.4174, 0.052)]
    [InlineData(Unit.Share, 0.98643, 0.98556, 0)]
    [InlineData(Unit.YuanPerMonth, 2366.4, 2432.4, 66)]
    [InlineData(Unit.YuanPerMonth, 2366.4, 2366.2, 0)]
    [InlineData(Unit.Days, 7.04, 6.96, 0)]
    [InlineData(Unit.Index, 0.2751, 0.2746, 0)]
    public void A_change_is_that_between_the_two_numbers_that_stand_on_the_page(Unit unit, double from, double to, double change)
    {
        Assert.Equal(change, unit.Between(from, to)!.Value, 1e-12);
        Assert.Equal(-change, unit.Between(to, from)!.Value, 1e-12);
        Assert.Null(unit.Between(null, to));
    }

    [Fact]
    public void Months_read_as_people_write_them()
    {
        var month = new DateOnly(2026, 10, 1);

        Assert.Equal("2026年10月", GivenWords.Chinese.Months.Long(month));
        Assert.Equal("Oct 2026", GivenWords.English.Months.Long(month));
        Assert.Equal("2026-10", Months.Code(month));
        Assert.Equal("2026年10月31日", GivenWords.Chinese.Months.Date(new(2026, 10, 31)));
        Assert.Equal("31 Oct 2026", GivenWords.English.Months.Date(new(2026, 10, 31)));

        // Stored moments are UTC; people read Beijing time: eight hours later, and so the next day in the evening.
        var stored = new DateTime(2026, 12, 31, 16, 5, 0, DateTimeKind.Utc);
        Assert.Equal("2027年1月1日 00:05", GivenWords.Chinese.Months.Time(stored));
        Assert.Equal("1 Jan 2027 00:05", GivenWords.English.Months.Time(stored));
        Assert.Equal("2027-01-01 00:05", Months.Moment(stored));
        Assert.Equal(month, Months.Parse("2026-10"));
        Assert.Null(Months.Parse("2026-13"));
        Assert.Equal("2024-02-29", Months.Day(Months.LastDay(new DateOnly(2024, 2, 1))));
    }

    [Fact]
    public void A_masked_count_is_withheld_a_masked_rate_gives_its_bound_and_no_value_is_a_dash()
    {
        var (people, share, rate) = (new Card("missed", default), new Card("coverage", default), new Card("missed_rate", default));

        Assert.Equal("＊", CellText.Show(Made("missed", null, masked: true), people, GivenWords.Chinese).ToString());
        Assert.Equal("≥ 92.6%", CellText.Show(Made("coverage", null, masked: true, bound: 0.926), share, GivenWords.Chinese).ToString());
        Assert.Equal("≥ 92.6%", CellText.Twin(Made("coverage", null, masked: true, bound: 0.926), share, GivenWords.Chinese).Machine);
        Assert.Equal("＊", CellText.Show(Made("coverage", null, masked: true), share, GivenWords.Chinese).ToString());
        // Rounded to the other side, it would say more than is known.
        Assert.Equal("≥ 98.6%", CellText.Show(Made("coverage", null, masked: true, bound: 0.98658), share, GivenWords.Chinese).ToString());
        Assert.Equal("≤ 1.3‰", CellText.Show(Made("missed_rate", null, masked: true, bound: 1.21), rate, GivenWords.Chinese).ToString());
        Assert.Equal("≤ 18‰", CellText.Show(Made("missed_rate", null, masked: true, bound: 18), rate, GivenWords.Chinese).ToString());
        Assert.Equal("—", CellText.Show(null, people, GivenWords.Chinese).ToString());
        Assert.Equal("0", CellText.Plain(Made("missed", 0), people, GivenWords.English));
    }

    [Fact]
    public void No_masked_cell_ever_shows_a_value_it_carries_by_mistake() =>
        Assert.DoesNotContain("7", CellText.Show(Made("missed", 7, masked: true), new Card("missed", default), GivenWords.English).ToString(), StringComparison.Ordinal);

    /// <summary>A bare 0.3 beside 96.1 % would be read as a part of it.</summary>
    [Fact]
    public void A_change_has_its_unit()
    {
        static string Moved(string unit, double change, bool zh) =>
            CellText.Moved(change, new Card("any", System.Text.Json.JsonDocument.Parse($$"""{"unit":"{{unit}}"}""").RootElement), zh ? GivenWords.Chinese : GivenWords.English);
        Assert.Equal(("0.3 个百分点", "0.3 points"), (Moved("percent", -0.003, true), Moved("percent", -0.003, false)));
        Assert.Equal(("54 人", "54 people"), (Moved("people", -54, true), Moved("people", 54, false)));
        Assert.Equal(("1.2‰", "2,432 元"), (Moved("per_mille", 1.2, true), Moved("yuan_per_month", 2432, true)));
        Assert.Equal("0.3 天", Moved("days", 0.3, true));
    }

    /// <summary>What is counted of each hundred, and in how long, where the words name it.</summary>
    [Fact]
    public void A_rate_by_hundred_names_what_it_counts_and_in_how_long()
    {
        var json = System.Text.Json.JsonDocument.Parse("""{"unit":"per_hundred"}""").RootElement;
        Assert.Equal("7.2 户次/百人·年", CellText.Value(7.2, new Card("party_visits", json), GivenWords.Chinese).ToString());
        Assert.Equal("7.2 visits per 100 a year", CellText.Value(7.2, new Card("party_visits", json), GivenWords.English).ToString());
        Assert.Equal("7.2 /百人", CellText.Value(7.2, new Card("another", json), GivenWords.Chinese).ToString());
    }

    private static Cell Made(string id, double? value, bool masked = false, double? bound = null) =>
        new(id, "441900", "city", new DateOnly(2026, 10, 1), "", null, null, value, null, null, bound, masked);
}
