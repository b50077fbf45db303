namespace Insights.Policy.Capacity;

/// <summary>Seeded draws of small counts and of rates.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Knuth's product of uniforms: the means here are a few people a week.</summary>
    public int Poisson(double mean)
    {
        var (count, product, floor) = (0, random.NextDouble(), Math.Exp(-mean));
        while (product > floor)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    public int Binomial(int trials, double chance)
    {
        var count = 0;
        for (var i = 0; i < trials; i++)
        {
            count += random.NextDouble() < chance ? 1 : 0;
        }

        return count;
    }

    public double Beta(double a, double b) => Gamma(a) is var x && x + Gamma(b) is var sum && sum > 0 ? x / sum : a / (a + b);

    /// <summary>Scale 1. Marsaglia and Tsang, A simple method for generating gamma variables, 2000; below shape 1 by their power of a uniform.</summary>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(random.NextDouble(), 1 / shape);
        }

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < x * x / 2 + d * (1 - v + Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
