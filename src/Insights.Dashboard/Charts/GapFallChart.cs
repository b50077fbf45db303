using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Charts;

/// <summary>From the city's average income per head down to that of holders' households, by source of income.</summary>
public static class GapFallChart
{
    private static readonly string[] Parts = ["gap_wage", "gap_transfer", "gap_other"];

    private static readonly string[] Within = ["gap_unreached", "gap_low"];

    public static Figure Draw(DepthRows rows, View view, int height = 292)
    {
        var (words, palette) = (view.Words, view.Palette);
        var steps = Steps(rows, view);
        var names = steps.Select(s => s.Name).ToList();
        var ticks = Ticks.Round(0, steps.Select(s => Math.Max(s.From, s.To)).DefaultIfEmpty(1).Max(), 4);
        var sheet = new Sheet(palette, height).Margins(left: 54, top: 20).AcrossNames(names, names).Staggered().Up(ticks, words.Numbers.Count);
        for (var n = 0; n < steps.Count; n++)
        {
            var step = steps[n];
            sheet.Column(n, 0.62, step.From, step.To, step.Level ? palette.Ink3 : step.To < step.From ? palette.Warn : palette.Accent, $"{step.Name}<br>{Text(step, words)}", Text(step, words));
        }

        return sheet.Draw();
    }

    public static TwinTable Table(DepthRows rows, View view) => new(
        [view.Words["leave.name"], view.Words["depth.yuan"]],
        [.. Steps(rows, view).Select(s => (IReadOnlyList<TwinCell>)[s.Name, new TwinCell(Text(s, view.Words), s.Level ? s.To : s.To - s.From, TwinCell.Tenths)])]);

    /// <summary>How much of the gap is help that the law gives and nobody received: a head and month, and in the whole city in the month.</summary>
    /// <param name="missed">The city's yuan due and unpaid, as published.</param>
    public static string Say(DepthRows rows, View view, Cell? missed)
    {
        var (words, city) = (view.Words, view.Places.City.Code);
        return Phrase.Sentence(
            words, words["depth.fall_say"],
            rows.Find("gap_unreached", city) is not { } unreached ? words["depth.fall_unreached_withheld"]
                : words.Say("depth.fall_unreached", Numbers.Digits(unreached.Value, 1), missed?.Value is { } yuan ? words.Numbers.Yuan(yuan) : Numbers.None, words.Months.Long(rows.Month)));
    }

    /// <summary>What comes on top of the gap, and the part that no record tells.</summary>
    public static string Beyond(DepthRows rows, View view)
    {
        var (words, city) = (view.Words, view.Places.City.Code);
        return Phrase.Sentence(
            words,
            rows.Find("extra_health", city) is not { } extra || rows.Find("gap", city) is not { } gap ? words["depth.extra_none"]
                : words.Say("depth.extra", words.Numbers.Count(extra.Value), Ends(extra, words), words.Numbers.Count(extra.Households), words.Numbers.Count(Math.Round(gap.Value) + Math.Round(extra.Value))),
            words["depth.employment_none"]);
    }

    private static string Ends(LivingMeasure measure, Words words) =>
        measure is { Lower95: { } low, Upper95: { } high } ? words.Say("depth.ends", words.Numbers.Count(low), words.Numbers.Count(high)) : string.Empty;

    // A part of a few yuan has a tenth: it would read as nothing.
    private static string Text(Step step, Words words) => (step.To - step.From) switch
    {
        _ when step.Level => words.Numbers.Count(step.To),
        > -0.05 and < 0.05 => "<0.1",
        > -10 and < 10 and var few => (few < 0 ? "−" : "+") + Numbers.Digits(Math.Abs(few), 1),
        var change => words.Numbers.Signed(Math.Round(change)),
    };

    private static List<Step> Steps(DepthRows rows, View view)
    {
        var city = view.Places.City.Code;
        if (rows.Find("mean", city) is not { } own || rows.Find("gap", city) is not { } gap || Parts.Any(p => rows.Find(p, city) is null))
        {
            return [];
        }

        var level = own.Value + gap.Value;
        var steps = new List<Step> { new(view.Words["chart.income_city"], 0, level, true) };
        // What is due and unpaid, or too low, is cut out of the transfers' gap and stands beside it.
        var within = Within.Select(p => rows.Find(p, city)).OfType<LivingMeasure>().ToList();
        foreach (var part in Parts)
        {
            Fall(within.Count > 0 && part == "gap_transfer" ? "gap_transfer_rest" : part, rows.Find(part, city)!.Value - (part == "gap_transfer" ? within.Sum(w => w.Value) : 0));
            foreach (var cut in part == "gap_transfer" ? within : [])
            {
                Fall(cut.Measure, cut.Value);
            }
        }

        void Fall(string name, double by)
        {
            steps.Add(new(view.Words["depth." + name], level, level - by, false));
            level -= by;
        }

        return [.. steps, new(view.Words["chart.income_per_head"], 0, own.Value, true)];
    }

    private sealed record Step(string Name, double From, double To, bool Level);
}
