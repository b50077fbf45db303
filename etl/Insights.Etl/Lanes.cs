using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;

namespace Insights.Etl;

/// <summary>
/// Statements two at a time, each lane on a connection of its own. The engine spreads a long statement over all cores by itself; what planning, sorting and
/// writing leave to one core, the other lane fills.
/// </summary>
internal static class Lanes
{
    private const int Count = 2;

    /// <summary>Works at every item, each after all that it waits for; where there is a choice, in the order given.</summary>
    /// <param name="waitsFor">Items of the list that must be done before.</param>
    /// <param name="work">Called on several threads at once. Its first fault ends the run and is thrown as it is, when the other lane has come to its next item.</param>
    public static void Run<T>(DuckDBConnection db, IReadOnlyList<T> items, Func<T, IEnumerable<T>> waitsFor, Action<DuckDBConnection, T> work, CancellationToken cancel)
        where T : notnull
    {
        var gate = new object();
        var left = items.ToList();
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
}
