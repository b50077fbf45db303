namespace Insights.Forecasting.Combination;

/// <summary>
/// What follows the steps that trials looked at. A family that bends (a second difference, a multiplied trend) is judged there by a few steps only, and five years on it may be anywhere: so
/// no later stretch moves the path by more than the stretch that was tried does, and less where the families say so, as a damped trend does.
/// </summary>
internal static class Carried
{
    /// <param name="mean">The path, on the scale it was carried on; with its deviation it is changed in place behind the steps tried.</param>
    /// <param name="last">The last value of the history on that scale.</param>
    /// <param name="tried">Steps that trials looked at, whole seasons; null where they looked at all.</param>
    public static void On(double[] mean, double[] deviation, double last, int? tried)
    {
        if (tried is not { } stretch || mean.Length <= stretch)
        {
            return;
        }

        var stated = mean.ToArray();
        var pace = Math.Abs(stated[stretch - 1] - last);
        for (var h = stretch; h < mean.Length; h++)
        {
            mean[h] = mean[h - stretch] + Math.Clamp(stated[h] - stated[h - stretch], -pace, pace);

            // A pace that is wrong is wrong by as much in each stretch.
            deviation[h] = Math.Min(deviation[h], deviation[stretch - 1] * (h + 1) / stretch);
        }
    }
}
