using System.Numerics;
using System.Runtime.CompilerServices;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    private sealed partial class Block
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Changes(int block)
        {
            var at = block * Bits.Persons;
            var (home, sum) = (-1, 0d);
            for (var w = 0; w < Bits.Words; w++)
            {
                for (var open = changed[w]; open != 0; open &= open - 1)
                {
                    var i = w * 64 + BitOperations.TrailingZeroCount(open);
                    Person(at + i, held[i], gains[i], (long)Math.Round(expected[i] * 100));
                    if (people.Head(at + i) is var head && head != home)
                    {
                        Living(home, sum);
                        (home, sum) = (head, 0);
                    }

                    sum += income[i];
                    (held[i], expected[i], income[i], gains[i]) = (0, 0, 0, 0);
                }
            }

            Living(home, sum);
        }

        /// <summary>A household's income with the change of its members' help.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Living(int head, double change)
        {
            if (head < 0 || change == 0 || !people.Income.IsKnown(head))
            {
                return;
            }

            var (income, members) = (people.Income.At(head), people.Members[head]);
            Tally.IncomeFen += (long)Math.Round(change * 100);
            if (aside)
            {
                return;
            }

            LivingBase.Add(Tally.Poverty, income, members, whatIf.living.Line, -1);
            LivingBase.Add(Tally.Poverty, income + change, members, whatIf.living.Line, 1);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Person(int slot, double change, double chance, long fen)
        {
            if (change > 0)
            {
                Tally.AllWinners++;
                Tally.ReceivingMillionths += (long)Math.Round(chance * LivingBase.Millionths);
            }
            else if (change < 0)
            {
                Tally.AllLosers++;
            }

            if (aside)
            {
                return;
            }

            if (fen > 0)
            {
                Tally.GainFen += fen;
            }
            else
            {
                Tally.LossFen -= fen;
            }

            if (change != 0)
            {
                var band = 0;
                while (band < Edges.Length && change >= Edges[band])
                {
                    band++;
                }

                Tally.Bands[band]++;
            }

            var classes = people.Classes.AsSpan(slot * whatIf.divisions.Length, whatIf.divisions.Length);
            for (var d = 0; d < classes.Length; d++)
            {
                if (classes[d] >= 0)
                {
                    var k = whatIf.firstClass[d] + classes[d];
                    Tally.Winners[k] += change > 0 ? 1 : 0;
                    Tally.Losers[k] += change < 0 ? 1 : 0;
                    Tally.Fen[k] += fen;
                }
            }
        }
    }
}
