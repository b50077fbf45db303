using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.BlindSpots;

/// <summary>
/// Towns × programmes: how many people are missed in each. People and not rates: in a town with few entitled, nothing can be said of a rate but that it may be high,
/// while nobody, fewer than ten, or so many people to be visited, is certain.
/// </summary>
/// <param name="Programmes">None where one is chosen, and in a town: villages are not published by programme.</param>
public sealed record ProgrammeHeat(IReadOnlyList<Programme> Programmes, IReadOnlyList<Place> Places, CellBook Around, View View)
{
    // What is published is nobody or at least ten.
    private const double Few = 10;

    private readonly Ramp ramp = RampOf(Programmes, Places, Around, View);

    /// <summary>Where the steps that stand for ten and more begin.</summary>
    public IReadOnlyList<double> Bounds => ramp.Bounds;

    public bool Any => Programmes.Count > 0;

    /// <summary>Whether some cell is withheld without it being known that it is small.</summary>
    public bool HasWithheld => Cells().Any(c => c.Shade == "q0");

    public static ProgrammeHeat Of(View view, CellBook around)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(around);
        IReadOnlyList<Programme> published = view.Programme is not null || PlaceTiles.ParentOf(view).Level != "city" ? [] : [.. view.Programmes.Where(p => around.Cells.Any(c => c.Dimension == "programme:" + p.Code))];
        return new(published, view.Places.Below(PlaceTiles.ParentOf(view)), around, view);
    }

    /// <summary>The number, how few where that is what is known of it, or the sign of the withheld.</summary>
    public string Text(Programme programme, Place place) => Shade(programme, place) switch
    {
        "zero" => "0 ✓",
        "q1" => View.Words["blind.heat.few"],
        "q0" => Numbers.Withheld,
        _ => CellText.Plain(Missed(programme, place), View.Cards["missed"], View.Words),
    };

    /// <summary>Its colour: nobody, the ramp from fewer than ten up, withheld, or no number at all.</summary>
    public string Shade(Programme programme, Place place) => Missed(programme, place) switch
    {
        null => "nothing",
        { Masked: true } => IsFew(programme, place) ? "q1" : "q0",
        { Value: 0 } => "zero",
        { Value: { } people } => "q" + ramp.Step(people),
        _ => "nothing",
    };

    /// <summary>As it is drawn in a picture of its own: nobody, and no number, without colour.</summary>
    public HeatCell Drawn(Programme programme, Place place) => new(Text(programme, place), Shade(programme, place) is ['q', var step] ? step - '0' : MapTile.Even);

    /// <summary>As it leaves: the number, or what is read of it.</summary>
    public TwinCell Twin(Programme programme, Place place) =>
        Missed(programme, place) is { Masked: false, Value: not null } cell ? CellText.Twin(cell, View.Cards["missed"], View.Words) : Text(programme, place);

    /// <summary>How many pairs have nobody, few, ten and more; and where most are.</summary>
    public string? Say()
    {
        var (words, cells) = (View.Words, Cells().Where(c => c.Shade != "nothing").ToList());
        if (cells.Count == 0)
        {
            return null;
        }

        var withheld = cells.Count(c => c.Shade == "q0");
        var most = cells.Where(c => c.People >= Few).OrderByDescending(c => c.People).FirstOrDefault();
        return Sentences.Phrase.Sentence(
            words,
            words.Say("blind.heat.say", cells.Count, cells.Count(c => c.Shade == "zero"), cells.Count(c => c.Shade == "q1"), cells.Count(c => c.People >= Few)),
            most.Place is null ? null : words.Say("blind.heat.most", PlaceBook.ShortName(most.Place, words), View.ProgrammeName(most.Programme), words.Numbers.Count(most.People)),
            withheld == 0 ? null : words.Say("say.masked", withheld));
    }

    private static Ramp RampOf(IReadOnlyList<Programme> programmes, IReadOnlyList<Place> places, CellBook around, View view)
    {
        string Told(double people) => view.Words.Numbers.Count(people);
        var people = programmes.SelectMany(p => places.Select(t => around.Find("missed", t.Code, view.Month, "programme:" + p.Code)?.Value)).OfType<double>().Where(v => v >= Few);
        return new([Few, .. Ramp.Over(people, Told).Bounds.Where(b => b > Few).TakeLast(3)], Told);
    }

    private IEnumerable<(Programme Programme, Place Place, string Shade, double People)> Cells() =>
        Programmes.SelectMany(p => Places.Select(t => (p, t, Shade(p, t), Missed(p, t)?.Value ?? 0)));

    private Cell? Missed(Programme programme, Place place) => Around.Find("missed", place.Code, View.Month, "programme:" + programme.Code);

    // A rate has a bound only where the people over the line are known to be one to nine.
    private bool IsFew(Programme programme, Place place) => Around.Find("missed_rate", place.Code, View.Month, "programme:" + programme.Code)?.Bound is not null;
}
