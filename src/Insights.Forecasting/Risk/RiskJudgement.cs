namespace Insights.Forecasting.Risk;

/// <summary>Finds among the first so many of a ranking.</summary>
/// <param name="Scope">all, or unknown: only those of whom some entitlement is unknown.</param>
/// <param name="Share">Of the people ranked, each judged month by itself.</param>
/// <param name="Looks">People so picked, over all judged months.</param>
/// <param name="Found">By the model's order.</param>
/// <param name="RuleFound">By "longest unknown first"; where it cannot tell people apart, what a fair draw among them would find.</param>
/// <param name="Base">Share found among everyone ranked.</param>
public sealed record LiftRow(string Scope, double Share, int Looks, int Found, double RuleFound, double Base)
{
    /// <summary>Times as many finds a visit as without any order.</summary>
    public double Lift => Base > 0 && Looks > 0 ? Found / (double)Looks / Base : 0;

    public double RuleLift => Base > 0 && Looks > 0 ? RuleFound / Looks / Base : 0;
}

/// <summary>People of like probability, and how many of them were found.</summary>
public sealed record CalibrationRow(string Scope, double From, double To, int Looks, double Mean, int Found);

/// <summary>One group of the audit, over all judged months. Precision and reach should be alike from group to group, and expected and found within a group.</summary>
/// <param name="Picked">Of its people, those within the order's share.</param>
/// <param name="PickedFound">Found among the picked.</param>
/// <param name="Expected">Sum of probabilities.</param>
public sealed record FairnessRow(string Dimension, string Value, int Looks, int Found, int Picked, int PickedFound, double Expected);

/// <summary>The hold-out's verdict on the model.</summary>
/// <param name="CalibrationError">Mean distance of probability and share found over the calibration bins, weighted by people.</param>
/// <param name="GainLow">5th percentile of the model's lift less the rule's at the order's share, people drawn again and again.</param>
/// <param name="GainHigh">95th percentile.</param>
public sealed record RiskJudgement(
    IReadOnlyList<LiftRow> Lifts, IReadOnlyList<CalibrationRow> Calibration, IReadOnlyList<FairnessRow> Fairness,
    double CalibrationError, double UnknownCalibrationError, double GainLow, double GainHigh)
{
    private static readonly double[] Shares = [0.01, 0.02, 0.05, 0.10, 0.20];
    private static readonly double[] Edges = [0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.10, 0.20, 0.40, 1.0001];

    public LiftRow At(string scope, double share) => Lifts.Single(l => l.Scope == scope && Math.Abs(l.Share - share) < 1e-9);

    /// <param name="cases">Closed cases of the judged months.</param>
    /// <param name="probabilities">Beside them, from a model that saw none of these months' outcomes.</param>
    internal static RiskJudgement Of(IReadOnlyList<RiskCase> cases, double[] probabilities, RiskOptions options)
    {
        var all = cases.Zip(probabilities, (c, p) => new Judged(c, p)).ToArray();
        var unknown = all.Where(j => j.Case.UnknownMonths > 0).ToArray();
        var calibration = Bins("all", all).Concat(Bins("unknown", unknown)).ToArray();
        var picked = Picked(all, options.OrderShare);
        var (low, high) = LiftGain.Interval(Months(all), options);
        return new(
            [.. Shares.Append(options.OrderShare).Distinct().Order().SelectMany(s => new[] { Lift("all", all, s), Lift("unknown", unknown, s) })],
            calibration, Audit(all, picked), Error(calibration, "all"), Error(calibration, "unknown"), low, high);
    }

    internal static IEnumerable<Judged[]> Months(IEnumerable<Judged> all) => all.GroupBy(j => j.Case.Month).OrderBy(g => g.Key).Select(g => g.ToArray());

    internal static int Take(int people, double share) => (int)Math.Round(people * share, MidpointRounding.AwayFromZero);

    internal static IEnumerable<Judged> InOrder(IEnumerable<Judged> month) => month.OrderByDescending(j => j.Probability).ThenBy(j => j.Case.Lot);

    private static LiftRow Lift(string scope, Judged[] all, double share)
    {
        var (looks, found, rule) = (0, 0, 0.0);
        foreach (var month in Months(all))
        {
            var take = Take(month.Length, share);
            looks += take;
            found += InOrder(month).Take(take).Count(j => j.Found);
            rule += LongestFirst(month, take);
        }

        return new(scope, share, looks, found, rule, all.Length > 0 ? all.Count(j => j.Found) / (double)all.Length : 0);
    }

    private static double LongestFirst(Judged[] month, int take)
    {
        var found = 0.0;
        foreach (var alike in month.GroupBy(j => j.Case.UnknownMonths).OrderByDescending(g => g.Key))
        {
            var size = alike.Count();
            found += alike.Count(j => j.Found) * Math.Min(1.0, take / (double)size);
            take -= size;
            if (take <= 0)
            {
                break;
            }
        }

        return found;
    }

    private static HashSet<Judged> Picked(Judged[] all, double share) => [.. Months(all).SelectMany(m => InOrder(m).Take(Take(m.Length, share)))];

    private static IEnumerable<CalibrationRow> Bins(string scope, Judged[] all)
    {
        for (var i = 0; i + 1 < Edges.Length; i++)
        {
            var (from, to) = (Edges[i], Edges[i + 1]);
            var bin = all.Where(j => j.Probability >= from && j.Probability < to).ToArray();
            if (bin.Length > 0)
            {
                yield return new(scope, from, Math.Min(1, to), bin.Length, bin.Average(j => j.Probability), bin.Count(j => j.Found));
            }
        }
    }

    private static double Error(IEnumerable<CalibrationRow> bins, string scope)
    {
        var own = bins.Where(b => b.Scope == scope).ToArray();
        return own.Sum(b => Math.Abs((b.Mean * b.Looks) - b.Found)) / Math.Max(1, own.Sum(b => b.Looks));
    }

    private static List<FairnessRow> Audit(Judged[] all, HashSet<Judged> picked) =>
        [.. all.SelectMany(j => j.Case.Groups.Select(g => (g.Key, g.Value, Judged: j)))
            .GroupBy(x => (x.Key, x.Value))
            .OrderBy(g => g.Key.Key, StringComparer.Ordinal).ThenBy(g => g.Key.Value, StringComparer.Ordinal)
            .Select(g => new FairnessRow(
                g.Key.Key, g.Key.Value, g.Count(), g.Count(x => x.Judged.Found), g.Count(x => picked.Contains(x.Judged)),
                g.Count(x => x.Judged.Found && picked.Contains(x.Judged)), g.Sum(x => x.Judged.Probability)))];
}

/// <summary>A closed case of the hold-out and the probability that it was given.</summary>
internal sealed record Judged(RiskCase Case, double Probability)
{
    public bool Found => Case.Found == true;

    public bool Equals(Judged? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => HashCode.Combine(Case.Person, Case.Month);
}
