using System.Runtime.CompilerServices;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;
using Insights.Warehouse;

namespace Insights.Dashboard.Viewing;

/// <summary>Who looks: language and theme of one request or circuit. Makes the view of an address.</summary>
public sealed class Viewer(WarehouseDoor door, WordBook words)
{
    // A version never changes: its places are read once and shared by all who look.
    private static readonly ConditionalWeakTable<PublishedVersion, PlaceBook> Known = [];

    /// <summary>Pages that plan from what is served, or show it to a room: nobody plans from old numbers, or walks past them, by a slip.</summary>
    private static readonly string[] Presents = ["/what-if", "/visits", "/wall"];

    public string Language { get; private set; } = WordBook.Chinese;

    public bool Dark { get; private set; }

    public Words Words => words.In(Language);

    /// <summary>Set once, by the root component, from what the first request said.</summary>
    public void Prefer(string language, bool dark)
    {
        Language = language;
        Dark = dark;
    }

    /// <summary>The view of an address, or null where nothing is published yet.</summary>
    /// <exception cref="WarehouseFaultException">The published version cannot be read.</exception>
    public View? See(string uri, string path)
    {
        if (door.Current() is not { } served)
        {
            return null;
        }

        var said = Query.Parse(uri);
        var then = Places(served).Find(said.Area) is { Level: not "city" } ? null : Then(said.Known, path);
        var version = then ?? served;
        var places = Places(version);
        var months = version.Months();
        var about = version.About();
        var place = places.Find(said.Area);
        var month = Months.Parse(said.Month) is { } asked && months.Contains(asked) ? asked : months.Count > 0 ? months[^1] : about.AsOf;
        var programmes = version.Programmes();
        return new View(
            Words, Dark ? Palette.Dark : Palette.Light, path, said, version, served.Name, then is null && !string.IsNullOrEmpty(said.Known), about, places, CardBook.Of(version), months, programmes,
            place ?? places.City, place is null && !string.IsNullOrEmpty(said.Area), month, programmes.FirstOrDefault(p => p.Code == said.Programme));
    }

    private static PlaceBook Places(PublishedVersion version) => Known.GetValue(version, v => new(v.Places()));

    /// <summary>The version that an address asks for; null where it asks for none, there is none such, or the page works on what is served.</summary>
    private PublishedVersion? Then(string? known, string path)
    {
        try
        {
            return string.IsNullOrEmpty(known) || Presents.Any(path.StartsWith) ? null : door.Known(known);
        }
        catch (WarehouseFaultException)
        {
            // A damaged old file is none that could be shown.
            return null;
        }
    }
}
