using System.Collections.Concurrent;
using Insights.Policy.Feel;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    private const int GroupsKept = 500;

    private readonly ConcurrentDictionary<ReformGroup, long> letIn = new();

    /// <summary>How many persons a group lets in by itself, under the law as it is otherwise; judged once and kept.</summary>
    /// <exception cref="ArgumentException">The group names no programme of the rule book.</exception>
    /// <exception cref="FeelException">Its condition is not understood.</exception>
    public long LetIn(ReformGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (letIn.TryGetValue(group, out var known))
        {
            return known;
        }

        var reform = Reform.None with { Groups = [group] };
        Check(reform);
        var index = book.Programmes.ToList().FindIndex(p => p.Id == group.Programme);
        var program = new BlockProgram(population.Facts);
        var tally = Pass(program, [Pair(program, index, reform, Under(program, reform))], reform, keep: false);
        if (letIn.Count > GroupsKept)
        {
            letIn.Clear();
        }

        return letIn[group] = tally.After[index].Entitled - byLaw[index].Entitled;
    }
}
