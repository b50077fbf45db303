using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>One reader's view of one version: place, month and programme from the address, words and colours of the reader.</summary>
/// <param name="Said">The address's parameters as they came.</param>
/// <param name="Path">The page's path, from the root.</param>
/// <param name="Served">Name of the version that is served; another one where the address asks for what was known then.</param>
/// <param name="KnownUnknown">The address asked for what was known at a time of which nothing can be shown here.</param>
/// <param name="AreaUnknown">The address named a place that this version does not have; the city is shown.</param>
public sealed record View(
    Words Words, Palette Palette, string Path, Query Said, PublishedVersion Version, string Served, bool KnownUnknown, VersionRow About, PlaceBook Places, CardBook Cards,
    IReadOnlyList<DateOnly> Months, IReadOnlyList<Programme> Programmes, Place Area, bool AreaUnknown, DateOnly Month, Programme? Programme)
{
    /// <summary>The address's parameters as far as they were understood: what the links of the page carry on.</summary>
    public Query Asked { get; } = Said with
    {
        Area = AreaUnknown ? null : Said.Area,
        Month = Said.Month == Wording.Months.Code(Month) ? Said.Month : null,
        Programme = Programme?.Code,
        Lang = WordBook.Languages.Contains(Said.Lang) ? Said.Lang : null,
        Theme = Said.Theme is "light" or "dark" ? Said.Theme : null,
        Known = Version.Name == Served ? null : Version.Name,
    };

    public Numbers Numbers => Words.Numbers;

    /// <summary>The address named a month that the record does not have; the last is shown.</summary>
    public bool MonthUnknown => Asked.Month is null && !string.IsNullOrEmpty(Said.Month);

    /// <summary>What is shown was known then, and is not what is served.</summary>
    public bool IsPast => Version.Name != Served;

    /// <summary>The address named a programme that there is not; all are shown.</summary>
    public bool ProgrammeUnknown => Programme is null && !string.IsNullOrEmpty(Said.Programme);

    public string AreaName => PlaceBook.Name(Area, Words);

    public DateOnly MonthBefore => Month.AddMonths(-1);

    public DateOnly YearBefore => Month.AddYears(-1);

    /// <summary>'programme:care_subsidy' where one is chosen, else empty: the dimension of the page's own cells.</summary>
    public string Dimension => Programme is null ? string.Empty : "programme:" + Programme.Code;

    /// <summary>Whether the page may be told of one programme; on the others an address that names one says nothing.</summary>
    public bool IsByProgramme => Path == "/blind-spots";

    public string ProgrammeName(Programme programme) => Words.Of(programme.NameZh, programme.NameEn);

    /// <summary>The name as it fits a table: English names are long in full.</summary>
    public string ProgrammeShort(Programme programme) => (Words.IsChinese ? null : Words.Find("name." + programme.Code)) ?? ProgrammeName(programme);

    /// <summary>Where an indicator of this place goes, when it meets its target and with what chance; the outlook belongs to the last month, so null in earlier ones.</summary>
    public OutlookSummary? OutlookOf(string id) =>
        Month == Months[^1] ? Version.OutlookSummaries(Area.Code).FirstOrDefault(o => o.Id == id && o.Dimension.Length == 0) : null;

    /// <summary>This page with what of its address was understood.</summary>
    public string Here => Asked.At(Path);

    /// <summary>This page as it is known now.</summary>
    public string Now => (Asked with { Known = null }).At(Path);

    /// <summary>A page with place and month kept, as it was known when a version was published; the one that is served where none is named.</summary>
    public string ToKnown(string path, string? version) => (Asked.Carried() with { Programme = null, Known = version }).At(path);

    /// <summary>This page with another place.</summary>
    public string ToArea(Place place) => ToArea(Path, place);

    /// <summary>A page with a place, month and programme kept; what was known then is told of the city alone.</summary>
    public string ToArea(string path, Place place) => (Asked.Carried() with { Area = place.Level == "city" ? null : place.Code, Known = place.Level == "city" ? Asked.Known : null }).At(path);

    public string ToMonth(DateOnly month) => (Asked with { Month = month == Months[^1] ? null : Wording.Months.Code(month) }).At(Path);

    public string ToProgramme(Programme? programme) => ToProgramme(Path, programme);

    public string ToProgramme(string path, Programme? programme) => ((path == Path ? Asked : Asked.Carried()) with { Programme = programme?.Code }).At(path);

    /// <summary>Another page, with place and month kept.</summary>
    public string To(string path) => (Asked.Carried() with { Programme = null }).At(path);

    /// <summary>The data page, opened at one feed.</summary>
    public string ToData(string feed) => (Asked.Carried() with { Programme = null }).With("feed", feed).At("/data");

    /// <summary>This page with one of its own parameters changed.</summary>
    public string With(string name, string? value) => Asked.With(name, value).At(Path);

    /// <summary>Which of the page's own parameters name something that there is not, as the address says them.</summary>
    public IReadOnlyList<string> Strange(params ReadOnlySpan<(string Name, bool Known)> own)
    {
        List<string> strange = [];
        foreach (var (name, known) in own)
        {
            if (!known && Own(name) is { Length: > 0 } text)
            {
                strange.Add($"{name}={text}");
            }
        }

        return strange;
    }

    /// <summary>One of the page's own parameters.</summary>
    public string? Own(string name) => Asked.Rest.GetValueOrDefault(name);
}
