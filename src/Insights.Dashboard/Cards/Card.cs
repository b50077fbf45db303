using System.Globalization;
using System.Text.Json;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Cards;

/// <summary>An indicator's card as published. The pages read of it what they show; the card may say more.</summary>
public sealed partial class Card(string id, JsonElement json)
{
    public string Id { get; } = id;

    public Unit Unit { get; } = UnitOf(id, Plain(json, "unit"));

    /// <summary>Whether the value is a number of people or things, and no rate: its scale begins at zero.</summary>
    public bool IsCount => Unit is Unit.People or Unit.Organisations or Unit.Tasks or Unit.Projects or Unit.Posts or Unit.Places
        or Unit.Cases or Unit.Participations or Unit.Services or Unit.Devices or Unit.Jobs or Unit.Courses;

    /// <summary>Whether the value is a measure of a distribution: its denominator is the weight of each row, not what is divided by.</summary>
    public bool IsMeasure { get; } = Plain(json, "measure") is not null;

    /// <summary>Whether its rows are judged by the programmes' rules: who is entitled, to how much, and since when.</summary>
    public bool IsJudged { get; } = Plain(json, "source") is "person_state" or "amount_fault" or "missed_flow" or "missed_year";

    /// <summary>Whether more is better; null where neither is.</summary>
    public bool? HigherIsBetter { get; } = Plain(json, "direction") switch
    {
        "up" => true,
        "down" => false,
        _ => null,
    };

    /// <summary>The value that scores nothing in a system's score, with who says so; null where it counts from zero.</summary>
    public (double Value, string Zh, string En)? Floor { get; } = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("targets", out var targets) && targets.ValueKind == JsonValueKind.Object
        && targets.TryGetProperty("floor", out var floor) && floor.ValueKind == JsonValueKind.Object ? (floor.GetProperty("value").GetDouble(), Said(floor, "zh"), Said(floor, "en")) : null;

    /// <summary>Whether its pace is a rate of growth and no plain difference.</summary>
    public bool PacesByRatio { get; } = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("targets", out var judged) && judged.ValueKind == JsonValueKind.Object && Plain(judged, "pace") == "ratio";

    private readonly IReadOnlyList<(DateOnly Month, DateOnly Wholly)> broken = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("breaks", out var breaks) && breaks.ValueKind == JsonValueKind.Array
        ? [.. breaks.EnumerateArray().Select(b => Months.Parse(Plain(b, "month")) is { } month ? (month, Months.Parse(Plain(b, "wholly_from")) ?? month) : default)] : [];

    /// <summary>The clause of the founding text, C01 to C24.</summary>
    public string Clause { get; } = Plain(json, "clause") ?? string.Empty;

    public string Title(Words words) => Text("name", words) ?? words.Code("indicator", Id);

    /// <summary>The name in every language that the card has it in.</summary>
    public IEnumerable<string> Names => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("name", out var names) && names.ValueKind == JsonValueKind.Object
        ? names.EnumerateObject().Select(n => Scalar(n.Value)).OfType<string>()
        : [];

    /// <summary>A text of the card in the reader's language: key: {zh, en}, or key alone.</summary>
    public string? Text(string key, Words words)
    {
        var language = words.IsChinese ? "zh" : "en";
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(key, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object => Plain(value, language) ?? Plain(value, "zh"),
            _ => null,
        };
    }

    /// <summary>Items of a list on the card, such as the feeds it is made from.</summary>
    public IReadOnlyList<string> Items(string key) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(Scalar).OfType<string>()]
        : [];

    /// <summary>Where a number comes from, in one language.</summary>
    private static string Said(JsonElement element, string language) =>
        (element.TryGetProperty("source", out var source) ? Plain(source, language) : null) ?? Plain(element, "source") ?? string.Empty;

    private static string? Scalar(JsonElement item) => item.ValueKind == JsonValueKind.String ? item.GetString() : null;

    private static string? Plain(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Changes of the definition, dated, oldest first.</summary>
    public IReadOnlyList<(DateOnly Month, string Change)> Breaks(Words words) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("breaks", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(b => (Months.Parse(Plain(b, "month")) ?? default, Plain(b, words.IsChinese ? "zh" : "en") ?? string.Empty))]
            : [];

    /// <summary>
    /// The latest change of the definition that keeps two months apart, null where none does: both lie before it, or both hold none of the old any more. A value that adds up several months
    /// is mixed for as many, and goes with no other.
    /// </summary>
    public DateOnly? Break(DateOnly from, DateOnly to)
    {
        var (first, last) = from < to ? (from, to) : (to, from);
        return broken.Where(b => last >= b.Month && first < b.Wholly).Select(b => (DateOnly?)b.Month).LastOrDefault();
    }

    /// <summary>What the national plan's indicators behind the card ask for: number, kind (binding, expected), the demand, how far it is trusted.</summary>
    public IReadOnlyList<(int Number, string Kind, string Asked, string Confidence)> NationalPlan(Words words) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("national_plan", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(p => (p.GetProperty("number").GetInt32(), Plain(p, "kind") ?? string.Empty, Plain(p, words.IsChinese ? "zh" : "en") ?? string.Empty, Plain(p, "confidence") ?? string.Empty))]
            : [];

    /// <summary>
    /// What an analyst runs over the rows of a place and month to get the value itself, of the whole ('') or of one class: its own numerator over its own denominator.
    /// Null where the card tells none of it; the whole's is no stand-in for a class's.
    /// </summary>
    public (string Numerator, string? Denominator)? Aggregate(string dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("aggregates", out var all) || !all.EnumerateObject().Any())
        {
            return dimension.Length == 0 && Sql("numerator") is { } said ? (said, Sql("denominator")) : null;
        }

        var cut = dimension.IndexOf(':', StringComparison.Ordinal);
        if (!all.TryGetProperty(dimension, out var found) && (cut < 0 || !all.TryGetProperty(dimension[..cut] + ":*", out found)))
        {
            return null;
        }

        string? Of(string quantity) => Plain(found, quantity)?.Replace("{value}", dimension[(cut + 1)..].Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal);
        return Of("numerator") is not { } above ? null : (json.TryGetProperty("scale", out var scale) && scale.GetDouble() is var by and not 1 ? $"{by.ToString(CultureInfo.InvariantCulture)} * {above}" : above, Of("denominator"));
    }

    /// <summary>The definition of a quantity ('numerator', 'denominator') as SQL, by which versions are compared.</summary>
    public string? Sql(string quantity) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(quantity, out var found) ? Plain(found, "sql") : null;

    private static Unit UnitOf(string id, string? said) => said switch
    {
        "people" => Unit.People,
        "percent" => Unit.Share,
        "per_mille" => Unit.PerThousand,
        "yuan" => Unit.Yuan,
        "yuan_per_month" => Unit.YuanPerMonth,
        "organisations" => Unit.Organisations,
        "tasks" => Unit.Tasks,
        "projects" => Unit.Projects,
        "posts" => Unit.Posts,
        "places" => Unit.Places,
        "cases" => Unit.Cases,
        "participations" => Unit.Participations,
        "services" => Unit.Services,
        "devices" => Unit.Devices,
        "jobs" => Unit.Jobs,
        "courses" => Unit.Courses,
        "per_hundred" => Unit.PerHundred,
        "yuan_per_head" => Unit.YuanPerHead,
        "days" => Unit.Days,
        "score" => Unit.Score,
        "per_worker" => Unit.PerWorker,
        "per_organisation" => Unit.PerOrganisation,
        "index" => Unit.Index,
        "times" => Unit.Times,
        _ => UnitById(id),
    };

    private static Unit UnitById(string id) => id switch
    {
        "coverage" or "precision" or "living_ratio" or "income_share" or "employment_rate" => Unit.Share,
        "missed_rate" => Unit.PerThousand,
        "paid_yuan" or "missed_yuan" => Unit.Yuan,
        "income_per_head" or "income_city" or "living_gap_yuan" or "consumption_per_head" => Unit.YuanPerMonth,
        _ => Unit.People,
    };
}
