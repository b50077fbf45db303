using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Insights.Dashboard.Shell;

/// <summary>
/// The style sheets of every page. A browser that comes for the first time has them within its page: nothing is seen before they are there, and to fetch them by name costs it
/// a tenth of a second and more; and of the parts' own sheets only those whose parts are on the page, for to read them all costs it another tenth. Its script then takes the
/// files, for the pages to come too, and says so by a cookie.
/// </summary>
public sealed partial class Sheets
{
    private const string Kept = "insights-sheets", Program = "Insights.Dashboard", Folder = "_content/" + Program;

    private const string Opening = "<style data-files=", Closing = "</style>";

    private readonly IReadOnlyList<(string? Scope, string Text)> pieces;

    private static readonly string[] Names = ["tokens.css", "base.css", Program + ".bundle.scp.css"];

    public Sheets(IWebHostEnvironment host)
    {
        ArgumentNullException.ThrowIfNull(host);
        // The parts' own sheets are one file, whose name holds its fingerprint; its plain name is known to the server's routes only.
        var files = host.WebRootFileProvider.GetDirectoryContents(Folder).ToList();
        var text = new StringBuilder();
        foreach (var ending in Names.Select(n => n.Replace(Program + ".", string.Empty, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(files.Single(f => f.Name.EndsWith(ending, StringComparison.Ordinal)).CreateReadStream());
            text.Append(reader.ReadToEnd());
        }

        Text = text.ToString();
        pieces = [.. Part().Split(Text).Select(p => (Scope().Match(p) is { Success: true } scope ? scope.Value : null, p))];
        Mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..10];
    }

    /// <summary>In the order in which they hold.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Names.Select(n => $"{Folder}/{n}")];

    /// <summary>All of them, one after the other.</summary>
    public string Text { get; }

    /// <summary>Another for other text.</summary>
    public string Mark { get; }

    /// <summary>Whether the browser said that it has fetched these.</summary>
    public bool AreWith(HttpContext? context) => context?.Request.Cookies[Kept] == Mark;

    // Each part's sheet in the bundle begins with its name.
    [GeneratedRegex(@"(?=/\* _content/)")]
    private static partial Regex Part();

    // What the build marks a part's elements with, and its rules.
    [GeneratedRegex(@"\bb-[a-z0-9]{10}\b")]
    private static partial Regex Scope();

    /// <summary>Leaves in a newcomer's page the sheets of the parts that it holds. What is not such a page passes as it is.</summary>
    public async Task Fit(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (AreWith(context) || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }

        var sent = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = sent;
        }

        await sent.WriteAsync(Encoding.UTF8.GetBytes(Fitted(Encoding.UTF8.GetString(page.GetBuffer().AsSpan(0, (int)page.Length)))), context.RequestAborted);
    }

    private string Fitted(string page)
    {
        var from = page.IndexOf(Opening, StringComparison.Ordinal);
        var to = from < 0 ? -1 : page.IndexOf(Closing, from, StringComparison.Ordinal);
        if (to < 0)
        {
            return page;
        }

        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scope in Scope().EnumerateMatches(page, to))
        {
            held.Add(page.Substring(scope.Index, scope.Length));
        }

        from = page.IndexOf('>', from) + 1;
        return string.Concat([page[..from], .. pieces.Where(p => p.Scope is null || held.Contains(p.Scope)).Select(p => p.Text), page[to..]]);
    }
}
