using System.Diagnostics;
using Insights.Policy.Simulation;

namespace Insights.Policy.Seeking;

/// <summary>
/// Looks for the plan that meets a goal best, and for the whole frontier of cost, coverage and gap, over up to three levers that move in payable steps.
/// Every plan that it tells of was judged over the whole population; nothing is interpolated. The same question has the same answer: plans are tried in a fixed order up to a fixed number.
/// <para>We chose a grid that is refined where the frontier lies, and steps downhill from the best plan, over a solver: what a plan does to a person is a rule book and not a formula,
/// so there is no matrix to hand to Google.OrTools, while the kernel judges the city some hundred times a second.</para>
/// </summary>
public static partial class Search
{
    /// <summary>Levers at most.</summary>
    public const int MostLevers = 3;

    // Values of each lever in the first grid, by number of levers.
    private static readonly int[] First = [0, 60, 14, 6];

    private const int TriesForFrontier = 420;
    private const int TriesForGoal = 110;

    /// <exception cref="ArgumentException">No lever, more than three, or one twice.</exception>
    public static SeekAnswer Run(WhatIf whatIf, IReadOnlyList<SeekLever> levers, SeekGoal goal)
    {
        ArgumentNullException.ThrowIfNull(whatIf);
        ArgumentNullException.ThrowIfNull(levers);
        ArgumentNullException.ThrowIfNull(goal);
        if (levers.Count is 0 or > MostLevers || levers.DistinctBy(l => l.Code).Count() != levers.Count)
        {
            throw new ArgumentException($"give one to {MostLevers} different levers, not {string.Join(", ", levers.Select(l => l.Code))}");
        }

        var began = Stopwatch.GetTimestamp();
        var trial = new SeekTrial(whatIf, levers);
        var law = trial.Try([.. levers.Select(l => l.Law)]);
        Explore(trial, levers);
        var best = Descend(trial, levers, goal, TriesForGoal);
        var met = goal.IsMet(best) && IsShown(best, levers);
        var obstacles = Obstacles(trial, levers, goal, best);
        return new(
            levers, goal, law, NotBeaten(trial.Points.Where(p => !goal.NobodyLoses || p.Losers == 0), levers), met ? best : null, met ? null : best, obstacles,
            [.. levers.Where((l, i) => best.At[i] != l.Law && (best.At[i] == l.First || best.At[i] == l.Last))],
            whatIf.Remaining(SeekTrial.Reform(levers, best.At, whatIf.Book)), trial.Points.Count, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>A grid over all levers, then the neighbours of the plans that no other beats, at half the distance each time.</summary>
    private static void Explore(SeekTrial trial, IReadOnlyList<SeekLever> levers)
    {
        var grid = levers.Select(l => Spread(l, First[levers.Count])).ToArray();
        trial.TryAll(Product(grid), int.MaxValue);

        var stride = levers.Select(l => Math.Max(1, (l.Values.Count - 1) / (First[levers.Count] - 1) / 2)).ToArray();
        while (true)
        {
            var frontier = NotBeaten(trial.Points, levers);
            var left = TriesForFrontier - trial.Points.Count;
            trial.TryAll(Spaced(frontier, left).SelectMany(point => Steps(point.At, stride, levers, diagonal: false)), left);
            if (trial.Points.Count >= TriesForFrontier || stride.All(s => s == 1))
            {
                return;
            }

            stride = [.. stride.Select(s => Math.Max(1, s / 2))];
        }
    }

    /// <summary>From the best plan known, to a better neighbour as long as there is one, at ever smaller steps down to one payable step.</summary>
    private static SeekPoint Descend(SeekTrial trial, IReadOnlyList<SeekLever> levers, SeekGoal goal, int tries)
    {
        // Where every plan within the bounds touches too few to be shown, the law is what there is to tell.
        var (best, until) = (Shown(trial.Points, levers).MinBy(goal.Merit) ?? trial.Points[0], trial.Points.Count + tries);
        var stride = levers.Select(l => Math.Max(1, (l.Values.Count - 1) / First[levers.Count] / 2)).ToArray();
        while (true)
        {
            var better = best;
            foreach (var point in trial.TryAll(Steps(best.At, stride, levers, diagonal: true), until - trial.Points.Count))
            {
                better = IsShown(point, levers) && goal.Merit(point).CompareTo(goal.Merit(better)) < 0 ? point : better;
            }

            if (ReferenceEquals(better, best))
            {
                if (stride.All(s => s == 1) || trial.Points.Count >= until)
                {
                    return best;
                }

                stride = [.. stride.Select(s => Math.Max(1, s / 2))];
            }

            best = better;
        }
    }

    /// <summary>Plans that may be told: not of too few people, and within the asker's bounds.</summary>
    private static bool IsShown(SeekPoint point, IReadOnlyList<SeekLever> levers) => !point.IsTooSmall && levers.Select((l, i) => l.Allows(point.At[i])).All(allowed => allowed);

    private static IEnumerable<SeekPoint> Shown(IEnumerable<SeekPoint> points, IReadOnlyList<SeekLever> levers) => points.Where(p => IsShown(p, levers));

    /// <summary>Plans that no other beats, cheapest first; of plans with the same outcome the first tried.</summary>
    private static List<SeekPoint> NotBeaten(IEnumerable<SeekPoint> points, IReadOnlyList<SeekLever> levers)
    {
        var kept = new List<SeekPoint>();
        foreach (var point in Shown(points, levers).OrderBy(p => p.CostYuan).ThenByDescending(p => p.Coverage).ThenByDescending(p => p.Ratio))
        {
            // A cheaper or equal plan comes first, so only those kept can beat it.
            if (!kept.Exists(k => k.Dominates(point) || (k.CostYuan == point.CostYuan && k.Coverage == point.Coverage && k.Ratio == point.Ratio)))
            {
                kept.Add(point);
            }
        }

        return kept;
    }

    /// <summary>At most so many, evenly over the list.</summary>
    private static IEnumerable<SeekPoint> Spaced(List<SeekPoint> points, int most) =>
        points.Count <= most ? points : Enumerable.Range(0, Math.Max(0, most)).Select(n => points[n * points.Count / most]);
}
