using Insights.Dashboard.WhatIf;
using Insights.Policy.Cliffs;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Dashboard.Cliffs;

/// <summary>All household types and grades over all incomes, swept once a version for all viewers. No person is in it: the households are typical ones.</summary>
public sealed class CliffBook(WhatIfEngine engine, WarehouseDoor door)
{
    private const int Grades = 4;

    private readonly Lock gate = new();
    private (PublishedVersion Version, IReadOnlyList<Sweep> Sweeps)? ready;

    /// <exception cref="WarehouseFaultException">A household file has a fault; it is named.</exception>
    public IReadOnlyList<Sweep> Of(PublishedVersion version)
    {
        lock (gate)
        {
            if (ready is not { } known || known.Version != version)
            {
                var (whatIf, _) = engine.Of(version);
                ready = known = (version, Sweeps(whatIf.Book, whatIf.Population.Month));
            }

            return known.Sweeps;
        }
    }

    /// <summary>One household type by the rules of a plan, all grades: a fraction of a second, so made anew for each who asks.</summary>
    /// <exception cref="WarehouseFaultException">A household file has a fault; it is named.</exception>
    public IReadOnlyList<Sweep> Under(PublishedVersion version, Plan plan, string household)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (whatIf, _) = engine.Of(version);
        var month = whatIf.Population.Month;
        return Sweeps(whatIf.Book.Under(plan.Reform(whatIf.Book), month), month, household);
    }

    private Sweep[] Sweeps(RuleBook book, DateOnly month, string? household = null)
    {
        try
        {
            var types = HouseholdType.Read(HouseholdType.Files(Path.Combine(AppContext.BaseDirectory, "content", "policy"), Path.Combine(door.Home, "policy")), book);
            var finder = new CliffFinder(book, month);
            return [.. types.Where(t => household is null || t.Id == household).SelectMany(t => Enumerable.Range(1, Grades), (t, grade) => (t, grade)).AsParallel().AsOrdered().Select(one => finder.Run(one.t, one.grade))];
        }
        catch (PolicyFaultsException faults)
        {
            throw new WarehouseFaultException(faults.Message, faults);
        }
    }
}
