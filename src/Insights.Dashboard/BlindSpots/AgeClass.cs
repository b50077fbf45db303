using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.BlindSpots;

/// <summary>How long a case has lasted, in classes of months: 0-3, 4-6, 7-12, 13+. In the record's first year the longest have lasted at least as long as the record, and nobody knows how much longer.</summary>
public static class AgeClass
{
    private const int Oldest = 13;

    /// <summary>Lower end of a class in months.</summary>
    public static int Low(string dimension) => Ends(dimension)[0];

    /// <summary>Whether the record is too young to tell the oldest.</summary>
    public static bool IsCut(View view) => Recorded(view) < Oldest;

    /// <summary>The class in words; the one that the record's own age falls into has no upper end.</summary>
    public static string Name(View view, string dimension)
    {
        ArgumentNullException.ThrowIfNull(view);
        var ends = Ends(dimension);
        var low = Math.Max(1, ends[0]);
        return IsCut(view) && Recorded(view) >= low && Recorded(view) <= ends[^1]
            ? view.Words.Say(view.Words.Form("age.at_least", low), low)
            : view.Words.Code("age", dimension[(dimension.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    private static int Recorded(View view) => Wording.Months.Between(view.Months[0], view.Month) + 1;

    private static int[] Ends(string dimension) =>
        [.. dimension[(dimension.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('-', '+').Where(e => e.Length > 0).Select(e => int.TryParse(e, out var months) ? months : int.MaxValue)];
}
