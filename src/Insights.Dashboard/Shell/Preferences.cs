using Insights.Dashboard.Wording;
using Microsoft.AspNetCore.Http;

namespace Insights.Dashboard.Shell;

/// <summary>Language and theme: from the address, else the cookie, else what the browser says it prefers (theme only), else Chinese and light.</summary>
public sealed record Preferences(string Language, bool Dark)
{
    private const string Kept = "insights-view";

    /// <summary>What the first request of a circuit asked for.</summary>
    public static Preferences Of(HttpContext? context) => context?.Items[Kept] as Preferences ?? new Preferences(WordBook.Chinese, false);

    public static Task Remember(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        var cookie = (request.Cookies[Kept] ?? string.Empty).Split('.');
        var (askedLanguage, askedTheme) = (Known(request.Query["lang"], WordBook.Languages), Known(request.Query["theme"], ["light", "dark"]));
        var language = askedLanguage ?? Known(cookie[0], WordBook.Languages) ?? WordBook.Chinese;
        var theme = askedTheme ?? Known(cookie.ElementAtOrDefault(1), ["light", "dark"]);
        if (askedLanguage is not null || askedTheme is not null)
        {
            context.Response.Cookies.Append(Kept, $"{language}.{theme}", new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true,
            });
        }

        // A chart's colours are set on the server, so the browser is asked to say which theme it prefers (Chromium does).
        context.Response.Headers["Accept-CH"] = "Sec-CH-Prefers-Color-Scheme";
        context.Response.Headers.Append("Vary", "Sec-CH-Prefers-Color-Scheme, Cookie");
        if (theme is null)
        {
            context.Response.Headers["Critical-CH"] = "Sec-CH-Prefers-Color-Scheme";
            theme = request.Headers["Sec-CH-Prefers-Color-Scheme"].ToString().Trim('"') == "dark" ? "dark" : "light";
        }

        context.Items[Kept] = new Preferences(language, theme == "dark" || request.Path == "/wall");
        return next(context);
    }

    private static string? Known(string? said, IReadOnlyList<string> offered) => offered.FirstOrDefault(o => o == said);
}
