using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Governance;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Wall;

/// <summary>What the wall shows, set by set, from the rows of the overview, the blind spots and the living standard.</summary>
public static class WallSets
{
    // Lines of words that a panel holds at a size read from five metres.
    private const int Most = 6;

    private static readonly string[] Told = ["coverage", "precision", "unknown"];

    public static IReadOnlyList<WallSet> Of(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (words, overview, blind, living) = (view.Words, OverviewRows.Read(view), BlindSpotRows.Read(view), LivingRows.Read(view));
        var (missed, ratio) = (overview.Now(view, "missed"), living.Now(view, "living_ratio"));
        WallPanel Parts(string id, string title, string kind, bool inOrder) => Bars(
            id, words.Say("wall.people_share", title), BlindSpotRows.Parts(blind.Cells, view, kind, inOrder), view, words["col.missed"], words["col.share"], of: BlindSpotRows.Whole(blind.Cells, view)).Unless(view, missed);
        return
        [
            new("now", words["wall.now"],
            [
                WallNumbers.Missed(overview, view).Unless(view, missed), Change(overview, view).Unless(view, missed), Map(overview, view), Programmes(overview, view).Unless(view, ProgrammeTable.Cells(view, overview)),
                WallNumbers.Living(living, view).Unless(view, ratio), Systems(overview, view),
            ]),
            new("where", words["wall.where"],
            [
                Towns(overview, view), Parts("reasons", words["blind.reasons"], "reason", inOrder: false), Parts("ages", words["blind.ages"], "age", inOrder: true),
                (Bars("households", words["wall.households"], living.Households(view), view, view.Cards["living_ratio"].Title(words), words["col.margin95"], 1) with { Key = words["wall.margin"] }).Unless(view, ratio),
                Bars("sources", words.Say("wall.share", words["living.sources"]), living.Sources(view), view, words["col.share"]).Unless(view, living.Cells.Split("income_share", view.Area.Code, view.Month, "source")),
                WallNumbers.Gap(living, view).Unless(view, living.Now(view, "living_gap_yuan")),
            ]),
        ];
    }

    private static WallPanel Bars(string id, string title, IReadOnlyList<Bar> bars, View view, string value, string? note = null, double? full = null, double? of = null) =>
        new(id, title, full is null ? PartsSentence.Say(bars, view.Words, of) : HouseholdSentence.Say(bars, view.Words), BarDrawing.Table(bars, view.Words, value, note)) { Bars = [.. bars.Take(Most)], Full = full };

    private static WallPanel Change(OverviewRows rows, View view)
    {
        var words = view.Words;
        var changes = rows.Flow.Where(s => s.Kind != "level").Select(s => new Bar(
            s.Name, s.Masked ? null : s.Change ?? 0, s.Masked ? Numbers.Withheld : words.Numbers.Signed(s.Change ?? 0), null, s.Kind == "more" ? "warn" : null, s.Masked)).ToList();
        // The largest, in the order in which they lead from month to month; all of them stand in the table.
        var largest = changes.OrderByDescending(b => Math.Abs(b.Value ?? 0)).Take(Most).ToHashSet();
        // A bar is as long as the change is large, whichever way it goes; the table tells the way.
        return new("change", words["wall.change"], FlowSentence.Say(rows, view), BarDrawing.Table(changes, words, words["col.people"]))
        {
            Bars = [.. changes.Where(largest.Contains).Select(b => b with { Value = b.Value is { } change ? Math.Abs(change) : null })],
        };
    }

    /// <summary>Where they are: the work lies where many are. Whether a place does worse than chance explains, its sentence says, and the towns' own panel.</summary>
    private static WallPanel Map(OverviewRows rows, View view)
    {
        var (words, card, rate) = (view.Words, view.Cards["missed"], view.Cards["missed_rate"]);
        var tiles = PlaceTiles.Of(view, rows.Around, card);
        var places = view.Places.Below(tiles.Parent).Select(p => (Place: p, Cell: rows.Around.Find(card.Id, p.Code, view.Month))).ToList();
        return new WallPanel(
            "map", words.Say("map.title." + (tiles.Towns ? "towns" : "villages"), words["map.by.missed"]),
            PlaceSentence.OfCounts([.. places.Select(p => (PlaceBook.ShortName(p.Place, words), p.Cell))], card, [.. places.Select(p => (PlaceBook.ShortName(p.Place, words), rows.Around.Find(rate.Id, p.Place.Code, view.Month)))], rate, words),
            new TwinTable([words["col.place"], card.Title(words)], [.. places.Select(p => (IReadOnlyList<TwinCell>)[PlaceBook.Name(p.Place, words), CellText.Twin(p.Cell, card, words)])])) { Map = tiles, MapUnit = CellText.Value(2, card, words).Unit }.Unless(view, places.Select(p => p.Cell));
    }

    /// <summary>Coverage with precision beside it: of all, then by programme, the weakest first.</summary>
    private static WallPanel Programmes(OverviewRows rows, View view)
    {
        var words = view.Words;
        Cell? At(string id, Programme programme) => rows.Now(view, id, "programme:" + programme.Code);
        string Name(Programme programme) => words.Find("short." + programme.Code) ?? view.ProgrammeShort(programme);
        var ordered = view.Programmes.OrderBy(p => At("coverage", p)?.Value ?? 2).ToList();
        return new(
            "programmes", words["wall.coverage"], ProgrammeSentence.Say(rows, view),
            new TwinTable(
                [words["col.programme"], words["col.coverage"], words["col.precision"], words["col.unknown"]],
                [
                    [words["wall.all_programmes"], .. Told.Select(id => CellText.Twin(rows.Now(view, id), view.Cards[id], words))],
                    .. ordered.Select(p => (IReadOnlyList<TwinCell>)[view.ProgrammeName(p), .. Told.Select(id => CellText.Twin(At(id, p), view.Cards[id], words))]),
                ]))
        {
            Bars =
            [
                new Bar(
                    words["wall.all_programmes"], rows.Now(view, "coverage")?.Value, CellText.Plain(rows.Now(view, "coverage"), view.Cards["coverage"], words), CellText.Plain(rows.Now(view, "precision"), view.Cards["precision"], words),
                    rows.Now(view, "coverage")?.Value < rows.NextTarget("coverage", view.Month)?.Value ? "warn" : null, rows.Now(view, "coverage")?.Masked == true) { Goal = rows.NextTarget("coverage", view.Month)?.Value },
                .. ordered.Take(Most - 1).Select(p => new Bar(
                    Name(p), At("coverage", p)?.Value, CellText.Plain(At("coverage", p), view.Cards["coverage"], words), CellText.Plain(At("precision", p), view.Cards["precision"], words),
                    At("coverage", p)?.Value < rows.NextTarget("coverage", view.Month, "programme:" + p.Code)?.Value ? "warn" : null, At("coverage", p)?.Masked == true) { Goal = At("coverage", p)?.Value is null ? null : rows.NextTarget("coverage", view.Month, "programme:" + p.Code)?.Value }),
            ],
            Full = 1,
        };
    }

    /// <summary>The four systems' scores, what they moved by in a year, and how many of their indicators move away.</summary>
    private static WallPanel Systems(OverviewRows rows, View view)
    {
        var words = view.Words;
        var bars = rows.Systems.Select(s => new Bar(
            s.Brief, s.Score, s.Score is { } score ? Numbers.Digits(score, 1) : Numbers.None, s.Told(words, "wall.away"), s.Away > 0 ? "warn" : null)).ToList();
        return new("systems", words["governance.systems"], SystemSentence.Away(rows.Systems, words), SystemStanding.Table(rows.Systems, words)) { Bars = bars, Full = 100 };
    }

    /// <summary>By rate and not by number: many are missed where many live. Only what differs by more than chance is marked.</summary>
    private static WallPanel Towns(OverviewRows rows, View view)
    {
        var (words, card) = (view.Words, view.Cards["missed_rate"]);
        var places = view.Places.Below(PlaceTiles.ParentOf(view)).Select(p => (Place: p, Cell: rows.Around.Find(card.Id, p.Code, view.Month))).OrderByDescending(p => p.Cell?.Value ?? -1).ToList();
        var shown = places.Where(p => p.Cell?.Value is not null).Select(p => p.Cell!).ToList();
        var sides = Chance.Sides(shown, card);
        var bars = places.Select((p, n) => new Bar(
            PlaceBook.ShortName(p.Place, words), p.Cell?.Value, CellText.Plain(p.Cell, card, words), Interval(p.Cell, card, words), sides is not null && n < shown.Count && sides[n] > 0 ? "warn" : null, p.Cell?.Masked == true)).ToList();
        return new WallPanel(
            "towns", words["wall.towns"], PlaceSentence.Say([.. places.Select(p => (PlaceBook.ShortName(p.Place, words), p.Cell))], card, words), BarDrawing.Table(bars, words, card.Title(words), words["col.interval95"])) { Bars = [.. bars.Where(b => b.Value > 0).Take(Most)] }.Unless(view, places.Select(p => p.Cell));
    }

    private static string? Interval(Cell? cell, Card card, Words words) =>
        cell is { Value: not null, Lower95: { } low, Upper95: { } high } ? $"{CellText.Value(low, card, words).Text}–{CellText.Value(high, card, words).Text}" : null;
}
