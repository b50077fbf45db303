using DuckDB.NET.Data;

namespace Insights.Etl.Model;

/// <summary>Makes the models' relations in the version being built, and judges them by their tests.</summary>
public sealed class ModelRun(DuckDBConnection db, ModelLibrary library)
{
    private const int RowsNamed = 5;

    /// <summary>Makes every relation, in order.</summary>
    /// <returns>Rows made in all.</returns>
    public long Make(IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        long rows = 0;
        for (var i = 0; i < library.InOrder.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var model = library.InOrder[i];
            progress?.Report(new PipelineProgress("model", model.Name, (double)i / library.InOrder.Count));
            try
            {
                // What only later models need lives in memory and never reaches the file.
                db.Execute($"CREATE OR REPLACE {(model.Entry.Keep ? "" : "TEMP ")}TABLE {model.Name} AS {model.Sql}");
                rows += db.Scalar<long>($"SELECT count(*) FROM {model.Name}");
            }
            catch (DuckDBException fault) when (!fault.IsMachineFault())
            {
                throw new InputFaultException($"model {model.Name} ({Path.GetFileName(model.Source)}): {fault.Message}", fault);
            }
        }

        return rows;
    }

    /// <summary>Runs every test and records it in meta_test.</summary>
    /// <returns>Passed and failed.</returns>
    /// <exception cref="InputFaultException">A test failed; the message names the rows.</exception>
    public (int Passed, int Failed) Judge(IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        db.Execute("CREATE OR REPLACE TABLE meta_test (model VARCHAR, test VARCHAR, severity VARCHAR, passed BOOLEAN, failing BIGINT)");
        var faults = new List<string>();
        var passed = 0;
        for (var i = 0; i < library.InOrder.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var model = library.InOrder[i];
            progress?.Report(new PipelineProgress("test", model.Name, (double)i / library.InOrder.Count));
            foreach (var rule in Rules(model))
            {
                var failing = db.Scalar<long>($"SELECT count(*) FROM ({rule.Sql})");
                db.Execute(
                    "INSERT INTO meta_test VALUES ($1, $2, 'error', $3, $4)", model.Name, rule.Name, failing == 0, failing);
                if (failing == 0)
                {
                    passed++;
                    continue;
                }

                faults.Add($"{model.Name}: {rule.Name}: {failing} rows, such as {string.Join("; ", db.Rows($"SELECT * FROM ({rule.Sql}) LIMIT {RowsNamed}"))}");
            }
        }

        if (faults.Count > 0)
        {
            throw new InputFaultException(
                "The tests of the warehouse failed, so nothing was published and the last version is still served:\n  " + string.Join("\n  ", faults));
        }

        return (passed, faults.Count);
    }

    /// <summary>Takes the relations that live in memory out of it, but for those still read.</summary>
    public void Forget(IReadOnlySet<string> read)
    {
        foreach (var model in library.InOrder.Where(m => !m.Entry.Keep && !read.Contains(m.Name)))
        {
            db.Execute($"DROP TABLE {model.Name}");
        }
    }

    private static IEnumerable<ModelRule> Rules(ModelFile model)
    {
        var key = string.Join(", ", model.Entry.Key);
        yield return new ModelRule
        {
            Name = $"key ({key}) is unique",
            Sql = $"SELECT {key}, count(*) AS times FROM {model.Name} GROUP BY {key} HAVING count(*) > 1",
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
