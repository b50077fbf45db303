using System.Diagnostics;
using DuckDB.NET.Data;

namespace Insights.Etl.Model;

/// <summary>What the models made and what their tests cost.</summary>
/// <param name="Rows">Rows made in all.</param>
/// <param name="Tests">Tests passed; one that failed ends the run.</param>
/// <param name="TestShare">Part of the time that went to the tests, 0 to 1.</param>
public sealed record ModelAccount(long Rows, int Tests, double TestShare);

/// <summary>Makes the models' relations in the version being built, and judges them by their tests.</summary>
public sealed class ModelRun(DuckDBConnection db, ModelLibrary library)
{
    private const int RowsNamed = 5;

    private readonly Lock gate = new();

    /// <summary>Makes every relation after all that it reads, tests it while it is at hand, and lets go of what no later model and no later test reads. Each test is recorded in meta_test.</summary>
    /// <exception cref="InputFaultException">A model does not fit what it reads, or a test failed; the message names the rows.</exception>
    public ModelAccount Run(IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        var byName = library.InOrder.ToDictionary(m => m.Name, StringComparer.Ordinal);
        var readers = library.InOrder.SelectMany(m => m.Needs.Append(m.Name)).CountBy(r => r, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var verdicts = new Dictionary<ModelRule, (long Failing, string Rows)>(ReferenceEqualityComparer.Instance);
        var (rows, made, making, testing) = (0L, 0, TimeSpan.Zero, TimeSpan.Zero);
        Lanes.Run(db, library.InOrder, model => model.Needs.Select(r => byName[r]), Work, cancel);
        Record(verdicts);
        return new ModelAccount(rows, verdicts.Count, testing / (making + testing));

        void Work(DuckDBConnection lane, ModelFile model)
        {
            progress?.Report(new PipelineProgress("model", model.Name, (double)made / library.InOrder.Count));
            var start = Stopwatch.GetTimestamp();
            var count = Make(lane, model);
            var between = Stopwatch.GetTimestamp();
            var judged = model.Due.Select(rule => (Rule: rule, Verdict: Judge(lane, rule))).ToList();
            List<string> done;
            lock (gate)
            {
                (rows, made) = (rows + count, made + 1);
                (making, testing) = (making + Stopwatch.GetElapsedTime(start, between), testing + Stopwatch.GetElapsedTime(between));
                judged.ForEach(j => verdicts[j.Rule] = j.Verdict);
                done = [.. model.Needs.Append(model.Name).Where(r => --readers[r] == 0 && byName[r].Entry.Until == Lifetime.Models)];
            }

            done.ForEach(relation => lane.Execute($"DROP TABLE work.{relation}"));
        }
    }

    private static long Make(DuckDBConnection lane, ModelFile model)
    {
        try
        {
            lane.Execute($"CREATE TABLE {(model.Entry.Until == Lifetime.Version ? "" : "work.")}{model.Name} AS {model.Sql}");
            return lane.Scalar<long>($"SELECT count(*) FROM {model.Name}");
        }
        catch (DuckDBException fault) when (!fault.IsMachineFault())
        {
            throw new InputFaultException($"model {model.Name} ({Path.GetFileName(model.Source)}): {fault.Message}", fault);
        }
    }

    /// <returns>How many rows break the test, and some of them in words.</returns>
    private static (long Failing, string Rows) Judge(DuckDBConnection lane, ModelRule rule)
    {
        var failing = rule.Proof is { } proof && lane.Scalar<long>(proof) == 0 ? 0 : lane.Scalar<long>(rule.Count);
        return (failing, failing == 0 ? "" : string.Join("; ", lane.Rows($"SELECT * FROM ({rule.Sql}) LIMIT {RowsNamed}")));
    }

    private void Record(Dictionary<ModelRule, (long Failing, string Rows)> verdicts)
    {
        var tests = library.InOrder.SelectMany(m => m.Rules.Select(rule => (Model: m.Name, Rule: rule, Verdict: verdicts[rule]))).ToList();
        db.Execute("CREATE TABLE meta_test (model VARCHAR, test VARCHAR, severity VARCHAR, passed BOOLEAN, failing BIGINT)");
        using (var rows = db.CreateAppender("meta_test"))
        {
            foreach (var (model, rule, verdict) in tests)
            {
                rows.CreateRow().AppendValue(model).AppendValue(rule.Name).AppendValue("error").AppendValue(verdict.Failing == 0).AppendValue(verdict.Failing).EndRow();
            }
        }

        var faults = tests.Where(t => t.Verdict.Failing > 0).ToList();
        if (faults.Count > 0)
        {
            throw new InputFaultException(
                "The tests of the warehouse failed, so nothing was published and the last version is still served:\n  "
                + string.Join("\n  ", faults.Select(t => $"{t.Model}: {t.Rule.Name}: {t.Verdict.Failing} rows, such as {t.Verdict.Rows}")));
        }
    }
}
