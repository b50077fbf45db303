namespace Insights.Forecasting.Risk;

/// <summary>One person in the order of visits.</summary>
/// <param name="Rank">1 = first.</param>
/// <param name="Probability">Of being entitled and missed; null where the simple rule ranks.</param>
/// <param name="InOrder">Within the share that a work order takes.</param>
/// <param name="Reasons">Features that speak for a find, the strongest first; only within the order.</param>
public sealed record RankedPerson(long Person, int Rank, double? Probability, bool InOrder, IReadOnlyList<string> Reasons);

/// <summary>
/// Whom to visit first among those whose need nobody knows. A model is learned from closed cases, judged on the latest months whose outcome is known,
/// and used only where it finds more than "longest unknown first" there. It orders visits and nothing else: no help is stopped or refused by it.
/// </summary>
/// <param name="Note">used, worse_than_rule, or too_few_finds.</param>
/// <param name="Judgement">Null without enough finds.</param>
public sealed record RiskRanking(
    string Note, RiskJudgement? Judgement, IReadOnlyList<(string Feature, double Share)> Importances, IReadOnlyList<RankedPerson> People, int Learned)
{
    public bool Used => Note == "used";

    public static RiskRanking Make(IReadOnlyList<RiskCase> cases, RiskOptions? options = null)
    {
        options ??= new();
        RiskCase[] Of(RiskRole role) => [.. cases.Where(c => c.Role == role && (role == RiskRole.Score || c.Found is not null))];
        var (learn, judge, now) = (Of(RiskRole.Learn), Of(RiskRole.Judge), Of(RiskRole.Score));
        if (learn.Count(c => c.Found == true) < options.LeastFinds || judge.Count(c => c.Found == true) < options.LeastFinds)
        {
            return new("too_few_finds", null, [], ByRule(now, options), 0);
        }

        var judged = RiskModel.Learn(learn, options);
        var judgement = RiskJudgement.Of(judge, judged.Probabilities(judge), options);
        if (!Better(judgement, options))
        {
            return new("worse_than_rule", judgement, judged.Importances, ByRule(now, options), judged.Learned);
        }

        // The judged procedure, with the judged months learned from too: today's order should know what is known today.
        var model = RiskModel.Learn([.. learn, .. judge], options);
        return new("used", judgement, model.Importances, ByModel(now, model, options), model.Learned);
    }

    /// <summary>More finds than the rule at the order's share among everyone, and not fewer among the unknown alone.</summary>
    private static bool Better(RiskJudgement judgement, RiskOptions options)
    {
        var (all, unknown) = (judgement.At("all", options.OrderShare), judgement.At("unknown", options.OrderShare));
        return all.Found > all.RuleFound && unknown.Found >= unknown.RuleFound;
    }

    private static List<RankedPerson> ByRule(RiskCase[] now, RiskOptions options)
    {
        var take = RiskJudgement.Take(now.Length, options.OrderShare);
        return [.. now.OrderByDescending(c => c.UnknownMonths).ThenBy(c => c.Lot).Select((c, i) => new RankedPerson(c.Person, i + 1, null, i < take, i < take ? ["unknown_months"] : []))];
    }

    private static List<RankedPerson> ByModel(RiskCase[] now, RiskModel model, RiskOptions options)
    {
        var order = now.Zip(model.Probabilities(now)).OrderByDescending(p => p.Second).ThenBy(p => p.First.Lot).ToArray();
        var take = RiskJudgement.Take(order.Length, options.OrderShare);
        var reasons = model.Reasons([.. order.Take(take).Select(p => p.First)]);
        return [.. order.Select((p, i) => new RankedPerson(p.First.Person, i + 1, p.Second, i < take, i < take ? reasons[i] : []))];
    }
}
