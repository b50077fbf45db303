namespace Insights.Forecasting.Boosted;

/// <summary>How the trees over all series are grown: few and shallow, for what they can add to good single paths is little and easily noise.</summary>
public sealed record BoostedOptions
{
    public int Trees { get; init; } = 75;

    public int Leaves { get; init; } = 12;

    public double LearningRate { get; init; } = 0.04;

    /// <summary>Outcomes in a leaf at least.</summary>
    public int LeastInLeaf { get; init; } = 100;

    /// <summary>Fewer series with trials than this teach nothing that holds for another.</summary>
    public int LeastSeries { get; init; } = 40;

    public int Seed { get; init; } = 20261125;
}
