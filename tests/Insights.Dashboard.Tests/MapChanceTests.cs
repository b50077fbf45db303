using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>A map has no colour for what chance explains, and says what the sentence above it says.</summary>
public sealed class MapChanceTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    [Fact]
    public void Only_what_chance_does_not_explain_is_painted_and_it_carries_a_mark()
    {
        var viewer = new Viewer(city.Door, GivenWords.Book);
        viewer.Prefer("zh-CN", dark: false);
        var view = viewer.See("http://localhost/", "/")!;
        var towns = view.Places.Below(view.Places.City);
        var card = view.Cards["missed_rate"];
        // The first is far above, the second as high but small, the third withheld; the others are alike.
        var cells = towns.Select((p, n) => Made(p.Code, view.Month, n switch { 0 => 240, 1 => 3, _ => 60 }, n switch { 0 => 2000, 1 => 25, _ => 2000 }, n == 2)).ToList();
        var tiles = PlaceTiles.Of(view, new CellBook(cells), card);

        Assert.Equal((1, true), (tiles.Tiles[0].Side, tiles.Tiles[0].Step is >= 1 and <= 5));
        Assert.Equal((0, MapTile.Even), (tiles.Tiles[1].Side, tiles.Tiles[1].Step));
        Assert.Equal(0, tiles.Tiles[2].Step);
        Assert.Equal(("▲", "偏高，超出偶然波动"), (tiles.Tiles[0].Mark, tiles.Tiles[0].Told(view.Words)));
        var said = PlaceSentence.Say([.. cells.Select((c, n) => (tiles.Tiles[n].Name, (Cell?)c))], card, view.Words);
        Assert.Contains(tiles.Tiles[0].Name, said, StringComparison.Ordinal);
        Assert.DoesNotContain(tiles.Tiles[1].Name, said, StringComparison.Ordinal);
        var picture = TileDrawing.Alone(tiles.Tiles, tiles.Ramp, "‰", new Caption("t", null, []), view.Words);
        Assert.Contains("120▲", picture, StringComparison.Ordinal);
        Assert.Contains("不着色", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_people_are_painted_by_size_and_nothing_is_said_of_chance()
    {
        var viewer = new Viewer(city.Door, GivenWords.Book);
        viewer.Prefer("en", dark: false);
        var view = viewer.See("http://localhost/", "/")!;
        var tiles = PlaceTiles.Of(view, view.Version.CellsBelow(view.Places.City.Code, view.Month, "missed"), view.Cards["missed"]);

        Assert.Contains(tiles.Tiles, t => t.Step is >= 1 and <= 5);
        Assert.All(tiles.Tiles, t => Assert.True(t.Step != MapTile.Even && t.Side == 0 && t.Mark.Length == 0));
    }

    private static Cell Made(string area, DateOnly month, double missed, double entitled, bool masked) =>
        new("missed_rate", area, "town", month, "", masked ? null : missed, masked ? null : entitled, masked ? null : 1000 * missed / entitled, null, null, null, masked);
}
