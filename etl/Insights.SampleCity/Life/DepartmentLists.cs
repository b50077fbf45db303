using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>The health register and the schools' lists, written for holders and for people without a certificate alike.</summary>
internal sealed class DepartmentLists(SampleOptions options, Window window, Book city)
{
    private const int HealthStream = 202;
    private const double Ended = 0.03;

    public void Write(List<Disabled> people)
    {
        var schools = new Schooling(options, window, city);
        foreach (var who in people)
        {
            Diagnose(who, Dice.Of(options.Seed, HealthStream, who.Person));
            schools.Write(who);
        }
    }

    /// <summary>Everyone with a certificate as the register knows them last.</summary>
    public static List<Disabled> Holders(Book city)
    {
        var last = new Dictionary<int, int>();
        var first = new Dictionary<int, int>();
        for (var at = 0; at < city.Certificates.Count; at++)
        {
            var row = city.Certificates[at];
            if (!last.TryGetValue(row.Person, out var known) || row.Change >= city.Certificates[known].Change)
            {
                last[row.Person] = at;
            }

            first[row.Person] = Math.Min(first.GetValueOrDefault(row.Person, int.MaxValue), row.Issue);
        }

        return [.. last.OrderBy(l => l.Key).Select(l => (Row: city.Certificates[l.Value], l.Key))
            .Select(l => new Disabled(l.Key, l.Row.Category, l.Row.Grade, l.Row.Village, true, first[l.Key]))];
    }

    private void Diagnose(Disabled who, Dice dice)
    {
        var birth = city.Persons[who.Person].Birth;
        var end = window.Last(window.Count - 1);
        var band = AgeBand.Of(Window.Age(birth, end));
        if (!dice.Chance(band.HealthChance(who.Category, who.Certified)))
        {
            return;
        }

        var earliest = Math.Min(Math.Max(birth + 20, end - 3600), end - 40);
        var day = earliest < birth ? birth : earliest + dice.Below(end - 39 - earliest);
        var group = who.Category == 6 ? HealthGroup.SevereMental : Window.Age(birth, day) < 7 ? HealthGroup.Screening : HealthGroup.Chronic;
        city.Health.Add(new(who.Person, group, who.Category, day, false, day, who.Village));
        if (dice.Chance(Ended) && day < end - 5)
        {
            city.Health.Add(new(who.Person, group, who.Category, day, true, day + 1 + dice.Below(end - 4 - day), who.Village));
        }
    }
}
