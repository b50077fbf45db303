using System.Text.Encodings.Web;
using Insights.Dashboard.Wording;
using Microsoft.AspNetCore.Http;

namespace Insights.Dashboard.Shell;

/// <summary>Language and theme: from the address, else the cookie, else what the browser says it prefers (theme only), else Chinese and light.</summary>
public sealed record Preferences(string Language, bool Dark)
{
    private const string Kept = "insights-view";

    private const string Preferred = "Sec-CH-Prefers-Color-Scheme";

    /// <summary>What the first request of a circuit asked for.</summary>
    public static Preferences Of(HttpContext? context) => context?.Items[Kept] as Preferences ?? new Preferences(WordBook.Chinese, false);

    public static Task Remember(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (request.Path.StartsWithSegments("/_content") || request.Path.StartsWithSegments("/_framework"))
        {
            // Scripts and sheets are the same for everyone: what is kept of them outlives a change of cookies.
            return next(context);
        }

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
        context.Response.Headers["Accept-CH"] = Preferred;
        context.Response.Headers.Append("Vary", Preferred + ", Cookie");
        if (theme is null)
        {
            context.Response.Headers["Critical-CH"] = Preferred;
            if (WillAskAgain(request))
            {
                return AskAgain(context);
            }

            theme = request.Headers[Preferred].ToString().Trim('"') == "dark" ? "dark" : "light";
        }

        context.Items[Kept] = new Preferences(language, theme == "dark" || request.Path == "/wall");
        return next(context);
    }

    /// <summary>A browser that has such hints and did not send this one drops the answer and asks once more with it, before it shows anything (Client Hints Reliability, Critical-CH): no page is made for the first asking.</summary>
    private static bool WillAskAgain(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.ContainsKey("Sec-CH-UA") && request.Headers["Sec-Fetch-Dest"] == "document" && !request.Headers.ContainsKey(Preferred);

    /// <summary>Where it shows the answer all the same, it goes on to the page in light. By the query alone, so that it stays where it is.</summary>
    private static Task AskAgain(HttpContext context)
    {
        var query = QueryString.Create(context.Request.Query.Where(p => p.Key != "theme")).Add("theme", "light");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync($"<!DOCTYPE html><title>Insights</title><meta http-equiv=\"refresh\" content=\"0; url={HtmlEncoder.Default.Encode(query.Value!)}\">");
    }

    private static string? Known(string? said, IReadOnlyList<string> offered) => offered.FirstOrDefault(o => o == said);
}
