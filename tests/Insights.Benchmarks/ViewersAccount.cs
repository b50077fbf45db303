using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Insights.Benchmarks;

/// <summary>
/// A hundred viewers of a running dashboard: each asks for a page, reads it for a while and asks for the next, in an order of its own. Printed are the
/// times to the last byte of a page, in milliseconds, and what the server holds in memory. Then all hundred ask at the same instant.
/// </summary>
/// <remarks>A page comes whole by one answer; the live connection that follows it is not opened here.</remarks>
public static class ViewersAccount
{
    const int Viewers = 100, Pages = 12, Seed = 7;

    /// <summary>Reading time, evenly between the two.</summary>
    static readonly (double Least, double Most) Reading = (2, 8);

    static readonly string[] Addresses =
    [
        "/", "/blind-spots", "/living-standard", "/services", "/governance", "/indicators", "/indicators/coverage", "/outlook", "/data", "/data/figures", "/what-if",
        "/blind-spots?area=441900003", "/blind-spots?area=441900119", "/?area=441900104", "/living-standard?area=441900115", "/services?lang=en", "/governance?lang=en&theme=dark", "/wall",
    ];

    /// <param name="address">Where `insights serve` answers.</param>
    /// <param name="server">Its process, for the memory; null where it is not known.</param>
    public static async Task Print(Uri address, int? server)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2 * Viewers }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        foreach (var page in Addresses) await client.GetStringAsync(new Uri(page, UriKind.Relative));
        var before = Memory(server);
        var times = new ConcurrentBag<(string Page, double Milliseconds)>();
        var errors = 0;
        async Task Ask(string page)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            times.Add((page, watch.Elapsed.TotalMilliseconds));
            if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref errors);
        }

        async Task View(int viewer)
        {
            var dice = new Random(Seed + viewer);
            double Pause() => Reading.Least + dice.NextDouble() * (Reading.Most - Reading.Least);
            await Task.Delay(TimeSpan.FromSeconds(dice.NextDouble() * Reading.Most));
            for (var i = 0; i < Pages; i++)
            {
                await Ask(Addresses[dice.Next(Addresses.Length)]);
                await Task.Delay(TimeSpan.FromSeconds(Pause()));
            }
        }

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Viewers).Select(View));
        Line($"{Viewers} viewers reading {Reading.Least}-{Reading.Most} s a page", times, errors, clock.Elapsed.TotalSeconds);
        foreach (var page in times.GroupBy(t => t.Page).OrderByDescending(g => At([.. g.Select(t => t.Milliseconds)], 0.95))) Line("  " + page.Key, [.. page], 0, 0);
        (times, errors) = ([], 0);
        clock.Restart();
        await Task.WhenAll(Enumerable.Range(0, Viewers).Select(i => Ask(Addresses[i % Addresses.Length])));
        Line($"{Viewers} viewers at one instant", times, errors, clock.Elapsed.TotalSeconds);
        if (before is { } megabytes) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of the server {megabytes:0} MB before, {Memory(server):0} MB after"));
    }

    static double? Memory(int? server) => server is { } id ? Process.GetProcessById(id).WorkingSet64 / 1e6 : null;

    static double At(double[] times, double share) => times.Order().ElementAt((int)Math.Min(times.Length - 1, Math.Ceiling(share * times.Length) - 1));

    static void Line(string name, IReadOnlyCollection<(string Page, double Milliseconds)> all, int errors, double seconds)
    {
        double[] times = [.. all.Select(t => t.Milliseconds)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-46} {times.Length,6} pages  median {At(times, 0.5),7:0.0}  p95 {At(times, 0.95),7:0.0}  worst {times.Max(),7:0.0} ms  {errors} errors{(seconds > 0 ? $"  in {seconds:0.0} s" : "")}"));
    }
}
