using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>An indicator's classes of one breakdown in one month, in their order.</summary>
/// <param name="Name">The breakdown: 'programme', 'reason', …</param>
/// <param name="Say">What the bars show; where the classes add up to less than the whole, that they do and why.</param>
public sealed record IndicatorKind(string Name, IReadOnlyList<(string Dimension, Bar Bar)> Parts, string Say)
{
    /// <summary>As bars; the class that the page is about in the accent.</summary>
    public IReadOnlyList<Bar> Bars(string dimension) => [.. Parts.Select(p => p.Dimension == dimension ? p.Bar with { Tone = null } : p.Bar)];
}

/// <summary>An indicator's parts in one month, dimension by dimension, as bars.</summary>
public static class IndicatorKinds
{
    private static readonly string[] SchoolStages = ["preschool", "compulsory", "upper_secondary", "vocational", "higher"];

    public static IReadOnlyList<IndicatorKind> Of(CellBook cells, Card card, View view, double? goal = null) =>
    [
        .. cells.Cells.Where(c => c.Month == view.Month && c.Dimension.Length > 0)
            .GroupBy(c => c.Dimension.Split(':')[0])
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Kind(g.Key, [.. Ordered(g, view).Select(c => (c, Bar(c, card, view)))], cells, card, view, goal)),
    ];

    private static IndicatorKind Kind(string name, IReadOnlyList<(Cell Cell, Bar Bar)> parts, CellBook cells, Card card, View view, double? goal) => new(
        name, [.. parts.Select(p => (p.Cell.Dimension, p.Bar))],
        string.Join(view.Words.IsChinese ? string.Empty : " ", new[] { ClassSentence.Say([.. parts.Select(p => (p.Bar.Name, p.Cell))], cells, card, view, goal), Short(parts.Select(p => p.Cell), cells.Find(card.Id, view.Area.Code, view.Month), card, view) }.OfType<string>()));

    /// <summary>Of who holds no certificate nobody has recorded sex, category or grade: such people are in the whole and in no class.</summary>
    private static string? Short(IEnumerable<Cell> classes, Cell? whole, Card card, View view)
    {
        if (!card.IsCount || whole?.Value is not { } all || classes.Any(c => c.Value is null))
        {
            return null;
        }

        var counted = classes.Sum(c => c.Value!.Value);
        return counted < all ? view.Words.Say("cards.short", view.Numbers.Count(counted), view.Numbers.Count(all)) : null;
    }

    /// <summary>Programmes in their own order, everything else by its code.</summary>
    private static IEnumerable<Cell> Ordered(IGrouping<string, Cell> cells, View view) => cells.Key switch
    {
        "programme" => view.Programmes.Select(p => cells.FirstOrDefault(c => c.Dimension == "programme:" + p.Code)).OfType<Cell>(),
        "reason" or "missing" or "unmet" or "flow" or "source" => cells.Where(c => c.Masked || c.Value is null or not 0).OrderByDescending(c => c.Value ?? (c.Masked ? 0.5 : 0)),
        "category" or "grade" or "sex" or "care_form" or "supply" => cells.OrderBy(c => c.Dimension, StringComparer.Ordinal),
        "rehab_kind" or "device" or "child_kind" or "work_form" or "home_part" or "rights_kind" or "activity" or "aid" or "facility_kind" or "spend" =>
            cells.OrderByDescending(c => c.Value ?? (c.Masked ? 0.5 : 0)),
        "school_stage" => cells.OrderBy(c => Array.IndexOf(SchoolStages, c.Dimension["school_stage:".Length..])),
        "band" => cells.Where(c => c.Masked || c.Value is null or not 0).OrderBy(c => c.Dimension, StringComparer.Ordinal),
        _ => cells.OrderBy(c => c.Dimension.Split(':')[1].Split('-', '+')[0].PadLeft(4), StringComparer.Ordinal),
    };

    private static Bar Bar(Cell cell, Card card, View view)
    {
        var parts = cell.Dimension.Split(':', 2);
        var name = parts[0] switch
        {
            "programme" => view.Programmes.FirstOrDefault(p => p.Code == parts[1]) is { } programme ? view.ProgrammeShort(programme) : parts[1],
            "missing" => BlindSpots.MissingRows.Name(parts[1], view.Version.Facts().FirstOrDefault(f => f.Code == parts[1]), view.Words),
            "age" or "wrong_age" => BlindSpots.AgeClass.Name(view, parts[1]),
            "band" when int.TryParse(parts[1], out var number) => new LivingStandard.Band(number * LivingStandard.Band.Width, cell).Name(view.Words),
            // Cut otherwise than stage, and told in the same words.
            "working_age" or "adult_age" => view.Words.Code("stage", parts[1]),
            _ => view.Words.Code(parts[0], parts[1]),
        };
        return new Bar(name, cell.Value, CellText.Plain(cell, card, view.Words), null, "weak", cell.Masked, cell.Lower95, cell.Upper95);
    }
}
