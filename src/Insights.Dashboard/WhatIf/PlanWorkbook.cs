using Insights.Dashboard.Charts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Simulation;
using Insights.Warehouse;
using Insights.Warehouse.Exporting;
using Insights.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Insights.Dashboard.WhatIf;

/// <summary>A plan as a workbook: what was set against which law, version and month, and the answers as the page shows them, masked alike.</summary>
public static class PlanWorkbook
{
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>GET /what-if.xlsx with the parameters of the page's address.</summary>
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapMethods("/what-if.xlsx", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, Viewer viewer, WhatIfEngine engine, WorkspaceDoor store) => PlanRequest.Answer(context, viewer, engine, store, (view, plan, saved) =>
        {
            var stream = new MemoryStream();
            SheetBook.Write(stream, Sheets(view, engine, plan, saved));
            stream.Position = 0;
            return Results.File(stream, Kind, "what-if.xlsx");
        }));
    }

    /// <summary>Year by year with the draws' intervals; none where the version holds less than a year.</summary>
    private static IReadOnlyList<SheetRows> Years(View view, WhatIfEngine engine, PublishedBaseline baseline, Plan plan)
    {
        try
        {
            var ahead = engine.Ahead(view.Version, plan, WhatIfEngine.Draws);
            return ahead.IsTooSmall ? [] : YearsSheets.Of(ahead, baseline, view.Words);
        }
        catch (WarehouseFaultException)
        {
            return [];
        }
    }

    private static IReadOnlyList<SheetRows> Sheets(View view, WhatIfEngine engine, Plan plan, SavedScenario? saved)
    {
        var (whatIf, baseline) = engine.Of(view.Version);
        var result = whatIf.Run(plan.Reform(whatIf.Book));
        var words = view.Words;
        var about = new List<IReadOnlyList<object?>>
        {
            Row(words["page.what_if"], plan.IsLaw ? words["whatif.book.law"] : AnswerSentence.Say(result, words)),
            Row(words["whatif.book.basis"], words.Say("whatif.basis", words.Months.Long(result.Month), words.Numbers.Count(result.Population))),
            Row(words["whatif.book.version"], $"{view.Version.Name}, {whatIf.Book.Hash[..12]}"),
            Row(words["whatif.book.masked"], words["whatif.book.masked.text"]),
        };
        if (saved is not null)
        {
            about.AddRange(
            [
                Row(words["whatif.save.name"], saved.Name), Row(words["whatif.save.author"], saved.Author), Row(words["whatif.save.note"], saved.Note),
                Row(words["whatif.save.expires"], saved.Expires is { } until ? SheetNumber.Month(until) : words["whatif.save.never"]),
            ]);
        }

        if (!plan.IsLaw)
        {
            about.Add(Row(words["whatif.book.from"], SheetNumber.Month(plan.Starts(result.Month))));
            about.Add(Row(words["whatif.rise"], plan.Rise is { } rise ? rise : words["whatif.rise.usual"]));
        }

        about.AddRange(plan.Values.Select(v => (Parameter: whatIf.Book.Parameters.Single(p => p.Id == v.Key), v.Value))
            .Select(v => Row(
                words.Of(v.Parameter.Name.Zh, v.Parameter.Name.En), Lever.TellsUnit(v.Parameter.Unit) ? Lever.Told(v.Value, v.Parameter.Unit, words) : v.Value, Lever.LawText(v.Parameter.In(result.Month)?.Value, v.Parameter.Unit, words))));
        about.AddRange(plan.Groups.Select(g => Row(words["whatif.group"], words.Say("whatif.group.named", GroupWords.Programme(g, whatIf.Book, words), GroupWords.Who(g, words, GroupWords.Places(view))), GroupWords.Though(g, whatIf.Book, words))));
        about.Add(Row(words["whatif.reach"], plan.Reach));
        about.Add(Row(words["whatif.take"], plan.Take is { } take ? take : words["whatif.take.today"]));
        if (plan.IsLaw || DisclosureControl.IsTooSmall(result))
        {
            return [new(words["page.what_if"], about)];
        }

        return
        [
            new(words["page.what_if"], about),
            new(words["whatif.outcomes"], [
                Row(words["whatif.programme"], words["whatif.entitled"] + words["whatif.book.law_side"], words["whatif.entitled"], words["whatif.recipients"], words["whatif.unreached"], words["whatif.month_cost"]),
                .. result.Programmes.Select(p => (Of: p, Told: baseline.Told(p, p.Scenario))).Select(p => Row(
                    words.Of(p.Of.Programme.Name.Zh, p.Of.Programme.Name.En), Shown(baseline.Count("entitled", p.Of)), Shown(p.Told.Entitled),
                    p.Of.IsTold ? Shown(p.Told.Recipients) : Numbers.None, p.Of.IsTold ? Shown(p.Told.Missed) : Numbers.None, Shown(p.Told.CostYuan)))]),
            new(words["whatif.who"], [
                Row(words["whatif.book.division"], words["whatif.book.class"], words["whatif.winners"], words["whatif.losers"], words["whatif.book.yuan"]),
                .. result.Groups.GroupBy(g => g.Division).SelectMany(DisclosureControl.Groups).Select(g => Row(
                    words.Code("whatif.by", g.Group.Division), view.Places.Find(g.Group.Key) is { } place ? PlaceBook.Name(place, words) : words.Code("whatif." + g.Group.Division, g.Group.Key),
                    Shown(g.Winners), Shown(g.Losers), Shown(g.Yuan)))]),
            .. Years(view, engine, baseline, plan),
        ];
    }

    private static object Shown(double? number) => number is { } n ? n : Numbers.Withheld;

    private static object?[] Row(params object?[] cells) => cells;
}
