using Insights.Etl.Contracts;

namespace Insights.Etl.Land;

/// <summary>When the next delivery of a feed should be there.</summary>
public static class FeedCalendar
{
    /// <param name="latest">The latest date that landed rows speak of.</param>
    /// <param name="today">The day on which it is asked; null: every period begun is taken for whole.</param>
    /// <returns>The day by which the period after that one is due, or the rest of that one while it is not over; null for irregular feeds and where nothing has landed yet.</returns>
    public static DateOnly? NextDue(Contract contract, DateOnly? latest, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (latest is not { } date || contract.Rhythm == Rhythm.Irregular)
        {
            return null;
        }

        var month = new DateOnly(date.Year, date.Month, 1);
        var quarter = new DateOnly(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1);
        // A quarter that is still running has been delivered in part: its rest comes when it is over.
        var running = today is { } day && day < quarter.AddMonths(3).AddDays(-1);
        return contract.Rhythm switch
        {
            // The following month's rows, due in the month after it.
            Rhythm.Monthly => month.AddMonths(2).AddDays(contract.DueDay - 1),
            Rhythm.Quarterly => quarter.AddMonths(running ? 3 : 6).AddDays(contract.DueDay - 1),
            _ => new DateOnly(date.Year + 1, contract.DueMonth, contract.DueDay),
        };
    }
}
