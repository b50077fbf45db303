namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    /// <summary>Parts of the population that are tallied apart; fixed, so that sums do not depend on the machine.</summary>
    private const int Parts = 64;

    private Tally Pass(BlockProgram program, Judged[] judged, Reform reform, bool keep)
    {
        var shares = judged.Select(j => Shares(j.Index, reform, keep)).ToArray();
        var touched = judged.Select(j => j.Index).ToHashSet();
        var settled = Enumerable.Range(0, book.Programmes.Count).Where(i => !touched.Contains(i)).ToArray();
        var parts = Math.Min(Parts, population.Blocks);
        var tallies = new Tally[parts];
        Parallel.For(0, parts, part =>
        {
            var block = new Block(this, program.Scratch(), judged, shares, settled, keep);
            for (var b = (long)part * population.Blocks / parts; b < (long)(part + 1) * population.Blocks / parts; b++)
            {
                program.Run(block.Scratch, (int)b);
                block.Take((int)b);
            }

            tallies[part] = block.Tally;
        });
        var all = tallies[0];
        foreach (var tally in tallies.Skip(1))
        {
            all.Add(tally);
        }

        return all;
    }

    /// <summary>Share of the newly entitled and of those missed today who come to receive it.</summary>
    private (double New, double Missed) Shares(int programme, Reform reform, bool first)
    {
        var id = book.Programmes[programme].Id;
        var today = first || byLaw[programme].Entitled == 0 ? 1 : (double)byLaw[programme].Paid / byLaw[programme].Entitled;
        return (reform.TakeUp.TryGetValue(id, out var given) ? given : today, reform.Reach.GetValueOrDefault(id));
    }
}
