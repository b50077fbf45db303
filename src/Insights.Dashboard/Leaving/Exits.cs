using System.Text;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Viewing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Dashboard.Leaving;

/// <summary>The ways out of a view: GET /leaving/xlsx|csv|svg/PAGE?the page's own parameters, &amp;block=ID for one block of it. The page itself is rendered and what its
/// parts lay down is written, so that any page leaves without a word about it, and the file says what the screen says, masked alike.</summary>
/// <remarks>We chose PNG in the browser, from the SVG through a canvas: the reader's own machine has the faces that it shows Chinese in, and the server needs no
/// drawing library with native parts.</remarks>
public static class Exits
{
    private const string Root = "/leaving";

    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Where a form of a page, or of one block of it, leaves.</summary>
    public static string Address(string form, string path, Query query, string? block = null) => query.With("block", block).At($"{Root}/{form}{path}");

    public static void Map(WebApplication app) => app.MapMethods(Root + "/{form}/{**page}", [HttpMethods.Get, HttpMethods.Head], async (HttpContext context, string form, string? page, Viewer viewer, LeavingPage leaving) =>
    {
        var preferences = Shell.Preferences.Of(context);
        viewer.Prefer(preferences.Language, dark: false);
        var path = "/" + page;
        if (form is not ("xlsx" or "csv" or "svg") || await PageReading.Read(context, path) is not { } view)
        {
            return Results.NotFound();
        }

        var asked = context.Request.Query["block"].FirstOrDefault();
        var blocks = leaving.Blocks.Where(b => asked is null || b.Id == asked).ToList();
        if (blocks.Count == 0 && (asked is not null || leaving.Numbers.Count == 0))
        {
            return Results.NotFound();
        }

        var alone = asked is null ? null : blocks[0];
        var (chosen, book) = Book(view, leaving, alone);
        string Name(string ending) => book.FileName(ending, alone);
        return form switch
        {
            "xlsx" => Results.File(book.Workbook(), Sheet, Name("xlsx")),
            "csv" when alone?.Tables is [var only] => Results.File(LeavingBook.Csv(only.Rows), "text/csv; charset=utf-8", Name("csv")),
            "csv" => Results.File(book.Csvs(), "application/zip", Name("zip")),
            _ when blocks is [{ Drawing: { } draw } block] => Results.File(
                Encoding.UTF8.GetBytes(draw(new Caption(Title(view, block, chosen), block.Say, Filters.Foot(view, chosen)))), "image/svg+xml", Name("svg")),
            _ => Results.NotFound(),
        };
    });

    /// <summary>All of a page, or one block of it, with what it is narrowed to.</summary>
    public static (IReadOnlyList<string> Chosen, LeavingBook Book) Book(View view, LeavingPage page, LeavingBlock? alone)
    {
        var chosen = alone is { Narrowed: false } ? [] : page.Chosen;
        return (chosen, new(view, page.Heading, alone is null ? page.Numbers : [], alone is null ? page.Blocks : [alone], chosen));
    }

    /// <summary>What a picture by itself is of.</summary>
    public static string Title(View view, LeavingBlock block, IReadOnlyList<string> chosen) => string.Join(" · ", [block.Title, .. chosen, view.AreaName, view.Words.Months.Long(view.Month)]);
}
