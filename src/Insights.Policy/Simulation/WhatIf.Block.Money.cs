using System.Numerics;
using System.Runtime.CompilerServices;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    private sealed partial class Block
    {
        private static long Fen(double yuan) => (long)Math.Round(yuan * 100);

        /// <summary>Amounts that are paid to each person.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Persons(Judged one, (double New, double Missed) share, Receipt receipt, int block)
        {
            var at = block * Bits.Words;
            var amountBefore = new Amounts(scratch, one.AmountBefore, block);
            var amountAfter = new Amounts(scratch, one.AmountAfter, block);
            var same = one.AmountBefore == one.AmountAfter;
            ref var was = ref Tally.Before[one.Index];
            ref var will = ref Tally.After[one.Index];
            for (var w = 0; w < Bits.Words; w++)
            {
                var (b, a, paid) = (before[w], after[w], receipt.Paid[at + w]);
                var (isNew, isMissed) = (a & ~b & ~paid, a & b & receipt.Missed[at + w]);
                was.FenPaid += keep ? amountBefore.Fen(w, b & paid) : 0;
                will.FenPaid += amountAfter.Fen(w, a & paid);
                will.FenNew += amountAfter.Fen(w, isNew);
                will.FenMissed += amountAfter.Fen(w, isMissed);
                var open = (paid & (b ^ a) & b) | (same ? 0 : paid & b & a) | isNew | (share.Missed > 0 ? isMissed : 0);
                for (; open != 0; open &= open - 1)
                {
                    var i = w * 64 + BitOperations.TrailingZeroCount(open);
                    var bit = open & (~open + 1);
                    var holds = (paid & b & bit) != 0 ? amountBefore[i] : 0;
                    var may = (a & bit) != 0 ? amountAfter[i] : 0;
                    Change(i, holds, may, (paid & bit) != 0 ? 1 : (isNew & bit) != 0 ? share.New : share.Missed);
                }
            }
        }

        /// <summary>Amounts that are paid once to a household; its entitled members in the population hold equal shares.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Households(Judged one, (double New, double Missed) share, Receipt receipt, int block)
        {
            var (words, slots) = (block * Bits.Words, block * Bits.Persons);
            var done = 0;
            for (var w = 0; w < Bits.Words; w++)
            {
                for (var open = before[w] | after[w]; open != 0; open &= open - 1)
                {
                    var first = w * 64 + BitOperations.TrailingZeroCount(open);
                    if (first < done)
                    {
                        continue;
                    }

                    var head = people.Head(slots + first);
                    var end = first + 1;
                    while (end < Bits.Persons && people.Head(slots + end) == head)
                    {
                        end++;
                    }

                    done = end;
                    Household(first, end);
                }
            }

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            void Household(int first, int end)
            {
                var (nBefore, nAfter, yuanBefore, yuanAfter) = (0, 0, 0d, 0d);
                var (paidBefore, paidAfter, anyNew, anyMissed) = (false, false, false, false);
                for (var i = first; i < end; i++)
                {
                    var (b, a, paid) = (Has(before, 0, i), Has(after, 0, i), Has(receipt.Paid, words, i));
                    yuanBefore = b && nBefore++ == 0 ? Yuan(one.AmountBefore, i, block) : yuanBefore;
                    yuanAfter = a && nAfter++ == 0 ? Yuan(one.AmountAfter, i, block) : yuanAfter;
                    paidBefore |= b && paid;
                    paidAfter |= a && paid;
                    anyNew |= a && !b && !paid;
                    anyMissed |= a && b && Has(receipt.Missed, words, i);
                }

                Tally.Before[one.Index].FenPaid += keep && paidBefore ? Fen(yuanBefore) : 0;
                Tally.After[one.Index].FenPaid += paidAfter ? Fen(yuanAfter) : 0;
                Tally.After[one.Index].FenNew += anyNew && !paidAfter ? Fen(yuanAfter) : 0;
                Tally.After[one.Index].FenMissed += anyMissed && !anyNew && !paidAfter ? Fen(yuanAfter) : 0;
                var (shareBefore, shareAfter) = (nBefore > 0 ? yuanBefore / nBefore : 0, nAfter > 0 ? yuanAfter / nAfter : 0);
                for (var i = first; i < end; i++)
                {
                    var (b, a, paid) = (Has(before, 0, i), Has(after, 0, i), Has(receipt.Paid, words, i));
                    var missedHere = a && b && Has(receipt.Missed, words, i);
                    var open = paid ? b : a && !b || missedHere && share.Missed > 0;
                    if (open)
                    {
                        var may = a ? shareAfter : 0;
                        Change(i, paid && b ? shareBefore : 0, may, paid || paidAfter ? 1 : !b ? share.New : share.Missed);
                    }
                }
            }
        }

        private double Yuan(Number amount, int i, int block) => new Amounts(scratch, amount, block)[i];

        private static bool Has(ReadOnlySpan<ulong> bits, int words, int i) => (bits[words + (i >> 6)] >> (i & 63) & 1) != 0;

        /// <summary>Amounts of a block: the same for everyone, or a register's. One that is not known is nothing.</summary>
        private readonly ref struct Amounts(Scratch scratch, Number number, int block)
        {
            private readonly ReadOnlySpan<double> values = number.IsConstant ? [] : scratch.Values(number, block);
            private readonly ReadOnlySpan<ulong> known = number.IsConstant ? [] : scratch.Known(number, block);
            private readonly double constant = number.Constant ?? 0;

            public double this[int i] => values.IsEmpty ? constant : known.IsEmpty || Has(known, 0, i) ? values[i] : 0;

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            public long Fen(int word, ulong who)
            {
                if (values.IsEmpty)
                {
                    return BitOperations.PopCount(who) * Block.Fen(constant);
                }

                long fen = 0;
                for (; who != 0; who &= who - 1)
                {
                    fen += Block.Fen(this[word * 64 + BitOperations.TrailingZeroCount(who)]);
                }

                return fen;
            }
        }
    }
}
