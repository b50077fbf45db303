namespace Insights.Forecasting.Unseen;

/// <summary>People of one kind by the departments' lists that they are on.</summary>
/// <param name="Town">Town code; empty where no list says.</param>
/// <param name="Category">1 to 7 as on the certificate; 0 where no list says.</param>
/// <param name="Age">0-6, 7-17, 18-59 or 60+.</param>
/// <param name="Lists">Bits in the order of <see cref="DepartmentLists.Names"/>.</param>
public sealed record ListedPeople(string Town, int Category, string Age, int Lists, long People);

/// <summary>
/// The five lists whose overlap is read. Everyone in the certificate register is seen, so the unseen are among those without a certificate:
/// they are told from how the four other lists overlap in just these people. We chose to ask nothing of the certificates because being
/// certified goes with every other list, and how lists go together among holders says little of how they do among the others.
/// </summary>
public static class DepartmentLists
{
    public const int Certificates = 1;

    public static IReadOnlyList<string> Names { get; } = ["certificates", "health", "school", "roster", "survey"];

    public static IReadOnlyList<string> Ages { get; } = ["0-6", "7-17", "18-59", "60+"];

    public static bool Certified(this ListedPeople people) => (people.Lists & Certificates) != 0;

    /// <summary>The lists that reach anyone of a group: no school for the old.</summary>
    public static IReadOnlyList<int> Reaching(IReadOnlyCollection<ListedPeople> uncertified) =>
        [.. Enumerable.Range(1, Names.Count - 1).Select(l => 1 << l).Where(bit => uncertified.Any(p => (p.Lists & bit) != 0))];

    /// <summary>People by the set of those lists, as <see cref="MultipleSystems.Estimate"/> wants them.</summary>
    public static double[] Table(IReadOnlyCollection<ListedPeople> uncertified, IReadOnlyList<int> lists)
    {
        var table = new double[1 << lists.Count];
        foreach (var group in uncertified)
        {
            table[Enumerable.Range(0, lists.Count).Sum(l => (group.Lists & lists[l]) != 0 ? 1 << l : 0)] += group.People;
        }

        return table;
    }

    public static string Name(int bit) => Names[int.TrailingZeroCount(bit)];
}
