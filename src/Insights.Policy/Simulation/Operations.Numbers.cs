using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Insights.Policy.Feel;

namespace Insights.Policy.Simulation;

internal enum Step { Add, Subtract, Multiply, Divide, Least, Greatest, Ceiling, Floor, Settle }

/// <summary>Numbers from one number or two; known where all are. Settling rounds to nine digits, half away from zero, as the SQL does before it rounds or pays.</summary>
internal sealed record Calculate(Step Step, Number Left, Number Right) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        var values = scratch.Values(to);
        var left = Left.IsConstant ? [] : scratch.Values(Left, block);
        var right = Right.IsConstant ? [] : scratch.Values(Right, block);
        Over(values, left, Left.Constant ?? 0, right, Right.Constant ?? 0);
        var known = scratch.Known(to);
        known.Fill(ulong.MaxValue);
        Narrow(known, Left.IsConstant ? [] : scratch.Known(Left, block));
        Narrow(known, Right.IsConstant ? [] : scratch.Known(Right, block));
        if (Step == Step.Divide)
        {
            for (var i = 0; i < values.Length; i++)
            {
                // A division by zero has no value.
                known[i >> 6] &= ~((right.IsEmpty ? Right.Constant ?? 0 : right[i]) == 0 ? 1UL << (i & 63) : 0);
            }
        }
    }

    /// <summary>Four persons at a time, equal to the last bit to what is said of one below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Over(Span<double> values, ReadOnlySpan<double> left, double a, ReadOnlySpan<double> right, double b)
    {
        switch (Step)
        {
            case Step.Add: Four.Over<Four.Add>(values, left, a, right, b); break;
            case Step.Subtract: Four.Over<Four.Subtract>(values, left, a, right, b); break;
            case Step.Multiply: Four.Over<Four.Multiply>(values, left, a, right, b); break;
            case Step.Divide: Four.Over<Four.Divide>(values, left, a, right, b); break;
            case Step.Least: Four.Over<Four.Least>(values, left, a, right, b); break;
            case Step.Greatest: Four.Over<Four.Greatest>(values, left, a, right, b); break;
            case Step.Ceiling: Four.Over<Four.Ceiling>(values, left, a, right, b); break;
            case Step.Floor: Four.Over<Four.Floor>(values, left, a, right, b); break;
            default: Four.Over<Four.Settle>(values, left, a, right, b); break;
        }
    }

    public static double Of(Step step, double a, double b) => step switch
    {
        Step.Add => a + b,
        Step.Subtract => a - b,
        Step.Multiply => a * b,
        Step.Divide => b == 0 ? 0 : a / b,
        Step.Least => Math.Min(a, b),
        Step.Greatest => Math.Max(a, b),
        Step.Ceiling => Math.Ceiling(a),
        Step.Floor => Math.Floor(a),
        _ => Settled(a),
    };

    private static double Settled(double number)
    {
        var settled = Math.Round(number * 1e9, MidpointRounding.AwayFromZero) / 1e9;
        return double.IsFinite(settled) ? settled : number;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow(Span<ulong> known, ReadOnlySpan<ulong> by)
    {
        for (var w = 0; w < by.Length; w++)
        {
            known[w] &= by[w];
        }
    }
}

/// <summary>if for numbers: an unknown condition gives a known result where both branches agree.</summary>
internal sealed record ChooseNumber(TruthRegister Condition, Number Then, Number Otherwise) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        var yes = scratch.True(Condition);
        var no = scratch.False(Condition);
        var then = Then.IsConstant ? [] : scratch.Values(Then, block);
        var other = Otherwise.IsConstant ? [] : scratch.Values(Otherwise, block);
        var thenKnown = Then.IsConstant ? [] : scratch.Known(Then, block);
        var otherKnown = Otherwise.IsConstant ? [] : scratch.Known(Otherwise, block);
        var values = scratch.Values(to);
        var known = scratch.Known(to);
        var (allThen, allOther) = (Vector256.Create(Then.Constant ?? 0), Vector256.Create(Otherwise.Constant ?? 0));
        for (var w = 0; w < Bits.Words; w++)
        {
            ulong agree = 0;
            for (var i = 0; i < 64; i += 4)
            {
                var a = then.IsEmpty ? allThen : Vector256.Create(then.Slice(w * 64 + i, 4));
                var b = other.IsEmpty ? allOther : Vector256.Create(other.Slice(w * 64 + i, 4));
                Vector256.ConditionalSelect(Four.Lanes(no[w] >> i), b, a).CopyTo(values.Slice(w * 64 + i, 4));
                agree |= (ulong)Vector256.Equals(a, b).ExtractMostSignificantBits() << i;
            }

            var (p, q) = (Of(Then, thenKnown, w), Of(Otherwise, otherKnown, w));
            known[w] = (yes[w] & p) | (no[w] & q) | (~yes[w] & ~no[w] & p & q & agree);
        }

        static ulong Of(Number number, ReadOnlySpan<ulong> known, int word) =>
            number.IsConstant && number.Constant is null ? 0 : known.IsEmpty ? ulong.MaxValue : known[word];
    }
}
