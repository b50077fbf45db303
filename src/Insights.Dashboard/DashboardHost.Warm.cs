namespace Insights.Dashboard;

public static partial class DashboardHost
{
    private static readonly string[] FirstPages =
    [
        "/", "/blind-spots", "/living-standard", "/what-if", "/services", "/governance", "/outlook", "/indicators", "/indicators/coverage", "/data", "/wall",
        "/what-if/goal", "/what-if/capacity", "/what-if/cliffs", "/what-if/compare",
    ];

    /// <summary>Asks for the pages once, so that the first reader does not wait for code to be compiled and answers to be read.</summary>
    private static async Task WarmAsync(string address, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        foreach (var page in FirstPages)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), cancellation);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Nobody waits for this; a page that fails says so to its reader.
                return;
            }
        }
    }
}
