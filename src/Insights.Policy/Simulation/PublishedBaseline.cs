using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Policy.Simulation;

/// <summary>The baseline of a what-if as the version publishes it: the indicators, to the digit and masked where they are.</summary>
public sealed class PublishedBaseline(PublishedVersion version, DateOnly month, string city = "441900")
{
    private static readonly string[] Cards =
    [
        "entitled", "covered", "coverage", "precision", "missed", "living_ratio", "living_gap_yuan",
        "poverty_headcount", "poverty_gap", "poverty_severity", "edge_headcount", "edge_gap", "edge_severity",
    ];

    private readonly Dictionary<(string Area, string Id, string Dimension), Cell> cells = new[] { version.CellsOf(city, Cards), version.CellsBelow(city, month, Cards) }
        .SelectMany(book => book.Cells).Where(cell => cell.Month == month).DistinctBy(cell => (cell.Area, cell.Id, cell.Dimension)).ToDictionary(cell => (cell.Area, cell.Id, cell.Dimension));

    private readonly Dictionary<string, string> places = version.Places().ToDictionary(place => place.Code, place => place.Name, StringComparer.Ordinal);

    /// <summary>Whether the version has the indicator for the city, masked or not.</summary>
    public bool Has(string id) => Cell(id, null, null) is not null;

    /// <summary>The indicator's value; null where it is masked or there is none.</summary>
    public double? Value(string id, string? programme = null, string? area = null) => Cell(id, programme, area)?.Value;

    /// <summary>The indicator's numerator; null where it is masked or there is none.</summary>
    public double? Numerator(string id, string? programme = null, string? area = null) => Cell(id, programme, area)?.Numerator;

    /// <summary>A count; null where it is masked, 0 where there is nobody.</summary>
    public double? Count(string id, string? programme = null, string? area = null) => Cell(id, programme, area) is { } cell ? cell.Value : 0;

    /// <summary>A count of one programme under the law: the indicator's where pay lists are known, else what the rule and the register of services give, in tens.</summary>
    public double? Count(string id, ProgrammeResult programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.Programme.IsRecorded ? Count(id, programme.Programme.Id)
            : id switch
            {
                "entitled" => DisclosureControl.Count(programme.Baseline.Entitled),
                "covered" => DisclosureControl.Recipients(programme.Baseline),
                _ => DisclosureControl.Count(programme.Baseline.Missed),
            };
    }

    /// <summary>Coverage of one programme under the law, told as <see cref="Count(string, ProgrammeResult)"/> is; null where it is masked or nothing tells it.</summary>
    public double? Coverage(ProgrammeResult programme) => Rate("coverage", programme, DisclosureControl.Coverage);

    /// <summary>Precision likewise.</summary>
    public double? Precision(ProgrammeResult programme) => Rate("precision", programme, DisclosureControl.Precision);

    /// <summary>
    /// One side of a programme, in any year. A rate that the version withholds under the law is withheld on every side, and so is a count that no reform has moved: beside the law's mark it
    /// would tell what the mark hides.
    /// </summary>
    public ToldOutcome Told(ProgrammeResult programme, ProgrammeOutcome side)
    {
        ArgumentNullException.ThrowIfNull(programme);
        bool Withheld(string id) => programme.Programme.IsRecorded && Cell(id, programme.Programme.Id, null) is { Value: null };
        double? Count(string id, double? told) => side == programme.Baseline && Withheld(id) ? null : told;
        double? Rate(string id, double? told) => Withheld(id) ? null : told;
        var told = programme.IsTold;
        return new(
            Count("entitled", DisclosureControl.Count(side.Entitled)), told ? Count("covered", DisclosureControl.Recipients(side)) : null, told ? Count("missed", DisclosureControl.Count(side.Missed)) : null,
            told ? Rate("coverage", DisclosureControl.Coverage(side)) : null, told ? Rate("precision", DisclosureControl.Precision(side)) : null, Count("covered", DisclosureControl.Cost(side)));
    }

    private double? Rate(string id, ProgrammeResult programme, Func<ProgrammeOutcome, double?> told)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.Programme.IsRecorded ? Value(id, programme.Programme.Id) : programme.IsTold ? told(programme.Baseline) : null;
    }

    /// <summary>People missed under a reform, in tens; the published number itself where the reform leaves as many as the law, so that nothing seems to move.</summary>
    public double? Missed(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Scenario.Missed == result.Baseline.Missed ? Count("missed") : DisclosureControl.Count(result.Scenario.Missed);
    }

    public string Place(string code) => places.GetValueOrDefault(code, code);

    private Cell? Cell(string id, string? programme, string? area) =>
        cells.GetValueOrDefault((area ?? city, id, programme is null ? "" : $"programme:{programme}"));
}
