using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>From the city's average income per head down to that of holders' households, by source of income.</summary>
public static class GapFallChart
{
    private static readonly string[] Parts = ["gap_wage", "gap_transfer", "gap_other"];

    public static Figure Draw(DepthRows rows, View view, int height = 256)
    {
        var (words, palette) = (view.Words, view.Palette);
        var steps = Steps(rows, view);
        var names = steps.Select(s => s.Name).ToList();
        var ticks = Ticks.Round(0, steps.Select(s => Math.Max(s.From, s.To)).DefaultIfEmpty(1).Max(), 4);
        var sheet = new Sheet(palette, height).Margins(left: 54, top: 20).AcrossNames(names, names).Up(ticks, words.Numbers.Count);
        for (var n = 0; n < steps.Count; n++)
        {
            var step = steps[n];
            sheet.Column(n, 0.62, step.From, step.To, step.Level ? palette.Ink3 : step.To < step.From ? palette.Warn : palette.Accent, $"{step.Name}<br>{Text(step, words)}", Text(step, words));
        }

        return sheet.Draw();
    }

    public static TwinTable Table(DepthRows rows, View view) => new(
        [view.Words["leave.name"], view.Words["depth.yuan"]],
        [
            .. Steps(rows, view).Select(s => (IReadOnlyList<TwinCell>)[s.Name, new TwinCell(Text(s, view.Words), s.Level ? s.To : s.To - s.From)]),
            .. rows.Find("gap_unreached", view.Places.City.Code) is { } unreached ? new IReadOnlyList<TwinCell>[] { [view.Words["depth.gap_unreached"], new TwinCell(Numbers.Digits(unreached.Value, 1), unreached.Value, TwinCell.Tenths)] } : [],
        ]);

    private static string Text(Step step, Words words) => step.Level ? words.Numbers.Count(step.To) : words.Numbers.Signed(Math.Round(step.To - step.From));

    private static List<Step> Steps(DepthRows rows, View view)
    {
        var city = view.Places.City.Code;
        if (rows.Find("mean", city) is not { } own || rows.Find("gap", city) is not { } gap || Parts.Any(p => rows.Find(p, city) is null))
        {
            return [];
        }

        var level = own.Value + gap.Value;
        var steps = new List<Step> { new(view.Words["chart.income_city"], 0, level, true) };
        foreach (var part in Parts)
        {
            var next = level - rows.Find(part, city)!.Value;
            steps.Add(new(view.Words["depth." + part], level, next, false));
            level = next;
        }

        return [.. steps, new(view.Words["chart.income_per_head"], 0, own.Value, true)];
    }

    private sealed record Step(string Name, double From, double To, bool Level);
}
