using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>The places of a version, found by code and by parent.</summary>
public sealed class PlaceBook
{
    private static readonly string[] ChineseKinds = ["社区居民委员会", "村民委员会", "居民委员会", "街道办事处", "街道", "镇", "社区", "村"];

    private static readonly string[] EnglishKinds = [" Community", " Village", " Subdistrict", " Town"];

    private readonly Dictionary<string, Place> byCode;
    private readonly ILookup<string?, Place> byParent;

    public PlaceBook(IReadOnlyList<Place> places)
    {
        byCode = places.ToDictionary(p => p.Code, StringComparer.Ordinal);
        byParent = places.ToLookup(p => p.Parent, StringComparer.Ordinal);
        City = places.FirstOrDefault(p => p.Level == "city") ?? new Place("", "", null, null, "city", null, null, null, null);
    }

    public Place City { get; }

    public Place? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>Places directly below, by code.</summary>
    public IReadOnlyList<Place> Below(Place place) => [.. byParent[place.Code]];

    /// <summary>From the city down to the place itself.</summary>
    public IReadOnlyList<Place> PathTo(Place place)
    {
        var path = new List<Place> { place };
        while (Find(path[0].Parent) is { } parent && path.Count < 4)
        {
            path.Insert(0, parent);
        }

        return path;
    }

    /// <summary>The whole name: 虎门镇 / Humen.</summary>
    public static string Name(Place place, Words words) => words.Of(place.Name, place.NameEn);

    /// <summary>The name without its kind, for tiles: 虎门, 松山湖.</summary>
    public static string ShortName(Place place, Words words)
    {
        var name = Name(place, words);
        foreach (var kind in words.IsChinese ? ChineseKinds : EnglishKinds)
        {
            if (name.Length > kind.Length + 1 && name.EndsWith(kind, StringComparison.Ordinal))
            {
                return name[..^kind.Length];
            }
        }

        return name;
    }
}
