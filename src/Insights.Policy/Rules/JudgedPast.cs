using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Policy.Rules;

/// <summary>The months that a published version has judged, and the dated values that it knew: a proposed value may come into none of them from behind.</summary>
/// <param name="AsOf">The last month judged.</param>
/// <param name="Known">Parameter and first month of each value that the version was judged by.</param>
/// <param name="Alone">Whether the version is to be read as it was judged: a value proposed since then is read for faults and left out, as it waits for the next run.</param>
public sealed record JudgedPast(DateOnly AsOf, IReadOnlySet<(string Parameter, DateOnly From)> Known, bool Alone = false)
{
    public static JudgedPast Of(PublishedVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(version.Months()[^1], version.Rows<Parameter>("parameters").Select(p => (p.Code, p.FromMonth)).ToHashSet());
    }

    /// <summary>Whether a value from this month on would change what is judged; one that was known in time has become the past rightly.</summary>
    public bool Touches(string parameter, DateOnly from) => from <= AsOf && !Known.Contains((parameter, from));

    /// <summary>Whether a proposed value has no part in what the version says.</summary>
    public bool Waits(string parameter, DateOnly from) => Alone && !Known.Contains((parameter, from));
}
