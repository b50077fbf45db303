using Insights.Indicators.Cards;
using Insights.Indicators.Disclosure;
using Insights.Indicators.Targets;

namespace Insights.Indicators.Evaluation;

/// <summary>Cards → the SQL that fills mart_indicator in the database that is being built, to be executed in order on one connection.</summary>
public static class IndicatorEvaluation
{
    /// <summary>Needs dim_place (code, parent, level) and the relations of the sources; leaves mart_indicator, meta_indicator, mart_first_told, mart_gap, mart_target and mart_verdict, all else is temporary. Values of months for which meta_feed_gap (feed, month, since) names a feed are missing.</summary>
    public static IReadOnlyList<Statement> Statements(CardLibrary library, EvaluationOptions options)
    {
        var plan = Plan(library, options);
        return [.. plan.Catalogue, .. plan.Frame, .. plan.Sources.SelectMany(s => s.Statements), .. plan.Closing];
    }

    /// <summary>The same in parts, for a caller with several connections to one database.</summary>
    public static EvaluationPlan Plan(CardLibrary library, EvaluationOptions options)
    {
        if (library.Faults.Count > 0)
        {
            throw new InvalidOperationException($"Cards with faults are not evaluated: {library.Faults[0]}");
        }

        return new(
            [MartStatements.Create(library.Cards), Catalogue(library)],
            [.. CellStatements.Frame(options)],
            [.. library.Sources.Values.Select(s => new SourceStatements(s.Relation, Of(s, [.. library.Cards.Where(c => c.Source == s.Name)], options))).Where(s => s.Statements.Count > 0)],
            [.. FirstToldStatements.Of(library, options), .. GapStatements.Of(library), .. Targets(library)]);
    }

    private static IReadOnlyList<Statement> Of(Source source, IReadOnlyList<Card> cards, EvaluationOptions options)
    {
        var ratios = cards.Where(c => c.Measure is null).ToArray();
        var measured = MeasureStatements.Of(source, [.. cards.Where(c => c.Measure is not null)], options);
        if (ratios.Length == 0)
        {
            return [.. measured];
        }

        var plan = new SourcePlan(source, ratios);
        return [.. measured, .. CellStatements.Of(plan, options), DisclosureStep.Of(plan, options), MartStatements.Masked(plan), MartStatements.Rows(plan, options), MartStatements.Forgotten(plan)];
    }

    /// <summary>The last of <see cref="Statements"/>: mart_target and mart_verdict from a filled mart_indicator.</summary>
    public static IEnumerable<Statement> Targets(CardLibrary library) => TargetStatements.Of(library.Cards);

    private static Statement Catalogue(CardLibrary library)
    {
        var rows = library.Cards.Select(c =>
            $"({string.Join(", ", new[] { c.Id, c.Clause, c.Name.Zh, c.Name.En, c.Unit, c.Direction, c.Source, CardJson.Of(c, library.Sources[c.Source]) }.Select(CellStatements.Literal))})");
        return new("meta_indicator", $"""
            CREATE OR REPLACE TABLE meta_indicator (id VARCHAR, clause VARCHAR, name_zh VARCHAR, name_en VARCHAR, unit VARCHAR, direction VARCHAR, source VARCHAR, card VARCHAR);
            INSERT INTO meta_indicator VALUES
            {string.Join(",\n", rows)}
            """);
    }
}
