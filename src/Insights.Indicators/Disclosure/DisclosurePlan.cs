using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Disclosure;

/// <summary>A rate over counts: denominator = numerator + rest.</summary>
/// <param name="Rest">Columns whose counts make up the rest; empty where no card publishes it.</param>
/// <param name="GivesWay">Cost of numerator, denominator and each of the rest, in this order, where one must be withheld.</param>
/// <param name="CapsRest">A bound tells that a small rest is small; otherwise one tells it of a small numerator, if <paramref name="CapsNumerator"/>.</param>
internal sealed record Rate(int Numerator, int Denominator, IReadOnlyList<int> Rest, IReadOnlyList<int> GivesWay, bool CapsRest, bool CapsNumerator, string CardId);

/// <summary>Which counts of a source are published where, and how they hang together. Columns are numbered as in <see cref="Counts"/>.</summary>
internal sealed class DisclosurePlan
{
    private readonly Dictionary<string, int[]> finest = [];
    private readonly int[] never;
    private readonly HashSet<int> told;
    private readonly HashSet<int> parts;

    public DisclosurePlan(SourcePlan source)
    {
        Source = source;
        var cards = source.Cards.Where(c => c.Card.Disclosure == "small_counts").ToArray();
        Counts = [.. cards.SelectMany(c => new[] { c.Numerator.Count, c.Denominator?.Count }).OfType<CountColumn>().Where(c => c.IsPeople).Distinct()];
        var numbers = Counts.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        never = [.. Counts.Select(_ => -1)];
        foreach (var card in cards)
        {
            Publish(card, numbers);
        }

        Rates = [.. cards.Where(c => c.Denominator is not null && c.Denominator.Count != c.Numerator.Count && c.Denominator.Count.IsPeople && c.Numerator.Count.IsPeople).Select(c => RateOf(c, numbers))];
        parts = [.. Rates.SelectMany(r => r.Rest)];
        told = [.. Rates.Where(r => r.CapsNumerator).Select(r => r.Numerator)];
        Twins =
        [
            .. cards.Where(c => c.Card.Numerator.SameAs is not null).Select(c => (numbers[c.Numerator.Count], numbers[source.CountOf(c.Card.Numerator.SameAs!)])),
            .. cards.Where(c => c.Card.Denominator?.SameAs is not null).Select(c => (numbers[c.Denominator!.Count], numbers[source.CountOf(c.Card.Denominator!.SameAs!)])),
        ];
        Yuan = source.Overlap is null ? [] : [.. cards.Where(c => c.Numerator.Sum is not null && c.Denominator is null).Select(c => (c.Numerator.Sum!, numbers[c.Numerator.Count]))];
        // A flag of the whole is true where any class's is; that bounds counts of plain flags, and of nothing finer.
        Unions = [.. Counts.Where(c => source.Overlap is not null && Vocabulary.IsPlain(c.Condition)).Select(c => numbers[c])];
    }

    public SourcePlan Source { get; }

    /// <summary>Nothing of the source is a number of people: there is nothing to withhold.</summary>
    public bool IsEmpty => Counts.Count == 0;

    public IReadOnlyList<CountColumn> Counts { get; }

    public IReadOnlyList<Rate> Rates { get; }

    /// <summary>Sums of the overlapping classes that are published for the whole too, and the count column behind each.</summary>
    public IReadOnlyList<(SumColumn Sum, int Column)> Yuan { get; }

    /// <summary>Columns that are equal within one class of the overlapping dimension.</summary>
    public IReadOnlyList<(int Column, int Twin)> Twins { get; }

    /// <summary>Columns for which largest class ≤ whole ≤ classes added up.</summary>
    public IReadOnlyList<int> Unions { get; }

    /// <summary>By column, the finest depth at which it is published in classes of the family; −1 where it is not.</summary>
    public int[] Finest(string family) => finest.GetValueOrDefault(family, never);

    /// <summary>Whether a bound tells of the column, where it is small, that it is.</summary>
    public bool IsTold(int column) => told.Contains(column);

    /// <summary>Whether the column is a part of some rate's rest.</summary>
    public bool IsPart(int column) => parts.Contains(column);

    public string KindOf(string family) => Source.Source.Dimensions[family].Kind;

    private void Publish(CardColumns card, Dictionary<CountColumn, int> numbers)
    {
        void Add(CountColumn? column, string family, string level)
        {
            if (column is { IsPeople: true })
            {
                var limits = finest.TryGetValue(family, out var known) ? known : finest[family] = [.. never];
                limits[numbers[column]] = Math.Max(limits[numbers[column]], Vocabulary.Rank(level));
            }
        }

        if (card.Card.Total)
        {
            Add(card.Numerator.Count, "", card.Card.Finest);
            Add(card.Denominator?.Count, "", card.Card.Finest);
        }

        foreach (var (name, level) in card.Card.By)
        {
            var dimension = Source.Source.Dimensions[name];
            Add(card.Numerator.Count, dimension.Kind == "columns" ? "" : name, level);
            Add(card.Denominator?.Count, dimension.Kind == "columns" || dimension.OfWhole ? "" : name, level);
        }
    }

    private Rate RateOf(CardColumns card, Dictionary<CountColumn, int> numbers)
    {
        IReadOnlyList<string> order = card.Card.GivesWay.Count > 0 ? card.Card.GivesWay : ["numerator", "denominator"];
        int Cost(string name) => Enumerable.Range(0, order.Count).Where(i => order[i] == name).Select(i => 10 * i).FirstOrDefault(IntervalLedger.Never);
        var counted = card.Numerator.Sum is null && card.Denominator!.Sum is null;
        return new(
            numbers[card.Numerator.Count], numbers[card.Denominator!.Count], [.. card.Card.Rest.Select(r => numbers[Source.CountOf(r)])],
            [Cost("numerator"), Cost("denominator"), .. card.Card.Rest.Select(Cost)], counted && card.Card.Direction == "up", counted && card.Card.Direction == "down", card.Card.Id);
    }
}
