using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.BlindSpots;

/// <summary>Those missed now by where they were a year ago, those missed then by where they are now; of the city and all programmes, as published.</summary>
/// <param name="Then">All who were missed a year ago; null where that is not told.</param>
/// <param name="Stayed">Missed at both ends.</param>
/// <param name="Was">The others who are missed now, by their state a year ago, the most first.</param>
/// <param name="Became">The others who were missed a year ago, by their state now, the most first.</param>
public sealed record YearRows(DateOnly Month, double? Then, double? Now, Cell? Stayed, IReadOnlyList<Cell> Was, IReadOnlyList<Cell> Became)
{
    /// <summary>Whether the year can be told: both ends, and who stayed from one to the other.</summary>
    public bool Any => Then > 0 && Now > 0 && Stayed?.Value is not null;

    public DateOnly YearAgo => Month.AddMonths(-12);

    public static YearRows Of(CellBook cells, string area, DateOnly month)
    {
        ArgumentNullException.ThrowIfNull(cells);
        IReadOnlyList<Cell> Parts(string kind) => [.. cells.Split("missed_year", area, month, kind).Where(c => c.Masked || c.Value > 0).OrderByDescending(c => c.Value ?? 0).ThenBy(c => c.Dimension, StringComparer.Ordinal)];
        return new YearRows(
            month, cells.Find("missed", area, month.AddMonths(-12))?.Value, cells.Find("missed", area, month)?.Value,
            cells.Find("missed_year", area, month, "was:missed"), [.. Parts("was").Where(c => c.Dimension != "was:missed")], Parts("became"));
    }

    /// <summary>The state's name.</summary>
    public static string Name(Cell cell, Words words)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(words);
        var at = cell.Dimension.IndexOf(':', StringComparison.Ordinal);
        return words.Code(cell.Dimension[..at], cell.Dimension[(at + 1)..]);
    }

    /// <summary>How much of the old is still there, and where the new came from.</summary>
    public string Say(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!Any)
        {
            return string.Empty;
        }

        string Share(double part, double of) => Numbers.Percent(part / of, 0);
        var (then, now, stayed) = (Then!.Value, Now!.Value, Stayed!.Value!.Value);
        var covered = Became.FirstOrDefault(c => c.Dimension == "became:covered")?.Value;
        var first = Was.FirstOrDefault(c => c.Value > 0);
        return Phrase.Sentence(
            words,
            words.Say("say.year_then", words.Numbers.Count(then), Share(stayed, then)) + (covered is { } c ? words.Say("say.year_covered", Share(c, then)) : null),
            words.Say("say.year_now", words.Numbers.Count(now), Share(stayed, now)) + (first is null ? null : words.Say("say.year_from", Name(first, words), Share(first.Value!.Value, now))));
    }

    public TwinTable Table(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        TwinCell Count(Cell cell) => new(cell.Value is { } value ? words.Numbers.Count(value) : Numbers.Withheld, cell.Value);
        TwinCell Share(Cell cell, double? of) => cell.Value is { } value && of > 0 ? new TwinCell(Numbers.Percent(value / of.Value) + "%", value / of.Value) : Numbers.Withheld;
        IReadOnlyList<TwinCell> Row(string whose, Cell cell, double? of) => [words[whose], Name(cell, words), Count(cell), Share(cell, of)];
        return new TwinTable(
            [words["year.who"], words["year.state"], words["year.people"], words["col.share"]],
            [
                .. (Stayed is null ? Was : [Stayed, .. Was]).Select(c => Row("year.now_was", c, Now)),
                .. Became.Select(c => Row("year.then_became", c, Then)),
            ]);
    }
}
