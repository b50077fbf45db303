using Insights.Policy.Rules;
using Insights.Policy.Scenarios;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Dashboard.WhatIf;

/// <summary>The kernel with the published population, read once for all viewers and changed with the version. It holds persons; only masked sums leave it.</summary>
public sealed partial class WhatIfEngine(WarehouseDoor door) : IDisposable
{
    private readonly Lock gate = new();
    private (PublishedVersion Version, Policy.Simulation.WhatIf WhatIf, PublishedBaseline Baseline)? ready;

    /// <summary>The kernel of the version that is served.</summary>
    /// <exception cref="WarehouseFaultException">The version holds no population, or a rule file has a fault.</exception>
    public (Policy.Simulation.WhatIf WhatIf, PublishedBaseline Baseline) Of(PublishedVersion version)
    {
        lock (gate)
        {
            if (ready is not { } known || known.Version != version)
            {
                var month = version.Months()[^1];
                var book = Rules(version);
                var whatIf = new Policy.Simulation.WhatIf(book, SimulatedPopulation.Of(version.Population(), book, month));
                ready = known = (version, whatIf, new PublishedBaseline(version, month));
            }

            return (known.WhatIf, known.Baseline);
        }
    }

    /// <summary>Example plans: the scenario files that a plan can hold, by file name.</summary>
    public IReadOnlyList<(BilingualText Name, Plan Plan)> Examples(PublishedVersion version) => [.. Scenarios(version).Where(s => s.Plan is not null).Select(s => (s.Name!, s.Plan!))];

    /// <summary>Scenario files that cannot be opened on the page: with what is wrong, or without where they say more than the page holds.</summary>
    public IReadOnlyList<(string File, BilingualText? Name, string? Fault)> Unopened(PublishedVersion version) =>
        [.. Scenarios(version).Where(s => s.Plan is null).Select(s => (s.File, s.Name, s.Fault))];

    private IEnumerable<(string File, BilingualText? Name, Plan? Plan, string? Fault)> Scenarios(PublishedVersion version)
    {
        var (whatIf, _) = Of(version);
        foreach (var file in Folders().Select(f => Path.Combine(f, "scenarios")).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.yaml")).Order(StringComparer.Ordinal))
        {
            Scenario? scenario = null;
            string? fault = null;
            try
            {
                scenario = ScenarioReader.Read(Path.GetFileName(file), PolicyText.Read(file), whatIf.Book, whatIf.Population.Month);
            }
            catch (PolicyFaultsException faults)
            {
                fault = faults.Faults[0].ToString();
            }

            yield return (Path.GetFileName(file), scenario?.Name, scenario is null ? null : PlanFile.Of(scenario, whatIf.Book), fault);
        }
    }

    private IEnumerable<string> Folders() => new[] { Path.Combine(AppContext.BaseDirectory, "content", "policy"), Path.Combine(door.Home, "policy") }.Where(Directory.Exists);

    /// <summary>The rule files as the next run will read them: the product's, a file of the same name in the data home before ours.</summary>
    internal IReadOnlyCollection<string> RuleFiles()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in Folders())
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml"))
            {
                files[Path.GetFileName(file)] = file;
            }
        }

        return files.Values;
    }

    private RuleBook Rules(PublishedVersion version)
    {
        try
        {
            return RuleBook.Load(RuleFiles(), JudgedPast.Of(version) with { Alone = true });
        }
        catch (PolicyFaultsException faults)
        {
            throw new WarehouseFaultException(faults.Message, faults);
        }
    }
}
