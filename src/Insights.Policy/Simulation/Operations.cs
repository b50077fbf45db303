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

/// <summary>What is surely so; what is not known counts as not so.</summary>
internal sealed record Surely(TruthRegister Of) : Operation
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        scratch.True(Of).CopyTo(scratch.True(to));
        var isTrue = scratch.True(to);
        var isFalse = scratch.False(to);
        for (var w = 0; w < Bits.Words; w++)
        {
            isFalse[w] = ~isTrue[w];
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
            Four.Yuan(held.AsSpan(block * Bits.Persons, Bits.Persons), values);
        }
        else
        {
            Four.Widen(Column.Bytes.AsSpan(block * Bits.Persons, Bits.Persons), values);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(Scratch scratch, int block, int to)
    {
        switch (Sign, Exact)
        {
            case (FeelComparison.Equal, true): Over<Same>(scratch, block, to); break;
            case (FeelComparison.NotEqual, true): Over<Other>(scratch, block, to); break;
            case (FeelComparison.Less, true): Over<Below>(scratch, block, to); break;
            case (FeelComparison.LessEqual, true): Over<AtMost>(scratch, block, to); break;
            case (FeelComparison.Greater, true): Over<Above>(scratch, block, to); break;
            case (FeelComparison.GreaterEqual, true): Over<AtLeast>(scratch, block, to); break;
            case (FeelComparison.Equal, false): Over<About>(scratch, block, to); break;
            case (FeelComparison.NotEqual, false): Over<NotAbout>(scratch, block, to); break;
            case (FeelComparison.Less, false): Over<ClearlyBelow>(scratch, block, to); break;
            case (FeelComparison.LessEqual, false): Over<AboutAtMost>(scratch, block, to); break;
            case (FeelComparison.Greater, false): Over<ClearlyAbove>(scratch, block, to); break;
            default: Over<AboutAtLeast>(scratch, block, to); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Over<T>(Scratch scratch, int block, int to)
        where T : struct, Four.IOf
    {
        var left = Left.IsConstant ? [] : scratch.Values(Left, block);
        var right = Right.IsConstant ? [] : scratch.Values(Right, block);
        var leftKnown = Left.IsConstant ? [] : scratch.Known(Left, block);
        var rightKnown = Right.IsConstant ? [] : scratch.Known(Right, block);
        var isTrue = scratch.True(to);
        var isFalse = scratch.False(to);
        var (allLeft, allRight) = (Vector256.Create(Left.Constant ?? 0), Vector256.Create(Right.Constant ?? 0));
        for (var w = 0; w < Bits.Words; w++)
        {
            ulong holds = 0;
            for (var i = 0; i < 64; i += 4)
            {
                var a = left.IsEmpty ? allLeft : Vector256.Create(left.Slice(w * 64 + i, 4));
                var b = right.IsEmpty ? allRight : Vector256.Create(right.Slice(w * 64 + i, 4));
                holds |= (ulong)T.Of(a, b).ExtractMostSignificantBits() << i;
            }

            var known = (leftKnown.IsEmpty ? ulong.MaxValue : leftKnown[w]) & (rightKnown.IsEmpty ? ulong.MaxValue : rightKnown[w]);
            isTrue[w] = holds & known;
            isFalse[w] = ~holds & known;
        }
    }

    private readonly struct Same : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Equals(a, b); }

    private readonly struct Other : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => ~Vector256.Equals(a, b); }

    private readonly struct Below : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(a, b); }

    private readonly struct AtMost : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.LessThanOrEqual(a, b); }

    private readonly struct Above : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThan(a, b); }

    private readonly struct AtLeast : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThanOrEqual(a, b); }

    // round(d, 9) is zero where |d × 10⁹| < ½.
    private static Vector256<double> Apart(Vector256<double> a, Vector256<double> b) => (a - b) * 1e9;

    private static Vector256<double> Half => Vector256.Create(0.5);

    private readonly struct About : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(Vector256.Abs(Apart(a, b)), Half); }

    private readonly struct NotAbout : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThanOrEqual(Vector256.Abs(Apart(a, b)), Half); }

    private readonly struct ClearlyBelow : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.LessThanOrEqual(Apart(a, b), -Half); }

    private readonly struct AboutAtMost : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(Apart(a, b), Half); }

    private readonly struct ClearlyAbove : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThanOrEqual(Apart(a, b), Half); }

    private readonly struct AboutAtLeast : Four.IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThan(Apart(a, b), -Half); }
}
