namespace Insights.SampleCity;

/// <summary>What kind of city to make. The same options give the same bytes.</summary>
public sealed record SampleOptions
{
    /// <summary>Holders of a certificate in the first register.</summary>
    public int Persons { get; init; } = 45000;

    /// <summary>Months of monthly files, the last one being <see cref="EndMonth"/>.</summary>
    public int Months { get; init; } = 36;

    public int Seed { get; init; } = 1;

    /// <summary>Share of sent rows that carry a planted fault, 0 to 0.5; about 15 % of them cannot be repaired.</summary>
    public double Dirt { get; init; } = 0.02;

    /// <summary>Last month, YYYY-MM.</summary>
    public string EndMonth { get; init; } = "2026-10";

    /// <summary>The folder of places.csv and place_aliases.csv.</summary>
    public required string CodelistsFolder { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Persons, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Persons, 5_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(Months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, 120);
        ArgumentOutOfRangeException.ThrowIfLessThan(Dirt, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Dirt, 0.5);
    }
}

/// <summary>What was written.</summary>
/// <param name="Files">Files that departments send, truth not counted.</param>
/// <param name="Rows">Rows in them, restated and repeated ones counted, headers and totals not.</param>
/// <param name="Faults">Planted faults by kind, by name order.</param>
public sealed record SampleSummary(int Files, long Rows, IReadOnlyDictionary<string, int> Faults);
