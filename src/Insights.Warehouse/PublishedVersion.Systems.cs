using Insights.Warehouse.Rows;

namespace Insights.Warehouse;

public sealed partial class PublishedVersion
{
    /// <summary>The four systems in their order; none in a version published before they were scored.</summary>
    public IReadOnlyList<SystemRow> Systems() => Since<SystemRow>("meta_system", "systems");

    /// <summary>The scores of one place over all months.</summary>
    public IReadOnlyList<SystemScore> SystemScores(string area) => Systems().Count == 0 ? [] : Rows<SystemScore>("system_scores", ("area", area));

    /// <summary>The scores of one month in every place below <paramref name="parent"/>.</summary>
    public IReadOnlyList<SystemScore> SystemScoresBelow(string parent, DateOnly month) =>
        Systems().Count == 0 ? [] : Rows<SystemScore>("system_scores_below", ("parent", parent), ("month", month));

    /// <summary>What the scores of one place and month are made of, the heaviest first.</summary>
    public IReadOnlyList<SystemPart> SystemParts(string area, DateOnly month) =>
        Systems().Count == 0 ? [] : Rows<SystemPart>("system_parts", ("area", area), ("month", month));
}
