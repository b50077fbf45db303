using Insights.SampleCity.Life;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

/// <summary>
/// truth/unseen.csv.gz: people with a disability who live in the city in the last month, by town, category and age: with a certificate,
/// without, and of those without on no department's list as sent (rows destroyed later aside).
/// </summary>
internal static class UnseenFile
{
    public static void Write(string path, Window window, Book city, Gazetteer gazetteer, IEnumerable<Disabled> people)
    {
        var (first, end) = (window.First(window.Count - 1), window.Last(window.Count - 1));
        var (gone, moved) = Events(city, first, end);
        var listed = Listed(window, city, end);
        var cells = new SortedDictionary<(string Town, int Category, int Band), (int Certified, int Uncertified, int OnNone)>();
        foreach (var who in people.Where(p => !gone.Contains(p.Person)))
        {
            var town = gazetteer.Towns[gazetteer.Villages[moved.GetValueOrDefault(who.Person, who.Village)].Town].Code;
            var band = Array.IndexOf(AgeBand.All, AgeBand.Of(Window.Age(city.Persons[who.Person].Birth, end)));
            var (certified, without, none) = cells.GetValueOrDefault((town, who.Category, band));
            cells[(town, who.Category, band)] = who.Certified
                ? (certified + 1, without, none)
                : (certified, without + 1, none + (listed.Contains(who.Person) ? 0 : 1));
        }

        using var file = new TruthFile(path, "town,category,age_band,certified,uncertified,on_no_list");
        foreach (var ((town, category, band), (certified, without, none)) in cells)
        {
            file.Line($"{town},{category},{AgeBand.All[band].Name},{certified},{without},{none}");
        }
    }

    /// <summary>Who has died or left before the last month, and the village of whose who moved last.</summary>
    private static (HashSet<int> Gone, Dictionary<int, int> Moved) Events(Book city, int first, int end)
    {
        var (gone, moved, certified) = (new HashSet<int>(), new Dictionary<int, int>(), new Dictionary<int, int>());
        foreach (var row in city.Certificates.Where(r => r.Change <= end))
        {
            certified[row.Person] = Math.Max(certified.GetValueOrDefault(row.Person), row.Change);
        }

        foreach (var row in city.Events.OrderBy(e => e.Date))
        {
            if (row.Village >= 0 && row.Date <= end && row.Date >= certified.GetValueOrDefault(row.Person))
            {
                moved[row.Person] = row.Village;
            }

            if (row.Date < first && row.Event is LifeEvent.Death or LifeEvent.MoveOut)
            {
                gone.Add(row.Person);
            }
            else if (row.Date < first && row.Event == LifeEvent.MoveIn)
            {
                gone.Remove(row.Person);
            }
        }

        return (gone, moved);
    }

    private static HashSet<int> Listed(Window window, Book city, int end)
    {
        var last = window.Count - 1;
        var survey = city.Surveys.Count == 0 ? 0 : city.Surveys.Max(s => s.Year);
        var term = city.Schooling.Where(s => s.Term <= last).Select(s => (int?)s.Term).Max();
        var ended = city.Health.Where(h => h.Ended && h.Change <= end).Select(h => h.Person).ToHashSet();
        return
        [
            .. city.Health.Where(h => h.Change <= end && !ended.Contains(h.Person)).Select(h => h.Person),
            .. city.Schooling.Where(s => s.Term == term && (s.To == 0 || s.To >= window.First(last))).Select(s => s.Person),
            .. city.Roster.Where(r => r.Month == last).Select(r => r.Person),
            .. city.Surveys.Where(s => s.Year == survey).Select(s => s.Person),
        ];
    }
}
