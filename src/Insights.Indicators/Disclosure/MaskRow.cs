namespace Insights.Indicators.Disclosure;

/// <summary>The counts of one cell (place × month × slice) before publication, and what may be shown of them.</summary>
internal sealed class MaskRow(long cell, int place, int? parent, int depth, bool isRest, string slice, string family, int[] counts, long[] sums)
{
    public long Cell { get; } = cell;

    public int Place { get; } = place;

    public int? Parent { get; } = parent;

    public int Depth { get; } = depth;

    /// <summary>Persons of a place in none of its children: never published, and found by subtraction.</summary>
    public bool IsRest { get; } = isRest;

    public string Slice { get; } = slice;

    public string Family { get; } = family;

    public int[] Counts { get; } = counts;

    /// <summary>In fen, by the plan's yuan columns.</summary>
    public long[] Sums { get; } = sums;

    /// <summary>Number in the ledger of the whole's yuan as given; −1 where they are not.</summary>
    public int[] Yuan { get; } = [.. sums.Select(_ => -1)];

    /// <summary>Number in the ledger by column; −1 where the count is zero.</summary>
    public int[] Unknowns { get; } = new int[counts.Length];

    /// <summary>Number in the ledger of denominator − numerator, by rate; −1 where it is zero.</summary>
    public int[] Rests { get; set; } = [];

    /// <summary>Columns withheld, as bits.</summary>
    public long Masks { get; set; }

    /// <summary>Bits: for each rate whether its bound may be shown; then for each yuan column of the whole, rounded or withheld.</summary>
    public long Bounds { get; set; }
}
