using System.Numerics;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    /// <summary>Who is entitled under the reform and does not receive it. A pass of its own, over the one plan that is told of: the slider's pass has no part in it.</summary>
    /// <exception cref="ArgumentException">The reform names what the rule book does not hold, with the nearest name.</exception>
    public Remainder Remaining(Reform reform)
    {
        ArgumentNullException.ThrowIfNull(reform);
        Check(reform);
        var program = new BlockProgram(population.Facts);
        var terms = Under(program, reform);
        var judged = book.Programmes.Select((_, i) => Pair(program, i, reform, terms)).ToArray();
        var shares = judged.Select(j => Shares(j.Index, reform, first: false)).ToArray();
        var cases = new RemainingCases[judged.Length];
        var people = new RemainingPeople();
        var scratch = program.Scratch();
        for (var block = 0; block < population.Blocks; block++)
        {
            program.Run(scratch, block);
            for (var w = 0; w < Bits.Words; w++)
            {
                for (var j = 0; j < judged.Length; j++)
                {
                    var word = RemainingWord.Of(population.Present, receipts[j], block * Bits.Words + w, (scratch.True(judged[j].Before)[w], scratch.True(judged[j].After)[w], scratch.False(judged[j].After)[w]));
                    cases[j].Add(word);
                    if (book.Programmes[j].IsRecorded)
                    {
                        people.Add(word, shares[j]);
                    }
                }

                people.Close();
            }
        }

        return new(people.Told(), [.. cases.Select((c, j) => (book.Programmes[j], c.Told(shares[j])))]);
    }

    /// <summary>Of 64 persons and one programme: who is entitled and does not receive it, by class, and of whom nothing can be said.</summary>
    private readonly record struct RemainingWord(ulong New, ulong Missed, ulong InProcess, ulong Declined, ulong Untold, ulong Doubtful, ulong Unjudged)
    {
        public static RemainingWord Of(ulong[] all, Receipt receipt, int at, (ulong Before, ulong After, ulong NotAfter) truth)
        {
            var (present, doubtful, paid) = (all[at], receipt.Doubtful[at], receipt.Paid[at]);
            var (b, a) = (truth.Before & present & ~doubtful, truth.After & present & ~doubtful);
            var held = a & b & ~paid;
            var (missed, inProcess, declined) = (held & receipt.Missed[at], held & receipt.InProcess[at], held & receipt.Declined[at]);
            var silent = present & ~paid & ~truth.NotAfter;
            return new(a & ~b & ~paid, missed, inProcess, declined, held & ~(missed | inProcess | declined), silent & doubtful, silent & ~doubtful & ~truth.After);
        }
    }

    /// <summary>Sums of one programme.</summary>
    private struct RemainingCases
    {
        private long fresh, missed, inProcess, declined, untold, doubtful, unjudged;

        public void Add(in RemainingWord word)
        {
            fresh += BitOperations.PopCount(word.New);
            missed += BitOperations.PopCount(word.Missed);
            inProcess += BitOperations.PopCount(word.InProcess);
            declined += BitOperations.PopCount(word.Declined);
            untold += BitOperations.PopCount(word.Untold);
            doubtful += BitOperations.PopCount(word.Doubtful);
            unjudged += BitOperations.PopCount(word.Unjudged);
        }

        public readonly Remaining Told((double New, double Missed) share) =>
            new((1 - share.New) * fresh, (1 - share.Missed) * missed, inProcess, declined, untold, doubtful, unjudged);
    }

    /// <summary>People, 64 at a time: over the programmes of a word, then closed. Chances are summed in millionths, as the pass sums those who are covered.</summary>
    private sealed class RemainingPeople
    {
        // Chance that everything missed is reached, and that everything open comes to be received.
        private readonly double[] reached = [.. Enumerable.Repeat(1d, 64)];
        private readonly double[] received = [.. Enumerable.Repeat(1d, 64)];
        private ulong open, inProcess, declined, untold, doubtful, unjudged;
        private long unclaimedMillionths, missedMillionths, waiting, refusing, silent, quarantined, unknown;

        public void Add(in RemainingWord word, (double New, double Missed) share)
        {
            open |= word.New | word.Missed;
            inProcess |= word.InProcess;
            declined |= word.Declined;
            untold |= word.Untold;
            doubtful |= word.Doubtful;
            unjudged |= word.Unjudged;
            for (var some = word.New | word.Missed; some != 0; some &= some - 1)
            {
                var i = BitOperations.TrailingZeroCount(some);
                var isMissed = (word.Missed >> i & 1) != 0;
                reached[i] *= isMissed ? share.Missed : 1;
                received[i] *= isMissed ? share.Missed : share.New;
            }
        }

        public void Close()
        {
            refusing += BitOperations.PopCount(declined);
            waiting += BitOperations.PopCount(inProcess & ~declined);
            silent += BitOperations.PopCount(untold & ~(declined | inProcess));
            var stuck = declined | inProcess | untold;
            for (var some = open; some != 0; some &= some - 1)
            {
                var i = BitOperations.TrailingZeroCount(some);
                if ((stuck >> i & 1) == 0)
                {
                    var found = (long)Math.Round(reached[i] * LivingBase.Millionths);
                    missedMillionths += (long)LivingBase.Millionths - found;
                    unclaimedMillionths += found - (long)Math.Round(received[i] * LivingBase.Millionths);
                }

                (reached[i], received[i]) = (1, 1);
            }

            var remain = stuck | open;
            quarantined += BitOperations.PopCount(doubtful & ~remain);
            unknown += BitOperations.PopCount(unjudged & ~doubtful & ~remain);
            (open, inProcess, declined, untold, doubtful, unjudged) = (0, 0, 0, 0, 0, 0);
        }

        public Remaining Told() => new(unclaimedMillionths / LivingBase.Millionths, missedMillionths / LivingBase.Millionths, waiting, refusing, silent, quarantined, unknown);
    }
}
