using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

/// <summary>What the worked cases stand on, derived from the rule files themselves: each date, each threshold and each clause has a case on both sides.</summary>
public sealed class CaseBoundaryTests
{
    // A case counts as at the threshold when it lies no farther from it than one year, grade or member, or a tenth of a yuan.
    private const decimal NearestWhole = 1;
    private const decimal NearestYuan = 0.1m;

    public static TheoryData<string> Programmes() => WorkedCasesTests.Programmes();

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Each_date_on_which_the_rule_or_an_amount_changes_has_a_case_in_its_month_and_in_the_month_before(string programme)
    {
        var rule = PolicyContent.Book.Programme(programme);
        var begins = rule.Versions[0].From;
        var changes = Parameters(rule).SelectMany(parameter => parameter.Entries.Select(entry => entry.From)).Where(from => from > begins)
            .Concat(rule.Versions.Select(version => version.From)).Concat(rule.Versions.Where(version => version.To is not null).Select(version => version.To!.Value.AddMonths(1))).ToHashSet();
        var months = WorkedCase.Of(programme).Select(one => one.Month).ToHashSet();
        var absent = changes.SelectMany(change => new[] { change.AddMonths(-1), change }).Where(month => !months.Contains(month)).Distinct().Order();
        Assert.True(!absent.Any(), $"{programme}.yaml has no case in {string.Join(", ", absent.Select(month => $"{month:yyyy-MM}"))}");
    }

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Each_threshold_has_a_case_just_on_either_side(string programme)
    {
        var absent = new List<string>();
        foreach (var threshold in Roots(programme).SelectMany(root => root.Everything()).OfType<CompareNode>().Where(node => node.Left.Type.Kind == FeelKind.Number).Distinct())
        {
            var least = Words(threshold).Where(symbol => symbol.Kind == FeelSymbolKind.Fact && symbol.Type.Kind == FeelKind.Number).All(symbol => symbol.Whole) ? NearestWhole : NearestYuan;
            foreach (var side in new[] { true, false }.Where(side => side || !IsEndOfScale(threshold)))
            {
                var near = WorkedCase.Of(programme).Any(one => Value(one, threshold) is bool verdict && verdict == side
                    && Value(one, threshold.Left) is decimal left && Value(one, threshold.Right) is decimal right && Math.Abs(left - right) <= least);
                if (!near)
                {
                    absent.Add($"{string.Join(" / ", Words(threshold).Select(symbol => symbol.Name))} ({threshold.Sign}): none just where it is {(side ? "met" : "missed")}");
                }
            }
        }

        Assert.True(absent.Count == 0, $"{programme}.yaml\n{string.Join("\n", absent)}");
    }

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Each_clause_refuses_a_case_alone_and_leaves_one_open(string programme)
    {
        var absent = new List<string>();
        var told = WorkedCase.Of(programme).Select(one => one.Book.Explain(programme, one.Month, one.Facts)).Where(one => one.Rule is not null).ToList();
        foreach (var clause in PolicyContent.Book.Programme(programme).Versions.SelectMany(version => version.Clauses).DistinctBy(clause => clause.Id))
        {
            if (!told.Any(one => one.Clauses.All(other => other.Verdict == (other.Id != clause.Id))))
            {
                absent.Add($"{clause.Id}: no case is refused by it alone");
            }

            if (!told.Any(one => one.Verdict == Entitlement.Unknown && one.Clauses.Any(other => other.Id == clause.Id && other.Verdict is null)))
            {
                absent.Add($"{clause.Id}: no case is unknown for want of its facts");
            }
        }

        Assert.True(absent.Count == 0, $"{programme}.yaml\n{string.Join("\n", absent)}");
    }

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Each_word_of_a_coded_fact_that_the_rule_names_and_one_that_it_does_not_have_a_case(string programme)
    {
        var cases = WorkedCase.Of(programme);
        var roots = Roots(programme).Concat(PolicyContent.Book.Programme(programme).Versions.Select(version => version.Amount.Root)).SelectMany(root => root.Everything()).ToList();
        var named = roots.OfType<CompareNode>().SelectMany(node => new[] { (node.Left, node.Right), (node.Right, node.Left) })
            .Where(pair => pair.Item1 is ReadNode { Symbol.Codes.Count: > 0 } && pair.Item2 is ConstantNode { Value: string })
            .GroupBy(pair => ((ReadNode)pair.Item1).Symbol, pair => (string)((ConstantNode)pair.Item2).Value!);
        foreach (var fact in named)
        {
            var tried = cases.Select(one => one.Seen(fact.Key)).OfType<string>().ToHashSet();
            Assert.True(tried.IsSupersetOf(fact), $"{programme}.yaml: {fact.Key.Name} is never {string.Join(", ", fact.Except(tried))}");
            Assert.True(tried.Except(fact).Any(), $"{programme}.yaml: {fact.Key.Name} is always one of {string.Join(", ", fact)}");
        }
    }

    /// <summary>“Up to grade 4” leaves nobody out: there is no grade 5.</summary>
    private static bool IsEndOfScale(CompareNode threshold) => threshold.Right is ReadNode { Symbol.Key: var key }
        && PolicyContent.Book.Parameters.SingleOrDefault(parameter => parameter.Id == key) is { Range.Most: var most } scale && scale.Unit == "级" && scale.Entries.All(entry => entry.Value == most);

    private static IEnumerable<FeelNode> Roots(string programme) =>
        PolicyContent.Book.Programme(programme).Versions.SelectMany(version => version.Clauses).Select(clause => clause.When.Root);

    private static IEnumerable<FeelSymbol> Words(FeelNode node) => node.Everything().OfType<ReadNode>().Select(read => read.Symbol).Distinct();

    private static IEnumerable<PolicyParameter> Parameters(Programme programme)
    {
        var read = Roots(programme.Id).Concat(programme.Versions.Select(version => version.Amount.Root)).SelectMany(Words).Where(symbol => symbol.Kind == FeelSymbolKind.Parameter).Select(symbol => symbol.Key).ToHashSet();
        return PolicyContent.Book.Parameters.Where(parameter => read.Contains(parameter.Id));
    }

    private static object? Value(WorkedCase one, FeelNode node) => new FeelEvaluator(symbol => symbol.Kind == FeelSymbolKind.Parameter
        ? one.Book.Parameters.Single(parameter => parameter.Id == symbol.Key).In(one.Month)?.Value : one.Seen(symbol)).Value(node);
}
