using Insights.Policy.Ageing;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Tests.Ageing;

public sealed class AmountPathTests
{
    private static readonly DateOnly AsOf = new(2026, 10, 1);

    private static AmountPath Path(RuleBook book, double rise = 0.1, double error = 0, double shift = 0) =>
        new(book, Years.Rates() with { Amounts = new Dictionary<string, AgeingGrowth> { ["care_amount"] = new(rise, error) } }, AsOf, shift);

    private static decimal Law => PolicyContent.Book.Parameters.Single(p => p.Id == "care_amount").In(AsOf)!.Value;

    private static double? In(RuleBook book, DateOnly month, double rise = 0.1, double error = 0, double shift = 0) => Path(book, rise, error, shift).Law(month)["care_amount"];

    [Fact]
    public void An_amount_rises_once_a_year_to_whole_yuan_and_a_threshold_stays()
    {
        Assert.Equal((double)Law, In(PolicyContent.Book, new(2026, 12, 1)));
        Assert.Equal(Math.Round((double)Law * 1.1), In(PolicyContent.Book, new(2027, 1, 1)));
        Assert.Equal(Math.Round((double)Law * 1.21), In(PolicyContent.Book, new(2028, 10, 1)));
        Assert.Equal(Math.Round((double)Law * 1.12), In(PolicyContent.Book, new(2027, 10, 1), error: 0.01, shift: 2));
        Assert.Equal(2, Path(PolicyContent.Book).Law(new(2030, 10, 1))["care_grade"]);
    }

    [Fact]
    public void A_dated_entry_that_is_already_decided_comes_before_any_guess()
    {
        var files = PolicyContent.Files().Select(f => f.File == "care_subsidy.yaml"
            ? (f.File, f.Text.Replace("  - id: care_grade\n", "      - {from: 2027-01, value: 400, confidence: s, source: s}\n  - id: care_grade\n", StringComparison.Ordinal)) : f);
        var book = RuleBook.Read(files).Book!;
        Assert.Equal(400, In(book, new(2027, 10, 1)));
        Assert.Equal(440, In(book, new(2028, 10, 1)));
    }

    [Fact]
    public void A_plan_s_amount_holds_as_given_in_its_first_year_and_then_rises_as_the_law_or_as_it_says()
    {
        var (from, path) = (new DateOnly(2027, 1, 1), Path(PolicyContent.Book));
        var plan = new Reform(new Dictionary<string, decimal> { ["care_amount"] = 300, ["care_grade"] = 3 });
        Assert.Equal(300, path.In(plan, from, new(2027, 10, 1)).Parameters["care_amount"]);
        Assert.Equal(363, path.In(plan, from, new(2029, 10, 1)).Parameters["care_amount"]);
        Assert.Equal(3, path.In(plan, from, new(2029, 10, 1)).Parameters["care_grade"]);
        var flat = plan with { Uprating = new Dictionary<string, double> { ["care_amount"] = 0 } };
        Assert.Equal(300, path.In(flat, from, new(2029, 10, 1)).Parameters["care_amount"]);
        var only = Reform.None with { Uprating = new Dictionary<string, double> { ["care_amount"] = 0.5 } };
        Assert.Equal(Math.Round((decimal)Math.Round((double)Law * 1.1) * 1.5m), path.In(only, from, new(2028, 10, 1)).Parameters["care_amount"]);
    }
}
