using Bunit;
using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Cards;
using Insights.Dashboard.DataRoom;
using Insights.Dashboard.Governance;
using Insights.Dashboard.Leaving;
using Insights.Dashboard.LifeCourse;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Prospects;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wall;
using Insights.Dashboard.WhatIf;
using Insights.Warehouse;
using Insights.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>A page of a version by its address, rendered without a browser.</summary>
internal static class PageRendering
{
    public static BunitContext Context(WarehouseDoor door, string language, string address)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddSingleton(door);
        context.Services.AddSingleton(GivenWords.Book);
        context.Services.AddSingleton(new WhatIfEngine(door));
        context.Services.AddSingleton(new WorkspaceDoor(door.Home, TimeProvider.System));
        context.Services.AddScoped<Viewer>();
        context.Services.AddScoped<LeavingPage>();
        context.Services.GetRequiredService<Viewer>().Prefer(language, dark: false);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return context;
    }

    public static IRenderedComponent<IComponent> Render(BunitContext context, string address) => address.Split('?')[0] switch
    {
        "/" => context.Render<OverviewPage>(),
        "/blind-spots" => context.Render<BlindSpotsPage>(),
        "/living-standard" => context.Render<LivingStandardPage>(),
        "/services" => context.Render<LifeCoursePage>(),
        "/governance" => context.Render<GovernancePage>(),
        "/indicators" => context.Render<IndicatorsPage>(),
        "/outlook" => context.Render<OutlookPage>(),
        "/data" => context.Render<DataPage>(),
        "/data/figures" => context.Render<FiguresPage>(),
        "/wall" => context.Render<WallPage>(),
        "/wall/text" => context.Render<WallTextPage>(),
        var path => context.Render<IndicatorPage>(p => p.Add(i => i.Id, path.Split('/')[^1])),
    };
}
