using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;
using Insights.Indicators.Systems;

namespace Insights.Etl.Evaluate;

/// <summary>Cards to values: every indicator at every place and month, masked; targets, verdicts, the four systems' scores and the outlook beside them.</summary>
public sealed class Evaluation(DuckDBConnection db, CardLibrary cards, SystemLibrary systems, DateOnly first, DateOnly asOf)
{
    /// <summary>
    /// In two lanes, because much of the work keeps one core alone: each takes the next source of cards, the largest first, so that none is waited for at the end; when all are counted, one closes the marts and looks at
    /// their series, while the other ranks risks; what is left is taken by the lane that is free.
    /// </summary>
    /// <returns>Rows of mart_indicator.</returns>
    /// <exception cref="InputFaultException">A card's SQL does not fit its source; the message names the step.</exception>
    public long Run(IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        var plan = IndicatorEvaluation.Plan(cards, new EvaluationOptions(first, asOf));
        // What is made only when it is counted (people on no list) has no rows yet, and comes first.
        long Rows(string relation) => db.Scalar<long?>("SELECT max(estimated_size) FROM duckdb_tables() WHERE table_name = $1", relation) ?? long.MaxValue;
        var sources = new ConcurrentQueue<SourceStatements>(plan.Sources.OrderByDescending(s => Rows(s.Relation)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var rest = new ConcurrentQueue<(string Name, Action<DuckDBConnection> Make)>(
        [
            ("living standard", lane => new LivingTables(lane, asOf).Make()),
        ]);
        Execute(db, plan.Catalogue);
        using var beside = db.OpenLane();
        var counted = Task.Run(() => Count(beside), CancellationToken.None);
        var learned = Task.Run(
            () =>
            {
                counted.GetAwaiter().GetResult();
                Learn(beside);
            },
            CancellationToken.None);
        try
        {
            Count(db);
            counted.GetAwaiter().GetResult();
            Execute(db, [.. plan.Closing, .. SystemStatements.Of(systems, cards)]);
            LookAhead(db);
        }
        catch
        {
            // The other lane is stopped at its next step; what it says of that is not the fault.
            stop.Cancel();
            ((IAsyncResult)learned).AsyncWaitHandle.WaitOne();
            throw;
        }

        learned.GetAwaiter().GetResult();
        return db.Scalar<long>("SELECT count(*) FROM mart_indicator");

        void Count(DuckDBConnection lane)
        {
            Execute(lane, plan.Frame);
            while (sources.TryDequeue(out var source))
            {
                if (source.Relation == UnseenTables.Made)
                {
                    Report("people on no list");
                    new UnseenTables(lane).Make();
                }

                Execute(lane, source.Statements);
            }
        }

        void Learn(DuckDBConnection lane)
        {
            Report("risk ranking");
            new RiskTables(lane).Make();
            Rest(lane);
        }

        void LookAhead(DuckDBConnection lane)
        {
            Report("anomalies");
            new AnomalyTables(lane).Make();
            Report("mart_outlook");
            new OutlookTables(lane, cards.Cards, asOf).Make();
            Rest(lane);
        }

        void Rest(DuckDBConnection lane)
        {
            while (rest.TryDequeue(out var next))
            {
                Report(next.Name);
                next.Make(lane);
            }
        }

        void Execute(DuckDBConnection lane, IEnumerable<Statement> statements)
        {
            foreach (var statement in statements)
            {
                Report(statement.Name);
                try
                {
                    statement.Execute(lane);
                }
                catch (DuckDBException fault) when (!fault.IsMachineFault())
                {
                    throw new InputFaultException($"indicators, step '{statement.Name}': {fault.Message}", fault);
                }
            }
        }

        void Report(string step)
        {
            stop.Token.ThrowIfCancellationRequested();
            progress?.Report(new PipelineProgress("evaluate", step, 1 - (sources.Count / (double)plan.Sources.Count)));
        }
    }
}
