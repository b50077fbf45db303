using Insights.Warehouse;

namespace Insights.Policy.Simulation;

/// <summary>A fact of every person as narrow as it can be held, one of: bits (a truth), bytes (small whole numbers and codes), numbers.
/// <see cref="Known"/> is absent where every person's fact is known.</summary>
internal sealed class PackedColumn
{
    public ulong[]? Bits { get; private init; }

    public sbyte[]? Bytes { get; private init; }

    public double[]? Numbers { get; private init; }

    public ulong[]? Known { get; private init; }

    /// <summary>Codes in the order of <see cref="Bytes"/>' values; empty for numbers.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    public long Size => (Bits?.LongLength ?? 0) * 8 + (Bytes?.LongLength ?? 0) + (Numbers?.LongLength ?? 0) * 8 + (Known?.LongLength ?? 0) * 8;

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

        return new() { Numbers = Place(slots, size, i => double.IsNaN(numbers[i]) ? 0 : numbers[i]), Known = given };
    }

    /// <summary>The same persons again and again, for runs at scale; a copy is whole blocks, so that households stay whole.</summary>
    public PackedColumn Repeated(int times) => new()
    {
        Bits = Again(Bits, times), Bytes = Again(Bytes, times), Numbers = Again(Numbers, times), Known = Again(Known, times), Words = Words,
    };

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
