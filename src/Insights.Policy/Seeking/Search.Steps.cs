namespace Insights.Policy.Seeking;

public static partial class Search
{
    /// <summary>Positions of a lever, evenly from its first value to its last, the law's among them.</summary>
    private static int[] Spread(SeekLever lever, int count) => lever.Values.Count <= count
        ? [.. Enumerable.Range(0, lever.Values.Count)]
        : [.. Enumerable.Range(0, count).Select(n => (int)Math.Round((double)n * (lever.Values.Count - 1) / (count - 1))).Append(lever.Law).Distinct().Order()];

    private static IEnumerable<int[]> Product(int[][] values) => values.Aggregate(
        (IEnumerable<int[]>)[[]], (rows, next) => rows.SelectMany(row => next.Select(value => (int[])[.. row, value])));

    /// <summary>One step of each lever alone; with <paramref name="diagonal"/> also of several at once.</summary>
    private static IEnumerable<int[]> Steps(IReadOnlyList<int> from, int[] stride, IReadOnlyList<SeekLever> levers, bool diagonal)
    {
        foreach (var move in Product([.. levers.Select(_ => (int[])[-1, 0, 1])]).Where(m => m.Any(d => d != 0) && (diagonal || m.Count(d => d != 0) == 1)).OrderBy(m => m.Count(d => d != 0)))
        {
            var to = move.Select((d, i) => Math.Clamp(from[i] + d * stride[i], 0, levers[i].Values.Count - 1)).ToArray();
            if (!to.SequenceEqual(from))
            {
                yield return to;
            }
        }
    }

    /// <summary>For each bound how near one gets, and whether it stands in the way.</summary>
    private static SeekObstacle[] Obstacles(SeekTrial trial, IReadOnlyList<SeekLever> levers, SeekGoal goal, SeekPoint best)
    {
        var met = goal.IsMet(best);
        var aimOnly = goal with { MostCostYuan = null, LeastCoverage = null, LeastRatio = null, NobodyLoses = false };
        return [.. goal.Bounds.Select(one =>
        {
            double? Best(Func<SeekPoint, bool> among)
            {
                var values = Shown(trial.Points, levers).Where(among).Select(p => (double?)SeekGoal.Of(one.Bound, p)).ToList();
                return SeekGoal.IsCeiling(one.Bound) ? values.Min() : values.Max();
            }

            var others = goal.Bounds.Where(other => other.Bound != one.Bound).ToList();
            bool OthersHold(SeekPoint point) => others.All(other => goal.Holds(other.Bound, point));
            var (nearest, alone) = (Best(OthersHold), Best(_ => true) ?? SeekGoal.Of(one.Bound, best));
            var binds = met
                ? Steps(best.At, [.. levers.Select(_ => 1)], levers, diagonal: true).Select(trial.Try)
                    .Where(p => IsShown(p, levers)).Any(p => !goal.Holds(one.Bound, p) && OthersHold(p) && aimOnly.Merit(p).CompareTo(aimOnly.Merit(best)) < 0)
                : nearest is not null || (SeekGoal.IsCeiling(one.Bound) ? alone > one.Asked : alone < one.Asked);
            return new SeekObstacle(one.Bound, one.Asked, nearest, alone, binds);
        })];
    }
}
