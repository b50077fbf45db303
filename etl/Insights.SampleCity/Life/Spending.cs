using Insights.SampleCity.Chance;

namespace Insights.SampleCity.Life;

/// <summary>
/// What a household that keeps an account spends on each of the eight classes of the National Bureau of Statistics. Health care is 18.5 % of it
/// (facts 3.4: urban, 2013), food the more the less there is (Engel's law); what these leave goes to the others about as the nation's in 2024, less to
/// transport and education.
/// </summary>
internal static class Spending
{
    private const double KeeperShare = 0.2;
    private const double MedicalShare = 0.185;
    private const double UsualRatio = 0.6;

    /// <summary>In the order of the account.</summary>
    public static readonly string[] Classes = ["food", "clothing", "housing", "household", "transport", "education", "medical", "other"];

    // Of what food and health care leave; those two have none.
    private static readonly double[] Rest = [0, 0.09, 0.43, 0.10, 0.19, 0.14, 0, 0.05];

    /// <summary>The household's own stream for its accounts, or null where it keeps none.</summary>
    public static Dice? Begin(Dice life)
    {
        var dice = life.Apart();
        return dice.Chance(KeeperShare) ? dice : null;
    }

    /// <param name="spent">Fen, all classes together.</param>
    /// <param name="level">Income a head over the city's.</param>
    /// <returns>Fen by class: whole yuan, food what is left.</returns>
    public static int[] Of(int spent, double level, Dice dice)
    {
        var food = Math.Clamp(0.27 + (0.06 * UsualRatio / Math.Max(level, 0.01)), 0, 0.5);
        var shares = Rest.Select(share => share * dice.Between(0.7, 1.3)).ToArray();
        var medical = MedicalShare * dice.Between(0.4, 1.6);
        var scale = (1 - food - medical) / shares.Sum();
        var parts = new int[Classes.Length];
        for (var i = 1; i < parts.Length; i++)
        {
            parts[i] = (int)(spent * (Classes[i] == "medical" ? medical : shares[i] * scale) / 100) * 100;
        }

        parts[0] = spent - parts.Sum();
        return parts;
    }
}
