using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>Income per head of holders' households over the city's, with the 95 % interval, the path to the target and the outlook.</summary>
public static class RatioChart
{
    private const int MonthsAhead = 24;

    public static Figure Draw(LivingRows rows, View view, int height = 256)
    {
        var (words, palette, card) = (view.Words, view.Palette, view.Cards["living_ratio"]);
        var line = rows.Cells.Series("living_ratio", view.Area.Code).Where(c => c.Month <= view.Month).ToList();
        var ahead = rows.Outlook.Where(o => o.Month > view.Month && o.Month <= view.Month.AddMonths(MonthsAhead)).ToList();
        var (from, to) = (line.Count > 0 ? line[0].Month : view.Month.AddMonths(-12), ahead.Count > 0 ? ahead[^1].Month : view.Month.AddMonths(1));
        var goal = rows.Goals.Last("living_ratio");
        var path = rows.Goals.Path("living_ratio").Where(t => t.Month >= from && t.Month <= to).ToList();
        var shown = line.SelectMany(c => new[] { c.Value, c.Lower95, c.Upper95 }).Concat(ahead.SelectMany(o => new[] { o.Lower80, o.Upper80 })).Concat(path.Select(t => t.Value)).OfType<double>().ToList();
        var ticks = Ticks.Round(shown.DefaultIfEmpty(0.5).Min(), shown.DefaultIfEmpty(0.7).Max());
        var sheet = new Sheet(palette, height).Margins(left: 50, right: 62).AcrossMonths(from, to, view.Month, view.Words.Months)
            .Up(ticks, v => Numbers.Percent(v, Ticks.PercentDigits(ticks)) + "%")
            .Upright(view.Month, palette.Ink3)
            .Band([.. line.Where(c => c is { Lower95: not null, Upper95: not null }).Select(c => (c.Month, c.Lower95!.Value, c.Upper95!.Value))], palette.Accent);
        if (goal?.Value is { } aim)
        {
            sheet.Path(path, words.Say("chart.goal_at", Numbers.Percent(aim) + "%", words.Months.Long(goal.Month)));
        }

        if (line is [.., { Value: { } now } last])
        {
            sheet.Band([(view.Month, now, now), .. ahead.Where(o => o is { Lower80: not null, Upper80: not null }).Select(o => (o.Month, o.Lower80!.Value, o.Upper80!.Value))], palette.Accent);
            sheet.Line([new(view.Month, now, ""), .. ahead.Select(o => new Sheet.Point(o.Month, o.Mean, words.Say("chart.outlook_share", words.Months.Long(o.Month), Numbers.Percent(o.Mean))))], palette.Accent, 2.4, "6px,4px");
            sheet.Line([.. line.Select(c => new Sheet.Point(c.Month, c.Value, words.Say("chart.ratio", words.Months.Long(c.Month), CellText.Show(c, card, words))))], palette.Accent);
            sheet.Dot(view.Month, now, palette.Accent).Label(view.Month, now, $"<b>{CellText.Show(last, card, words)}</b>", palette.Accent, TextSide.Right, -8, 14);
            if (ahead.Count > 0)
            {
                sheet.Label(to, ahead[^1].Mean, words.Say("chart.ahead", words.Months.Long(to), Numbers.Percent(ahead[^1].Mean)), palette.Accent, TextSide.Left, 3, 0, 11);
            }
        }

        return sheet.Draw();
    }

    /// <summary>Newest first.</summary>
    public static TwinTable Table(LivingRows rows, View view) => new(
        [view.Words["col.month"], view.Words["stat.living_ratio"], view.Words["leave.low"], view.Words["leave.high"]],
        [.. rows.Cells.Series("living_ratio", view.Area.Code).Where(c => c.Month <= view.Month).Reverse().Select(c => (IReadOnlyList<TwinCell>)
        [
            TwinCell.Of(c.Month, view.Words), CellText.Twin(c, view.Cards["living_ratio"], view.Words), End(c.Lower95, view), End(c.Upper95, view),
        ])]);

    private static TwinCell End(double? value, View view) => value is { } v ? CellText.Twin(v, view.Cards["living_ratio"], view.Words) : Numbers.None;
}
