using Plotly.Blazor;

namespace Insights.Dashboard.Charts;

/// <summary>A chart ready to be drawn: what a pure function made of rows.</summary>
/// <param name="Height">Pixels; kept before the chart arrives, so that nothing moves.</param>
public sealed record Figure(IList<ITrace> Data, Layout Layout, int Height);
