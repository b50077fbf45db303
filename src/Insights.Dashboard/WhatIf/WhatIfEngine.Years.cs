using System.Collections.Concurrent;
using Insights.Policy.Ageing;
using Insights.Warehouse;

namespace Insights.Dashboard.WhatIf;

public sealed partial class WhatIfEngine
{
    /// <summary>Years beside the present one that the pages look ahead.</summary>
    public const int YearsShown = 5;

    /// <summary>Courses behind the pages' intervals.</summary>
    public const int Draws = 10;

    private const int Kept = 80;

    private readonly ConcurrentDictionary<(string Version, string Plan, int Draws), YearsOutlook> outlooks = new();
    private readonly SemaphoreSlim one = new(1);
    private (PublishedVersion Version, YearsAhead Ahead)? register;

    public void Dispose() => one.Dispose();

    /// <summary>An outlook that was made before; the one with intervals where there is one.</summary>
    public YearsOutlook? Made(PublishedVersion version, Plan plan) =>
        outlooks.GetValueOrDefault((version.Name, plan.Text, Draws)) ?? outlooks.GetValueOrDefault((version.Name, plan.Text, 0));

    /// <summary>A plan over the years ahead; one at a time in the whole process, so that the sliders keep their breath.</summary>
    /// <exception cref="WarehouseFaultException">The version holds less than a year, or is older than what this reads.</exception>
    /// <exception cref="OperationCanceledException">The reader has moved on.</exception>
    public YearsOutlook Ahead(PublishedVersion version, Plan plan, int draws, CancellationToken cancel = default)
    {
        if (outlooks.TryGetValue((version.Name, plan.Text, draws), out var made))
        {
            return made;
        }

        one.Wait(cancel);
        try
        {
            var (whatIf, _) = Of(version);
            if (register is not { } known || known.Version != version)
            {
                register = known = (version, new(whatIf, version.AgeingPeople(), AgeingRates.Of(version, whatIf.Book, whatIf.Population.Month)));
            }

            made = known.Ahead.Run(plan.Reform(whatIf.Book), plan.Starts(whatIf.Population.Month), YearsShown, draws, cancel);
            if (outlooks.Count > Kept)
            {
                outlooks.Clear();
            }

            return outlooks[(version.Name, plan.Text, draws)] = made;
        }
        finally
        {
            one.Release();
        }
    }
}
