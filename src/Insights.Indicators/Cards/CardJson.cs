using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insights.Indicators.Cards;

/// <summary>The card as the pages and the passport read it (meta_indicator.card). A quantity's sql is its definition, by which versions are compared; aggregates hold what a passport shows of the whole and of each class.</summary>
public static class CardJson
{
    // Chinese stays readable; the text goes into a database column, never into markup unescaped.
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Card card, Source source) => JsonSerializer.Serialize(
        new
        {
            id = card.Id,
            clause = card.Clause,
            name = Of(card.Name),
            why = Of(card.Why),
            source = card.Source,
            where = card.Where,
            measure = card.Measure,
            numerator = Of(card.Numerator, card.Measure is null or Vocabulary.Estimate ? null : $"{card.Measure}({card.Numerator.Sum}, weight {card.Denominator!.Sum})", card.Measure is not null),
            denominator = card.Denominator is null ? null : Of(card.Denominator, null, card.Measure is not null),
            aggregates = CardAggregates.Of(card, source).ToDictionary(a => a.Key, a => new { numerator = a.Value.Numerator, denominator = a.Value.Denominator }),
            rest = card.Rest,
            gives_way = card.GivesWay,
            unit = card.Unit,
            scale = card.Scale,
            direction = card.Direction,
            interval = card.Interval,
            finest = card.Finest,
            by = card.By,
            total = card.Total,
            disclosure = card.Disclosure,
            feeds = card.Feeds,
            targets = card.Targets is null ? null : new
            {
                pace = card.Targets.Pace,
                floor = card.Targets.Floor is { } floor ? new { value = floor.Value, source = Of(floor.Source) } : null,
                paths = card.Targets.Paths.Select(p => new
                {
                    dimensions = p.Dimensions,
                    place = p.Place,
                    finest = p.Finest,
                    status = p.Status,
                    source = Of(p.Source),
                    milestones = p.Milestones.ToDictionary(m => m.Month.ToString("yyyy-MM"), m => m.Value),
                }),
            },
            owner = Of(card.Owner),
            checked_by = Of(card.CheckedBy),
            next_review = card.NextReview,
            national_plan = card.NationalPlan.Select(p => new { number = p.Number, kind = p.Kind, zh = p.Asked.Zh, en = p.Asked.En, confidence = p.Confidence }),
            breaks = card.Breaks.Select(b => new { month = b.Month.ToString("yyyy-MM"), wholly_from = b.WhollyFrom.ToString("yyyy-MM"), zh = b.What.Zh, en = b.What.En }),
        },
        Form);

    private static object Of(Words words) => new { zh = words.Zh, en = words.En };

    /// <param name="said">The measure as a formula, in place of the aggregate.</param>
    private static object Of(Quantity quantity, string? said, bool isMeasured) => new
    {
        sql = isMeasured ? said : quantity.Count is { } count ? $"count(*) FILTER (WHERE {count})" : $"sum({quantity.Sum ?? quantity.People}) FILTER (WHERE {quantity.Rows})",
        zh = quantity.Meaning.Zh,
        en = quantity.Meaning.En,
    };
}
