using Insights.Etl.Contracts;

namespace Insights.Etl.Land;

/// <summary>When the next delivery of a feed should be there.</summary>
public static class FeedCalendar
{
    /// <param name="latest">The latest date that landed rows speak of.</param>
    /// <returns>The day by which the period after that one is due; null for irregular feeds and where nothing has landed yet.</returns>
    public static DateOnly? NextDue(Contract contract, DateOnly? latest)
    {
        ArgumentNullException.ThrowIfNull(contract);
        if (latest is not { } date || contract.Rhythm == Rhythm.Irregular)
        {
            return null;
        }

        var month = new DateOnly(date.Year, date.Month, 1);
        return contract.Rhythm switch
        {
            // The following month's rows, due in the month after it.
            Rhythm.Monthly => month.AddMonths(2).AddDays(contract.DueDay - 1),
            Rhythm.Quarterly => new DateOnly(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1).AddMonths(6).AddDays(contract.DueDay - 1),
            _ => new DateOnly(date.Year + 1, contract.DueMonth, contract.DueDay),
        };
    }
}
