using Insights.Warehouse.Naming;

namespace Insights.Indicators.Cards;

/// <summary>What a fault says of a word that is none of the known.</summary>
internal static class Spelling
{
    /// <summary>"Did you mean 'x'?" where a known word is near, else the list of known words.</summary>
    public static string Remedy(string word, IEnumerable<string> known)
    {
        var words = known.Order(StringComparer.Ordinal).ToArray();
        return NearName.Of(word, words) is { } nearest ? $"Did you mean '{nearest}'?" : $"Known here: {string.Join(", ", words)}.";
    }
}
