using Insights.Indicators.Disclosure;

namespace Insights.Indicators.Tests;

public class IntervalLedgerTests
{
    [Fact]
    public void A_hidden_part_of_a_published_sum_takes_the_cheapest_other_part_with_it()
    {
        var ledger = new IntervalLedger();
        var (total, small, middle, large) = (Published(ledger, 100), Hidden(ledger, 4), Published(ledger, 36), Published(ledger, 60));
        ledger.Tie([(total, 1, 1000), (small, -1, 4), (middle, -1, 36), (large, -1, 60)]);
        ledger.Close();
        Assert.Equal([false, true, true, false], new[] { total, small, middle, large }.Select(ledger.MustHide));
    }

    [Fact]
    public void Sums_that_the_numbers_do_not_obey_are_no_knowledge_and_do_not_run_without_end()
    {
        var ledger = new IntervalLedger();
        var (a, b, c) = (Hidden(ledger, 3), Hidden(ledger, 4), Published(ledger, 50));

        // b = a + 1 holds; a = b + 1 does not: narrowed by both, the bounds would chase each other upward for ever.
        ledger.Tie([(b, 1, 0), (a, -1, 0)], 1, 1);
        ledger.Tie([(a, 1, 0), (b, -1, 0)], 1, 1);
        ledger.Close();
        Assert.Equal([true, true, false], new[] { a, b, c }.Select(ledger.MustHide));
    }

    private static int Published(IntervalLedger ledger, long number) => ledger.Add(number, isKnown: true, isHidden: false, isNonzero: true, most: 0);

    private static int Hidden(IntervalLedger ledger, long number) => ledger.Add(number, isKnown: false, isHidden: true, isNonzero: true, most: 0);
}
