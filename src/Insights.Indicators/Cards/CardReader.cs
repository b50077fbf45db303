namespace Insights.Indicators.Cards;

/// <summary>Reads src/indicators/&lt;id&gt;.yaml; what binds cards to each other is checked by <see cref="CardLibrary"/>.</summary>
internal static partial class CardReader
{
    public static Card? Read(string file, string text, IReadOnlyDictionary<string, Source> sources, List<ContentFault> faults)
    {
        if (ContentMap.Read(file, text, faults) is not { } map)
        {
            return null;
        }

        var before = faults.Count;
        var source = map.Choice("source", [.. sources.Keys]);
        var known = sources.GetValueOrDefault(source);
        var denominator = map.OptionalMap("denominator");
        var card = new Card(
            Path.GetFileNameWithoutExtension(file),
            map.Choice("clause", Vocabulary.Clauses),
            ReadWords(map, "name"),
            ReadWords(map, "why"),
            source,
            Checked(map, map.OptionalText("where"), "where", known),
            map.Map("numerator") is { } numerator ? ReadQuantity(numerator, known) : new Quantity("true", null, null, null, null, new("", "")),
            denominator is null ? null : ReadQuantity(denominator, known),
            map.Texts("rest", required: false),
            map.Texts("gives_way", required: false),
            map.Choice("unit", Vocabulary.Units),
            map.Choice("direction", Vocabulary.Directions),
            map.Choice("interval", Vocabulary.Intervals, "none"),
            map.Choice("finest", Vocabulary.Levels, "village"),
            ReadBy(map, known),
            map.Choice("total", ["yes", "no"], "yes") == "yes",
            map.Choice("disclosure", Vocabulary.Disclosures),
            ReadFeeds(map),
            ReadTargets(map),
            ReadWords(map, "owner"),
            ReadWordsOrText(map, "checked_by"),
            map.Month("next_review", required: true)?.ToString("yyyy-MM") ?? "",
            ReadBreaks(map),
            file)
        {
            Measure = map.OptionalText("measure") is null ? null : map.Choice("measure", Vocabulary.Measures),
            Told = ReadTold(map),
            Outlook = map.Choice("outlook", ["series", "none"], "series") == "series",
            NationalPlan = ReadPlan(map),
        };
        map.Close();
        Consistent(map, card);
        Aimed(map, card);
        Measured(map, card, known);
        Disclosed(map, card, known);
        return faults.Count == before ? card : null;
    }

    private static void Consistent(ContentMap map, Card card)
    {
        var rate = Vocabulary.RatioUnits.Contains(card.Unit);
        if (rate != (card.Denominator is not null))
        {
            map.Fault(map.LineOf("unit"), $"the unit {card.Unit} {(rate ? "needs a" : "has no")} denominator", "Change the unit, or the denominator.");
        }

        if (card.Interval is not ("none" or "stated") && card.Denominator is null)
        {
            map.Fault(map.LineOf("interval"), "an interval belongs to a ratio", "Leave interval out.");
        }

        if (card.Interval == "wilson" && (!card.Numerator.IsCounted || card.Denominator is { IsCounted: false }))
        {
            map.Fault(map.LineOf("interval"), "a Wilson interval belongs to counts", "Write interval: linearised.");
        }

        string[] parts = ["numerator", "denominator", .. card.Rest];
        if (card.Rest.Count > 0 ? !card.GivesWay.Order().SequenceEqual(parts.Order()) : card.GivesWay.Except(parts).Any() || card.GivesWay.Distinct().Count() < card.GivesWay.Count)
        {
            map.Fault(map.LineOf("gives_way"), "gives_way is not the numerator, the denominator and each of the rest, once", "Order them, the one that may be masked first in front; without rest name only what may be masked for this card, or leave it out.");
        }

        if (!card.Total && card.By.Count == 0)
        {
            map.Fault(map.LineOf("total"), "without a total the card has no value at all", "Name a breakdown under by.");
        }
    }

    /// <summary>Whether the card has what its measure is made of, and an interval only where the measure has that one. Shares by columns have theirs drawn as a measure has.</summary>
    private static void Measured(ContentMap map, Card card, Source? source)
    {
        var byColumns = !card.Total && card.By.Keys.All(d => source?.Dimensions[d].Kind == "columns");
        var own = card.Measure switch { null when byColumns => ["bootstrap"], null => new[] { "wilson", "linearised" }, Vocabulary.Estimate => ["stated"], _ => ["bootstrap"] };
        if (card.Interval != "none" && !own.Contains(card.Interval))
        {
            map.Fault(map.LineOf("interval"), $"the interval {card.Interval} is not one of {(card.Measure is null ? "a ratio" : $"the measure {card.Measure}")}", $"Write interval: {own[^1]}, or leave it out.");
        }

        if (card.Measure == Vocabulary.Estimate)
        {
            if (card.Numerator.Sum is null || card.Denominator is not null || card.Interval != "stated" || source?.Columns.Contains(card.Numerator.Sum + "_lower95") == false || source?.Columns.Contains(card.Numerator.Sum + "_upper95") == false)
            {
                map.Fault(map.LineOf("measure"), "an estimate is a column of its source with an interval beside it", "Give numerator: sum: the column, interval: stated, no denominator, and the columns …_lower95 and …_upper95 to the source.");
            }
        }
        else if (card.Measure is not null && (card.Numerator.Sum is null || card.Numerator.Of is not null || card.Denominator is not { Sum: not null, Of: null } || card.By.Count > 0))
        {
            map.Fault(map.LineOf("measure"), $"{card.Measure} is measured over the rows of where, with a value and a weight of each", "Give numerator: sum: the value, denominator: sum: the weight, both without of, and no by.");
        }
    }

    /// <summary>Whether the card's disclosure fits what its rows are: people are never shown unmasked, and what is no person needs no mask.</summary>
    private static void Disclosed(ContentMap map, Card card, Source? source)
    {
        var people = source is null || source.RowsArePeople || card.Numerator.People is not null || card.Denominator?.People is not null;
        if (people && card.Disclosure == "none")
        {
            map.Fault(map.LineOf("disclosure"), "this card counts people", "Write disclosure: small_counts.");
        }

        if (!people && card.Disclosure == "small_counts")
        {
            map.Fault(map.LineOf("disclosure"), $"this card counts no people (see open in the source {source!.Name})", "Write disclosure: none.");
        }
    }

    /// <summary>A text in both languages, or one that says the same in either.</summary>
    private static Words ReadWordsOrText(ContentMap parent, string key) =>
        parent.IsText(key) && parent.Text(key) is var text ? new(text, text) : ReadWords(parent, key);

    private static Words ReadWords(ContentMap parent, string key)
    {
        if (parent.Map(key) is not { } map)
        {
            return new("", "");
        }

        var words = new Words(map.Text("zh"), map.Text("en"));
        map.Close();
        return words;
    }

    private static Quantity ReadQuantity(ContentMap map, Source? source)
    {
        var quantity = new Quantity(
            Checked(map, map.OptionalText("count"), "count", source),
            Checked(map, map.OptionalText("sum"), "sum", source),
            Checked(map, map.OptionalText("people"), "people", source),
            Checked(map, map.OptionalText("of"), "of", source),
            map.OptionalText("same_as"),
            new(map.Text("zh"), map.Text("en")));
        if (new[] { quantity.Count, quantity.Sum, quantity.People }.Count(q => q is not null) != 1)
        {
            map.Fault(map.Line, "a quantity is either a count or a sum", "Give count: a row condition, or sum: a row expression, or people: one that gives numbers of people (both with of: the rows).");
        }

        map.Close();
        return quantity;
    }

    private static string? Checked(ContentMap map, string? sql, string key, Source? source)
    {
        foreach (var name in sql is null || source is null ? [] : Vocabulary.ColumnsIn(sql).Where(c => !source.Columns.Contains(c)))
        {
            map.Fault(map.LineOf(key), $"'{name}' is no column of the source {source!.Name}", Spelling.Remedy(name, source.Columns));
        }

        return sql;
    }

    private static Dictionary<string, string> ReadBy(ContentMap map, Source? source)
    {
        var by = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, level, line) in map.OptionalMap("by")?.Pairs() ?? [])
        {
            if (source is not null && !source.Dimensions.TryGetValue(name, out _))
            {
                map.Fault(line, $"'{name}' is no dimension of the source {source.Name}", Spelling.Remedy(name, source.Dimensions.Keys));
            }
            else if (!Vocabulary.Levels.Contains(level))
            {
                map.Fault(line, $"'{level}' is no place level", Spelling.Remedy(level, Vocabulary.Levels));
            }
            else if (source is not null && Vocabulary.IsFiner(level, source.Dimensions[name].Finest))
            {
                map.Fault(line, $"{name} may not be published below the {source.Dimensions[name].Finest}", $"Write '{name}: {source.Dimensions[name].Finest}'.");
            }
            else
            {
                by[name] = level;
            }
        }

        return by;
    }

    private static CardTargets? ReadTargets(ContentMap parent)
    {
        if (parent.OptionalMap("targets") is not { } map)
        {
            return null;
        }

        var pace = map.Choice("pace", Vocabulary.Paces);
        var floor = map.OptionalMap("floor") is { } written ? ReadFloor(written) : null;
        var paths = map.Maps("paths").Select(ReadPath).ToArray();
        map.Close();
        return new CardTargets(pace, floor, paths);
    }

    private static Floor? ReadFloor(ContentMap map)
    {
        var floor = map.NumberOf(map.Text("value"), map.LineOf("value")) is { } value ? new Floor(value, ReadWordsOrText(map, "source")) : null;
        map.Close();
        return floor;
    }

    private static TargetPath ReadPath(ContentMap map)
    {
        var milestones = new List<Milestone>();
        foreach (var (month, value, line) in map.Map("milestones")?.Pairs() ?? [])
        {
            if (map.MonthOf(month, line) is { } at && map.NumberOf(value, line) is { } number)
            {
                milestones.Add(new(at, number));
            }
        }

        var path = new TargetPath(
            map.Texts("dimensions", required: true),
            map.OptionalText("place"),
            map.Choice("finest", Vocabulary.Levels, "town"),
            map.Choice("status", Vocabulary.Statuses),
            ReadWordsOrText(map, "source"),
            [.. milestones.OrderBy(m => m.Month)]);
        map.Close();
        return path;
    }
}
