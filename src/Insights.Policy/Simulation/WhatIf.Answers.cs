namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    /// <summary>Each person's answer under the reform, in the population's order: the proof that the kernel judges as the SQL does. Persons only leave as sums; this stays inside.</summary>
    internal IReadOnlyList<(bool? Entitled, double? Yuan)> Answers(string programme, Reform reform)
    {
        var index = book.Programmes.ToList().FindIndex(p => p.Id == programme);
        var program = new BlockProgram(population.Facts);
        var pair = Pair(program, index, reform, Under(program, reform));
        var scratch = program.Scratch();
        var answers = new List<(bool?, double?)>(population.Persons);
        for (var block = 0; block < population.Blocks; block++)
        {
            program.Run(scratch, block);
            var values = pair.AmountAfter.IsConstant ? [] : scratch.Values(pair.AmountAfter, block);
            var known = pair.AmountAfter.IsConstant ? [] : scratch.Known(pair.AmountAfter, block);
            for (var i = 0; i < Bits.Persons; i++)
            {
                if ((population.Present[block * Bits.Words + (i >> 6)] >> (i & 63) & 1) == 0)
                {
                    continue;
                }

                var (isTrue, isFalse) = (scratch.True(pair.After)[i >> 6] >> (i & 63) & 1, scratch.False(pair.After)[i >> 6] >> (i & 63) & 1);
                double? yuan = values.IsEmpty ? pair.AmountAfter.Constant : known.IsEmpty || (known[i >> 6] >> (i & 63) & 1) != 0 ? values[i] : null;
                answers.Add((isTrue != 0 ? true : isFalse != 0 ? false : null, isTrue != 0 ? yuan : null));
            }
        }

        return answers;
    }

    /// <summary>Whom a reform entitles to a programme, by slot.</summary>
    internal ulong[] EntitledUnder(string programme, Reform reform)
    {
        var program = new BlockProgram(population.Facts);
        var index = book.Programmes.ToList().FindIndex(p => p.Id == programme);
        var after = Pair(program, index, reform, Under(program, reform)).After;
        var (scratch, entitled) = (program.Scratch(), new ulong[population.Present.Length]);
        for (var block = 0; block < population.Blocks; block++)
        {
            program.Run(scratch, block);
            for (var w = 0; w < Bits.Words; w++)
            {
                var at = block * Bits.Words + w;
                entitled[at] = scratch.True(after)[w] & population.Present[at] & ~receipts[index].Doubtful[at];
            }
        }

        return entitled;
    }
}
