using System.Numerics;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Policy.Capacity;

/// <summary>Who needs one form of care at the as-of month: whom its rule entitles, of the ages and disabilities of the programme and
/// needing this form: by their answer in the latest survey, by having it, or by waiting for it. Each is in one class.</summary>
/// <param name="Form">residential, day or home.</param>
/// <param name="Needed">All of them; the classes add up to it.</param>
/// <param name="InCare">In this form of care.</param>
/// <param name="Waiting">Asked and waits for this form, however long.</param>
/// <param name="Elsewhere">Neither, but in another form or waiting for one.</param>
/// <param name="Neither">Declined, or on no list: nobody has asked for them.</param>
/// <param name="Unknown">Beside them, of whom it cannot be said: an answer of the survey or another fact is missing.</param>
public sealed record CareNeed(string Form, Programme Programme, long Needed, long InCare, long Waiting, long Elsewhere, long Neither, long Unknown)
{
    private const string Prefix = "care_";
    private const string Always = "true";

    /// <summary>Each form whose register of placements this version holds.</summary>
    /// <param name="queue">Of the same version: <see cref="PublishedVersion.CareQueue"/>.</param>
    public static IReadOnlyList<CareNeed> Of(WhatIf whatIf, IReadOnlyDictionary<string, TableColumn> queue)
    {
        ArgumentNullException.ThrowIfNull(whatIf);
        ArgumentNullException.ThrowIfNull(queue);
        var law = whatIf.Run(Reform.None);
        var programmes = CareHouses.Forms.Select(form => whatIf.Book.Programmes.FirstOrDefault(p => p.Id == Prefix + form)).OfType<Programme>().Where(whatIf.IsTold).ToList();
        var waits = programmes.ToDictionary(p => p, p => Bits(whatIf.Population, queue[p.Id[Prefix.Length..]].Numbers!));
        return [.. programmes.Select(p => Count(whatIf, p, waits, (long)law.Programmes.Single(r => r.Programme == p).Baseline.Unknown))];
    }

    /// <summary>The classes as they may be shown, in their order; null where withheld.</summary>
    public (double? Needed, IReadOnlyList<double?> Classes) Shown() => (DisclosureControl.Count(Needed), DisclosureControl.Parted([InCare, Waiting, Elsewhere, Neither], Needed));

    private static CareNeed Count(WhatIf whatIf, Programme programme, Dictionary<Programme, ulong[]> waits, long unknown)
    {
        // Who waits for the form says by it what the grant would show: the clauses that a receipt shows ask nothing more of them.
        var shown = programme.In(whatIf.Population.Month)?.Clauses.Where(c => c.IsShownByReceipt).Select(c => new ReformGroup(programme.Id, c.Id, Always)).ToArray() ?? [];
        var asking = whatIf.EntitledUnder(programme.Id, Reform.None with { Groups = shown });
        var (byLaw, receipts) = (whatIf.EntitledByLaw[programme.Id], whatIf.Population.Receipts);
        var others = waits.Where(w => w.Key != programme).Select(w => (receipts[w.Key.Id].Paid, Waits: w.Value)).ToList();
        long needed = 0, inCare = 0, waiting = 0, elsewhere = 0;
        for (var w = 0; w < byLaw.Length; w++)
        {
            var entitled = byLaw[w] | asking[w] & waits[programme][w];
            var has = entitled & receipts[programme.Id].Paid[w];
            var asked = entitled & ~has & waits[programme][w];
            var other = others.Aggregate(0UL, (bits, one) => bits | one.Paid[w] | one.Waits[w]) & entitled & ~has & ~asked;
            needed += BitOperations.PopCount(entitled);
            inCare += BitOperations.PopCount(has);
            waiting += BitOperations.PopCount(asked);
            elsewhere += BitOperations.PopCount(other);
        }

        return new(programme.Id[Prefix.Length..], programme, needed, inCare, waiting, elsewhere, needed - inCare - waiting - elsewhere, unknown);
    }

    /// <summary>A column in the population's order, over its slots.</summary>
    private static ulong[] Bits(SimulatedPopulation population, double[] marks)
    {
        var (bits, i) = (new ulong[population.Present.Length], 0);
        for (var w = 0; w < bits.Length; w++)
        {
            for (var open = population.Present[w]; open != 0; open &= open - 1)
            {
                bits[w] |= marks[i++] == 1 ? open & (~open + 1) : 0;
            }
        }

        return bits;
    }
}
