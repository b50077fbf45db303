using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;

namespace Insights.Dashboard.Parts;

/// <summary>Of whom nobody knows the town or village is counted in the whole alone: the places below it add up to less, and whoever adds them up must read why.</summary>
public static class Unplaced
{
    // Fewer are told nowhere.
    private const double Fewest = 10;

    /// <summary>How many that are, where all places and the whole are told; that there may be such people, where not; null where the places add up.</summary>
    /// <param name="around">The places below the one whose children are shown.</param>
    public static string? Say(View view, CellBook around, Card card, string dimension = "")
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(around);
        ArgumentNullException.ThrowIfNull(card);
        var parent = PlaceTiles.ParentOf(view);
        var parts = view.Places.Below(parent).Select(p => around.Find(card.Id, p.Code, view.Month, dimension)?.Value).ToList();
        var whole = card.IsCount ? view.Version.CellsOf(parent.Code, card.Id).Find(card.Id, parent.Code, view.Month, dimension)?.Value : null;
        var left = parts.Contains(null) ? null : whole - parts.Sum();
        var name = PlaceBook.Name(parent, view.Words);
        return left switch
        {
            0 => null,
            >= Fewest => view.Words.Say("places.unplaced", view.Numbers.Count(left.Value), name, card.Title(view.Words)),
            _ => view.Words.Say("places.unplaced_some", name),
        };
    }

    /// <summary>The same as the last row of a table of places, since a file has no note.</summary>
    public static IReadOnlyList<IReadOnlyList<TwinCell>> Row(string? said, int columns) =>
        said is null ? [] : [[said, .. Enumerable.Repeat((TwinCell)string.Empty, columns - 1)]];
}
