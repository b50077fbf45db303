using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Insights.Browser.Tests.Served))]

namespace Insights.Browser.Tests;

/// <summary>A small city, made, run and served once for all tests: 2,000 persons over 24 months, and one browser.</summary>
public sealed class Served : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("insights-browser-").FullName;
    InsightsCommand? server;
    IPlaywright? playwright;
    IBrowser? browser;

    public string Home => Path.Combine(folder, "home");

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public IBrowser Browser => browser!;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A verb on the served home.</summary>
    public Task<Outcome> Run(params IEnumerable<string> arguments) => InsightsCommand.Run(folder, [.. arguments, "--home", Home]);

    public async ValueTask InitializeAsync()
    {
        Chrome.Find();
        (await Run("demo", "--no-serve", "--persons", "2000", "--months", "24", "--seed", "1")).Expect(0, "demo");
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        server = InsightsCommand.Start(folder, "serve", "--home", Home, "--urls", $"http://127.0.0.1:{port}");
        await Answers(server, Address);
        playwright = await Playwright.CreateAsync();
        browser = await Chrome.Launch(playwright);
    }

    /// <summary>Waits until the address answers, or says what the server printed instead.</summary>
    public static async Task Answers(InsightsCommand server, Uri address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        var since = Stopwatch.StartNew();
        while (!server.Ended && since.Elapsed < TimeSpan.FromMinutes(4))
        {
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(200);
        }
        throw new InvalidOperationException($"{address} does not answer.\n{server.Output}\n{server.Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        server?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
