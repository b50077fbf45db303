using System.Data.Common;
using System.Globalization;
using Insights.Indicators.Cards;
using Insights.Indicators.LivingStandard;

namespace Insights.Indicators.Evaluation;

/// <summary>
/// Cards whose value is no ratio of sums. A measure of a distribution is <see cref="LivingSample"/>'s, the one of the living standard's page, over the rows of the city and of each town;
/// what hangs on the poverty line hangs on the city's everywhere, as Eurostat's regions hang on the nation's. An estimate is taken from its row.
/// </summary>
internal static class MeasureStatements
{
    /// <summary>Below so many rows (households) a distribution is withheld.</summary>
    public const int LeastRows = 30;

    /// <summary>The relative median gap is the income of the household in the middle of the poor: below so many rows of them it is withheld.</summary>
    public const int LeastPoor = 10;

    public static IEnumerable<Statement> Of(Source source, IReadOnlyList<Card> cards, EvaluationOptions options)
    {
        foreach (var estimate in cards.Where(c => c.Measure == Vocabulary.Estimate))
        {
            yield return Estimated(source, estimate, options);
        }

        foreach (var alike in cards.Where(c => c.Measure != Vocabulary.Estimate).GroupBy(c => (c.Where, Value: c.Numerator.Sum!, Weight: c.Denominator!.Sum!)))
        {
            yield return Measured(source, [.. alike], options);
        }
    }

    private static Statement Estimated(Source source, Card card, EvaluationOptions options)
    {
        var dimensions = source.Dimensions.Values.ToArray();
        var none = dimensions.Select(d => $"({d.Sql}) IS NULL");
        var rows = card.By.Select(b => (Slice: $"{CellStatements.Literal(b.Key + ":")} || ({source.Dimensions[b.Key].Sql})", Where: $"({source.Dimensions[b.Key].Sql}) IS NOT NULL", Depth: Vocabulary.Rank(b.Value)))
            .Concat(card.Total ? [(Slice: "''", Where: string.Join(" AND ", none.DefaultIfEmpty("true")), Depth: Vocabulary.Rank(card.Finest))] : [])
            .Select(r => $"""
                SELECT {CellStatements.Literal(card.Id)}, p.code, p.level, {CellStatements.Date(options.AsOf)}, {r.Slice}, NULL, NULL, e.{card.Numerator.Sum}, e.{card.Numerator.Sum}_lower95, e.{card.Numerator.Sum}_upper95, NULL, FALSE
                FROM {source.Relation} e JOIN ind_place p ON p.code = e.area WHERE p.depth <= {r.Depth} AND {r.Where}{(card.Where is null ? "" : $" AND ({card.Where})")}
                """);
        return new($"{card.Id}: mart", $"INSERT INTO mart_indicator\n{string.Join("\nUNION ALL\n", rows)}");
    }

    private static Statement Measured(Source source, IReadOnlyList<Card> cards, EvaluationOptions options)
    {
        var first = cards[0];
        // A fixed order, so that sums of fractions come out the same whatever the order of the rows.
        return new(
            $"{source.Name}: {string.Join(", ", cards.Select(c => c.Measure))}",
            $"""
            SELECT datediff('month', {CellStatements.Date(options.FirstMonth)}, month), coalesce(p.place_no, -1), CAST({first.Numerator.Sum} AS DOUBLE) AS value, CAST({first.Denominator!.Sum} AS DOUBLE) AS weight
            FROM {source.Relation} AS r LEFT JOIN ind_place AS p ON p.level = 'town' AND p.code = r.town
            WHERE month BETWEEN {CellStatements.Date(options.FirstMonth)} AND {CellStatements.Date(options.AsOf)}{(first.Where is null ? "" : $" AND ({first.Where})")}
            ORDER BY 1, value, weight, 2
            """,
            reader => Write(cards, options, reader));
    }

    private static string Write(IReadOnlyList<Card> cards, EvaluationOptions options, DbDataReader reader)
    {
        var months = new SortedDictionary<long, List<(int Town, double Value, double Weight)>>();
        while (reader.Read())
        {
            if (!months.TryGetValue(reader.GetInt64(0), out var rows))
            {
                months[reader.GetInt64(0)] = rows = [];
            }

            rows.Add((reader.GetInt32(1), reader.GetDouble(2), reader.GetDouble(3)));
        }

        var cells = months.AsParallel().AsOrdered().SelectMany(m => Cells(cards, options.FirstMonth.AddMonths((int)m.Key), m.Value)).ToArray();
        // Every place and month has a row, as a ratio has.
        var depths = cards.Select(c => $"({CellStatements.Literal(c.Id)}, {Vocabulary.Rank(c.Finest)})");
        return $"""
            INSERT INTO mart_indicator
            SELECT c.id, p.code, p.level, m.month, '', NULL, NULL, v.value, NULL, NULL, NULL, coalesce(v.masked, FALSE)
            FROM ind_place p CROSS JOIN ind_month m JOIN (VALUES {string.Join(", ", depths)}) AS c (id, depth) ON p.depth <= c.depth
            LEFT JOIN (VALUES {string.Join(", ", cells.DefaultIfEmpty("(NULL, NULL, NULL, NULL, NULL)"))}) AS v (id, place_no, month, value, masked) ON v.id = c.id AND v.place_no = p.place_no AND v.month = m.month
            WHERE p.level <> 'rest'
            """;
    }

    private static IEnumerable<string> Cells(IReadOnlyList<Card> cards, DateOnly month, List<(int Town, double Value, double Weight)> rows)
    {
        var city = new LivingSample(rows.Select(r => (r.Value, r.Weight)));
        var line = city.RiskLine;
        var places = rows.Where(r => r.Town >= 0).GroupBy(r => r.Town).OrderBy(g => g.Key).Select(g => (Place: g.Key, Sample: new LivingSample(g.Select(r => (r.Value, r.Weight))))).Prepend((Place: 0, Sample: city));
        foreach (var (place, sample) in places.Where(p => p.Sample.Households > 0))
        {
            var points = sample.Points(line);
            foreach (var card in cards)
            {
                var thin = sample.Households < LeastRows || (card.Measure == "rmpg" && sample.Below(line) < LeastPoor);
                var value = thin || !double.IsFinite(points[card.Measure!]) ? "NULL" : points[card.Measure!].ToString("R", CultureInfo.InvariantCulture);
                yield return $"({CellStatements.Literal(card.Id)}, {place}, {CellStatements.Date(month)}, {value}::DOUBLE, {(thin ? "TRUE" : "FALSE")})";
            }
        }
    }
}
