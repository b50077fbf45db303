namespace Insights.Forecasting.Unseen;

/// <summary>
/// A hierarchical log-linear model of how lists overlap: the interactions that it holds, each a set of lists as bits, closed downwards
/// (with 123 it holds 12, 13 and 23). Being on a list is always a term; the interaction of all lists never is, as it can't be estimated.
/// </summary>
public sealed record ListModel(IReadOnlyList<int> Interactions)
{
    private const int MostListsWithAllModels = 4;

    public static ListModel Independent { get; } = new([]);

    /// <summary>Every hierarchical model; from five lists on those of pairs only, since there are millions of the others.</summary>
    public static IEnumerable<ListModel> All(int lists)
    {
        var terms = Enumerable.Range(1, (1 << lists) - 2).Where(t => int.PopCount(t) is >= 2 and var size && (lists <= MostListsWithAllModels || size == 2)).OrderBy(int.PopCount).ToArray();
        for (var pick = 0; pick < 1 << terms.Length; pick++)
        {
            var held = terms.Where((_, i) => (pick >> i & 1) != 0).ToArray();
            if (held.All(t => terms.Where(part => part != t && (part & t) == part).All(held.Contains)))
            {
                yield return new(held);
            }
        }
    }

    /// <summary>
    /// The model in which every two lists depend on each other, and it with interactions of three lists and no more: each set of them with three and four lists,
    /// one at a time with more, since there are a million of the others.
    /// </summary>
    public static IEnumerable<ListModel> WithEveryPair(int lists)
    {
        int[] Of(int size) => [.. Enumerable.Range(1, (1 << lists) - 2).Where(t => int.PopCount(t) == size)];
        var (pairs, threes) = (Of(2), Of(3));
        return Enumerable.Range(0, 1 << threes.Length).Where(pick => lists <= MostListsWithAllModels || int.PopCount(pick) <= 1)
            .Select(pick => new ListModel([.. pairs, .. threes.Where((_, i) => (pick >> i & 1) != 0)]));
    }

    /// <summary>The model that lets every two and every three lists depend on each other, but not all of them together.</summary>
    public static ListModel Widest(int lists) =>
        new([.. Enumerable.Range(1, (1 << lists) - 2).Where(t => int.PopCount(t) is 2 or 3).OrderBy(int.PopCount)]);

    /// <summary>The generators, e.g. [health·school, roster].</summary>
    public string Named(IReadOnlyList<string> lists)
    {
        var terms = Interactions.Concat(Enumerable.Range(0, lists.Count).Select(l => 1 << l)).ToArray();
        var largest = terms.Where(t => !terms.Any(other => other != t && (other & t) == t)).OrderBy(t => t & -t).ThenBy(t => t);
        return $"[{string.Join(", ", largest.Select(t => string.Join('·', lists.Where((_, l) => (t >> l & 1) != 0))))}]";
    }

    /// <summary>Terms that nobody meets: their estimate is minus infinity, and the cells that hold them are without news.</summary>
    internal IReadOnlyList<int> EmptyTerms(int lists, IReadOnlyList<double> counts) =>
        [.. Enumerable.Range(0, lists).Select(l => 1 << l).Concat(Interactions).Where(t => !Enumerable.Range(1, counts.Count - 1).Any(c => (c & t) == t && counts[c] > 0))];

    /// <summary>Columns of the design, a cell a row: the constant, the lists, the interactions. Cells are sets of lists as bits.</summary>
    internal double[][] Design(int lists, IEnumerable<int> cells, IReadOnlyList<int> without)
    {
        int[] terms = [0, .. Enumerable.Range(0, lists).Select(l => 1 << l).Concat(Interactions).Except(without)];
        return [.. cells.Select(cell => terms.Select(t => (cell & t) == t ? 1.0 : 0).ToArray())];
    }
}
