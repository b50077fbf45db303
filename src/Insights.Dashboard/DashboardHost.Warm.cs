namespace Insights.Dashboard;

public static partial class DashboardHost
{
    /// <summary>What is asked for before any reader does.</summary>
    public static IReadOnlyList<string> FirstPages { get; } =
    [
        "/", "/blind-spots", "/living-standard", "/what-if", "/services", "/governance", "/outlook", "/indicators", "/indicators/coverage", "/data", "/data/figures", "/wall",
        "/what-if/goal", "/what-if/capacity", "/what-if/capacity?part=care", "/what-if/cliffs", "/what-if/compare",
    ];

    /// <summary>Asks for the pages once, and again whenever another version is served, so that no reader waits for code to be compiled and answers to be read.</summary>
    /// <param name="served">Name of the version that is served now.</param>
    /// <param name="look">When to look again.</param>
    public static async Task WarmAsync(Func<string?> served, HttpClient client, PeriodicTimer look, CancellationToken cancellation)
    {
        try
        {
            string? warm = null;
            do
            {
                var now = served() ?? string.Empty;
                foreach (var page in now == warm ? [] : FirstPages)
                {
                    using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), cancellation);
                }

                warm = now;
            }
            while (await look.WaitForNextTickAsync(cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // Nobody waits for this; a page that fails says so to its reader.
        }
    }
}
