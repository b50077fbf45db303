using DuckDB.NET.Data;

namespace Insights.Etl.Model;

/// <summary>Makes the models' relations in the version being built, and judges them by their tests.</summary>
public sealed class ModelRun(DuckDBConnection db, ModelLibrary library)
{
    private const int RowsNamed = 5;

    /// <summary>Makes every relation, each after all that it reads.</summary>
    /// <returns>Rows made in all.</returns>
    public long Make(IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        long rows = 0;
        var made = 0;
        var byName = library.InOrder.ToDictionary(m => m.Name, StringComparer.Ordinal);
        Lanes.Run(db, library.InOrder, model => model.Reads.Select(r => byName[r]), Make, cancel);
        return rows;

        void Make(DuckDBConnection lane, ModelFile model)
        {
            progress?.Report(new PipelineProgress("model", model.Name, (double)made / library.InOrder.Count));
            try
            {
                // What only later models need lives in the workroom and never reaches the file.
                lane.Execute($"CREATE OR REPLACE TABLE {(model.Entry.Keep ? "" : "work.")}{model.Name} AS {model.Sql}");
                Interlocked.Add(ref rows, lane.Scalar<long>($"SELECT count(*) FROM {model.Name}"));
                Interlocked.Increment(ref made);
            }
            catch (DuckDBException fault) when (!fault.IsMachineFault())
            {
                throw new InputFaultException($"model {model.Name} ({Path.GetFileName(model.Source)}): {fault.Message}", fault);
            }
        }
    }

    /// <summary>Runs every test and records it in meta_test.</summary>
    /// <returns>Passed and failed.</returns>
    /// <exception cref="InputFaultException">A test failed; the message names the rows.</exception>
    public (int Passed, int Failed) Judge(IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        var tests = library.InOrder.SelectMany(m => Rules(m).Select(rule => (Model: m.Name, Rule: rule))).ToList();
        var failing = new long[tests.Count];
        var judged = 0;
        Lanes.Run(db, [.. Enumerable.Range(0, tests.Count)], _ => [], Judge, cancel);

        db.Execute("CREATE OR REPLACE TABLE meta_test (model VARCHAR, test VARCHAR, severity VARCHAR, passed BOOLEAN, failing BIGINT)");
        using (var rows = db.CreateAppender("meta_test"))
        {
            for (var i = 0; i < tests.Count; i++)
            {
                rows.CreateRow().AppendValue(tests[i].Model).AppendValue(tests[i].Rule.Name).AppendValue("error").AppendValue(failing[i] == 0).AppendValue(failing[i]).EndRow();
            }
        }

        var faults = Enumerable.Range(0, tests.Count).Where(i => failing[i] > 0).ToList();
        if (faults.Count > 0)
        {
            throw new InputFaultException(
                "The tests of the warehouse failed, so nothing was published and the last version is still served:\n  " + string.Join(
                    "\n  ",
                    faults.Select(i => $"{tests[i].Model}: {tests[i].Rule.Name}: {failing[i]} rows, such as {string.Join("; ", db.Rows($"SELECT * FROM ({tests[i].Rule.Sql}) LIMIT {RowsNamed}"))}")));
        }

        return (tests.Count, 0);

        void Judge(DuckDBConnection lane, int test)
        {
            progress?.Report(new PipelineProgress("test", tests[test].Model, (double)judged / tests.Count));
            var rule = tests[test].Rule;
            failing[test] = rule.Proof is { } proof && lane.Scalar<long>(proof) == 0 ? 0 : lane.Scalar<long>(rule.Count);
            Interlocked.Increment(ref judged);
        }
    }

    /// <summary>
    /// Rows less months of each key, with a bit for every month: two months begin 28 days or more apart, so that up to 58 that follow one another have bits of their own. Of equal months, as of
    /// months further apart that share a bit, fewer bits than rows are left. Keys with all their months are many times fewer than rows: a fifth of the time of telling all rows apart.
    /// </summary>
    private static string OneBitAMonth(string relation, string key) =>
        $"SELECT CAST(coalesce(sum(rows - months), 0) AS BIGINT) FROM (SELECT count(*) AS rows, bit_count(bit_or(1::UBIGINT << CAST(((month - DATE '2000-01-01') // 28) & 63 AS UBIGINT))) AS months FROM {relation} GROUP BY {key})";

    private static IEnumerable<ModelRule> Rules(ModelFile model)
    {
        var key = string.Join(", ", model.Entry.Key);
        var others = model.Entry.Key.Where(c => c != "month").ToList();
        yield return new ModelRule
        {
            Name = $"key ({key}) is unique",
            Sql = $"SELECT {key}, count(*) AS times FROM {model.Name} GROUP BY {key} HAVING count(*) > 1",
            // Half the time of counting each key of two million rows.
            Count = $"SELECT (SELECT count(*) FROM {model.Name}) - (SELECT count(*) FROM (SELECT DISTINCT {key} FROM {model.Name}))",
            Proof = others.Count == model.Entry.Key.Count - 1 && others.Count > 0 && !model.Entry.Nullable.Contains("month") ? OneBitAMonth(model.Name, string.Join(", ", others)) : null,
        };
        var required = model.Entry.Key.Except(model.Entry.Nullable).ToList();
        if (required.Count > 0)
        {
            yield return new ModelRule
            {
                Name = $"key ({string.Join(", ", required)}) is present",
                Sql = $"SELECT {key} FROM {model.Name} WHERE {string.Join(" OR ", required.Select(c => $"{c} IS NULL"))}",
            };
        }

        foreach (var (column, values) in model.Entry.Accepted)
        {
            yield return new ModelRule
            {
                Name = $"{column} has a known value",
                Sql = $"SELECT {key}, {column} FROM {model.Name} WHERE {column} NOT IN ({string.Join(", ", values.Select(v => $"'{v}'"))})",
            };
        }

        foreach (var rule in model.Entry.Tests)
        {
            yield return rule;
        }
    }
}
