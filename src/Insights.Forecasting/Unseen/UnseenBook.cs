namespace Insights.Forecasting.Unseen;

/// <summary>One row of what is published of the unseen.</summary>
/// <param name="Area">The city or a town.</param>
/// <param name="Class">Empty for all, else as 'category:4' or 'age:60+'.</param>
/// <param name="Certified">In the certificate register; null, as the rest, where there are too few to tell.</param>
/// <param name="Elsewhere">On another department's list, without a certificate.</param>
/// <param name="Told">On no list.</param>
/// <param name="Note">own: from its own lists; sum: of its parts; borrowed: some parts by the city's ratio; part: some parts left out; few: nothing can be told.</param>
public sealed record UnseenRow(string Area, string Class, double? Certified, double? Elsewhere, UnseenEstimate? Told, string Note);

/// <summary>
/// The unseen of the city, by category, by age and by town. Groups of one category and age are estimated apart, since people of a kind are
/// listed alike; small categories of an age together. A town's ages are estimated from its own lists, else by the city's ratio for that age.
/// </summary>
public sealed class UnseenBook
{
    private const int LeastMasked = 10;
    private readonly IReadOnlyList<ListedPeople> people;
    private readonly string city;
    private readonly List<(string Age, int[] Categories, UnseenEstimate? Told)> groups;

    /// <param name="city">Code of the city.</param>
    public UnseenBook(string city, IReadOnlyList<ListedPeople> people)
    {
        (this.city, this.people) = (city, people);
        groups = [.. DepartmentLists.Ages.AsParallel().AsOrdered().SelectMany(Groups)];
    }

    /// <summary>City first, then categories, ages and towns.</summary>
    public IReadOnlyList<UnseenRow> Rows()
    {
        List<UnseenRow> all = [.. Withheld([Row(city, "", people, [.. groups.Select(g => g.Told)], "sum")])];
        all.AddRange(Withheld([.. Enumerable.Range(1, 7).Select(c => Row(
            city, $"category:{c}", [.. people.Where(p => p.Category == c)],
            [.. groups.Where(g => g.Categories.Contains(c) && Outside(g.Age, c) > 0).Select(g => g.Categories.Length == 1 ? g.Told : g.Told?.Shared(Outside(g.Age, c)))],
            groups.Any(g => g.Categories.Length > 1 && g.Categories.Contains(c)) ? "borrowed" : "sum"))]));
        all.AddRange(Withheld([.. DepartmentLists.Ages.Select(age => Row(
            city, $"age:{age}", [.. people.Where(p => p.Age == age)], [.. groups.Where(g => g.Age == age).Select(g => g.Told)], "sum"))]));
        all.AddRange(Withheld([.. people.Where(p => p.Town.Length > 0).GroupBy(p => p.Town).OrderBy(t => t.Key, StringComparer.Ordinal).AsParallel().AsOrdered().Select(TownRow)]));
        return all;
    }

    private double Outside(string age, int category) =>
        people.Where(p => p.Age == age && p.Category == category && !p.Certified()).Sum(p => p.People);

    /// <summary>Each category that can stand alone; the others together.</summary>
    private IEnumerable<(string, int[], UnseenEstimate?)> Groups(string age)
    {
        var own = people.Where(p => p.Age == age).ToList();
        var alone = own.GroupBy(p => p.Category).Where(c => c.Key > 0).Select(c => (c.Key, Told: UnseenEstimate.Of([.. c], UnseenEstimate.LeastAlone))).Where(c => c.Told is not null).ToList();
        foreach (var (category, told) in alone)
        {
            yield return (age, [category], told);
        }

        // Too few overlap: as often overlooked as everyone of their age.
        var rest = own.Where(p => !alone.Exists(a => a.Key == p.Category)).ToList();
        if (rest.Where(p => !p.Certified()).Sum(p => p.People) is > 0 and var outside)
        {
            yield return (age, [.. rest.Select(p => p.Category).Distinct().Order()], UnseenEstimate.Of(rest, UnseenEstimate.LeastAlone) ?? UnseenEstimate.Of(own)?.Shared(outside));
        }
    }

    private UnseenRow TownRow(IGrouping<string, ListedPeople> town)
    {
        var parts = new List<UnseenEstimate?>();
        var note = "own";
        foreach (var age in DepartmentLists.Ages)
        {
            var own = town.Where(p => p.Age == age).ToList();
            if (UnseenEstimate.Of(own, UnseenEstimate.LeastAlone) is { } told)
            {
                parts.Add(told);
                continue;
            }

            var outside = own.Where(p => !p.Certified()).Sum(p => p.People);
            var whole = groups.Where(g => g.Age == age).Select(g => g.Told).ToList();
            note = "borrowed";
            parts.Add(whole.Contains(null) || whole.Count == 0 ? (outside == 0 ? new(0, 0, 0, "", 0) : null) : UnseenEstimate.Sum([.. whole.OfType<UnseenEstimate>()]).Shared(outside));
        }

        return Row(town.Key, "", [.. town], parts, note);
    }

    private static UnseenRow Row(string area, string kind, IReadOnlyCollection<ListedPeople> people, List<UnseenEstimate?> parts, string note)
    {
        var certified = people.Where(p => p.Certified()).Sum(p => p.People);
        var elsewhere = people.Sum(p => p.People) - certified;
        var told = parts.OfType<UnseenEstimate>().ToList();
        if (elsewhere < UnseenEstimate.LeastOutside || told.Count == 0)
        {
            return new(area, kind, certified, elsewhere, null, "few");
        }

        var whole = told.Count == 1 ? told[0] : UnseenEstimate.Sum(told);
        return new(area, kind, certified, elsewhere, whole.Rounded(), told.Count < parts.Count ? "part" : note);
    }

    /// <summary>Counts under thirty outside the register are not told, nor one alone that could be had by subtraction.</summary>
    private static IEnumerable<UnseenRow> Withheld(IReadOnlyList<UnseenRow> siblings)
    {
        var few = siblings.Where(r => r.Elsewhere < UnseenEstimate.LeastOutside).ToHashSet();
        foreach (var next in siblings.Except(few).OrderBy(r => r.Elsewhere).ToList())
        {
            if (few.Count == 0 || (few.Count > 1 && few.Sum(r => r.Elsewhere) >= LeastMasked))
            {
                break;
            }

            few.Add(next);
        }

        return siblings.Select(r => few.Contains(r) ? r with { Certified = null, Elsewhere = null, Told = null, Note = "few" } : r);
    }
}
