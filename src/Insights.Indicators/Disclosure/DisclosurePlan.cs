using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Disclosure;

/// <summary>total = the parts added up, in each row.</summary>
/// <param name="GivesWay">Total and parts in the order in which a visible one is masked where one must be.</param>
/// <param name="ClassesOnly">Holds within one class of the overlapping dimension only, not in the whole.</param>
internal sealed record RowSum(CountColumn Total, IReadOnlyList<CountColumn> Parts, IReadOnlyList<CountColumn> GivesWay, bool ClassesOnly);

/// <summary>denominator − numerator of a rate whose rest no card publishes.</summary>
internal sealed record Complement(CountColumn Numerator, CountColumn Denominator, CountColumn Rest);

/// <summary>Which counts of a source are protected and how they hang together.</summary>
internal sealed class DisclosurePlan
{
    public DisclosurePlan(SourcePlan source)
    {
        Source = source;
        var cards = source.Cards.Where(c => c.Card.Disclosure != "published").ToArray();
        Counts = [.. cards.SelectMany(c => new[] { c.Numerator.Count, c.Denominator?.Count }).OfType<CountColumn>().Distinct()];
        var sums = new List<RowSum>();
        var complements = new List<Complement>();
        foreach (var card in cards.Where(c => c.Denominator is not null))
        {
            var total = card.Denominator!.Count;
            if (card.Card.Rest.Count > 0)
            {
                IReadOnlyList<CountColumn> parts = [card.Numerator.Count, .. card.Card.Rest.Select(source.CountOf)];
                if (!sums.Any(s => s.Total == total && s.Parts.ToHashSet().SetEquals(parts)))
                {
                    sums.Add(new(total, parts, [.. card.Card.GivesWay.Select(g => g switch { "numerator" => parts[0], "denominator" => total, _ => source.CountOf(g) })], ClassesOnly: false));
                }
            }
            else if (card.Numerator.Count != total && !complements.Any(c => c.Numerator == card.Numerator.Count && c.Denominator == total))
            {
                complements.Add(new(card.Numerator.Count, total, new($"{card.Card.Id}_rest", "")));
            }

            if (card.Card.Numerator.SameAs is { } same)
            {
                var twin = source.CountOf(same);
                sums.Add(new(twin, [card.Numerator.Count], [card.Numerator.Count, twin], ClassesOnly: true));
            }
        }

        RowSums = sums;
        Complements = complements;
    }

    public SourcePlan Source { get; }

    public IReadOnlyList<CountColumn> Counts { get; }

    public IReadOnlyList<RowSum> RowSums { get; }

    public IReadOnlyList<Complement> Complements { get; }

    /// <summary>All columns with a mask: the published counts and the complements.</summary>
    public IEnumerable<CountColumn> Masked => Counts.Concat(Complements.Select(c => c.Rest));
}
