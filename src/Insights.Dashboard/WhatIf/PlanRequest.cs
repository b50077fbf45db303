using System.Text;
using Insights.Dashboard.Viewing;
using Insights.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Dashboard.WhatIf;

/// <summary>A plan that is asked for as a file, with the parameters of the page's address.</summary>
public static class PlanRequest
{
    /// <summary>GET /what-if.yaml: the plan as the scenario file that `insights simulate` reads.</summary>
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapMethods("/what-if.yaml", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, Viewer viewer, WhatIfEngine engine, WorkspaceDoor store) => Answer(context, viewer, engine, store, (view, plan, saved) =>
        {
            var (book, month) = (engine.Of(view.Version).WhatIf.Book, view.Months[^1]);
            return plan.IsLaw ? Results.Text(view.Words["whatif.save.law"], statusCode: StatusCodes.Status409Conflict)
                : Results.File(Encoding.UTF8.GetBytes(PlanFile.Text(plan, book, saved?.Name ?? plan.Named(view.Words, book, month, GroupWords.Places(view)), plan.Starts(month))), "application/yaml; charset=utf-8", "what-if.yaml");
        }));
    }

    /// <summary>Answers with the plan that the address or the saved scenario in it says; where it cannot be read, with why: the law's numbers under a plan's name would be a lie.</summary>
    internal static IResult Answer(HttpContext context, Viewer viewer, WhatIfEngine engine, WorkspaceDoor store, Func<View, Plan, SavedScenario?, IResult> write)
    {
        var preferences = Shell.Preferences.Of(context);
        viewer.Prefer(preferences.Language, preferences.Dark);
        if (viewer.See(context.Request.Path + context.Request.QueryString, "/what-if") is not { } view)
        {
            return Results.NotFound();
        }

        var book = engine.Of(view.Version).WhatIf.Book;
        string? Asked(string name) => context.Request.Query[name].FirstOrDefault();

        // As on the page: what the address says beside a saved plan stands before what it holds; where it says the same, it is the saved one.
        var asked = Plan.Parse(Asked("set"), Asked("reach"), Asked("take"), Asked("from"), Asked("rise"), Asked("group"), book, view.Months[^1]).Plan;
        var saved = Asked("s") is { Length: > 0 } id ? Saved(store, id) : null;
        var (held, unread) = saved is null ? (null, null) : PlanFile.Read(saved, book, view.Words);
        if (saved is null && asked.Text.Length == 0 && Asked("s") is { Length: > 0 } none)
        {
            return Results.Text(view.Words.Say("whatif.saved.none", none), statusCode: StatusCodes.Status404NotFound);
        }

        var isSaved = saved is not null && (asked.Text.Length == 0 || asked.Text == held?.Text);
        var plan = isSaved ? held : asked;
        return plan is null ? Results.Text(unread, statusCode: StatusCodes.Status409Conflict) : write(view, plan, isSaved ? saved : null);
    }

    private static SavedScenario? Saved(WorkspaceDoor store, string id)
    {
        try
        {
            return store.Scenario(id);
        }
        catch (WorkspaceFaultException)
        {
            return null;
        }
    }
}
