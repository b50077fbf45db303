using Insights.Etl.Receive;

namespace Insights.Etl;

public sealed partial class Intake
{
    /// <summary>Judges files against their contracts and loads nothing. Files of earlier loads play no part.</summary>
    /// <param name="paths">Files, or folders whose files are all judged.</param>
    /// <exception cref="InputFaultException">A path does not exist.</exception>
    public IReadOnlyList<FileCheck> Check(IEnumerable<string> paths, IProgress<PipelineProgress>? progress = null, CancellationToken ct = default)
    {
        var files = Inbox.List(paths);
        var work = Path.Combine(Path.GetTempPath(), $"insights-check-{Environment.ProcessId}");
        var checks = new FileCheck?[files.Count];
        try
        {
            var stages = new IntakeStages(progress);
            using var batch = new IntakeBatch(_contracts, _content, _reasons, work, MemoryLimit, stages, Today);
            batch.Read(files, ct, throwFaults: false);
            foreach (var reading in batch.Readings.Where(r => r.Fault is not null))
            {
                checks[reading.Ordinal - 1] = new FileCheck(reading.File.Name, null, 0, 0, 0, 0, [], reading.Fault);
            }

            var judged = batch.EachFeed(_ => [], 0, (contract, landing) =>
            {
                var faults = landing.Faults(_reasons);
                return landing.Count()
                    .Select(c => (c.Ordinal, Check: new FileCheck(
                        files[c.Ordinal - 1].Name, contract.Feed, c.Read, c.Landed, c.Quarantined, c.Identical, [.. faults[c.Ordinal]], null)
                    {
                        LeftOut = batch.Readings[c.Ordinal - 1].LeftOut,
                    }))
                    .ToList();
            }, ct);
            foreach (var (ordinal, check) in judged.SelectMany(j => j))
            {
                checks[ordinal - 1] = check;
            }
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, true);
            }
        }

        return [.. checks.Select(c => c!)];
    }
}
