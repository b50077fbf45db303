using System.Globalization;
using Insights.Indicators.Cards;

namespace Insights.Indicators.Evaluation;

/// <summary>Masked cells → rows of mart_indicator.</summary>
internal static class MartStatements
{
    // Two-sided 95 % of the normal distribution.
    private const string Z = "1.959963984540054";

    public const string Create = """
        CREATE OR REPLACE TABLE mart_indicator (
          id VARCHAR, area VARCHAR, level VARCHAR, month DATE, dimension VARCHAR, numerator DOUBLE, denominator DOUBLE, value DOUBLE,
          lower95 DOUBLE, upper95 DOUBLE, bound DOUBLE, masked BOOLEAN)
        """;

    /// <summary>Puts the masks beside the values; round_ says that the whole's yuan are given in thousands.</summary>
    public static Statement Masked(SourcePlan plan)
    {
        var protectedCounts = plan.Cards.Where(c => c.Card.Disclosure != "published")
            .SelectMany(c => new[] { c.Numerator.Count, c.Denominator?.Count }).OfType<CountColumn>().Distinct().ToArray();
        var masks = plan.Counts.Select(c => protectedCounts.Contains(c) ? $"coalesce(k.{c.Mask}, FALSE) AS {c.Mask}" : $"FALSE AS {c.Mask}");
        var summed = protectedCounts.Where(c => plan.Overlap is not null && plan.Sums.Any(s => s.Of == c)).ToArray();
        var rounds = summed.Select(c => $", coalesce(h.h_{c.Name}, FALSE) AS round_{c.Name}");
        var hidden = summed.Length == 0 ? "" : $"""

            LEFT JOIN (SELECT place_no, month, '' AS slice, {string.Join(", ", summed.Select(c => $"bool_or({c.Mask}) AS h_{c.Name}"))}
                       FROM {plan.Masks} WHERE family = {CellStatements.Literal(plan.Overlap!.Name)} GROUP BY place_no, month) h
              ON h.place_no = c.place_no AND h.month = c.month AND h.slice = c.slice
            """;
        return new($"{plan.Source.Name}: masked", $"""
            CREATE OR REPLACE TEMP TABLE ind_masked_{plan.Source.Name} AS
            SELECT c.*, {string.Join(", ", masks)}{string.Concat(rounds)}
            FROM {plan.Cells} c LEFT JOIN {plan.Masks} k ON k.cell = c.cell{hidden}
            WHERE c.level <> 'rest'
            """);
    }

    public static Statement Rows(SourcePlan plan, EvaluationOptions options) => new(
        $"{plan.Source.Name}: mart",
        $"INSERT INTO mart_indicator\n{string.Join("\nUNION ALL\n", plan.Cards.SelectMany(c => Selects(plan, c, options)))}");

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
        var masked = den is null ? $"c.{numerator.Count.Mask}" : $"(c.{numerator.Count.Mask} OR {of}.{den.Count.Mask})";
        var numeratorValue = Rounded(plan, numerator, dimension is null);
        if (card.Disclosure == "published")
        {
            return $"SELECT {CellStatements.Literal(card.Id)}, c.code, c.level, c.month, {slice}, NULL, NULL, {Ratio(card, numerator, den!, of)}, NULL, NULL, NULL, FALSE FROM ind_masked_{plan.Source.Name} c{join} WHERE {where}{depth}";
        }

        var shown = $"CASE WHEN NOT c.{numerator.Count.Mask} THEN {numeratorValue} END";
        var value = den is null ? shown : $"CASE WHEN NOT {masked} THEN {Ratio(card, numerator, den, of)} END";
        var shownDenominator = den is null ? "NULL" : $"CASE WHEN NOT {of}.{den.Count.Mask} THEN {den.Value(of)} END";
        var (lower, upper) = Interval(columns, masked);
        return $"""
            SELECT {CellStatements.Literal(card.Id)}, c.code, c.level, c.month, {slice}, {shown}, {shownDenominator}, {value},
              {lower}, {upper}, {Bound(card, numerator, den, options)}, {masked}
            FROM ind_masked_{plan.Source.Name} c{join} WHERE {where}{depth}
            """;
    }

    private static string Rounded(SourcePlan plan, QuantityColumns quantity, bool whole) => whole && quantity.Sum is not null && plan.Overlap is not null
        ? $"CASE WHEN c.round_{quantity.Count.Name} THEN round({quantity.Value()}, -3) ELSE {quantity.Value()} END"
        : quantity.Value();

    private static string Ratio(Card card, QuantityColumns numerator, QuantityColumns denominator, string of) =>
        $"{Number(card.Scale)} * {numerator.Value()} / nullif({denominator.Value(of)}, 0)";

    /// <summary>
    /// What "fewer than the threshold" still tells on the side that matters: a rate to be raised is at least (d − 9) ÷ d where the rest is small,
    /// one to be lowered at most 9 ÷ d where the numerator is small. For counts only.
    /// </summary>
    private static string Bound(Card card, QuantityColumns numerator, QuantityColumns? den, EvaluationOptions options)
    {
        if (den is null || numerator.Sum is not null || den.Sum is not null || card.Direction == "none")
        {
            return "NULL";
        }

        var small = options.Threshold - 1;
        var (n, d) = (numerator.Value(), den.Value());
        var hidden = $"c.{numerator.Count.Mask} AND NOT c.{den.Count.Mask} AND {d} > {small}";
        return card.Direction == "up"
            ? $"CASE WHEN {hidden} AND {d} - {n} BETWEEN 1 AND {small} THEN {Number(card.Scale)} * ({d} - {small}) / {d} END"
            : $"CASE WHEN {hidden} AND {n} BETWEEN 1 AND {small} THEN {Number(card.Scale)} * {small} / {d} END";
    }

    private static (string Lower, string Upper) Interval(CardColumns columns, string masked)
    {
        if (columns.Denominator is not { } den || columns.Card.Interval == "none")
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

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
