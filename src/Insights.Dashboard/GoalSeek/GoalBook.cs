using System.Collections.Concurrent;
using Insights.Dashboard.WhatIf;
using Insights.Policy.Seeking;
using Insights.Warehouse;

namespace Insights.Dashboard.GoalSeek;

/// <summary>Answers to goals, kept for all viewers of a version: a search judges the city some hundred times, so that nobody waits for one twice. One runs at a time.</summary>
public sealed class GoalBook(WhatIfEngine engine) : IDisposable
{
    private const int Kept = 200;

    private readonly ConcurrentDictionary<string, Lazy<Task<SeekAnswer>>> answers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The answer, perhaps still being sought.</summary>
    public Task<SeekAnswer> Of(PublishedVersion version, GoalQuestion question)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(question);
        if (answers.Count > Kept)
        {
            answers.Clear();
        }

        var key = version.Name + "|" + string.Join('|', question.Pairs());
        return answers.GetOrAdd(key, _ => new(() => Task.Run(() => Seek(version, question)))).Value;
    }

    public void Dispose() => turn.Dispose();

    private async Task<SeekAnswer> Seek(PublishedVersion version, GoalQuestion question)
    {
        await turn.WaitAsync();
        try
        {
            var (whatIf, _) = engine.Of(version);
            return Search.Run(whatIf, [.. question.Levers.Select(l => SeekLever.Parse(l, whatIf.Book, whatIf.Population.Month))], question.Goal);
        }
        finally
        {
            turn.Release();
        }
    }
}
