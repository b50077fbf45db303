namespace Insights.Warehouse.Rows;

/// <summary>From where on a target counts as reached: one rule for the outlook and for a plan's outlook.</summary>
public static class TargetBound
{
    // A number of people below this is none: half a person. A share of one is reached where it rounds to it at a tenth of a per cent.
    private const double HalfOne = 0.5, AllButNone = 0.9995;

    /// <summary>The value from which on the target is reached, in the indicator's unit.</summary>
    /// <param name="rising">Whether values at or above it reach it; else those at or below.</param>
    public static double Of(double target, bool rising, bool isCount, bool isShare) =>
        isCount && !rising ? target + HalfOne : isShare && rising && target >= 1 ? AllButNone : target;
}
