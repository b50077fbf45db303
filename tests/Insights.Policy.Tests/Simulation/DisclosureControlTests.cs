using Insights.Policy.Simulation;

namespace Insights.Policy.Tests.Simulation;

public sealed class DisclosureControlTests
{
    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(0.2, 0.0)]
    [InlineData(1, null)]
    [InlineData(9.9, null)]
    [InlineData(10, 10.0)]
    [InlineData(14.6, 10.0)]
    [InlineData(15.1, 20.0)]
    [InlineData(8279, 8280.0)]
    public void Counts_are_told_in_tens_and_not_below_ten(double count, double? told) => Assert.Equal(told, DisclosureControl.Count(count));

    // Entitled 678 and missed 38 are published; 633 recipients would leave seven who are in process or declined.
    [Theory]
    [InlineData(678, 633, 38, null, null, null)]
    [InlineData(678, 640, 38, 640.0, 0.944, 1290000.0)]
    [InlineData(678, 620, 38, 620.0, 0.914, 1250000.0)]
    [InlineData(678, 670, 8, 670.0, null, 1351000.0)]
    public void Those_neither_reached_nor_missed_are_not_told_by_what_is_left_over(double entitled, double recipients, double missed, double? told, double? coverage, double? yuan)
    {
        var side = new ProgrammeOutcome(entitled, 0, recipients, missed, 2016 * recipients);
        Assert.Equal((told, coverage, yuan), (DisclosureControl.Recipients(side), DisclosureControl.Coverage(side), DisclosureControl.Cost(side)));
    }

    [Fact]
    public void One_class_withheld_takes_the_next_smallest_with_it_and_yuan_go_with_either_count()
    {
        var told = DisclosureControl.Groups([Group("a", 4, 0), Group("b", 30, 0), Group("c", 200, 0), Group("d", 0, 0)]).ToDictionary(g => g.Group.Key);
        Assert.Equal((null, null, 200.0, 0.0), (told["a"].Winners, told["b"].Winners, told["c"].Winners, told["d"].Winners));
        Assert.All(told.Values, g => Assert.Equal(0, g.Losers));
        Assert.Equal((true, true, false), (told["a"].Yuan is null, told["b"].Yuan is null, told["c"].Yuan is null));
    }

    [Fact]
    public void Losers_that_are_withheld_do_not_hide_the_winners()
    {
        var told = DisclosureControl.Groups([Group("a", 100, 3), Group("b", 50, 5)]);
        Assert.All(told, g => Assert.True(g.Winners is not null && g.Losers is null && g.Yuan is null));
    }

    [Theory]
    [InlineData(123.4, 56, 33, 14, "230: 130 60 30 10")]
    [InlineData(123.4, 56, 33, 4, "220: 120 60  ")]
    [InlineData(123.4, 6, 33, 4, "170: 120  30 ")]
    [InlineData(0, 0, 0, 4, ": 0 0 0 ")]
    [InlineData(0, 0, 0, 0, "0: 0 0 0 0")]
    public void Who_remains_adds_up_as_shown_and_one_withheld_takes_the_next_smallest_with_it(double missed, double unclaimed, double inProcess, double declined, string told)
    {
        var (total, classes) = DisclosureControl.Remaining(new(unclaimed, missed, inProcess, declined, 0, 0, 0));
        Assert.Equal([RemainingClass.Missed, RemainingClass.Unclaimed, RemainingClass.InProcess, RemainingClass.Declined], classes.Select(c => c.Class));
        Assert.Equal(told, $"{total}: {string.Join(' ', classes.Select(c => c.Persons))}");
    }

    private static GroupResult Group(string key, long winners, long losers) => new("town", key, 1000, winners, losers, 290 * (winners - losers));
}
