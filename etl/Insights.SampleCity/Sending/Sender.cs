using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>Writes all files, several at a time; each has its own dice, so that the order of writing decides nothing.</summary>
internal sealed class Sender(SampleOptions options, Wording wording, List<FilePlan> plans)
{
    private const int FileDice = 100;
    private readonly List<Fault>[] faults = new List<Fault>[plans.Count];
    private long rows;

    public long Rows => rows;

    /// <summary>In the order of files and rows.</summary>
    public IEnumerable<Fault> Faults => faults.SelectMany(f => f);

    public void Send(string folder, IProgress<(string Detail, double Fraction)>? progress, double from, double to, CancellationToken cancellation)
    {
        var done = 0;
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) };
        var largestFirst = Enumerable.Range(0, plans.Count).OrderByDescending(i => plans[i].Sheets.Sum(s => s.Rows.Count) * (plans[i].Csv is null ? 4 : 1));
        Parallel.ForEach(largestFirst, parallel, at =>
        {
            var plan = plans[at];
            var dice = Dice.Of(options.Seed, FileDice, at);
            var style = new FileStyle(wording, plan.Feed, dice, plan.Csv is null, plan.DateCells, plan.Base1904);
            var writer = new FileWriter(plan, at, style, options.Dirt, dice);
            writer.Write(folder);
            faults[at] = writer.Faults;
            Interlocked.Add(ref rows, writer.Rows);
            progress?.Report((plan.Name, from + ((to - from) * Interlocked.Increment(ref done) / plans.Count)));
        });
    }
}
