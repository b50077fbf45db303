namespace Insights.Etl;

/// <summary>What a run did.</summary>
/// <param name="Version">The version served after it.</param>
/// <param name="Changed">False where the same files and the same content gave nothing new to publish.</param>
public sealed record PipelineResult(
    string Version,
    DateOnly AsOf,
    bool Changed,
    IReadOnlyList<FileAccount> Files,
    IReadOnlyList<StageCost> Stages,
    int TestsPassed,
    int TestsFailed);
