using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LifeCourse;

/// <summary>How many of those whom a job coach placed are still at work after 3, 6 and 12 months: this year's line, last year's paler beside it.</summary>
public static class RetentionChart
{
    public static readonly IReadOnlyList<(int Months, string Id)> Marks = [(3, "retention_3m"), (6, "retention_6m"), (12, "retention_12m")];

    private static readonly double[] Across = [0, 3, 6, 12];

    /// <summary>Null where nothing of this year may be shown.</summary>
    public static Figure? Draw(LifeCourseRows rows, View view, int height = 236)
    {
        var now = Line(rows, view, view.Month);
        if (now.Count < 2)
        {
            return null;
        }

        var (words, palette) = (view.Words, view.Palette);
        var before = Line(rows, view, view.YearBefore);
        var low = now.Concat(before).Min(p => p.Value);
        var sheet = new Sheet(palette, height).Margins(left: 48, right: 64)
            .AcrossNumbers(Across, m => m == 0 ? words["services.placed"] : words.Say("services.after", m), -0.6, 12.6)
            .Up(Ticks.Round(Math.Min(low, 0.5), 1, 4), v => Numbers.Percent(v, 0) + "%");
        if (before.Count > 1)
        {
            sheet.Curve([(0, 1.0), .. before.Select(p => ((double)p.Months, (double?)p.Value))], palette.Ink3, 1.6, "5px,4px")
                .Words(before[^1].Months, before[^1].Value, words["delta.last_year_short"], palette.Ink3, TextSide.Left, 8, -4, 11);
        }

        sheet.Curve([(0, 1.0), .. now.Select(p => ((double)p.Months, (double?)p.Value))], palette.Accent, 2.4);
        foreach (var (months, value) in now)
        {
            sheet.Dot(months, value, palette.Accent, $"{words.Say("services.after", months)} {Numbers.Percent(value)}%")
                .Words(months, value, $"<b>{Numbers.Percent(value, 0)}%</b>", palette.Accent, TextSide.Middle, 0, 14);
        }

        return sheet.Draw();
    }

    public static TwinTable Table(LifeCourseRows rows, View view)
    {
        TwinCell At(string id, DateOnly month) => CellText.Twin(rows.Cells.Find(id, view.Area.Code, month), view.Cards[id], view.Words);
        return new(
            [view.Words["services.measure"], view.Words.Months.Long(view.Month), view.Words.Months.Long(view.YearBefore)],
            [.. Marks.Select(m => (IReadOnlyList<TwinCell>)[view.Words.Say("services.after", m.Months), At(m.Id, view.Month), At(m.Id, view.YearBefore)])]);
    }

    private static List<(int Months, double Value)> Line(LifeCourseRows rows, View view, DateOnly month) =>
        [.. Marks.Select(m => (m.Months, rows.Cells.Find(m.Id, view.Area.Code, month)?.Value)).Where(p => p.Value is not null).Select(p => (p.Months, p.Value!.Value))];
}
