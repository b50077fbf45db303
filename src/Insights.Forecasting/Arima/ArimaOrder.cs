namespace Insights.Forecasting.Arima;

/// <summary>Orders of a seasonal ARIMA model: (p,d,q)(P,D,Q) and whether a constant (mean, or drift after one difference) is estimated.</summary>
public sealed record ArimaOrder(int Ar, int Differences, int Ma, int SeasonalAr, int SeasonalDifferences, int SeasonalMa, bool Constant)
{
    /// <summary>Coefficients that the search moves.</summary>
    public int Weights => Ar + Ma + SeasonalAr + SeasonalMa;

    /// <summary>Everything estimated: coefficients, the constant and the error's variance.</summary>
    public int Parameters => Weights + (Constant ? 1 : 0) + 1;

    public override string ToString() =>
        $"ARIMA({Ar},{Differences},{Ma}){(SeasonalAr + SeasonalDifferences + SeasonalMa > 0 ? $"({SeasonalAr},{SeasonalDifferences},{SeasonalMa})" : "")}{(Constant ? "c" : "")}";
}
