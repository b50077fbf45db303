using Insights.SampleCity.Records;

namespace Insights.SampleCity.Registers;

internal enum CareForm : byte
{
    Residential,
    Day,
    Home,
}

internal enum CareSupply : byte
{
    Public,
    Purchased,
    Market,
}

/// <summary>
/// An institution of care (托养): a day centre in every town of some size (about 36 trainees a site, facts 2.2), the city's own centre, to which a wing is added in the
/// last third of the record, purchased and market homes, and teams that come home. Numbers grow with the city; costs are assumptions, 4 % more each year.
/// </summary>
internal sealed record CareHouse(int Number, string Name, int Village, CareForm Form, CareSupply Supply, int PlacesBefore, int PlacesAfter, int Yuan)
{
    private const double FullCity = 45_000;
    private static readonly string[] Purchased = ["康怡托养院", "安颐托养中心", "同心护理院", "众爱托养服务中心"];
    private static readonly string[] AtHome = ["邻里社工服务中心", "普惠社会工作服务中心", "正阳社工服务中心", "展能社工服务中心", "鹏星社工服务中心", "阳光助残服务社"];

    /// <summary>Month in which the centre's new wing opens.</summary>
    public static int Opening(Window window) => window.Count * 2 / 3;

    public int PlacesIn(int month, Window window) => month < Opening(window) ? PlacesBefore : PlacesAfter;

    /// <summary>Yuan a place and month.</summary>
    public int CostIn(int month, Window window) => (int)(Yuan * Math.Pow(1.04, (window.Year(month) - window.Year(0)) + (Number % 7 * 0.03)));

    public static List<CareHouse> All(City city)
    {
        var houses = new List<CareHouse>();
        var scale = city.Residents.Count(r => r is { Holder: true, From: 0 }) / FullCity;
        var dice = city.DiceOf("care_houses", 0);
        void Add(string name, int village, CareForm form, CareSupply supply, int before, int after, int yuan) =>
            houses.Add(new(houses.Count, name, village, form, supply, Math.Max(2, (int)(before * scale)), Math.Max(2, (int)(after * scale)), yuan));

        foreach (var town in city.Places.Towns.Where(t => t.Villages > 3))
        {
            var places = (int)(33 * 38 * town.Share * dice.Between(0.6, 1.5));
            Add($"{town.Name}残疾人康复就业服务中心", town.FirstVillage, CareForm.Day, CareSupply.Public, places, places, 1_500);
        }

        var centre = city.Places.Towns[0].FirstVillage;
        Add("东莞市残疾人托养中心", centre, CareForm.Residential, CareSupply.Public, 120, 280, 4_200);
        for (var nth = 0; nth < Purchased.Length; nth++)
        {
            Add(Purchased[nth], city.Places.Towns[3 + (nth * 7)].FirstVillage, CareForm.Residential, CareSupply.Purchased, 50, 50, 3_500);
        }

        Add("颐和护理院", city.Places.Towns[6].FirstVillage, CareForm.Residential, CareSupply.Market, 40, 40, 4_600);
        Add("福泽颐养中心", city.Places.Towns[15].FirstVillage, CareForm.Residential, CareSupply.Market, 40, 40, 4_400);
        for (var nth = 0; nth < AtHome.Length; nth++)
        {
            Add(AtHome[nth], city.Places.Towns[1 + (nth * 5)].FirstVillage, CareForm.Home, CareSupply.Purchased, 80, 95, 900);
        }

        return houses;
    }
}
