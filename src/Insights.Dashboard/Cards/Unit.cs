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

    /// <summary>Cases opened, modifications done, businesses begun: a person may be behind several.</summary>
    Cases,

    Participations,

    Services,

    Devices,

    Jobs,

    Courses,

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
    /// <summary>A value to the last digit that is told of it.</summary>
    public static double Told(this Unit unit, double value)
    {
        var (scale, digits) = unit switch
        {
            Unit.Share => (100, 1),
            Unit.Index => (1, 3),
            Unit.Times => (1, 2),
            Unit.PerThousand or Unit.Days or Unit.Score or Unit.PerHundred or Unit.PerWorker or Unit.PerOrganisation => (1, 1),
            _ => (1, 0),
        };
        return Math.Round(value * scale, digits, MidpointRounding.AwayFromZero) / scale;
    }

    /// <summary>From one value to another as both are told: who subtracts the numbers that stand on the page finds the same. Null where either is.</summary>
    public static double? Between(this Unit unit, double? from, double? to) => from is { } start && to is { } end ? unit.Told(unit.Told(end) - unit.Told(start)) : null;
}
