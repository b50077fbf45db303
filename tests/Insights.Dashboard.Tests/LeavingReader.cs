using Insights.Dashboard.Leaving;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>A page of a version, read as its ways out read it.</summary>
internal static class LeavingReader
{
    public static async Task<(View View, LeavingPage Page, IServiceProvider Services)> Read(WarehouseDoor door, string address, string language, string? path = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSupplyValueFromQueryProvider();
        services.AddSingleton(door).AddSingleton(GivenWords.Book).AddSingleton(new WorkspaceDoor(door.Home, TimeProvider.System)).AddScoped<Viewer>().AddScoped<LeavingPage>().AddScoped<NavigationManager>(_ => new Standing(address));
        var scope = services.BuildServiceProvider();
        scope.GetRequiredService<Viewer>().Prefer(language, dark: false);
        var view = await PageReading.Read(scope, path ?? address.Split('?')[0], address);
        return (view!, scope.GetRequiredService<LeavingPage>(), scope);
    }

    private sealed class Standing : NavigationManager
    {
        public Standing(string address) => Initialize("http://127.0.0.1/", "http://127.0.0.1" + address);
    }
}
