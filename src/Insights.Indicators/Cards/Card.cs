namespace Insights.Indicators.Cards;

public sealed record Words(string Zh, string En);

/// <summary>
/// A numerator or denominator: a count of source rows, a number of people that rows give, or a sum over source rows.
/// </summary>
/// <param name="Count">Row condition; the quantity is the number of rows for which it is true.</param>
/// <param name="Sum">Row expression; the quantity is its sum. Summed in hundredths, rounded row by row, so that it is the same on every run.</param>
/// <param name="People">Row expression, whole; the quantity is its sum, which is a number of people (members of an association, holders of a place) and masked as one.</param>
/// <param name="Of">With <paramref name="Sum"/> or <paramref name="People"/>: the rows that count. A sum is masked exactly where the number of these rows is.</param>
/// <param name="SameAs">Card whose numerator this equals within one programme (they differ where programmes overlap, or where nothing is known of it).</param>
public sealed record Quantity(string? Count, string? Sum, string? People, string? Of, string? SameAs, Words Meaning)
{
    /// <summary>The condition of the rows behind the quantity, the unit that disclosure control counts.</summary>
    public string Rows => Count ?? Of ?? "true";

    /// <summary>A whole number of rows or of people.</summary>
    public bool IsCounted => Sum is null;
}

/// <param name="Dimensions">'' for the whole, 'programme:care_subsidy', or 'programme:*'.</param>
/// <param name="Place">Only this place, replacing the general path there; null for every place down to <paramref name="Finest"/>.</param>
public sealed record TargetPath(
    IReadOnlyList<string> Dimensions, string? Place, string Finest, string Status, Words Source, IReadOnlyList<Milestone> Milestones);

public sealed record Milestone(DateOnly Month, double Value);

/// <param name="Pace">difference or ratio: how the required and the actual pace are compared (design/measures.md).</param>
/// <param name="Floor">The value that scores nothing in a system's score; null where that is zero (see <see cref="Systems.SystemStatements"/>).</param>
public sealed record CardTargets(string Pace, Floor? Floor, IReadOnlyList<TargetPath> Paths);

/// <param name="Source">Who says so: a published figure, or a draft for the federation to set.</param>
public sealed record Floor(double Value, Words Source);

/// <summary>A change of the definition: values on its two sides are not set against each other.</summary>
/// <param name="WhollyFrom">The first month that holds none of the old: the month itself, and where a value adds up several months as many later.</param>
public sealed record DefinitionBreak(DateOnly Month, DateOnly WhollyFrom, Words What);

/// <summary>One of the eleven indicators of the national plan (国发〔2021〕10号, 2021–2025) that the card answers to: what it asked for by 2025, for the whole country.</summary>
/// <param name="Kind">binding (约束性) or expected (预期性).</param>
/// <param name="Confidence">How far the value is trusted, as in the statistics of the domain: published or general_knowledge.</param>
public sealed record PlanIndicator(int Number, string Kind, Words Asked, string Confidence);

/// <summary>One indicator, one card; the file name is its id. Everything that a page says about a number is here.</summary>
/// <param name="Where">Rows of the source that the indicator is about, or null for all.</param>
/// <param name="Rest">Cards whose counts make up denominator − numerator; disclosure control keeps them apart together.</param>
/// <param name="GivesWay">Order in which a visible part (numerator, denominator or one of the rest) is masked where a small part needs company; the dearest last. Without a rest, what is not named is never masked for this card.</param>
/// <param name="Interval">none, wilson (a share of counted rows), linearised (a ratio of sums), bootstrap (a measure, or shares by columns) or stated (an estimate's own).</param>
/// <param name="Finest">The lowest place level with values: city, town or village.</param>
/// <param name="By">Breakdown dimension → its lowest place level.</param>
/// <param name="Total">Whether there is a value for the whole (dimension '').</param>
/// <param name="Disclosure">small_counts; published where the value comes from a published statistic; none where rows are no people and no number of people is given.</param>
public sealed record Card(
    string Id, string Clause, Words Name, Words Why, string Source, string? Where, Quantity Numerator, Quantity? Denominator,
    IReadOnlyList<string> Rest, IReadOnlyList<string> GivesWay, string Unit, string Direction, string Interval, string Finest, IReadOnlyDictionary<string, string> By,
    bool Total, string Disclosure, IReadOnlyList<string> Feeds, CardTargets? Targets, Words Owner, Words CheckedBy, string NextReview,
    IReadOnlyList<DefinitionBreak> Breaks, string File)
{
    /// <summary>
    /// Null where the value is a count, a sum or a ratio of sums. Else one of <see cref="Vocabulary.Measures"/>: the statistic of the distribution of the numerator's row
    /// expression, each row weighted by the denominator's (see <see cref="LivingStandard.LivingSample"/>); or estimate, where the source's rows are estimates already.
    /// </summary>
    public string? Measure { get; init; }

    /// <summary>Of <see cref="Feeds"/> those whose absence the card itself counts, as people of whom it is not known: it is not withheld for them.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Whether the value is carried on as a series. Not where it is somebody's word on one thing, such as how far a building is or how late: its own report says when it ends.</summary>
    public bool Outlook { get; init; } = true;

    /// <summary>The national plan's indicators behind the card; its targets are the city's own.</summary>
    public IReadOnlyList<PlanIndicator> NationalPlan { get; init; } = [];

    /// <summary>Value = scale × numerator ÷ denominator: 1 (a percent is a fraction of one), 100 for per_hundred and 1,000 for per_mille.</summary>
    public double Scale => Unit switch { "per_hundred" => 100, "per_mille" => 1000, _ => 1 };
}
