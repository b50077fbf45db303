using Insights.Policy.Rules;
using Insights.Warehouse;

namespace Insights.Policy.Simulation;

public sealed partial class SimulatedPopulation
{
    private static readonly string[] PaidStates = ["covered", "wrongly_paid", "unknown_paid", "received"];

    // First year of age of each band of the life cycle: before school, school, working age, old age.
    private static readonly int[] AgeBands = [0, 7, 18, 60];

    /// <summary>Reads a version's population.</summary>
    /// <param name="columns">Columns of mart_population, households together.</param>
    /// <param name="month">The version's as-of month.</param>
    public static SimulatedPopulation Of(IReadOnlyDictionary<string, TableColumn> columns, RuleBook book, DateOnly month)
    {
        var homes = columns["household_id"].Numbers!;
        var (slots, size) = Slots(homes);
        var facts = book.Facts.ToDictionary(
            fact => fact.Column, fact => PackedColumn.Of(columns.GetValueOrDefault(fact.Column) ?? columns.GetValueOrDefault(fact.EarlierAs ?? "") ?? Earlier(fact, homes.Length), fact.SqlType == "BOOLEAN", slots, size), StringComparer.Ordinal);
        var nobody = new ulong[size / 64];
        var receipts = book.Recorded.ToDictionary(p => p.Id, p => ReceiptOf(columns[p.Id + "_state"], slots, size, nobody), StringComparer.Ordinal);
        foreach (var p in book.Served)
        {
            // A version from before the register was read, or to which it did not come, tells nobody's receipt.
            if (columns.TryGetValue(p.Id + "_state", out var state) && state.Words.Count > 0)
            {
                receipts[p.Id] = ReceiptOf(state, slots, size, nobody);
                facts[p.ReceiptColumn] = PackedColumn.OfBits(receipts[p.Id].Paid);
            }
        }

        // A version from before it was told who lives together does not divide by it.
        var homeTypes = columns.TryGetValue("home_type", out var types) && types.Codes is not null ? new[] { Complete(Words("home", types, slots, size), slots) } : [];
        (string Name, sbyte[] Classes, IReadOnlyList<string> Keys)[] groupings =
        [
            Complete(Words("town", columns["town"], slots, size), slots), Complete(Words("sex", columns["sex"], slots, size), slots), Complete(Words("household", columns["living_type"], slots, size), slots),
            Complete(Whole("category", columns["category"], 7, slots, size), slots), Complete(Whole("grade", columns["grade"], 4, slots, size), slots), Complete(Ages(columns["age"], slots, size), slots), .. homeTypes,
        ];
        var (fromHead, income, members) = Living(columns, homes, slots, size);
        return new()
        {
            Month = month,
            Persons = slots.Length,
            Present = Marked(slots, size, _ => true),
            FromHead = fromHead,
            Facts = facts,
            Receipts = receipts,
            Divisions = [.. groupings.Select(g => new Division(g.Name, g.Keys))],
            Classes = Interleaved([.. groupings.Select(g => g.Classes)], size),
            Income = PackedColumn.OfAmounts(income),
            Members = members,
            CityIncome = columns["living_city_income"].Numbers!.Where(n => !double.IsNaN(n)).Select(n => (double?)n).FirstOrDefault(),
            Size = facts.Values.Sum(f => f.Size) + receipts.Values.SelectMany(r => r.Bitmaps).Distinct().Count() * (size / 8L) + groupings.Length * (long)size + size * (1L + 8 + 1) + size / 8,
        };
    }

    /// <summary>A fact that rules have come to ask for since the version was published.</summary>
    private static TableColumn Earlier(PolicyFact fact, int count) => fact.Symbol.Type.Kind == Feel.FeelKind.String
        ? new(fact.Column, null, [.. Enumerable.Repeat(-1, count)], [])
        : new(fact.Column, [.. Enumerable.Repeat((double?)fact.Earlier ?? double.NaN, count)], null, []);

    /// <summary>A slot for each person; a household that would lie across two blocks begins the next one.</summary>
    private static (int[] Slots, int Size) Slots(double[] homes)
    {
        var slots = new int[homes.Length];
        var next = 0;
        for (var i = 0; i < homes.Length;)
        {
            var end = i + 1;
            while (end < homes.Length && homes[end] == homes[i])
            {
                end++;
            }

            if (next / Bits.Persons != (next + Math.Min(end - i, Bits.Persons) - 1) / Bits.Persons)
            {
                next = (next / Bits.Persons + 1) * Bits.Persons;
            }

            for (; i < end; i++)
            {
                slots[i] = next++;
            }
        }

        return (slots, (next + Bits.Persons - 1) / Bits.Persons * Bits.Persons);
    }

    private static ulong[] Marked(int[] slots, int size, Func<int, bool> holds)
    {
        var bits = new ulong[size / 64];
        for (var i = 0; i < slots.Length; i++)
        {
            bits[slots[i] >> 6] |= holds(i) ? 1UL << (slots[i] & 63) : 0;
        }

        return bits;
    }

    private static Receipt ReceiptOf(TableColumn state, int[] slots, int size, ulong[] nobody)
    {
        ulong[] In(params string[] states)
        {
            var codes = states.Select(s => state.Words.ToList().IndexOf(s)).Where(c => c >= 0).ToHashSet();
            return codes.Count == 0 ? nobody : Marked(slots, size, i => codes.Contains(state.Codes![i]));
        }

        return new(In(PaidStates), In("blind_spot", "open"), In("doubtful"), In("in_process"), In("declined"));
    }

    /// <summary>With a class of its own for those of whom it is not known, where there are any: so everyone is in a class.</summary>
    private static (string Name, sbyte[] Classes, IReadOnlyList<string> Keys) Complete((string Name, sbyte[] Classes, IReadOnlyList<string> Keys) division, int[] slots)
    {
        var missing = slots.Where(slot => division.Classes[slot] < 0).ToList();
        foreach (var slot in missing)
        {
            division.Classes[slot] = (sbyte)division.Keys.Count;
        }

        return missing.Count == 0 ? division : division with { Keys = [.. division.Keys, SimulationResult.Unknown] };
    }

    private static (string Name, sbyte[] Classes, IReadOnlyList<string> Keys) Words(string name, TableColumn column, int[] slots, int size) =>
        (name, Placed(slots, size, i => (sbyte)column.Codes![i]), column.Words);

    private static (string Name, sbyte[] Classes, IReadOnlyList<string> Keys) Whole(string name, TableColumn column, int most, int[] slots, int size) => (
        name, Placed(slots, size, i => double.IsNaN(column.Numbers![i]) ? (sbyte)-1 : (sbyte)(column.Numbers[i] - 1)), [.. Enumerable.Range(1, most).Select(n => $"{n}")]);

    private static (string Name, sbyte[] Classes, IReadOnlyList<string> Keys) Ages(TableColumn age, int[] slots, int size) => (
        "age",
        Placed(slots, size, i => double.IsNaN(age.Numbers![i]) ? (sbyte)-1 : (sbyte)(AgeBands.Count(from => age.Numbers[i] >= from) - 1)),
        [.. AgeBands.Select((from, i) => i + 1 < AgeBands.Length ? $"{from}-{AgeBands[i + 1] - 1}" : $"{from}+")]);

    private static sbyte[] Interleaved(sbyte[][] divisions, int size)
    {
        var classes = new sbyte[size * divisions.Length];
        for (var slot = 0; slot < size; slot++)
        {
            for (var d = 0; d < divisions.Length; d++)
            {
                classes[slot * divisions.Length + d] = divisions[d][slot];
            }
        }

        return classes;
    }

    private static sbyte[] Placed(int[] slots, int size, Func<int, sbyte> of)
    {
        var classes = new sbyte[size];
        Array.Fill(classes, (sbyte)-1);
        for (var i = 0; i < slots.Length; i++)
        {
            classes[slots[i]] = of(i);
        }

        return classes;
    }

    private static (byte[] FromHead, double[] Income, byte[] Members) Living(IReadOnlyDictionary<string, TableColumn> columns, double[] homes, int[] slots, int size)
    {
        var (fromHead, income, members) = (new byte[size], new double[size], new byte[size]);
        Array.Fill(income, double.NaN);
        for (var i = 0; i < slots.Length; i++)
        {
            // A person without a household is one by himself.
            var first = i == 0 || homes[i] != homes[i - 1];
            fromHead[slots[i]] = first ? (byte)0 : (byte)(slots[i] - slots[i - 1] + fromHead[slots[i - 1]]);
            if (first && !double.IsNaN(columns["living_income"].Numbers![i]))
            {
                income[slots[i]] = columns["living_income"].Numbers![i];
                members[slots[i]] = (byte)columns["living_members"].Numbers![i];
            }
        }

        return (fromHead, income, members);
    }
}
