using System.Runtime.Intrinsics;

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
