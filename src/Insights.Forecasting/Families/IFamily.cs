namespace Insights.Forecasting.Families;

/// <summary>One way to carry a series on. A family has no dice and no clock: the same values give the same path.</summary>
public interface IFamily
{
    string Name { get; }

    /// <param name="values">Equally spaced, oldest first, finite; at least one.</param>
    /// <param name="frequency">Values a year: 12, 4 or 1.</param>
    /// <param name="form">A form found earlier on nearly the same values (<see cref="Fitted.Form"/>): it is estimated anew but not searched for; a back-test is cheap so.</param>
    Fitted Fit(double[] values, int frequency, int horizon, object? form = null);
}

/// <summary>A family's path for one series.</summary>
/// <param name="Mean">One value a step ahead.</param>
/// <param name="Deviation">Standard deviation that the family itself states, a step ahead; what it is worth the back-test says.</param>
/// <param name="Form">What a later fit may start from, or null.</param>
/// <param name="Label">The form in the words of the literature, as ETS(A,Ad,M).</param>
public sealed record Fitted(double[] Mean, double[] Deviation, object? Form, string Label);
