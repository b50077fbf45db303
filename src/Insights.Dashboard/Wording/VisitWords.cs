using System.Globalization;

namespace Insights.Dashboard.Wording;

/// <summary>Why a door is in the order of visits, in plain words: each reason of the ranking with the value that it had.</summary>
public static class VisitWords
{
    /// <param name="reasons">feature=value, parted by semicolons; an empty value was not known.</param>
    public static string Reasons(string? reasons, Words words) =>
        string.Join(words["visits.reason_comma"], (reasons ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries).Select(r => Reason(r, words)));

    private static string Reason(string reason, Words words)
    {
        var parts = reason.Split('=', 2);
        var (feature, value) = (parts[0], parts.Length > 1 ? parts[1] : string.Empty);
        if (value.Length == 0)
        {
            return words.Find($"visits.why.{feature}.unknown") ?? words.Say("visits.why.unknown", words.Code("visits.feature", feature));
        }

        // A yes or no has two sentences; a number stands in one.
        var form = value is "0" or "1" ? words.Find($"visits.why.{feature}.{value}") : null;
        return form ?? (words.Find($"visits.why.{feature}") is null
            ? words.Code("visits.feature", feature)
            : words.Say($"visits.why.{feature}", Number(feature, value)));
    }

    private static string Number(string feature, string value) =>
        feature == "village_missed" && double.TryParse(value, CultureInfo.InvariantCulture, out var share) ? Numbers.Percent(share) + "%" : value.TrimStart('-');
}
