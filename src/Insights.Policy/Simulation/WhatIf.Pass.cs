using System.Collections.Concurrent;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    // What one pass needs once, lent to the next: plans are judged by the hundred, and registers are a megabyte a thread.
    private readonly ConcurrentBag<Room> rooms = [];

    /// <summary>All sums are whole numbers, so that they are the same in whatever order the blocks are taken.</summary>
    /// <param name="aside">One of many plans that are judged side by side: on this core alone, and without who gains where, towns and poverty.</param>
    private Tally Pass(BlockProgram program, Judged[] judged, Reform reform, bool keep, Moves? moves = null, bool aside = false)
    {
        var shares = judged.Select(j => Shares(j.Index, reform, keep)).ToArray();
        var touched = judged.Select(j => j.Index).ToHashSet();
        var settled = Enumerable.Range(0, book.Programmes.Count).Where(i => !touched.Contains(i)).ToArray();
        var all = new Tally(book.Programmes.Count, firstClass[^1], Edges.Length + 1, population.Towns.Count);
        if (aside)
        {
            Add(Take(Begin(), 0, population.Blocks));
        }
        else
        {
            Parallel.ForEach(
                Partitioner.Create(0, population.Blocks, Math.Max(1, population.Blocks / (Environment.ProcessorCount * 8))),
                Begin, (range, _, block) => Take(block, range.Item1, range.Item2), Add);
        }

        return all;

        Block Begin() => new(this, program, rooms.TryTake(out var room) ? room : new(), judged, shares, settled, moves, (keep, aside));

        Block Take(Block block, int from, int to)
        {
            for (var b = from; b < to; b++)
            {
                program.Run(block.Scratch, b);
                block.Take(b);
            }

            return block;
        }

        void Add(Block block)
        {
            lock (all)
            {
                all.Add(block.Tally);
            }

            rooms.Add(block.Room);
        }
    }

    /// <summary>One thread's registers, and what each person of a block holds and may expect; zero where nobody is at work.</summary>
    private sealed class Room
    {
        public Scratch Scratch { get; } = new();

        public double[] Held { get; } = new double[Bits.Persons];

        public double[] Expected { get; } = new double[Bits.Persons];

        public double[] Income { get; } = new double[Bits.Persons];

        public double[] Gains { get; } = new double[Bits.Persons];

        public double[] Reached { get; } = new double[Bits.Persons];
    }

    /// <summary>Share of the newly entitled and of those missed today who come to receive it.</summary>
    private (double New, double Missed) Shares(int programme, Reform reform, bool first)
    {
        var id = book.Programmes[programme].Id;
        var today = first || byLaw[programme].Entitled == 0 ? 1 : (double)byLaw[programme].Paid / byLaw[programme].Entitled;
        return (reform.TakeUp.TryGetValue(id, out var given) ? given : today, reform.Reach.GetValueOrDefault(id));
    }
}
