using System.Reflection;
using Insights.Dashboard.Viewing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Dashboard.Leaving;

/// <summary>A page rendered without a browser, for what its parts lay down.</summary>
public static class PageReading
{
    private static readonly IReadOnlyList<(TemplateMatcher Route, Type Page)> Pages =
    [
        .. typeof(PageReading).Assembly.GetTypes().Where(typeof(InsightsPage).IsAssignableFrom)
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>().Select(r => (new TemplateMatcher(TemplateParser.Parse(r.Template.TrimStart('/')), []), t))),
    ];

    /// <summary>Renders the page of a path with the request's own parameters; what it showed lies in the request's <see cref="LeavingPage"/>.</summary>
    /// <returns>The view; null where there is no such page, or nothing is published.</returns>
    public static async Task<View?> Read(HttpContext context, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = context.RequestServices;
        var request = context.Request;
        var root = $"{request.Scheme}://{request.Host}/";
        var query = request.QueryString.Value;
        ((IHostEnvironmentNavigationManager)services.GetRequiredService<NavigationManager>()).Initialize(root, $"{root}{path.TrimStart('/')}{query}");
        return await Read(services, path, path + query);
    }

    /// <param name="services">A scope whose navigation stands at the page and whose viewer has a language.</param>
    /// <param name="address">The path with its parameters.</param>
    public static async Task<View?> Read(IServiceProvider services, string path, string address)
    {
        var values = new RouteValueDictionary();
        var page = Pages.FirstOrDefault(p => p.Route.TryMatch(path, values)).Page;
        if (page is null || services.GetRequiredService<Viewer>().See(address, path) is not { } view)
        {
            return null;
        }

        services.GetRequiredService<LeavingPage>().Open = true;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<LeavingRoot>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            ["Page"] = page,
            ["Words"] = view.Words,
            ["Values"] = values.ToDictionary(v => char.ToUpperInvariant(v.Key[0]) + v.Key[1..], v => v.Value!),
        })));
        return view;
    }
}
