using Insights.Policy.Simulation;

namespace Insights.Policy.Tests.Simulation;

public sealed class FourTests
{
    [Fact]
    public void Four_at_once_are_as_one_by_one_to_the_last_bit()
    {
        var random = new Random(3);
        double[] odd = [0, -0.0, 0.5e-9, -0.5e-9, 1.5e-9, 2.5e-9, 0.1 + 0.2, 1e300, -1e300, double.PositiveInfinity, 123456.7890000005, -123456.7890000005, 4503599627370497.5];
        var left = Enumerable.Range(0, 4000).Select(i => i < odd.Length ? odd[i] : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-9, 9))).ToArray();
        var right = left.Reverse().ToArray();
        var values = new double[left.Length];
        void Same(Step step)
        {
            for (var i = 0; i < left.Length; i++)
            {
                Assert.True(BitConverter.DoubleToInt64Bits(Calculate.Of(step, left[i], right[i])) == BitConverter.DoubleToInt64Bits(values[i]) || values[i].Equals(Calculate.Of(step, left[i], right[i])), $"{step} {left[i]:R} {right[i]:R}: {values[i]:R}");
            }
        }

        Four.Over<Four.Add>(values, left, 0, right, 0);
        Same(Step.Add);
        Four.Over<Four.Subtract>(values, left, 0, right, 0);
        Same(Step.Subtract);
        Four.Over<Four.Multiply>(values, left, 0, right, 0);
        Same(Step.Multiply);
        Four.Over<Four.Divide>(values, left, 0, right, 0);
        Same(Step.Divide);
        Four.Over<Four.Least>(values, left, 0, right, 0);
        Same(Step.Least);
        Four.Over<Four.Greatest>(values, left, 0, right, 0);
        Same(Step.Greatest);
        Four.Over<Four.Ceiling>(values, left, 0, right, 0);
        Same(Step.Ceiling);
        Four.Over<Four.Floor>(values, left, 0, right, 0);
        Same(Step.Floor);
        Four.Over<Four.Settle>(values, left, 0, right, 0);
        Same(Step.Settle);
    }
}
