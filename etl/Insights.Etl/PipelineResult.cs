namespace Insights.Etl;

/// <summary>A file and where its rows went: read = landed + quarantined + identical.</summary>
public sealed record FileAccount(string File, string Name, string Feed, long Read, long Landed, long Quarantined, long Identical, bool IsNew);

/// <summary>A stage of the run.</summary>
/// <param name="Seconds">Wall clock.</param>
/// <param name="Rows">Rows handled, in the stage's own sense.</param>
public sealed record StageCost(string Name, double Seconds, long Rows);

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
