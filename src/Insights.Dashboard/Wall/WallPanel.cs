using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Wall;

/// <summary>One panel of the wall: what it is, the one sentence, and its rows. The wall draws them, its twin writes them: the same numbers.</summary>
/// <param name="Rows">All that the panel shows, as a table.</param>
public sealed record WallPanel(string Id, string Title, string Say, TwinTable Rows)
{
    /// <summary>The large number, where there is one.</summary>
    public Shown? Big { get; init; }

    /// <summary>Whether the lists that it is made of were not delivered: the sentence says which, and nothing else stands in it.</summary>
    public bool Lacking { get; init; }

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

    /// <summary>The panel, or where none of its cells has anything to tell for want of a list, the one sentence that says so.</summary>
    public WallPanel Unless(View view, params IEnumerable<Cell?> cells) => Lacks.Say(view, Lacks.Of(cells)) is { } why
        ? new(Id, Title, why + view.Words["list.stop"], new TwinTable([Title], Array.Empty<IReadOnlyList<TwinCell>>())) { Lacking = true } : this;
}

/// <summary>Panels seen together.</summary>
public sealed record WallSet(string Id, string Title, IReadOnlyList<WallPanel> Panels);
