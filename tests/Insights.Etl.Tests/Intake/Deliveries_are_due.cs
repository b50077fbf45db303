using System.Globalization;
using Insights.Etl.Contracts;
using Insights.Etl.Land;

namespace Insights.Etl.Tests.Intake;

/// <summary>When a feed's next delivery is due, by hand from the calendar.</summary>
public sealed class Deliveries_are_due
{
    [Theory]
    [InlineData(Rhythm.Monthly, "2026-10-01", "2026-10-31", "2026-12-10")]
    [InlineData(Rhythm.Quarterly, "2026-09-30", "2026-10-31", "2027-01-10")]
    // A quarter whose last rows are of an earlier month is over all the same.
    [InlineData(Rhythm.Quarterly, "2026-08-12", "2026-10-31", "2027-01-10")]
    // Of a running quarter a part is here: the rest is due after its end, not a quarter later.
    [InlineData(Rhythm.Quarterly, "2026-10-15", "2026-10-31", "2027-01-10")]
    [InlineData(Rhythm.Quarterly, "2026-12-15", "2026-12-31", "2027-04-10")]
    [InlineData(Rhythm.Yearly, "2026-09-01", "2026-10-31", "2027-03-10")]
    [InlineData(Rhythm.Irregular, "2026-09-01", "2026-10-31", null)]
    public void By_the_rhythm_and_the_day(Rhythm rhythm, string latest, string today, string? due)
    {
        var contract = ContractFolder.Read(new ContentFolders())[0] with { Rhythm = rhythm, DueDay = 10, DueMonth = 3 };
        Assert.Equal(due is null ? null : Day(due), FeedCalendar.NextDue(contract, Day(latest), Day(today)));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
