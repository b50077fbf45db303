namespace Insights.Warehouse;

/// <summary>The city's clock: Beijing time (北京时间), official in the whole country and without summer time, whatever zone the server is set to. Stored moments are UTC.</summary>
public static class CityTime
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(8);

    public static DateTime Of(DateTime utc) => utc + Ahead;

    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOnly.FromDateTime(Of(clock.GetUtcNow().UtcDateTime));
    }
}
