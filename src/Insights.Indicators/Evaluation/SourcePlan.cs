using System.Globalization;
using Insights.Indicators.Cards;

namespace Insights.Indicators.Evaluation;

/// <summary>A count of rows, the unit of disclosure control: two cards that count the same rows share the column, and so the mask.</summary>
/// <param name="People">Row expression where the rows give numbers of people instead of standing for one each.</param>
/// <param name="IsPeople">Whether the count is one of people, and so masked when it is small.</param>
internal sealed record CountColumn(string Name, string Condition, string? People, bool IsPeople)
{
    public string Count => $"n_{Name}";

    public string Aggregate => People is null ? $"count_if({Condition})" : $"coalesce(sum(CAST({People} AS BIGINT)) FILTER (WHERE {Condition}), 0)";

    public string Mask => $"m_{Name}";
}

/// <summary>Sums that are the same in whatever order the rows come: whole hundredths, which a double adds exactly up to 2⁵³ (90 trillion yuan in one village and month), and a third faster than a 128-bit integer.</summary>
file static class Hundredths
{
    public static string Sum(string expression, string condition) => $"CAST(sum(CASE WHEN {condition} THEN round(100 * ({expression})) END) AS BIGINT)";
}

/// <summary>A sum in hundredths over the rows of <paramref name="Of"/>.</summary>
internal sealed record SumColumn(string Name, string Expression, CountColumn Of)
{
    public string Sum => $"s_{Name}";

    public string Aggregate => Hundredths.Sum(Expression, Of.Condition);
}

/// <summary>A sum of products in hundredths, for the variance of a ratio.</summary>
internal sealed record ProductColumn(string Name, string Left, string Right, CountColumn Of)
{
    public string Sum => $"q_{Name}";

    public string Aggregate => Hundredths.Sum($"({Left}) * ({Right})", Of.Condition);
}

/// <summary>How a card reads the columns. <paramref name="Sum"/> is null where the quantity is the count itself.</summary>
internal sealed record QuantityColumns(CountColumn Count, SumColumn? Sum)
{
    /// <summary>The quantity's value as an SQL expression over the cells (alias c).</summary>
    public string Value(string alias = "c") => Sum is null ? $"{alias}.{Count.Count}" : $"({alias}.{Sum.Sum} / 100.0)";
}

internal sealed record CardColumns(Card Card, QuantityColumns Numerator, QuantityColumns? Denominator, IReadOnlyList<ProductColumn> Products);

/// <summary>The rows of one pass: the whole and its overlapping classes, or the classes of one breakdown.</summary>
internal sealed record Slice(SourceDimension? Dimension, string Finest, IReadOnlySet<string> Columns);

/// <summary>All aggregate columns of one source, shared between its cards, and the passes that fill them.</summary>
internal sealed class SourcePlan
{
    private readonly Dictionary<string, CountColumn> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SumColumn> sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProductColumn> products = new(StringComparer.Ordinal);

    public SourcePlan(Source source, IReadOnlyList<Card> cards)
    {
        Source = source;
        Overlap = source.Dimensions.Values.FirstOrDefault(d => d.Kind == "overlap");
        // Counts of their own first, so that a column bears the name of the card that is about it.
        foreach (var card in cards.Where(c => c.Numerator.IsCounted && c.Denominator is null))
        {
            Count(card.Id, Condition(card, card.Numerator), card.Numerator.People);
        }

        Cards = [.. cards.Select(Plan)];
        Slices = [.. PlanSlices()];
    }

    public Source Source { get; }

    /// <summary>The dimension whose classes overlap (programme), or null.</summary>
    public SourceDimension? Overlap { get; }

    public IReadOnlyList<CardColumns> Cards { get; }

    public IReadOnlyList<Slice> Slices { get; }

    public IReadOnlyCollection<CountColumn> Counts => counts.Values;

    public IReadOnlyCollection<SumColumn> Sums => sums.Values;

    public IReadOnlyCollection<ProductColumn> Products => products.Values;

    public string Fine => $"ind_fine_{Source.Name}";

    public string Cells => $"ind_cells_{Source.Name}";

    public string Masks => $"ind_mask_{Source.Name}";

    public string Names => $"ind_slice_{Source.Name}";

    /// <summary>A breakdown whose classes are counted in the pass over the whole, which is then their sum; or null.</summary>
    public Slice? Carried => Overlap is null ? Slices.FirstOrDefault(s => s.Dimension is { Kind: "partition", OfWhole: false }) : null;

    /// <summary>The lowest place level of the overlapping classes.</summary>
    public string OverlapFinest => Finest(Cards.Where(c => Overlap is not null && c.Card.By.ContainsKey(Overlap.Name)).Select(c => c.Card.By[Overlap!.Name]).DefaultIfEmpty("city"));

    public CountColumn CountOf(string cardId) => Cards.First(c => c.Card.Id == cardId).Numerator.Count;

    private CardColumns Plan(Card card)
    {
        var numerator = Columns(card, card.Numerator, card.Id);
        var denominator = card.Denominator is null ? null : Columns(card, card.Denominator, card.Id + "_base");
        var made = new List<ProductColumn>();
        if (card.Interval == "linearised" && denominator is not null)
        {
            var y = Row(card, card.Numerator);
            var x = Row(card, card.Denominator!);
            // A share of the denominator's own sum (members of some households in members of all) is x or nothing: y · y = y · x.
            var share = card.Numerator.Sum is not null && card.Numerator.Sum == card.Denominator!.Sum;
            made.Add(share ? Product($"{card.Id}_yx", x, x, numerator.Count) : Product($"{card.Id}_yy", y, y, denominator.Count));
            made.Add(share ? made[0] : Product($"{card.Id}_yx", y, x, denominator.Count));
            made.Add(Product($"{card.Id}_xx", x, x, denominator.Count));
        }

        return new CardColumns(card, numerator, denominator, made);
    }

    private QuantityColumns Columns(Card card, Quantity quantity, string name)
    {
        var count = Count(name, Condition(card, quantity), quantity.People);
        if (quantity.Sum is null)
        {
            return new(count, null);
        }

        var key = $"{quantity.Sum}|{count.Condition}";
        if (!sums.TryGetValue(key, out var sum))
        {
            sums[key] = sum = new(name, quantity.Sum, count);
        }

        foreach (var dimension in card.By.Keys.Select(d => Source.Dimensions[d]).Where(d => d.Kind == "columns"))
        {
            foreach (var (value, column) in dimension.Columns)
            {
                sums.TryAdd($"{column}|{count.Condition}", new($"{name}_{value}", column, count));
            }
        }

        return new(count, sum);
    }

    /// <summary>The sum that stands for the numerator in one class of a dimension of kind columns.</summary>
    public SumColumn Replaced(CardColumns card, string column) => sums[$"{column}|{card.Numerator.Count.Condition}"];

    private CountColumn Count(string name, string condition, string? people)
    {
        var key = people is null ? condition : $"{people}|{condition}";
        if (!counts.TryGetValue(key, out var count))
        {
            counts[key] = count = new(name, condition, people, people is not null || Source.RowsArePeople);
        }

        return count;
    }

    private ProductColumn Product(string name, string left, string right, CountColumn of)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{left}|{right}|{of.Condition}");
        if (!products.TryGetValue(key, out var product))
        {
            products[key] = product = new(name, left, right, of);
        }

        return product;
    }

    private static string Condition(Card card, Quantity quantity)
    {
        var parts = new[] { card.Where, quantity.Rows }.OfType<string>().Where(p => p != "true").ToArray();
        return parts.Length switch { 0 => "true", 1 => parts[0], _ => string.Join(" AND ", parts.Select(p => $"({p})")) };
    }

    private static string Row(Card card, Quantity quantity) => quantity.Rows == "true"
        ? quantity.Sum ?? "1"
        : $"CASE WHEN {quantity.Rows} THEN {quantity.Sum ?? "1"} ELSE 0 END";

    private IEnumerable<Slice> PlanSlices()
    {
        var finest = Finest(Cards.Select(c => c.Card.Finest).Concat(Cards.SelectMany(c => c.Card.By.Where(b => Source.Dimensions[b.Key].Kind == "columns").Select(b => b.Value))));
        yield return new Slice(null, finest, Columns(Cards));
        foreach (var dimension in Source.Dimensions.Values.Where(d => d.Kind is "partition" or "flow"))
        {
            var users = Cards.Where(c => c.Card.By.ContainsKey(dimension.Name)).ToArray();
            if (users.Length > 0)
            {
                yield return new Slice(dimension, Finest(users.Select(u => u.Card.By[dimension.Name])), Columns(users, dimension.OfWhole));
            }
        }
    }

    private static string Finest(IEnumerable<string> levels) => levels.MaxBy(Vocabulary.Rank) ?? "village";

    private static HashSet<string> Columns(IEnumerable<CardColumns> cards, bool numeratorOnly = false) =>
        [.. cards.SelectMany(c => numeratorOnly
            ? [c.Numerator.Count.Count, c.Numerator.Sum?.Sum]
            : new[] { c.Numerator.Count.Count, c.Numerator.Sum?.Sum, c.Denominator?.Count.Count, c.Denominator?.Sum?.Sum }
                .Concat(c.Products.Select(p => p.Sum))).OfType<string>()];
}
