using DuckDB.NET.Data;
using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;
using Insights.Indicators.Systems;

namespace Insights.Etl.Evaluate;

/// <summary>Cards to values: every indicator at every place and month, masked; targets, verdicts, the four systems' scores and the outlook beside them.</summary>
public sealed class Evaluation(DuckDBConnection db, CardLibrary cards, SystemLibrary systems, DateOnly first, DateOnly asOf)
{
    /// <summary>Models that are read here: the cards' sources, and what the ranking, the lists and the living standard go by.</summary>
    public static IReadOnlySet<string> Reads(CardLibrary cards) =>
        cards.Sources.Values.Select(s => s.Relation).Concat(RiskCases.Reads).Append(UnseenTables.Reads).Concat(LivingTables.Reads).ToHashSet(StringComparer.Ordinal);

    /// <returns>Rows of mart_indicator.</returns>
    /// <exception cref="InputFaultException">A card's SQL does not fit its source; the message names the step.</exception>
    public long Run(IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        var options = new EvaluationOptions(first, asOf);
        IReadOnlyList<Statement> statements = [.. IndicatorEvaluation.Statements(cards, options), .. SystemStatements.Of(systems, cards)];
        for (var i = 0; i < statements.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new PipelineProgress("evaluate", statements[i].Name, (double)i / statements.Count));
            try
            {
                statements[i].Execute(db);
            }
            catch (DuckDBException fault) when (!fault.IsMachineFault())
            {
                throw new InputFaultException($"indicators, step '{statements[i].Name}': {fault.Message}", fault);
            }
        }

        Deepen(progress);
        return db.Scalar<long>("SELECT count(*) FROM mart_indicator");
    }

    /// <summary>
    /// What learns and draws, in two lanes: each works much of its time on one core. The second lane is a connection of its own and reads published relations alone.
    /// </summary>
    private void Deepen(IProgress<PipelineProgress>? progress)
    {
        using var second = new DuckDBConnection(db.ConnectionString);
        second.Open();
        var ahead = Task.Run(() =>
        {
            progress?.Report(new PipelineProgress("evaluate", "anomalies", 1));
            new AnomalyTables(second).Make();
            progress?.Report(new PipelineProgress("evaluate", "mart_outlook", 1));
            new OutlookTables(second, cards.Cards, asOf).Make();
        });
        try
        {
            new UnseenTables(db).Make();
            progress?.Report(new PipelineProgress("evaluate", "risk ranking", 1));
            new RiskTables(db).Make();
            progress?.Report(new PipelineProgress("evaluate", "living standard", 1));
            new LivingTables(db, asOf).Make();
        }
        finally
        {
            ahead.GetAwaiter().GetResult();
        }
    }
}
