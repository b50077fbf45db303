using System.Numerics;
using System.Runtime.CompilerServices;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    /// <summary>One part's work: the bitmaps of a block to sums.</summary>
    private sealed partial class Block(WhatIf whatIf, BlockProgram program, Room room, Judged[] judged, (double New, double Missed)[] shares, int[] settled, Moves? moves, (bool Keep, bool Aside) manner)
    {
        private readonly bool keep = manner.Keep;
        private readonly bool aside = manner.Aside;
        private readonly SimulatedPopulation people = whatIf.population;
        private readonly Scratch scratch = program.Room(room.Scratch);
        private readonly double[] held = room.Held;
        private readonly double[] expected = room.Expected;
        private readonly double[] income = room.Income;
        private readonly double[] gains = room.Gains;
        private readonly double[] reached = room.Reached;
        private readonly ulong[] changed = new ulong[Bits.Words];
        private readonly ulong[] uncertain = new ulong[Bits.Words];
        private readonly ulong[] missed = new ulong[Bits.Words];
        private readonly ulong[] uncovered = new ulong[Bits.Words];
        private readonly ulong[] entitled = new ulong[Bits.Words];

        // Who is entitled to the programme at hand, by the law and by the reform.
        private readonly ulong[] before = new ulong[Bits.Words];
        private readonly ulong[] after = new ulong[Bits.Words];

        // Of the programme at hand: its amount times this is yuan a month, and whether it is income of the household.
        private double perMonth = 1;
        private bool isIncome = true;

        public Room Room => room;

        public Scratch Scratch => scratch;

        public Tally Tally { get; } = new(whatIf.book.Programmes.Count, whatIf.firstClass[^1], Edges.Length + 1, whatIf.population.Towns.Count);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Take(int block)
        {
            var at = block * Bits.Words;
            foreach (var words in new[] { changed, uncertain, missed, uncovered, entitled })
            {
                Array.Clear(words);
            }

            foreach (var index in settled)
            {
                var programme = whatIf.book.Programmes[index];
                if (!programme.IsRecorded)
                {
                    continue;
                }

                var (byLaw, receipt) = (whatIf.entitledByLaw[programme.Id], whatIf.receipts[index]);
                for (var w = 0; w < Bits.Words; w++)
                {
                    entitled[w] |= byLaw[at + w];
                    missed[w] |= byLaw[at + w] & receipt.Missed[at + w];
                    uncovered[w] |= byLaw[at + w] & ~receipt.Paid[at + w];
                }
            }

            for (var j = 0; j < judged.Length; j++)
            {
                Programme(judged[j], shares[j], block);
            }

            People(block);
            Changes(block);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Programme(Judged one, (double New, double Missed) share, int block)
        {
            var at = block * Bits.Words;
            var programme = whatIf.book.Programmes[one.Index];
            var receipt = whatIf.receipts[one.Index];
            (perMonth, isIncome) = (programme.PerMonth, programme.IsIncome);
            var trueBefore = scratch.True(one.Before);
            var falseBefore = scratch.False(one.Before);
            var trueAfter = scratch.True(one.After);
            var falseAfter = scratch.False(one.After);
            ref var was = ref Tally.Before[one.Index];
            ref var will = ref Tally.After[one.Index];
            var kept = keep ? whatIf.entitledByLaw[programme.Id] : null;
            for (var w = 0; w < Bits.Words; w++)
            {
                // Where a pay line in quarantine may be this person's, nothing is said of the person, as in the ledger.
                var (present, doubtful) = (people.Present[at + w], receipt.Doubtful[at + w]);
                var (b, a) = (trueBefore[w] & present & ~doubtful, trueAfter[w] & present & ~doubtful);
                (before[w], after[w]) = (b, a);
                if (kept is not null)
                {
                    // Where nothing tells who received it, these are at once those who are paid.
                    kept[at + w] = b;
                }

                var paid = receipt.Paid[at + w];
                if (kept is not null)
                {
                    was.Entitled += BitOperations.PopCount(b);
                    was.Unknown += BitOperations.PopCount(present & ~paid & (doubtful & ~falseBefore[w] | ~(trueBefore[w] | falseBefore[w])));
                    was.Paid += BitOperations.PopCount(b & paid);
                    was.Wrong += BitOperations.PopCount(paid & present & ~b);
                    was.Missed += BitOperations.PopCount(b & receipt.Missed[at + w]);
                }

                var isMissed = receipt.Missed[at + w] & a & b;
                var isNew = a & ~b & ~paid;
                will.Wrong += BitOperations.PopCount(paid & present & ~b & ~a);
                will.Entitled += BitOperations.PopCount(a);
                will.Unknown += BitOperations.PopCount(present & ~paid & (doubtful & ~falseAfter[w] | ~(trueAfter[w] | falseAfter[w])));
                will.Paid += BitOperations.PopCount(a & paid);
                will.New += BitOperations.PopCount(isNew);
                will.Missed += BitOperations.PopCount(isMissed);

                // Coverage of people is a matter of the programmes with pay lists, as in the ledger.
                if (!programme.IsRecorded)
                {
                    continue;
                }

                entitled[w] |= a;
                if (share.Missed > 0)
                {
                    uncertain[w] |= isNew | isMissed;
                    uncovered[w] |= a & ~paid & ~isNew & ~isMissed;
                }
                else
                {
                    uncertain[w] |= isNew;
                    missed[w] |= isMissed;
                    uncovered[w] |= a & ~paid & ~isNew;
                }

                var open = isNew | (share.Missed > 0 ? isMissed : 0);
                while (open != 0)
                {
                    var i = w * 64 + BitOperations.TrailingZeroCount(open);
                    var bit = open & (~open + 1);
                    open ^= bit;
                    reached[i] = (reached[i] == 0 ? 1 : reached[i]) * Math.Max(1e-9, (isNew & bit) != 0 ? share.New : share.Missed);
                }
            }

            if (one.OfHousehold)
            {
                Households(one, share, receipt, block);
            }
            else
            {
                Persons(one, share, receipt, block);
            }
        }

        /// <summary>What a person holds today and may hold in one programme, and the chance that it comes.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Change(int i, double holds, double may, double chance)
        {
            var expects = may * chance;
            if (holds != may || holds != expects)
            {
                changed[i >> 6] |= 1UL << (i & 63);
                gains[i] += may > holds ? chance * (1 - gains[i]) : 0;
                held[i] += (may - holds) * perMonth;
                expected[i] += (expects - holds) * perMonth;
                income[i] += isIncome ? (expects - holds) * perMonth : 0;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void People(int block)
        {
            var at = block * Bits.Words;
            for (var w = 0; w < Bits.Words; w++)
            {
                var sure = entitled[w] & ~uncovered[w] & ~uncertain[w];
                Tally.Entitled += BitOperations.PopCount(entitled[w]);
                Tally.Covered += BitOperations.PopCount(sure);
                Tally.Missed += BitOperations.PopCount(missed[w]);
                Tally.Relisted += moves is null ? 0 : BitOperations.PopCount(scratch.True(moves.Any)[w] & people.Present[at + w]);
                if (keep)
                {
                    (whatIf.anyByLaw[at + w], whatIf.coveredByLaw[at + w]) = (entitled[w], sure);
                }

                if (aside)
                {
                    for (var open = uncertain[w]; open != 0; open &= open - 1)
                    {
                        Expected(w, w * 64 + BitOperations.TrailingZeroCount(open), open & (~open + 1));
                    }

                    continue;
                }

                // Towns are counted from the law's sums: only who differs from it is looked at.
                var (anyByLaw, coveredByLaw) = keep ? (0, 0) : (whatIf.anyByLaw[at + w], whatIf.coveredByLaw[at + w]);
                for (var open = (entitled[w] ^ anyByLaw) | (sure ^ coveredByLaw) | uncertain[w]; open != 0; open &= open - 1)
                {
                    var bit = open & (~open + 1);
                    var i = w * 64 + BitOperations.TrailingZeroCount(open);
                    var covered = (sure & bit) != 0 ? (long)LivingBase.Millionths : (uncertain[w] & bit) != 0 ? Expected(w, i, bit) : 0;
                    var town = people.Classes[(block * Bits.Persons + i) * whatIf.divisions.Length];
                    Tally.TownEntitled[town] += ((entitled[w] & bit) != 0 ? 1 : 0) - ((anyByLaw & bit) != 0 ? 1 : 0);
                    Tally.TownCovered[town] += covered - ((coveredByLaw & bit) != 0 ? (long)LivingBase.Millionths : 0);
                }
            }
        }

        /// <summary>A person of whom only a share is reached: adds to the expectations and gives the chance of being covered, in millionths.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private long Expected(int word, int i, ulong bit)
        {
            var chance = (uncovered[word] & bit) != 0 ? 0 : (long)Math.Round(reached[i] * LivingBase.Millionths);
            Tally.CoveredMillionths += chance;
            Tally.MissedMillionths += (missed[word] & bit) != 0 ? 0 : (long)Math.Round((1 - reached[i]) * LivingBase.Millionths);
            reached[i] = 0;
            return chance;
        }
    }
}
