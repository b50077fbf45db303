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

    Organisations,

    Tasks,

    Projects,

    /// <summary>Posts of staff.</summary>
    Posts,

    /// <summary>Places of a service.</summary>
    Places,

    /// <summary>Services given, cases, participations: a person may be behind several.</summary>
    Cases,

    /// <summary>Of each hundred people: 5.2 is shown as 5.2 per 100.</summary>
    PerHundred,

    YuanPerHead,

    Days,

    /// <summary>Points of an assessment, of 100.</summary>
    Score,

    /// <summary>Services by each worker.</summary>
    PerWorker,

    /// <summary>Activities of each organisation.</summary>
    PerOrganisation,

    /// <summary>A measure between 0 and 1 that is no share, such as the Gini coefficient: three digits.</summary>
    Index,

    /// <summary>How many times as much.</summary>
    Times,
}

/// <summary>How finely a unit is told.</summary>
public static class UnitGrain
{
    /// <summary>What a value is multiplied by so that its last digit told is a whole number: a smaller change is none.</summary>
    public static double Grain(this Unit unit) => unit switch { Unit.Share or Unit.Index => 1000, Unit.Times => 100, _ => 10 };
}
