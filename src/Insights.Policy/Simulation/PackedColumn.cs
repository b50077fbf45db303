using System.Runtime.CompilerServices;
using Insights.Warehouse;

namespace Insights.Policy.Simulation;

/// <summary>A fact of every person as narrow as it can be held, one of: bits (a truth), bytes (small whole numbers and codes), hundredths (amounts in yuan and
/// fen, half as wide as a number and equal to it to the last bit), numbers.
/// <see cref="Known"/> is absent where every person's fact is known.</summary>
internal sealed class PackedColumn
{
    public ulong[]? Bits { get; private init; }

    public sbyte[]? Bytes { get; private init; }

    public int[]? Hundredths { get; private init; }

    public double[]? Numbers { get; private init; }

    public ulong[]? Known { get; private init; }

    /// <summary>Codes in the order of <see cref="Bytes"/>' values; empty for numbers.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    public long Size => (Bits?.LongLength ?? 0) * 8 + (Bytes?.LongLength ?? 0) + (Hundredths?.LongLength ?? 0) * 4 + (Numbers?.LongLength ?? 0) * 8 + (Known?.LongLength ?? 0) * 8;

    /// <summary>Places persons at their slots; slots without a person know nothing.</summary>
    /// <param name="slots">Slot of each person, ascending.</param>
    /// <param name="size">Slots in all, a multiple of the block.</param>
    public static PackedColumn Of(TableColumn column, bool isTruth, int[] slots, int size)
    {
        var known = new ulong[size / 64];
        var all = slots.Length == size;
        for (var i = 0; i < slots.Length; i++)
        {
            if (column.Numbers is { } n ? double.IsNaN(n[i]) : column.Codes![i] < 0)
            {
                all = false;
                continue;
            }

            known[slots[i] >> 6] |= 1UL << (slots[i] & 63);
        }

        var given = all ? null : known;
        if (isTruth)
        {
            var bits = new ulong[size / 64];
            for (var i = 0; i < slots.Length; i++)
            {
                bits[slots[i] >> 6] |= column.Numbers![i] == 1 ? 1UL << (slots[i] & 63) : 0;
            }

            return new() { Bits = bits, Known = given };
        }

        if (column.Codes is { } codes)
        {
            return column.Words.Count > sbyte.MaxValue
                ? throw new NotSupportedException($"the fact {column.Name} has more than {sbyte.MaxValue} codes")
                : new() { Bytes = Place(slots, size, i => (sbyte)Math.Max(0, codes[i])), Known = given, Words = column.Words };
        }

        var numbers = column.Numbers!;
        if (numbers.All(n => double.IsNaN(n) || (n == Math.Floor(n) && n is >= sbyte.MinValue and <= sbyte.MaxValue)))
        {
            return new() { Bytes = Place(slots, size, i => double.IsNaN(numbers[i]) ? (sbyte)0 : (sbyte)numbers[i]), Known = given };
        }

        return Amounts(Place(slots, size, i => double.IsNaN(numbers[i]) ? 0 : numbers[i]), given);
    }

    /// <summary>A truth that is known of everyone.</summary>
    public static PackedColumn OfBits(ulong[] bits) => new() { Bits = bits };

    /// <summary>Amounts slot by slot, NaN where there is none.</summary>
    public static PackedColumn OfAmounts(double[] amounts)
    {
        var known = new ulong[amounts.Length / 64];
        for (var i = 0; i < amounts.Length; i++)
        {
            known[i >> 6] |= double.IsNaN(amounts[i]) ? 0 : 1UL << (i & 63);
        }

        return Amounts([.. amounts.Select(a => double.IsNaN(a) ? 0 : a)], known);
    }

    private static PackedColumn Amounts(double[] amounts, ulong[]? known)
    {
        var hundredths = new int[amounts.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            var fen = Math.Round(amounts[i] * 100);
            if (Math.Abs(fen) > int.MaxValue || fen / 100 != amounts[i])
            {
                return new() { Numbers = amounts, Known = known };
            }

            hundredths[i] = (int)fen;
        }

        return new() { Hundredths = hundredths, Known = known };
    }

    /// <summary>The same persons again and again, for runs at scale; a copy is whole blocks, so that households stay whole.</summary>
    public PackedColumn Repeated(int times) => new()
    {
        Bits = Again(Bits, times), Bytes = Again(Bytes, times), Hundredths = Again(Hundredths, times), Numbers = Again(Numbers, times), Known = Again(Known, times), Words = Words,
    };

    /// <summary>A copy with room for more persons, of whom nothing is known yet; it may be written to, any number into what held hundredths.</summary>
    public PackedColumn Roomier(int size)
    {
        var known = new ulong[size / 64];
        (Known ?? Enumerable.Repeat(ulong.MaxValue, Length / 64).ToArray()).CopyTo(known, 0);
        return new() { Bits = Grown(Bits, size / 64), Bytes = Grown(Bytes, size), Numbers = Grown(Numbers ?? Hundredths?.Select(h => h / 100.0).ToArray(), size), Known = known, Words = Words };
    }

    /// <summary>A copy that may be written to; its <see cref="Known"/> is present.</summary>
    public PackedColumn Copy() => Roomier(Length);

    private int Length => Bits?.Length * 64 ?? Bytes?.Length ?? Hundredths?.Length ?? Numbers!.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsKnown(int slot) => Known is null || (Known[slot >> 6] >> (slot & 63) & 1) != 0;

    public bool IsTrue(int slot) => IsKnown(slot) && (Bits![slot >> 6] >> (slot & 63) & 1) != 0;

    /// <summary>The number at a slot; NaN where it is not known.</summary>
    public double At(int slot) => !IsKnown(slot) ? double.NaN : Held(slot);

    /// <summary>What lies at a slot, known or not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Held(int slot) => Bytes is { } bytes ? bytes[slot] : Hundredths is { } hundredths ? hundredths[slot] / 100.0 : Numbers![slot];

    public void Set(int slot, bool holds) => Mark(Bits!, slot, holds);

    /// <summary>Writes a number that the column can hold; a narrow one keeps its own ends.</summary>
    public void Set(int slot, double number)
    {
        if (Bytes is { } bytes)
        {
            bytes[slot] = (sbyte)Math.Clamp(Math.Round(number), sbyte.MinValue, sbyte.MaxValue);
        }
        else
        {
            Numbers![slot] = number;
        }
    }

    /// <summary>What another slot holds, known or not.</summary>
    public void Set(int slot, PackedColumn from, int other)
    {
        Mark(Known!, slot, from.IsKnown(other));
        if (Bits is { } bits)
        {
            Mark(bits, slot, (from.Bits![other >> 6] >> (other & 63) & 1) != 0);
        }
        else if (Bytes is { } bytes)
        {
            bytes[slot] = from.Bytes![other];
        }
        else
        {
            Numbers![slot] = from.Held(other);
        }
    }

    private static void Mark(ulong[] bits, int slot, bool holds)
    {
        var bit = 1UL << (slot & 63);
        bits[slot >> 6] = holds ? bits[slot >> 6] | bit : bits[slot >> 6] & ~bit;
    }

    private static T[]? Grown<T>(T[]? one, int size)
    {
        if (one is null)
        {
            return null;
        }

        var more = new T[size];
        one.CopyTo(more, 0);
        return more;
    }

    public static T[]? Again<T>(T[]? one, int times)
    {
        if (one is null)
        {
            return null;
        }

        var many = GC.AllocateUninitializedArray<T>(checked(one.Length * times));
        for (var i = 0; i < times; i++)
        {
            one.CopyTo(many.AsSpan(i * one.Length));
        }

        return many;
    }

    private static T[] Place<T>(int[] slots, int size, Func<int, T> value)
    {
        var placed = new T[size];
        for (var i = 0; i < slots.Length; i++)
        {
            placed[slots[i]] = value(i);
        }

        return placed;
    }
}
