using Insights.Etl.Land;

namespace Insights.Etl;

/// <summary>What a run did.</summary>
/// <param name="Version">The version served after it.</param>
/// <param name="Changed">False where the same files and the same content gave nothing new to publish.</param>
/// <param name="Awaited">Lists that the newest month waits for; unless it was asked for, <paramref name="AsOf"/> is the month before.</param>
public sealed record PipelineResult(
    string Version,
    DateOnly AsOf,
    bool Changed,
    IReadOnlyList<AwaitedList> Awaited,
    IReadOnlyList<FileAccount> Files,
    IReadOnlyList<StageCost> Stages,
    int TestsPassed,
    int TestsFailed)
{
    /// <summary>What was done with landed files since the version served before.</summary>
    public IReadOnlyList<WithdrawnFile> Withdrawn { get; init; } = [];

    /// <summary>How many files were read again because of it.</summary>
    public int ReadAgain { get; init; }
}
