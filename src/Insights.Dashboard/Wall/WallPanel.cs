using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Wall;

/// <summary>One panel of the wall: what it is, the one sentence, and its rows. The wall draws them, its twin writes them: the same numbers.</summary>
/// <param name="Rows">All that the panel shows, as a table.</param>
public sealed record WallPanel(string Id, string Title, string Say, TwinTable Rows)
{
    /// <summary>The large number, where there is one.</summary>
    public Shown? Big { get; init; }

    /// <summary>Short lines under the number.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<Bar> Bars { get; init; } = [];

    /// <summary>The value of a full bar; the largest by default.</summary>
    public double? Full { get; init; }

    public Figure? Line { get; init; }

    /// <summary>What stands at the left and right end under the line.</summary>
    public (string Left, string Right) Ends { get; init; }

    public PlaceTiles? Map { get; init; }

    /// <summary>What the numbers of the map's key are.</summary>
    public string MapUnit { get; init; } = string.Empty;

    /// <summary>What lines or a second number are, where neither title nor sentence says it.</summary>
    public string? Key { get; init; }
}

/// <summary>Panels seen together.</summary>
public sealed record WallSet(string Id, string Title, IReadOnlyList<WallPanel> Panels);
