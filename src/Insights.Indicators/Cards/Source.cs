namespace Insights.Indicators.Cards;

/// <summary>A breakdown of a source.</summary>
/// <param name="Sql">Row expression that gives the dimension's value; rows where it is NULL are in no class.</param>
/// <param name="Values">Values that always have a row, so that a zero is a zero; others appear when the data has them.</param>
/// <param name="Kind">
/// partition: classes are disjoint and add up to the whole; overlap: a row of the whole stands beside them
/// (persons in several programmes); flow: movements between two months, a zero may be withheld;
/// columns: <paramref name="Sql"/> is empty and each value names the column that replaces the numerator's sum.
/// </param>
/// <param name="Finest">The lowest place level at which the breakdown may be published.</param>
/// <param name="Whole">With overlap: the value that stands for the whole.</param>
/// <param name="OfWhole">The denominator is that of the whole, not of the class.</param>
public sealed record SourceDimension(
    string Name, string Kind, string? Sql, IReadOnlyList<string> Values, IReadOnlyDictionary<string, string> Columns, string Finest, string? Whole, bool OfWhole);

/// <summary>A relation of the version being built from which indicators are counted: one row per unit and month, with its place.</summary>
/// <param name="Unit">What a row is about: person, household, or something that is no person (organisation, task, budget line, …).</param>
/// <param name="LooksBack">Months before its own that a row tells of; the first so many months of the data have no cells, for nothing is known of them.</param>
/// <param name="Open">Why the number of rows may be shown however small it is; null where a row stands for people.</param>
public sealed record Source(
    string Name, string Relation, string Unit, int LooksBack, Words? Open, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, SourceDimension> Dimensions, string File)
{
    /// <summary>The rows that later lists have changed, as first told and as known now; null where months are not completed afterwards.</summary>
    public FirstTold? FirstTold { get; init; }

    /// <summary>Whether a count of rows is a count of people, and so masked when it is small.</summary>
    public bool RowsArePeople => Open is null;
}

/// <summary>Where a source says what its months were before later lists completed them: rows of the source's grain, each with a flag <c>first</c>.</summary>
/// <param name="Columns">Those of the source that it has: cards that ask for others are not told of.</param>
public sealed record FirstTold(string Relation, IReadOnlyList<string> Columns);
