using System.Globalization;
using Insights.Indicators.Cards;
using Insights.Indicators.Disclosure;

namespace Insights.Indicators.Evaluation;

/// <summary>Masked cells → rows of mart_indicator.</summary>
internal static class MartStatements
{
    // Two-sided 95 % of the normal distribution.
    private const string Z = "1.959963984540054";

    /// <summary>The empty mart. Its words are numbers in the file: as text they cost half of the time in which a million rows are written.</summary>
    public static Statement Create(IEnumerable<Card> cards) => new(
        "mart_indicator",
        "SELECT DISTINCT code, level FROM dim_place WHERE level IN ('city', 'town', 'village') ORDER BY ALL",
        places =>
        {
            var codes = new List<string>();
            while (places.Read())
            {
                codes.Add(places.GetString(0));
            }

            return $"""
                CREATE OR REPLACE TABLE mart_indicator (
                  id {Enum(cards.Select(c => c.Id))}, area {Enum(codes)}, level ENUM('city', 'town', 'village'), month DATE, dimension VARCHAR, numerator DOUBLE, denominator DOUBLE, value DOUBLE,
                  lower95 DOUBLE, upper95 DOUBLE, bound DOUBLE, masked BOOLEAN)
                """;
        });

    /// <summary>Puts the masks beside the values.</summary>
    public static Statement Masked(SourcePlan plan)
    {
        var masked = plan.Cards.Where(c => c.Card.Disclosure == "small_counts").SelectMany(c => new[] { c.Numerator.Count, c.Denominator?.Count }).OfType<CountColumn>().Where(c => c.IsPeople).ToHashSet();
        var flags = plan.Cards.Where(HasBound).Select(c => $"bound_{c.Card.Id}").Concat(plan.Cards.Where(c => HasParts(plan, c)).SelectMany(c => new[] { $"round_{c.Numerator.Sum!.Name}", $"withhold_{c.Numerator.Sum.Name}" }));
        var columns = plan.Counts.Select(c => masked.Contains(c) ? $"coalesce(k.{c.Mask}, FALSE) AS {c.Mask}" : $"FALSE AS {c.Mask}").Concat(flags.Select(f => $"coalesce(k.{f}, FALSE) AS {f}"));
        return new($"{plan.Source.Name}: masked", $"""
            CREATE OR REPLACE TEMP TABLE ind_masked_{plan.Source.Name} AS
            SELECT c.*, {string.Join(", ", columns)}
            FROM {plan.Cells} c LEFT JOIN {plan.Masks} k ON k.cell = c.cell
            WHERE c.level <> 'rest'
            """);
    }

    public static Statement Rows(SourcePlan plan, EvaluationOptions options) => new(
        $"{plan.Source.Name}: mart",
        $"INSERT INTO mart_indicator\n{string.Join("\nUNION ALL\n", plan.Cards.SelectMany(c => Selects(plan, c, options)))}");

    /// <summary>Takes the source's working tables out of memory: the next source's need the room.</summary>
    public static Statement Forgotten(SourcePlan plan) => new(
        $"{plan.Source.Name}: forgotten",
        string.Join(";\n", new[] { plan.Fine, plan.Names, plan.Cells, plan.Masks, $"ind_masked_{plan.Source.Name}" }.Select(t => $"DROP TABLE IF EXISTS {t}")));

    private static IEnumerable<string> Selects(SourcePlan plan, CardColumns columns, EvaluationOptions options)
    {
        var card = columns.Card;
        if (card.Total)
        {
            yield return Select(plan, columns, columns.Numerator, options, "c.slice = ''", "''", card.Finest, null);
        }

        foreach (var (name, level) in card.By)
        {
            var dimension = plan.Source.Dimensions[name];
            if (dimension.Kind == "columns")
            {
                foreach (var (value, column) in dimension.Columns)
                {
                    yield return Select(plan, columns, new(columns.Numerator.Count, plan.Replaced(columns, column)), options, "c.slice = ''", CellStatements.Literal($"{name}:{value}"), level, null);
                }
            }
            else
            {
                yield return Select(plan, columns, columns.Numerator, options, $"c.family = {CellStatements.Literal(name)}", "c.slice", level, dimension);
            }
        }
    }

    private static string Select(SourcePlan plan, CardColumns columns, QuantityColumns numerator, EvaluationOptions options, string where, string slice, string finest, SourceDimension? dimension)
    {
        var card = columns.Card;
        var of = dimension is { OfWhole: true } ? "w" : "c";
        var join = of == "w" ? $" JOIN ind_masked_{plan.Source.Name} w ON w.slice = '' AND w.place_no = c.place_no AND w.month = c.month" : "";
        var depth = Vocabulary.Rank(finest) < 2 ? $" AND c.depth <= {Vocabulary.Rank(finest)}" : "";
        var den = columns.Denominator;
        var parts = dimension is null && HasParts(plan, columns);
        var masked = den is null ? $"c.{numerator.Count.Mask}{(parts ? $" OR c.withhold_{numerator.Sum!.Name}" : "")}" : $"(c.{numerator.Count.Mask} OR {of}.{den.Count.Mask})";
        var given = parts ? $"CASE WHEN c.round_{numerator.Sum!.Name} THEN {MonthDisclosure.YuanStep} * floor({numerator.Value()} / {MonthDisclosure.YuanStep} + 0.5) ELSE {numerator.Value()} END" : numerator.Value();
        if (card.Disclosure == "published")
        {
            return $"SELECT {CellStatements.Literal(card.Id)}, c.code, c.level, c.month, {slice}, NULL, NULL, {Ratio(card, numerator, den!, of)}, NULL, NULL, NULL, FALSE FROM ind_masked_{plan.Source.Name} c{join} WHERE {where}{depth}";
        }

        var shown = $"CASE WHEN NOT ({(den is null ? masked : $"c.{numerator.Count.Mask}")}) THEN {given} END";
        var value = den is null ? shown : $"CASE WHEN NOT {masked} THEN {Ratio(card, numerator, den, of)} END";
        var shownDenominator = den is null ? "NULL" : $"CASE WHEN NOT {of}.{den.Count.Mask} THEN {den.Value(of)} END";
        var (lower, upper) = Interval(columns, masked);
        return $"""
            SELECT {CellStatements.Literal(card.Id)}, c.code, c.level, c.month, {slice}, {shown}, {shownDenominator}, {value},
              {lower}, {upper}, {Bound(columns, options)}, {masked}
            FROM ind_masked_{plan.Source.Name} c{join} WHERE {where}{depth}
            """;
    }

    /// <summary>Whether the card adds up yuan over overlapping classes: given rounded, or withheld, beside a masked class.</summary>
    private static bool HasParts(SourcePlan plan, CardColumns card) => plan.Overlap is not null && card.Numerator.Sum is not null && card.Denominator is null && card.Card.Disclosure == "small_counts";

    private static string Ratio(Card card, QuantityColumns numerator, QuantityColumns denominator, string of) =>
        $"{Number(card.Scale)} * {numerator.Value()} / nullif({denominator.Value(of)}, 0)";

    /// <summary>
    /// What "fewer than the threshold" still tells on the side that matters: a rate to be raised is at least (d − 9) ÷ d where the rest is small,
    /// one to be lowered at most 9 ÷ d where the numerator is small. For counts only.
    /// </summary>
    private static string Bound(CardColumns columns, EvaluationOptions options)
    {
        var (card, numerator, den) = (columns.Card, columns.Numerator, columns.Denominator);
        if (den is null || !HasBound(columns))
        {
            return "NULL";
        }

        var small = options.Threshold - 1;
        var (n, d) = (numerator.Value(), den.Value());
        var hidden = $"c.bound_{card.Id} AND c.{numerator.Count.Mask} AND NOT c.{den.Count.Mask} AND {d} > {small}";
        return card.Direction == "up"
            ? $"CASE WHEN {hidden} AND {d} - {n} BETWEEN 1 AND {small} THEN {Number(card.Scale)} * ({d} - {small}) / {d} END"
            : $"CASE WHEN {hidden} AND {n} BETWEEN 1 AND {small} THEN {Number(card.Scale)} * {small} / {d} END";
    }

    private static bool HasBound(CardColumns c) => c.Card.Disclosure == "small_counts" && c.Card.Direction != "none"
        && c.Denominator is { Sum: null, Count.IsPeople: true } && c.Numerator is { Sum: null, Count.IsPeople: true } && c.Denominator.Count != c.Numerator.Count;

    private static (string Lower, string Upper) Interval(CardColumns columns, string masked)
    {
        if (columns.Denominator is not { } den || columns.Card.Interval is "none" or "bootstrap")
        {
            return ("NULL", "NULL");
        }

        var n = $"c.{den.Count.Count}";
        string centre, half;
        if (columns.Card.Interval == "wilson")
        {
            var p = $"(c.{columns.Numerator.Count.Count} / {n})";
            centre = $"(({p} + {Z} * {Z} / (2 * {n})) / (1 + {Z} * {Z} / {n}))";
            half = $"({Z} / (1 + {Z} * {Z} / {n}) * sqrt(greatest(0, {p} * (1 - {p}) / {n} + {Z} * {Z} / (4.0 * {n} * {n}))))";
        }
        else
        {
            // Linearised variance of a ratio of sums over n independent units: n/(n−1) · Σ(y − r·x)² ÷ (Σx)².
            var x = den.Value();
            centre = $"({columns.Numerator.Value()} / {x})";
            var squares = $"((c.{columns.Products[0].Sum} - 2 * {centre} * c.{columns.Products[1].Sum} + {centre} * {centre} * c.{columns.Products[2].Sum}) / 100.0)";
            half = $"({Z} * sqrt(greatest(0, {squares}) * {n} / ({n} - 1.0)) / abs({x}))";
        }

        var when = $"CASE WHEN {n} > 1 AND NOT {masked} THEN {Number(columns.Card.Scale)} *";
        return ($"{when} ({centre} - {half}) END", $"{when} ({centre} + {half}) END");
    }

    private static string Enum(IEnumerable<string> words) => $"ENUM({string.Join(", ", words.Distinct(StringComparer.Ordinal).Select(CellStatements.Literal))})";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
