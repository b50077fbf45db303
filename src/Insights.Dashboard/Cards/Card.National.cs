using System.Globalization;
using System.Text.Json;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Cards;

/// <summary>A target of the national plan on a card. It stands beside the path of the verdict, which a local draft may have taken.</summary>
/// <param name="Pattern">What it is asked of: '' for the whole, 'programme:dibao' or 'programme:*'.</param>
/// <param name="Finest">The smallest places that it is asked of: city, town or village.</param>
/// <param name="IsUnsure">The value is from general knowledge and not read in the plan.</param>
public sealed record NationalTarget(string Pattern, DateOnly Due, double Value, string Finest, bool IsUnsure, string SourceZh, string SourceEn)
{
    /// <summary>Whether it is asked of places of a level: 'city', 'town', 'village'.</summary>
    public bool Asks(string level) => level == "city" || Finest == "village" || (Finest == "town" && level == "town");

    public bool IsOf(string dimension) => Pattern.EndsWith('*') ? dimension.StartsWith(Pattern[..^1], StringComparison.Ordinal) : Pattern == dimension;
}

public sealed partial class Card
{
    /// <summary>What the nation asks for and by when; the latest due first.</summary>
    public IReadOnlyList<NationalTarget> National { get; } = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("targets", out var asked) && asked.ValueKind == JsonValueKind.Object
        && asked.TryGetProperty("paths", out var paths) && paths.ValueKind == JsonValueKind.Array
        ? [.. paths.EnumerateArray().Where(p => Plain(p, "status") == "national" && Plain(p, "place") is null).SelectMany(p => Asked(p, IsGuessed(json))).OrderByDescending(t => t.Due)]
        : [];

    private static bool IsGuessed(JsonElement json) => json.TryGetProperty("national_plan", out var plan) && plan.ValueKind == JsonValueKind.Array
        && plan.EnumerateArray().Any(p => Plain(p, "confidence") == "general_knowledge");

    private static IEnumerable<NationalTarget> Asked(JsonElement path, bool guessed) =>
        from dimension in path.GetProperty("dimensions").EnumerateArray()
        from milestone in path.GetProperty("milestones").EnumerateObject()
        select new NationalTarget(
            dimension.GetString() ?? string.Empty, DateOnly.ParseExact(milestone.Name, "yyyy-MM", CultureInfo.InvariantCulture), milestone.Value.GetDouble(), Plain(path, "finest") ?? "town", guessed, Said(path, "zh"), Said(path, "en"));
}
