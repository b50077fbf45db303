namespace Insights.Indicators.Cards;

/// <summary>
/// What stands behind a value, as SQL over the rows of its place and month: one aggregate a quantity, for the whole ('') and for each class. Scale × numerator ÷ denominator is
/// the published value to the digit. A breakdown whose classes the data name has one entry, 'reason:*', in which <see cref="Value"/> stands for the class.
/// </summary>
public sealed record CardAggregates(string Numerator, string? Denominator)
{
    public const string Value = "{value}";

    /// <summary>Empty where the value is no aggregate: a measure of a distribution, an estimate.</summary>
    public static IReadOnlyDictionary<string, CardAggregates> Of(Card card, Source source)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(source);
        var found = new SortedDictionary<string, CardAggregates>(StringComparer.Ordinal);
        if (card.Measure is not null)
        {
            return found;
        }

        var overlap = source.Dimensions.Values.FirstOrDefault(d => d.Kind == "overlap");
        // People are counted on the row of the whole; its yuan are the classes' yuan added up.
        string? Whole(Quantity q) => overlap is null ? null : q.Sum is null ? $"{overlap.Sql} = '{overlap.Whole}'" : $"{overlap.Sql} <> '{overlap.Whole}'";
        string? Person() => overlap is null ? null : $"{overlap.Sql} = '{overlap.Whole}'";
        CardAggregates Make(Func<Quantity, string?> rows, Func<Quantity, string?> below, string? column = null) => new(
            Aggregate(card, column is null ? card.Numerator : card.Numerator with { Sum = column }, rows(card.Numerator)), card.Denominator is { } under ? Aggregate(card, under, below(under)) : null);
        if (card.Total)
        {
            found[""] = Make(Whole, Whole);
        }

        foreach (var dimension in card.By.Keys.Select(d => source.Dimensions[d]))
        {
            if (dimension.Kind == "columns")
            {
                foreach (var (value, column) in dimension.Columns)
                {
                    found[$"{dimension.Name}:{value}"] = Make(Whole, Whole, column);
                }

                continue;
            }

            var own = $"{(dimension.Sql!.Contains(' ', StringComparison.Ordinal) ? $"({dimension.Sql})" : dimension.Sql)} = '{Value}'";
            var isClass = dimension == overlap ? own : Join(Person(), own)!;
            found[dimension.Name + ":*"] = Make(_ => isClass, q => dimension.OfWhole ? Whole(q) : isClass);
        }

        return found;
    }

    private static string Aggregate(Card card, Quantity quantity, string? rows)
    {
        var condition = Join(rows, card.Where, quantity.Rows == "true" ? null : quantity.Rows);
        // Rounded row by row, as it is summed.
        var counted = quantity.Count is not null ? "count(*)" : quantity.Sum is { } sum ? $"sum(round({sum}, 2))" : $"sum({quantity.People})";
        return condition is null ? counted : $"{counted} FILTER (WHERE {condition})";
    }

    private static string? Join(params string?[] conditions) => conditions.OfType<string>().ToArray() switch
    {
        [] => null,
        [var only] => only,
        var all => string.Join(" AND ", all.Select(c => c.Contains(" OR ", StringComparison.OrdinalIgnoreCase) ? $"({c})" : c)),
    };
}
