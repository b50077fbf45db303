using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Dashboard;

public static partial class DashboardHost
{
    /// <summary>All from here, nothing from elsewhere, and no frame around it. Bars and maps set their sizes on the element itself, hence inline styles.</summary>
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <exception cref="AddressRefusedException">An address is not loopback, or is none.</exception>
    public static void RefuseOthers(IReadOnlyList<string> urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        if (urls.Count == 0)
        {
            throw new AddressRefusedException("No address to listen on; give one, such as http://127.0.0.1:5080");
        }

        foreach (var url in urls)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp)
            {
                throw new AddressRefusedException($"'{url}' is no http address; give one such as http://127.0.0.1:5080");
            }

            if (!IsLoopback(uri))
            {
                throw new AddressRefusedException(
                    $"'{url}' would open the pages to other machines. There is no sign-in yet, so the dashboard answers on this machine only; use http://127.0.0.1:{uri.Port}");
            }
        }
    }

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Monitors and checkers of links ask with HEAD; pages come knowing GET and POST alone.</summary>
    private static void AnswerHead(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<HttpMethodMetadata>().FirstOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
        {
            endpoint.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
        }
    }

    private static Task Headers(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
