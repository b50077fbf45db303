using Insights.Indicators.LivingStandard;

namespace Insights.Indicators.Tests;

public class PoissonBootstrapTests
{
    /// <summary>The looked-up draw against inversion written plainly: the probabilities of Poisson(1) added up until they pass the uniform number.</summary>
    [Fact]
    public void A_draw_is_the_inversion_of_its_uniform_number()
    {
        var state = 7UL;
        var seen = new int[8];
        for (var i = 0; i < 1_000_000; i++)
        {
            var z = unchecked(state + 0x9E3779B97F4A7C15UL);
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
            var uniform = ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
            var (expected, p, sum) = (0, Math.Exp(-1), Math.Exp(-1));
            while (uniform > sum)
            {
                p /= ++expected;
                sum += p;
            }

            var drawn = PoissonBootstrap.Poisson(ref state);
            Assert.Equal(expected, drawn);
            seen[Math.Min(drawn, 7)]++;
        }

        // The mean of a million draws is known to a thousandth.
        Assert.InRange(Enumerable.Range(0, 8).Sum(k => k * seen[k]) / 1e6, 0.995, 1.005);
    }
}
