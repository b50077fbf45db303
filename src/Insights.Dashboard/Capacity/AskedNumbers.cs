using System.Globalization;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Capacity;

/// <summary>The whole numbers that an address sets. One that is no number or lies out of its range is left out, and told with the range.</summary>
public sealed class AskedNumbers(View view)
{
    private readonly List<string> refused = [];

    /// <summary>What was left out, as a sentence; null where all was understood.</summary>
    public string? Told => refused.Count == 0 ? null : view.Words.Say("outreach.not_used", view.Words.List(refused));

    /// <summary>The number asked for; null where none is, or none that can be.</summary>
    public int? Of(string name, int least, int most)
    {
        if (view.Own(name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        refused.Add(view.Words.Say("outreach.not_used.one", name, text, least, most));
        return null;
    }
}
