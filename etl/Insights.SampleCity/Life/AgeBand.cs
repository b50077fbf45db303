using Insights.SampleCity.Chance;

namespace Insights.SampleCity.Life;

/// <summary>
/// How people of one age come to be listed without a certificate: chances of the four lists, by category for the health register alone, so
/// that two lists never depend on each other through the category. All figures are assumptions.
/// </summary>
/// <param name="HolderShare">Part of all holders that is of this age (facts 7).</param>
/// <param name="Uncertified">People without a certificate, relative to holders of this age.</param>
/// <param name="Categories">视力 … 多重 among them.</param>
internal sealed record AgeBand(string Name, int From, int To, double HolderShare, double Uncertified, double[] Categories, double Health, double School, double Roster, double Survey)
{
    // Mental illness is followed by law, hearing loss of the old hardly at all.
    private static readonly double[] HealthByCategory = [0.8, 0.6, 0.7, 0.9, 1.2, 1.6, 1.2];

    /// <summary>Holders are in the health register more often than the others: the planted dependence of those two lists.</summary>
    private const double HealthIfCertified = 1.4;

    private static readonly double[] Young = [0.04, 0.10, 0.14, 0.18, 0.30, 0.16, 0.08];

    public static readonly AgeBand[] All =
    [
        new("0-6", 0, 6, 0.0175, 0.60, Young, 0.50, 0.45, 0.05, 0.10),
        new("7-17", 7, 17, 0.0325, 0.40, Young, 0.35, 0.50, 0.07, 0.12),
        new("18-59", 18, 59, 0.48, 0.15, [0.10, 0.12, 0.03, 0.40, 0.10, 0.22, 0.03], 0.40, 0, 0.14, 0.14),
        new("60+", 60, 95, 0.47, 0.45, [0.16, 0.34, 0.02, 0.38, 0.01, 0.06, 0.03], 0.30, 0, 0.10, 0.12),
    ];

    public static AgeBand Of(int age) => All.Last(b => age >= b.From);

    public double HealthChance(byte category, bool certified) =>
        Math.Min(0.85, Health * HealthByCategory[category - 1] * (certified ? HealthIfCertified : 1));

    /// <summary>Even within the band, but the old are mostly under eighty.</summary>
    public int Age(Dice dice) => From < 60 ? dice.Between(From, To) : dice.Pick([0.45, 0.35, 0.20]) switch
    {
        0 => dice.Between(60, 69),
        1 => dice.Between(70, 79),
        _ => dice.Between(80, To),
    };
}
