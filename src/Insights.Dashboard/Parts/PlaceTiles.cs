using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Parts;

/// <summary>The places around the page's place as tiles: a city's towns, a town's villages, a village among its neighbours.</summary>
/// <param name="Towns">Whether these are towns with map positions.</param>
public sealed record PlaceTiles(IReadOnlyList<MapTile> Tiles, Ramp Ramp, Place Parent, bool Towns)
{
    /// <summary>The place whose children are shown.</summary>
    public static Place ParentOf(View view) => view.Places.Below(view.Area).Count > 0 ? view.Area : view.Places.Find(view.Area.Parent) ?? view.Area;

    /// <param name="cells">One month's cells of the places below the parent.</param>
    /// <param name="dimension">Empty, or one programme.</param>
    public static PlaceTiles Of(View view, CellBook cells, Card card, string dimension = "")
    {
        var parent = ParentOf(view);
        var places = view.Places.Below(parent);
        var found = places.ToDictionary(p => p.Code, p => cells.Find(card.Id, p.Code, view.Month, dimension), StringComparer.Ordinal);
        var ramp = Ramp.Over(found.Values.Select(c => c?.Value).OfType<double>(), v => CellText.Value(v, card, view.Words).Text);
        var sides = Chance.SidesOf(found, card);
        var tiles = places.Select(p => Tile(view, p, found[p.Code], card, ramp, sides?.GetValueOrDefault(p.Code))).ToList();
        return new PlaceTiles(tiles, ramp, parent, parent.Level == "city");
    }

    private static MapTile Tile(View view, Place place, Cell? cell, Card card, Ramp ramp, int? side)
    {
        var masked = cell is { Masked: true } || (cell?.Value is null && cell?.Bound is not null);
        var shown = masked ? new Shown(Numbers.Withheld, string.Empty) : cell?.Value is { } v ? CellText.Value(v, card, view.Words) : new Shown(Numbers.None, string.Empty);
        return new MapTile(
            place.Code, PlaceBook.ShortName(place, view.Words), shown.Text, shown.Unit, masked ? 0 : cell?.Value is null ? MapTile.Nothing : side == 0 ? MapTile.Even : ramp.Step(cell.Value), masked, view.ToArea(place),
            place.TileColumn, place.TileRow, place.Code == view.Area.Code, side ?? 0);
    }
}
