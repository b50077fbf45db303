using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;

namespace Insights.Etl;

/// <summary>
/// Statements two at a time, each lane on a connection of its own: what planning, sorting and writing leave to one core, the other lane fills. Cores beyond two
/// are the engine's, which spreads a long statement over them.
/// </summary>
internal static class Lanes
{
    private const int Count = 2;

    /// <summary>
    /// Threads of the engine, so that lanes and workers together fill the cores. A lane whose statement's last task is at a worker does not sleep but asks for
    /// more, over and over, and takes the core from the other lane: without a worker a run on two cores took a sixth less processor time (112 s, then 92 s).
    /// </summary>
    public static int Threads => Math.Max(1, Environment.ProcessorCount - Count + 1);

    /// <summary>Works at every item, each after all that it waits for; where there is a choice, first what begins the longest chain.</summary>
    /// <param name="items">In an order in which each comes after all that it waits for.</param>
    /// <param name="waitsFor">Items of the list that must be done before.</param>
    /// <param name="work">Called on several threads at once. Its first fault ends the run and is thrown as it is, when the other lane has come to its next item.</param>
    public static void Run<T>(DuckDBConnection db, IReadOnlyList<T> items, Func<T, IEnumerable<T>> waitsFor, Action<DuckDBConnection, T> work, CancellationToken cancel)
        where T : notnull
    {
        var gate = new object();
        var left = LongestChainFirst(items, waitsFor);
        var done = new HashSet<T>();
        ExceptionDispatchInfo? fault = null;
        var others = Enumerable.Range(1, Count - 1).Select(_ => Task.Run(Beside, CancellationToken.None)).ToArray();
        Work(db);
        Task.WaitAll(others, CancellationToken.None);
        fault?.Throw();
        cancel.ThrowIfCancellationRequested();

        void Beside()
        {
            using var lane = db.OpenLane();
            Work(lane);
        }

        void Work(DuckDBConnection lane)
        {
            while (Next(out var item))
            {
                try
                {
                    work(lane, item);
                }
                catch (Exception e)
                {
                    lock (gate)
                    {
                        fault ??= ExceptionDispatchInfo.Capture(e);
                    }
                }

                lock (gate)
                {
                    done.Add(item);
                    Monitor.PulseAll(gate);
                }
            }
        }

        bool Next([MaybeNullWhen(false)] out T item)
        {
            lock (gate)
            {
                while (left.Count > 0 && fault is null && !cancel.IsCancellationRequested)
                {
                    var at = left.FindIndex(one => waitsFor(one).All(done.Contains));
                    if (at >= 0)
                    {
                        item = left[at];
                        left.RemoveAt(at);
                        return true;
                    }

                    Monitor.Wait(gate);
                }

                item = default;
                return false;
            }
        }
    }

    /// <summary>
    /// What begins a long chain comes early, so that the chain's end does not keep one lane waiting for the other; of chains of a length, what waits for most, for it is likely to be the
    /// longest work (the population of the what-if reads most of the models, and was made alone at the end).
    /// </summary>
    private static List<T> LongestChainFirst<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> waitsFor)
        where T : notnull
    {
        var behind = items.ToDictionary(item => item, _ => 0);
        foreach (var item in items.Reverse())
        {
            foreach (var before in waitsFor(item))
            {
                behind[before] = Math.Max(behind[before], behind[item] + 1);
            }
        }

        return [.. items.OrderByDescending(item => behind[item]).ThenByDescending(item => waitsFor(item).Count())];
    }
}
