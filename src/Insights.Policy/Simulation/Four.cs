using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Insights.Policy.Simulation;

/// <summary>The arithmetic of <see cref="Step"/> on four persons at once; each kind is a type of its own, so that the loop holds no choice.</summary>
internal static class Four
{
    internal interface IOf
    {
        static abstract Vector256<double> Of(Vector256<double> a, Vector256<double> b);
    }

    /// <param name="left">The values, or empty where all are <paramref name="a"/>.</param>
    /// <param name="right">The values, or empty where all are <paramref name="b"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Over<T>(Span<double> values, ReadOnlySpan<double> left, double a, ReadOnlySpan<double> right, double b)
        where T : struct, IOf
    {
        var (allLeft, allRight) = (Vector256.Create(a), Vector256.Create(b));
        for (var i = 0; i < values.Length; i += 4)
        {
            var x = left.IsEmpty ? allLeft : Vector256.Create(left.Slice(i, 4));
            var y = right.IsEmpty ? allRight : Vector256.Create(right.Slice(i, 4));
            T.Of(x, y).CopyTo(values.Slice(i, 4));
        }
    }

    /// <summary>The lowest four bits as lanes: all ones where the bit is set.</summary>
    public static Vector256<double> Lanes(ulong bits)
    {
        var each = Vector256.Create(1UL, 2, 4, 8);
        return Vector256.Equals(Vector256.Create(bits) & each, each).AsDouble();
    }

    /// <summary>Small whole numbers as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<sbyte> from, Span<double> to)
    {
        for (var i = 0; i < to.Length; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(from.Slice(i, 16)));
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            Double(first).CopyTo(to.Slice(i, 4));
            Double(second).CopyTo(to.Slice(i + 4, 4));
            Double(third).CopyTo(to.Slice(i + 8, 4));
            Double(fourth).CopyTo(to.Slice(i + 12, 4));
        }
    }

    /// <summary>Fen as yuan: the double nearest to the hundredths, as a division gives it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Yuan(ReadOnlySpan<int> fen, Span<double> yuan)
    {
        for (var i = 0; i < yuan.Length; i += 4)
        {
            (Double(Vector128.Create(fen.Slice(i, 4))) / 100.0).CopyTo(yuan.Slice(i, 4));
        }
    }

    private static Vector256<double> Double(Vector128<int> whole)
    {
        if (Avx.IsSupported)
        {
            return Avx.ConvertToVector256Double(whole);
        }

        var (low, high) = Vector128.Widen(whole);
        return Vector256.ConvertToDouble(Vector256.Create(low, high));
    }

    internal readonly struct Add : IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a + b; }

    internal readonly struct Subtract : IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a - b; }

    internal readonly struct Multiply : IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => a * b; }

    internal readonly struct Divide : IOf
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) =>
            Vector256.ConditionalSelect(Vector256.Equals(b, Vector256<double>.Zero), Vector256<double>.Zero, a / b);
    }

    internal readonly struct Least : IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Min(a, b); }

    internal readonly struct Greatest : IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Max(a, b); }

    internal readonly struct Ceiling : IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Ceiling(a); }

    internal readonly struct Floor : IOf { public static Vector256<double> Of(Vector256<double> a, Vector256<double> b) => Vector256.Floor(a); }

    internal readonly struct Settle : IOf
    {
        public static Vector256<double> Of(Vector256<double> a, Vector256<double> b)
        {
            // Half away from zero: the whole part, and one more where the rest is a half or more.
            var scaled = a * 1e9;
            var whole = Vector256.Truncate(scaled);
            var more = Vector256.CopySign(Vector256<double>.One, scaled) & Vector256.GreaterThanOrEqual(Vector256.Abs(scaled - whole), Vector256.Create(0.5));
            var settled = (whole + more) / 1e9;
            return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(settled), Vector256.Create(double.PositiveInfinity)), settled, a);
        }
    }
}
