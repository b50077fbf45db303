using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Charts;

/// <summary>The city's income per head above that of holders' households; the pale field between is the gap.</summary>
public static class GapChart
{
    public static Figure Draw(LivingRows rows, View view, int height = 256)
    {
        var (words, palette) = (view.Words, view.Palette);
        var city = rows.City.Where(c => c.Month <= view.Month).ToList();
        var own = Past(rows, "income_per_head", view);
        var top = city.Concat(own).Select(c => c.Value ?? 0).DefaultIfEmpty(1).Max();
        var from = own.Concat(city).Select(c => c.Month).DefaultIfEmpty(view.Month.AddMonths(-12)).Min();
        var sheet = new Sheet(palette, height).Margins(left: 54, right: 84).AcrossMonths(from, view.Month, view.Month, view.Words.Months, 4)
            .Up(Ticks.Round(0, top, 4), words.Numbers.Count)
            .Band([.. own.Where(o => o.Value is not null).Select(o => (o.Month, o.Value!.Value, city.FirstOrDefault(c => c.Month == o.Month)?.Value ?? o.Value!.Value))], palette.Warn);
        Add(sheet, city, "income_city", palette.Ink2, 1.8, view);
        Add(sheet, own, "income_per_head", palette.Accent, 2.4, view);
        if (rows.Now(view, "living_gap_yuan") is { Value: not null } gap && own is [.., { Value: { } low }] && city is [.., { Value: { } high }])
        {
            var middle = from.AddMonths(Wording.Months.Between(from, view.Month) / 2);
            sheet.Label(middle, (low + high) / 2, words.Say("chart.gap", CellText.Show(gap, view.Cards["living_gap_yuan"], words)), palette.Warn, TextSide.Middle);
        }

        return sheet.Draw();
    }

    /// <summary>Newest first.</summary>
    public static TwinTable Table(LivingRows rows, View view)
    {
        TwinCell At(string id, DateOnly month) => CellText.Twin(rows.Cells.Find(id, view.Area.Code, month), view.Cards[id], view.Words);
        TwinCell City(DateOnly month) => CellText.Twin(rows.City.FirstOrDefault(c => c.Month == month), view.Cards["income_city"], view.Words);
        return new TwinTable(
            [view.Words["col.month"], view.Words["stat.income_per_head"], view.Words["stat.income_city"], view.Words["stat.living_gap_yuan"]],
            [.. Past(rows, "living_gap_yuan", view).AsEnumerable().Reverse().Select(c => (IReadOnlyList<TwinCell>)
                [TwinCell.Of(c.Month, view.Words), At("income_per_head", c.Month), City(c.Month), At("living_gap_yuan", c.Month)])]);
    }

    private static List<Cell> Past(LivingRows rows, string id, View view) => [.. rows.Cells.Series(id, view.Area.Code).Where(c => c.Month <= view.Month)];

    private static void Add(Sheet sheet, IReadOnlyList<Cell> line, string id, string color, double width, View view)
    {
        var (words, card) = (view.Words, view.Cards[id]);
        sheet.Line([.. line.Select(c => new Sheet.Point(c.Month, c.Value, words.Say("chart.point", words.Months.Long(c.Month), words["stat." + id], CellText.Show(c, card, words))))], color, width);
        if (line is [.., { Value: { } last } end])
        {
            sheet.Label(end.Month, last, $"<b>{words["chart." + id]}</b><br>{words.Numbers.Count(last)}", color, TextSide.Left, 4, 0, 11);
        }
    }
}
