using System.Diagnostics;

namespace Insights.Etl;

/// <summary>Seconds and rows by stage. The seconds of stages add up to the time that passed, also where two feeds were worked at together.</summary>
internal sealed class IntakeStages(IProgress<PipelineProgress>? progress)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Seconds, long Rows)> _costs = new(StringComparer.Ordinal)
    {
        ["receive"] = default, ["read"] = default, ["check"] = default, ["land"] = default,
    };

    public IReadOnlyList<StageCost> Costs => [.. _costs.Select(c => new StageCost(c.Key, c.Value.Seconds, c.Value.Rows))];

    public void Run(string stage, string detail, double? fraction, Action work)
    {
        Report(stage, detail, fraction);
        var watch = Stopwatch.StartNew();
        work();
        Add(stage, watch.Elapsed.TotalSeconds, 0);
    }

    /// <summary>Runs work whose stages may overlap: their seconds are shares of the time that passed.</summary>
    public void Overlapping(Action work)
    {
        var before = Costs.ToDictionary(c => c.Name, c => c.Seconds, StringComparer.Ordinal);
        var watch = Stopwatch.StartNew();
        work();
        var busy = Costs.Sum(c => c.Seconds - before[c.Name]);
        foreach (var cost in busy > 0 ? Costs : [])
        {
            var own = cost.Seconds - before[cost.Name];
            Add(cost.Name, (own * watch.Elapsed.TotalSeconds / busy) - own, 0);
        }
    }

    public void Count(string stage, long rows) => Add(stage, 0, rows);

    public void Report(string stage, string detail, double? fraction) => progress?.Report(new PipelineProgress(stage, detail, fraction));

    private void Add(string stage, double seconds, long rows)
    {
        lock (_gate)
        {
            var cost = _costs[stage];
            _costs[stage] = (cost.Seconds + seconds, cost.Rows + rows);
        }
    }
}
