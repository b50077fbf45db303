namespace Insights.Dashboard.Cards;

/// <summary>What an indicator's value counts.</summary>
public enum Unit
{
    People,

    /// <summary>A share of one: 0.964 is shown as 96.4 %.</summary>
    Share,

    /// <summary>Of each thousand: 27 is shown as 27 ‰.</summary>
    PerThousand,

    Yuan,

    YuanPerMonth,
}
