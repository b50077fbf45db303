using System.Collections.Concurrent;
using Insights.Policy.Capacity;
using Insights.Warehouse;

namespace Insights.Dashboard.Capacity;

/// <summary>Answers of the rooms for outreach and for places of care, kept for all viewers of a version: each simulates some hundred courses, and a page asks twice (for its first picture and for its circuit).</summary>
public sealed class CapacityBook
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<(string Version, OutreachPlan Plan, int Due), (OutreachOutcome Outcome, int? Needed)> outreach = new();
    private readonly ConcurrentDictionary<(string Version, CarePlan Plan), CareOutcome> care = new();

    /// <summary>What a plan comes to, and the workers for zero by a week.</summary>
    /// <param name="towns">Of the version.</param>
    public (OutreachOutcome Outcome, int? Needed) Outreach(PublishedVersion version, IReadOnlyList<OutreachTown> towns, OutreachPlan plan, int due)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Kept(outreach, (version.Name, plan, due), () => (Policy.Capacity.Outreach.Run(towns, plan), Policy.Capacity.Outreach.WorkersFor(towns, plan, due)));
    }

    /// <summary>What more places come to.</summary>
    /// <param name="now">The form's houses in the version.</param>
    public CareOutcome Care(PublishedVersion version, CareHouses now, CarePlan plan)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Kept(care, (version.Name, plan), () => CareSupply.Run(now, plan));
    }

    private static TAnswer Kept<TQuestion, TAnswer>(ConcurrentDictionary<TQuestion, TAnswer> answers, TQuestion question, Func<TAnswer> find)
        where TQuestion : notnull
    {
        if (answers.Count > Most)
        {
            answers.Clear();
        }

        return answers.GetOrAdd(question, _ => find());
    }
}
