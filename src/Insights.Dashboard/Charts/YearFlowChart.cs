using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>
/// From the states of a year ago to those of now: on the left where those missed now were, on the right where those missed then are, ribbons as wide as their people.
/// What is withheld is drawn together as the rest of its whole, which is published, and told only where that is ten or more.
/// </summary>
public static class YearFlowChart
{
    // Pixels: the words above the columns, between two states, and the least that a line of words takes.
    private const double Head = 26, Gap = 7, Least = 17;

    // Of the width: a state's column.
    private const double Wide = 0.012;

    // A rest under ten people is not told.
    private const double Told = 10;

    private const int Steps = 20;

    private const double Pale = 0.24, Strong = 0.42;

    /// <param name="Joins">Whether its people are the missed of the other side.</param>
    private sealed record Node(string Name, string Text, double People, string Color, bool Joins)
    {
        public double Top { get; set; }

        public double High { get; set; }
    }

    public static Figure Draw(YearRows rows, Words words, Palette palette, int height = 318)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(palette);
        var sheet = new Sheet(palette, height).Margins(left: 0, right: 0, top: 0, bottom: 0);
        sheet = sheet.AcrossNumbers([0, 1], _ => string.Empty).Up([0, height], _ => string.Empty).Unmarked();
        if (!rows.Any)
        {
            return sheet.Draw();
        }

        var stayed = rows.Stayed!.Value!.Value;
        var left = Nodes(rows.Was, rows.Now!.Value - stayed, words, palette);
        var right = Nodes(rows.Became, rows.Then!.Value - stayed, words, palette);
        Node Missed(double people) => new(words["stat.missed"], words.Numbers.Count(people), people, palette.Warn, Joins: false);
        var (before, after) = (Missed(rows.Then.Value), Missed(rows.Now.Value));
        left.Add(before);
        right.Insert(0, after);
        var scale = Math.Min(Scale(left, height - Head), Scale(right, height - Head));
        Place(left, scale);
        Place(right, scale);

        double Y(double top) => height - top;
        void Ribbon(double fromTop, double toTop, double people, string color, double strength) => sheet.Field(
            [.. Enumerable.Range(0, Steps + 1).Select(n =>
            {
                var (at, ease) = (n / (double)Steps, (1 - Math.Cos(Math.PI * n / Steps)) / 2);
                var top = fromTop + ((toTop - fromTop) * ease);
                return (Wide + (at * (1 - (2 * Wide))), Y(top + (people * scale)), Y(top));
            })], color, strength);

        var into = after.Top;
        foreach (var node in left.Where(n => n.Joins))
        {
            Ribbon(node.Top, into, node.People, palette.Warn, Pale);
            into += node.People * scale;
        }

        Ribbon(before.Top, into, stayed, palette.Warn, Strong);
        var from = before.Top + (stayed * scale);
        foreach (var node in right.Where(n => n.Joins))
        {
            Ribbon(from, node.Top, node.People, node.Color, Pale);
            from += node.People * scale;
        }

        sheet.Words(0.5, Y((before.Top + into + (stayed * scale)) / 2), $"{YearRows.Name(rows.Stayed, words)} <b>{words.Numbers.Count(stayed)}</b>", palette.Ink, TextSide.Middle);
        Column(left, rows.YearAgo, onLeft: true);
        Column(right, rows.Month, onLeft: false);
        return sheet.Draw();

        void Column(IReadOnlyList<Node> nodes, DateOnly month, bool onLeft)
        {
            var (at, beside, shift, side) = onLeft ? (Wide / 2, Wide, 7, TextSide.Left) : (1 - (Wide / 2), 1 - Wide, -7, TextSide.Right);
            sheet.Words(onLeft ? 0 : 1, Y(Head / 2), $"<b>{words.Months.Long(month)}</b>", palette.Ink2, side);
            foreach (var node in nodes)
            {
                sheet.Column(at, Wide, Y(node.Top + node.High), Y(node.Top), node.Color, $"{node.Name} {node.Text}");
                sheet.Words(beside, Y(node.Top + (node.High / 2)), $"{node.Name} <b>{node.Text}</b>", palette.Ink, side, shift);
            }
        }
    }

    /// <summary>The states that are told, the most first, and what is withheld together.</summary>
    private static List<Node> Nodes(IReadOnlyList<Warehouse.Rows.Cell> parts, double whole, Words words, Palette palette)
    {
        var nodes = parts.Where(p => p.Value is not null).Select(p => new Node(
            YearRows.Name(p, words), words.Numbers.Count(p.Value!.Value), p.Value.Value,
            p.Dimension.EndsWith(":covered", StringComparison.Ordinal) ? palette.Accent : p.Dimension.EndsWith(":unknown", StringComparison.Ordinal) ? palette.Unknown : palette.Ink3, Joins: true)).ToList();
        var rest = whole - nodes.Sum(n => n.People);
        if (parts.Any(p => p.Masked) && rest > 0)
        {
            nodes.Add(new(words["flow.other"], rest >= Told ? words.Numbers.Count(rest) : Numbers.Withheld, rest, palette.Ink3, Joins: true));
        }

        return nodes;
    }

    /// <summary>Pixels a person, so that the column fills the height although the smallest states take a line each.</summary>
    private static double Scale(IReadOnlyList<Node> nodes, double height)
    {
        var (low, high) = (0.0, height / nodes.Max(n => n.People));
        var room = height - (Gap * (nodes.Count - 1));
        for (var n = 0; n < 50; n++)
        {
            var middle = (low + high) / 2;
            (low, high) = nodes.Sum(node => Math.Max(Least, node.People * middle)) > room ? (low, middle) : (middle, high);
        }

        return low;
    }

    private static void Place(IReadOnlyList<Node> nodes, double scale)
    {
        var top = Head;
        foreach (var node in nodes)
        {
            node.High = node.People * scale;
            node.Top = top + Math.Max(0, (Least - node.High) / 2);
            top += Math.Max(Least, node.High) + Gap;
        }
    }
}
