using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Cliffs;

namespace Insights.Dashboard.Charts;

/// <summary>A household's income with all help against its own income, and what share of each further yuan is lost.</summary>
public static class CliffChart
{
    private const int TwinRows = 26;

    // Rates beyond are drawn to the edge, with an arrow and their value: a cliff has no end.
    private const double MostRate = 2;

    public static Figure Net(Sweep sweep, View view, int height = 300)
    {
        var (words, palette) = (view.Words, view.Palette);
        var last = sweep.Points[^1];
        var across = Ticks.Round(0, (double)last.Income, 5).Where(t => t <= (double)last.Income).ToList();
        var up = Ticks.Round(0, sweep.Points.Max(p => p.Net), 5);
        var sheet = new Sheet(palette, height).Margins(left: 58, right: 84, top: 18, bottom: 30)
            .AcrossNumbers(across, words.Numbers.Count, 0, (double)last.Income).Up(up, words.Numbers.Count)
            .Curve([(0, 0), ((double)last.Income, (double)last.Income)], palette.Ink3, 1.2, "3px,3px")
            .Words((double)last.Income, (double)last.Income, words["cliffs.own"], palette.Ink2, shiftX: 6, shiftY: -8)
            .Curve([.. sweep.Points.Select(p => ((double)p.Income, (double?)p.Net))], palette.Accent, 2.4)
            .Words((double)last.Income, last.Net, words["cliffs.with"], palette.Accent, shiftX: 6, shiftY: 8);
        foreach (var (cliff, n) in sweep.Cliffs.Select((c, n) => (c, n)))
        {
            var at = (double)cliff.Income;
            var top = sweep.Points.Last(p => p.Income <= cliff.Income).Net;
            sheet.Upright(at, palette.Warn, 1, "3px,3px").Dot(at, top, palette.Warn, $"{words.Numbers.Count(at)}: −{words.Numbers.Count(cliff.Loss)}", 5.5)
                .Words(at, up[^1], "−" + words.Numbers.Count(cliff.Loss), palette.Warn, TextSide.Right, -5, -8 - n % 2 * 15);
        }

        return sheet.Draw();
    }

    public static Figure Rate(Sweep sweep, View view, int height = 300)
    {
        var (words, palette) = (view.Words, view.Palette);
        var rates = sweep.MarginalRates();
        var sheet = new Sheet(palette, height).Margins(left: 48, right: 30, top: 34, bottom: 30)
            .AcrossNumbers(Ticks.Round(0, (double)rates[^1].Income, 4), words.Numbers.Count, 0, (double)rates[^1].Income).Up([0, 0.5, 1, 1.5, MostRate], r => Numbers.Percent(r, 0) + "%");
        var wide = (double)(sweep.Points[10].Income - sweep.Points[0].Income);
        var beyond = 0;
        foreach (var (income, rate) in rates)
        {
            sheet.Column((double)income + wide / 2, wide * 0.8, 0, Math.Clamp(rate, 0, MostRate), rate > 1 + 1e-9 ? palette.Warn : palette.Accent, $"{words.Numbers.Count((double)income)}: {Numbers.Percent(rate, 0)}%");
            if (rate > MostRate)
            {
                // Neighbours in two lines.
                sheet.Words((double)income + wide / 2, MostRate, $"↑{Numbers.Percent(rate, 0)}%", palette.Warn, TextSide.Middle, 0, 9 + beyond++ % 2 * 14);
            }
        }

        return sheet.Level(1, palette.Ink2, "3px,3px").Draw();
    }

    public static TwinTable Table(Sweep sweep, View view)
    {
        var words = view.Words;
        var rows = Enumerable.Range(0, TwinRows).Select(n => sweep.Points[n * (sweep.Points.Count - 1) / (TwinRows - 1)]);
        return new(
            [words["cliffs.income"], words["cliffs.with"], words["cliffs.roster"], words["cliffs.programmes"]],
            [.. rows.Select(p => (IReadOnlyList<string>)[words.Numbers.Count((double)p.Income), words.Numbers.Count(p.Net), words["cliffs.roster." + p.Roster],
                string.Join(words["list.comma"], p.Helps.Where(h => h.Yuan > 0).Select(h => $"{Sentences.CliffSentence.Name(h.Programme, words)} {words.Numbers.Count(h.Yuan)}"))])]);
    }

    public static TwinTable RateTable(Sweep sweep, View view) => new(
        [view.Words["cliffs.income"], view.Words["cliffs.rate"]],
        [.. sweep.MarginalRates().Select(m => (IReadOnlyList<string>)[view.Words.Numbers.Count((double)m.Income), Numbers.Percent(m.Rate, 0) + "%"])]);
}
