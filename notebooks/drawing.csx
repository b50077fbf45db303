// Tables as HTML and small pictures as SVG, in the colours of the pages. A picture is text: shown with .DisplayAs("image/svg+xml").
using System.Globalization;
using Insights.Warehouse;

const string Accent = "#0b6e6e", Amber = "#b4560a", Grey = "#8a94a0", Violet = "#6b5b95";

string Say(object value) => value switch
{
    null => "·",
    DateOnly day => day.Day == 1 ? day.ToString("yyyy-MM", CultureInfo.InvariantCulture) : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    double number when !double.IsFinite(number) => "·",
    double number => number.ToString(Math.Abs(number) >= 100 ? "#,0" : "0.####", CultureInfo.InvariantCulture),
    IFormattable number when number is int or long or decimal => number.ToString("#,0.##", CultureInfo.InvariantCulture),
    _ => value.ToString(),
};

string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

string Table(IEnumerable<string> columns, IEnumerable<IEnumerable<object>> rows) =>
    "<table><thead><tr>" + string.Concat(columns.Select(c => "<th>" + Escape(c) + "</th>")) + "</tr></thead><tbody>"
    + string.Concat(rows.Select(row => "<tr>" + string.Concat(row.Select(v => (v is string or null ? "<td>" : "<td style=\"text-align:right\">") + Escape(Say(v)) + "</td>")) + "</tr>")) + "</tbody></table>";

string Table(Answer answer) => Table(answer.Columns, answer.Rows);

string N(double x) => x.ToString("0.#", CultureInfo.InvariantCulture);

string Canvas(string title, int width, int height, string inside) =>
    $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\"Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif\" font-size=\"12\">"
    + $"<title>{Escape(title)}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/><text x=\"12\" y=\"20\" font-size=\"13\" font-weight=\"600\" fill=\"#1f2933\">{Escape(title)}</text>{inside}</svg>";

// Ticks at 1, 2 or 5 times a power of ten, four to eight of them.
double Step(double span)
{
    var power = Math.Pow(10, Math.Floor(Math.Log10(span / 4)));
    return new[] { 5.0, 2, 1 }.First(s => s * power <= span / 4 || s == 1) * power;
}

// Width of a text at twelve pixels, near enough: a Chinese sign is twice as wide as a letter.
double Width(string text) => text.Sum(c => c > 0x2E7F ? 12 : 6.8);

// A line's name stands at its end; a value that is not known leaves a gap. The band, where there is one, is the pale area between lower and upper.
string Lines(string title, IReadOnlyList<DateOnly> months, IEnumerable<(string Name, IReadOnlyList<double?> Values, string Colour)> series,
    (IReadOnlyList<double?> Lower, IReadOnlyList<double?> Upper)? band = null, double? low = null, double scale = 1)
{
    const int W = 760, H = 300, L = 60, R = 130, T = 36, B = 30;
    var known = series.SelectMany(s => s.Values).Concat(band?.Lower ?? []).Concat(band?.Upper ?? []).Where(v => v != null).Select(v => v.Value * scale).ToList();
    double from = low ?? known.Min(), to = known.Max();
    if (to <= from) to = from + 1;
    var step = Step(to - from);
    (from, to) = (low ?? Math.Floor(from / step) * step, Math.Ceiling(to / step) * step);
    double X(int i) => L + (W - L - R) * i / Math.Max(1.0, months.Count - 1);
    double Y(double v) => H - B - (H - T - B) * (v * scale - from) / (to - from);
    var inside = new StringBuilder();
    for (var v = from; v <= to + step / 2; v += step)
    {
        inside.Append($"<line x1=\"{L}\" x2=\"{W - R}\" y1=\"{N(Y(v / scale))}\" y2=\"{N(Y(v / scale))}\" stroke=\"#e4e7eb\"/><text x=\"{L - 8}\" y=\"{N(Y(v / scale) + 4)}\" text-anchor=\"end\" fill=\"#616e7c\">{Say(Math.Round(v, 6))}</text>");
    }
    for (var i = 0; i < months.Count; i += Math.Max(1, months.Count / 6))
        inside.Append($"<text x=\"{N(X(i))}\" y=\"{H - 10}\" text-anchor=\"middle\" fill=\"#616e7c\">{Say(months[i])}</text>");
    if (band is { } b)
    {
        var at = Enumerable.Range(0, months.Count).Where(i => b.Lower[i] != null && b.Upper[i] != null).ToList();
        inside.Append($"<polygon fill=\"{Accent}\" fill-opacity=\"0.15\" points=\"{string.Join(" ", at.Select(i => N(X(i)) + "," + N(Y(b.Upper[i].Value))).Concat(at.AsEnumerable().Reverse().Select(i => N(X(i)) + "," + N(Y(b.Lower[i].Value)))))}\"/>");
    }
    var names = new List<(string Name, double X, double Y, string Colour)>();
    foreach (var (name, values, colour) in series)
    {
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
            if (values[i] is { } v) path.Append(i > 0 && values[i - 1] != null ? " L" : " M").Append(N(X(i))).Append(',').Append(N(Y(v)));
        inside.Append($"<path d=\"{path.ToString().Trim()}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        var last = Enumerable.Range(0, values.Count).Where(i => values[i] != null).DefaultIfEmpty(-1).Max();
        if (last >= 0) names.Add((name, X(last) + 8, Y(values[last].Value) + 4, colour));
    }
    // Names that would lie on one another move apart.
    var below = double.NegativeInfinity;
    foreach (var (name, x, y, colour) in names.OrderBy(n => n.Y))
    {
        below = Math.Max(y, below + 15);
        inside.Append($"<text x=\"{N(x)}\" y=\"{N(below)}\" fill=\"{colour}\">{Escape(name)}</text>");
    }
    return Canvas(title, W, H, inside.ToString());
}

// Bars lie, with room for the longest name; zero-based.
string Bars(string title, IEnumerable<(string Name, double Value, string Colour)> bars)
{
    var rows = bars.ToList();
    int W = 760, L = (int)Math.Max(90, 24 + rows.Max(r => Width(r.Name))), R = 90, row = 24, H = 40 + row * rows.Count;
    double least = Math.Min(0, rows.Min(r => r.Value)), most = Math.Max(0, rows.Max(r => r.Value)), span = most - least == 0 ? 1 : most - least;
    double X(double v) => L + (W - L - R) * (v - least) / span;
    var inside = new StringBuilder();
    for (var i = 0; i < rows.Count; i++)
    {
        var (name, value, colour) = rows[i];
        inside.Append($"<text x=\"{L - 8}\" y=\"{46 + row * i}\" text-anchor=\"end\" fill=\"#1f2933\">{Escape(name)}</text><rect x=\"{N(Math.Min(X(0), X(value)))}\" y=\"{34 + row * i}\" width=\"{N(Math.Abs(X(value) - X(0)))}\" height=\"16\" fill=\"{colour}\"/><text x=\"{N(Math.Max(X(0), X(value)) + 6)}\" y=\"{46 + row * i}\" fill=\"#3e4c59\">{Say(value)}</text>");
    }
    return Canvas(title, W, H, inside.ToString());
}
