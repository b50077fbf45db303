using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Insights.Policy.Feel;

namespace Insights.Policy.Simulation;

/// <summary>One step of the block program. Two steps that are equal are one step: records compare by value.</summary>
internal abstract record Operation
{
    public abstract void Run(Scratch scratch, int block, int to);
}

/// <summary>A truth-valued fact.</summary>
internal sealed record ReadTruth(PackedColumn Column) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        var bits = Column.Bits.AsSpan(block * Bits.Words, Bits.Words);
        var isTrue = scratch.True(to);
        var isFalse = scratch.False(to);
        for (var w = 0; w < Bits.Words; w++)
        {
            var known = Column.Known is { } k ? k[block * Bits.Words + w] : ulong.MaxValue;
            isTrue[w] = bits[w] & known;
            isFalse[w] = ~bits[w] & known;
        }
    }
}

/// <summary>A truth that is the same for everyone.</summary>
internal sealed record FillTruth(bool? Value) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        scratch.True(to).Fill(Value == true ? ulong.MaxValue : 0);
        scratch.False(to).Fill(Value == false ? ulong.MaxValue : 0);
    }
}

/// <summary>Whether a small whole number lies between two, both included: 32 persons a comparison.</summary>
internal sealed record WithinBytes(PackedColumn Column, sbyte Low, sbyte High) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        var bytes = Column.Bytes.AsSpan(block * Bits.Persons, Bits.Persons);
        var isTrue = scratch.True(to);
        var isFalse = scratch.False(to);
        var (low, high) = (Vector256.Create(Low), Vector256.Create(High));
        for (var w = 0; w < Bits.Words; w++)
        {
            var at = bytes.Slice(w * 64, 64);
            var first = Vector256.Create<sbyte>(at[..32]);
            var second = Vector256.Create<sbyte>(at[32..]);
            var lower = Vector256.GreaterThanOrEqual(first, low) & Vector256.LessThanOrEqual(first, high);
            var upper = Vector256.GreaterThanOrEqual(second, low) & Vector256.LessThanOrEqual(second, high);
            var within = lower.ExtractMostSignificantBits() | ((ulong)upper.ExtractMostSignificantBits() << 32);
            var known = Column.Known is { } k ? k[block * Bits.Words + w] : ulong.MaxValue;
            isTrue[w] = within & known;
            isFalse[w] = ~within & known;
        }
    }
}

/// <summary>and / or of any number of truths, three-valued.</summary>
internal sealed record Combine(bool IsAnd, EquatableList<TruthRegister> Terms) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        // Or is And of the opposites, told the other way round.
        var all = IsAnd ? scratch.True(to) : scratch.False(to);
        var any = IsAnd ? scratch.False(to) : scratch.True(to);
        all.Fill(ulong.MaxValue);
        any.Clear();
        foreach (var term in Terms)
        {
            var a = IsAnd ? scratch.True(term) : scratch.False(term);
            var b = IsAnd ? scratch.False(term) : scratch.True(term);
            for (var w = 0; w < Bits.Words; w++)
            {
                all[w] &= a[w];
                any[w] |= b[w];
            }
        }
    }
}

/// <summary>if for truths: an unknown condition gives a known result where both branches agree.</summary>
internal sealed record ChooseTruth(TruthRegister Condition, TruthRegister Then, TruthRegister Otherwise) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        var yes = scratch.True(Condition);
        var no = scratch.False(Condition);
        var thenTrue = scratch.True(Then);
        var thenFalse = scratch.False(Then);
        var elseTrue = scratch.True(Otherwise);
        var elseFalse = scratch.False(Otherwise);
        var isTrue = scratch.True(to);
        var isFalse = scratch.False(to);
        for (var w = 0; w < Bits.Words; w++)
        {
            isTrue[w] = (yes[w] & thenTrue[w]) | (no[w] & elseTrue[w]) | (thenTrue[w] & elseTrue[w]);
            isFalse[w] = (yes[w] & thenFalse[w]) | (no[w] & elseFalse[w]) | (thenFalse[w] & elseFalse[w]);
        }
    }
}

/// <summary>A small whole number as a double.</summary>
internal sealed record Widen(PackedColumn Column) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        var values = scratch.Values(to);
        if (Column.Hundredths is { } held)
        {
            var hundredths = held.AsSpan(block * Bits.Persons, Bits.Persons);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = hundredths[i] / 100.0;
            }
        }
        else
        {
            var bytes = Column.Bytes.AsSpan(block * Bits.Persons, Bits.Persons);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = bytes[i];
            }
        }

        if (Column.Known is { } known)
        {
            known.AsSpan(block * Bits.Words, Bits.Words).CopyTo(scratch.Known(to));
        }
    }
}

/// <summary>A comparison of two numbers. What is not exact is compared by the sign of its difference at nine digits, as the SQL does.</summary>
internal sealed record CompareNumbers(Number Left, FeelComparison Sign, Number Right, bool Exact) : Operation
{
    // round(d, 9) is zero where |d × 10⁹| < ½.
    private const double Half = 0.5;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        var left = Left.IsConstant ? [] : scratch.Values(Left, block);
        var right = Right.IsConstant ? [] : scratch.Values(Right, block);
        var leftKnown = Left.IsConstant ? [] : scratch.Known(Left, block);
        var rightKnown = Right.IsConstant ? [] : scratch.Known(Right, block);
        var isTrue = scratch.True(to);
        var isFalse = scratch.False(to);
        var (leftOne, rightOne) = (Vector256.Create(Left.Constant ?? 0), Vector256.Create(Right.Constant ?? 0));
        for (var w = 0; w < Bits.Words; w++)
        {
            ulong holds = 0;
            for (var i = 0; i < 64; i += 4)
            {
                var a = Left.IsConstant ? leftOne : Vector256.Create(left.Slice(w * 64 + i, 4));
                var b = Right.IsConstant ? rightOne : Vector256.Create(right.Slice(w * 64 + i, 4));
                holds |= (ulong)Holds(a, b).ExtractMostSignificantBits() << i;
            }

            var known = (leftKnown.IsEmpty ? ulong.MaxValue : leftKnown[w]) & (rightKnown.IsEmpty ? ulong.MaxValue : rightKnown[w]);
            isTrue[w] = holds & known;
            isFalse[w] = ~holds & known;
        }
    }

    private Vector256<double> Holds(Vector256<double> a, Vector256<double> b)
    {
        if (Exact)
        {
            return Sign switch
            {
                FeelComparison.Equal => Vector256.Equals(a, b),
                FeelComparison.NotEqual => ~Vector256.Equals(a, b),
                FeelComparison.Less => Vector256.LessThan(a, b),
                FeelComparison.LessEqual => Vector256.LessThanOrEqual(a, b),
                FeelComparison.Greater => Vector256.GreaterThan(a, b),
                _ => Vector256.GreaterThanOrEqual(a, b),
            };
        }

        var d = (a - b) * 1e9;
        var (half, less) = (Vector256.Create(Half), Vector256.Create(-Half));
        return Sign switch
        {
            FeelComparison.Equal => Vector256.LessThan(Vector256.Abs(d), half),
            FeelComparison.NotEqual => Vector256.GreaterThanOrEqual(Vector256.Abs(d), half),
            FeelComparison.Less => Vector256.LessThanOrEqual(d, less),
            FeelComparison.LessEqual => Vector256.LessThan(d, half),
            FeelComparison.Greater => Vector256.GreaterThanOrEqual(d, half),
            _ => Vector256.GreaterThan(d, less),
        };
    }
}
