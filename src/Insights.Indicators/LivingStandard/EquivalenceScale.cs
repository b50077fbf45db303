namespace Insights.Indicators.LivingStandard;

/// <summary>By how much a household's income is divided, so that households of different size and age compare: how many first adults it needs as much as.</summary>
public static class EquivalenceScale
{
    private const double FurtherAdult = 0.5;

    private const double Child = 0.3;

    public static double SquareRoot(double members) => Math.Sqrt(members);

    /// <summary>The modified OECD scale (Hagenaars et al. 1994), as Eurostat uses it: 1 for the first adult, 0.5 for each further person of 14 and over, 0.3 for each child under 14.</summary>
    /// <param name="members">All of them, at least one.</param>
    /// <param name="children">Under 14; where all are, the first counts as an adult, since somebody must run the household. Whose age nobody told is none of them.</param>
    public static double Oecd(double members, double children)
    {
        var young = Math.Min(children, members - 1);
        return 1 + (FurtherAdult * (members - 1 - young)) + (Child * young);
    }
}
