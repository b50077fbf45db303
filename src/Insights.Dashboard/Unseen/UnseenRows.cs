using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Unseen;

/// <summary>The third depth of blindness as pages show it: an estimate with its interval, rounded, never a count.</summary>
/// <param name="Whole">Of the place; null where it is not estimated or the month is not the version's last.</param>
public sealed record UnseenRows(UnseenRow? Whole, IReadOnlyList<UnseenRow> Classes)
{
    // The lists beside the certificates' own, whose overlaps the estimate is made of.
    private static readonly string[] Lists = ["health_register", "education", "roster", "survey"];

    /// <summary>Where nothing could be estimated: those of the lists that never came.</summary>
    public IReadOnlyList<Gap> Lacking { get; private init; } = [];

    public static UnseenRows Read(View view)
    {
        var rows = view.Month == view.Months[^1] && view.Area.Level != "village" ? view.Version.Unseen(view.Area.Code) : [];
        var whole = rows.FirstOrDefault(r => r.Class.Length == 0);
        return new UnseenRows(whole, [.. rows.Where(r => r.Class.Length > 0)])
        {
            Lacking = whole is not { Estimate: null } ? []
                : [.. view.Version.Feeds().Where(f => f.Files == 0 && Lists.Contains(f.Feed)).Select(f => new Gap("unseen", view.Month, f.Feed, null, string.Empty))],
        };
    }

    /// <summary>About 6,400.</summary>
    public static string About(UnseenRow? row, Words words) =>
        row?.Estimate is { } estimate ? words.Say("chart.about", words.Numbers.Count(estimate)) : Numbers.None;

    /// <summary>5,700–7,600.</summary>
    public static string Interval(UnseenRow row, Words words) =>
        row is { Lower95: { } low, Upper95: { } high } ? $"{words.Numbers.Count(low)}–{words.Numbers.Count(high)}" : string.Empty;

    public string Say(Words words) => Whole switch
    {
        null => string.Empty,
        { Estimate: null, Elsewhere: null } => Phrase.Sentence(words, words["unseen.say_few"]),
        { Estimate: null, Elsewhere: { } seen } => Phrase.Sentence(words, words.Say("unseen.say_none", words.Numbers.Count(seen))),
        { Elsewhere: var seen } => Phrase.Sentence(words, words.Say("unseen.say", About(Whole, words), Interval(Whole, words), words.Numbers.Count(seen ?? 0))),
    };

    /// <summary>One family of classes, category or age, in its own order.</summary>
    public IReadOnlyList<Bar> Bars(string family, Words words) =>
        [.. Of(family).Select(r => new Bar(Name(r, words), r.Estimate, About(r, words), Interval(r, words), "unsure", r.Estimate is null, r.Lower95, r.Upper95))];

    public TwinTable Table(Words words) => new(
        [words["unseen.class"], words["unseen.elsewhere"], words["unseen.estimate"], words["leave.low"], words["leave.high"], words["unseen.how"]],
        [
            .. Of("").Concat(Of("category")).Concat(Of("age")).Select(r => (IReadOnlyList<TwinCell>)
            [
                Name(r, words), Count(r.Elsewhere, words), r.Estimate is { } estimate ? new TwinCell(About(r, words), estimate) : Numbers.Withheld,
                Count(r.Lower95, words), Count(r.Upper95, words), words["unseen.note." + r.Note],
            ]),
        ]);

    private IEnumerable<UnseenRow> Of(string family) => family.Length == 0
        ? (Whole is null ? [] : [Whole])
        : Classes.Where(r => r.Class.StartsWith(family + ":", StringComparison.Ordinal)).OrderBy(r => family == "age" ? int.Parse(r.Class[4..].Split('-', '+')[0], null) : 0);

    private static string Name(UnseenRow row, Words words) => words[row.Class.Length == 0 ? "unseen.all" : "unseen." + row.Class.Replace(':', '.')];

    private static TwinCell Count(double? value, Words words) => value is { } number ? new TwinCell(words.Numbers.Count(number), number) : Numbers.Withheld;
}
