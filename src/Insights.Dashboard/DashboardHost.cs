using System.Text.Encodings.Web;
using System.Text.Unicode;
using Insights.Dashboard.Leaving;
using Insights.Dashboard.Shell;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Capacity;
using Insights.Dashboard.Cliffs;
using Insights.Dashboard.GoalSeek;
using Insights.Dashboard.WhatIf;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Insights.Dashboard;

/// <summary>Serves the pages of a data home. Read-only; loopback only until there is sign-in.</summary>
public static partial class DashboardHost
{
    /// <summary>The program that carries the static files' manifest.</summary>
    public const string Program = "insights";

    /// <summary>Serves until cancelled, interrupted or terminated.</summary>
    /// <param name="home">The data home; it may be empty, the pages then say what to do.</param>
    /// <param name="urls">Loopback addresses; port 0 takes a free one.</param>
    /// <param name="listening">Called once with the address as bound.</param>
    /// <exception cref="AddressRefusedException">An address is not loopback.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task RunAsync(string home, IReadOnlyList<string> urls, Action<string>? listening = null, CancellationToken cancellation = default)
    {
        await using var app = await StartAsync(home, urls, cancellation);
        listening?.Invoke(Address(app));
        using var client = new HttpClient { BaseAddress = new Uri(Address(app)) };
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(20));
        _ = WarmAsync(app.Services.GetRequiredService<WarehouseDoor>().Named, client, look, cancellation);
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <summary>Starts and returns at once; dispose the application to stop it.</summary>
    public static async Task<WebApplication> StartAsync(string home, IReadOnlyList<string> urls, CancellationToken cancellation = default)
    {
        var app = Build(home, urls);
        await app.StartAsync(cancellation);
        return app;
    }

    /// <summary>The address as bound, with the real port.</summary>
    public static string Address(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary>The application, not yet listening.</summary>
    public static WebApplication Build(string home, IReadOnlyList<string> urls)
    {
        RefuseOthers(urls);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = Program,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });

        // What listens is what was asked for: no address comes from the environment or a settings file beside the program.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([
            // Else the server looks for edits of our own files while it runs, and sends them uncompressed.
            new KeyValuePair<string, string?>("ReloadStaticAssetsAtRuntime", "false"),
        ]);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. urls]);
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(2));
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddServices(builder.Services, home);

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseResponseCompression();
        app.Use(Headers);
        app.Use(Preferences.Remember);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(app.Services.GetRequiredService<Sheets>().Fit);
        app.UseAntiforgery();
        app.MapStaticAssets();
        PlanWorkbook.Map(app);
        PlanRequest.Map(app);
        Exits.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().Add(AnswerHead);
        return app;
    }

    private static void AddServices(IServiceCollection services, string home)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();

        // Chinese leaves as itself, not as numbered entities: what could break markup is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);

        // Keys live as long as the process: nothing signed outlasts it, and nothing is written outside the data home.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton(services => new WarehouseDoor(home, services.GetRequiredService<TimeProvider>()));
        services.AddSingleton(_ => WordBook.Read(Path.Combine(AppContext.BaseDirectory, "content", "words"), Path.Combine(home, "words")));
        services.AddSingleton<Sheets>();
        services.AddSingleton<WhatIfEngine>();
        services.AddSingleton(services => new ProposalDesk(home, services.GetRequiredService<WhatIfEngine>(), services.GetRequiredService<WorkspaceDoor>(), TimeProvider.System));
        services.AddSingleton<GoalBook>();
        services.AddSingleton<CliffBook>();
        services.AddSingleton<CapacityBook>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new WorkspaceDoor(home, TimeProvider.System));
        services.AddScoped<Viewer>();
        services.AddScoped<LeavingPage>();
    }
}
