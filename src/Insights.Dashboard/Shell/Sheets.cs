using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Insights.Dashboard.Shell;

/// <summary>
/// The style sheets of every page. A browser that comes for the first time has them within its page: nothing is seen before they are there, and to fetch them by name costs it
/// a tenth of a second and more. Its script then fetches the files for the pages to come and says so by a cookie.
/// </summary>
public sealed class Sheets
{
    private const string Kept = "insights-sheets", Program = "Insights.Dashboard", Folder = "_content/" + Program;

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
}
