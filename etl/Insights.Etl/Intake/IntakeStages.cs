using System.Diagnostics;

namespace Insights.Etl;

/// <summary>Seconds and rows by stage. Stages of several feeds follow each other, so that their seconds add up.</summary>
internal sealed class IntakeStages(IProgress<PipelineProgress>? progress)
{
    private readonly Dictionary<string, (double Seconds, long Rows)> _costs = new(StringComparer.Ordinal)
    {
        ["receive"] = default, ["read"] = default, ["check"] = default, ["land"] = default,
    };

    public IReadOnlyList<StageCost> Costs => [.. _costs.Select(c => new StageCost(c.Key, c.Value.Seconds, c.Value.Rows))];

    public void Run(string stage, string detail, double? fraction, Action work)
    {
        progress?.Report(new PipelineProgress(stage, detail, fraction));
        var watch = Stopwatch.StartNew();
        work();
        var (seconds, rows) = _costs[stage];
        _costs[stage] = (seconds + watch.Elapsed.TotalSeconds, rows);
    }

    public void Count(string stage, long rows) => _costs[stage] = (_costs[stage].Seconds, _costs[stage].Rows + rows);

    public void Report(string stage, string detail, double? fraction) => progress?.Report(new PipelineProgress(stage, detail, fraction));
}
