using Insights.Policy.Rules;
using Insights.Warehouse;

namespace Insights.Policy.Simulation;

/// <summary>A way of dividing the population, and the keys of its classes.</summary>
internal sealed record Division(string Name, IReadOnlyList<string> Keys);

/// <summary>What the registers say of one programme today: paid (rightly or not); missed, if entitled; those whose pay line lies unread in quarantine; applied and not yet decided; asked and declined.</summary>
internal sealed record Receipt(ulong[] Paid, ulong[] Missed, ulong[] Doubtful, ulong[] InProcess, ulong[] Declined)
{
    public IEnumerable<ulong[]> Bitmaps => [Paid, Missed, Doubtful, InProcess, Declined];

    /// <summary>The same over other slots, bitmap by bitmap.</summary>
    public Receipt Placed(Func<ulong[], ulong[]> other) => new(other(Paid), other(Missed), other(Doubtful), other(InProcess), other(Declined));
}

/// <summary>
/// The published population as columns in memory, read once for all viewers. Persons lie in slots, households together and never across two blocks;
/// slots left empty for that are not <see cref="Present"/>.
/// </summary>
public sealed partial class SimulatedPopulation
{
    private SimulatedPopulation()
    {
    }

    /// <summary>The as-of month of the version.</summary>
    public DateOnly Month { get; private init; }

    public int Persons { get; private init; }

    /// <summary>Bytes held by the columns.</summary>
    public long Size { get; private init; }

    internal int Blocks => Present.Length / Bits.Words;

    internal ulong[] Present { get; private init; } = [];

    /// <summary>How many slots before this one the household's first lies.</summary>
    internal byte[] FromHead { get; private init; } = [];

    /// <summary>First slot of the household.</summary>
    internal int Head(int slot) => slot - FromHead[slot];

    internal IReadOnlyDictionary<string, PackedColumn> Facts { get; private init; } = new Dictionary<string, PackedColumn>();

    /// <summary>Of the programmes of which this version tells who received them: those with pay lists, and those whose register of services came.</summary>
    internal IReadOnlyDictionary<string, Receipt> Receipts { get; private init; } = new Dictionary<string, Receipt>();

    /// <summary>The first is by town.</summary>
    internal IReadOnlyList<Division> Divisions { get; private init; } = [];

    /// <summary>A person's classes side by side, one for each division: a person who changes is looked up in one place. −1 where no person lies.</summary>
    internal sbyte[] Classes { get; private init; } = [];

    internal IReadOnlyList<string> Towns => Divisions[0].Keys;

    /// <summary>At the first slot of a household that the living-standard measures count: its income, yuan a month; not known elsewhere.</summary>
    internal PackedColumn Income { get; private init; } = PackedColumn.OfAmounts([]);

    /// <summary>Members of that household, 0 elsewhere.</summary>
    internal byte[] Members { get; private init; } = [];

    /// <summary>Income a head of the city, yuan a month; null where none is published.</summary>
    internal double? CityIncome { get; private init; }

    /// <summary>The same register in a later month, with what has changed by then.</summary>
    internal SimulatedPopulation Later(
        DateOnly month, int persons, ulong[] present, byte[] fromHead, IReadOnlyDictionary<string, PackedColumn> facts, IReadOnlyDictionary<string, Receipt> receipts,
        sbyte[] classes, double[] income, byte[] members, double? cityIncome) => new()
    {
        Month = month, Persons = persons, Size = Size, Present = present, FromHead = fromHead, Facts = facts, Receipts = receipts, Divisions = Divisions,
        Classes = classes, Income = PackedColumn.OfAmounts(income), Members = members, CityIncome = cityIncome,
    };

    /// <summary>The same persons <paramref name="times"/> times, for measurements at scale.</summary>
    public SimulatedPopulation Repeated(int times)
    {
        // Receipts share one bitmap where nobody is in a state, and still do so here.
        var bitmaps = Receipts.Values.SelectMany(r => r.Bitmaps).Distinct().ToDictionary(bits => bits, bits => PackedColumn.Again(bits, times)!);
        return Repeated(times, bitmaps);
    }

    private SimulatedPopulation Repeated(int times, Dictionary<ulong[], ulong[]> bitmaps) => new()
    {
        Month = Month,
        Persons = Persons * times,
        Size = Size * times,
        Present = PackedColumn.Again(Present, times)!,
        FromHead = PackedColumn.Again(FromHead, times)!,
        Facts = Facts.ToDictionary(f => f.Key, f => f.Value.Repeated(times)),
        Receipts = Receipts.ToDictionary(r => r.Key, r => r.Value.Placed(bits => bitmaps[bits])),
        Divisions = Divisions,
        Classes = PackedColumn.Again(Classes, times)!,
        Income = Income.Repeated(times),
        Members = PackedColumn.Again(Members, times)!,
        CityIncome = CityIncome,
    };
}
