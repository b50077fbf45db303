using Insights.SampleCity.Life;
using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;
using Insights.SampleCity.Truth;

namespace Insights.SampleCity;

/// <summary>A seeded city that sends files as departments do, with the truth beside them. No person in it exists.</summary>
public static class SampleCity
{
    /// <summary>Writes the departments' files into a folder and the truth into its subfolder truth/. Files of the same names are replaced.</summary>
    /// <param name="o">The same options give the same bytes.</param>
    /// <param name="outFolder">Made where it is missing.</param>
    /// <param name="progress">What is being done, and 0 to 1.</param>
    /// <param name="ct">Stops between files; what is written by then stays.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static SampleSummary Write(SampleOptions o, string outFolder, IProgress<(string Detail, double Fraction)>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(o);
        o.Check();
        var window = new Window(o.EndMonth, o.Months);
        var gazetteer = new Gazetteer(o.CodelistsFolder);
        var truth = Path.Combine(outFolder, "truth");
        Directory.CreateDirectory(truth);

        var maker = new CityMaker(o, window, gazetteer);
        var book = maker.Make(done => progress?.Report(("households", 0.3 * done)), ct);
        var wording = new Wording(window, book, gazetteer);
        var plans = new Planner(window, book, gazetteer, new Feeds(book)).Plan();
        var registers = RegisterHall.Fill(o.Seed, window, book, gazetteer, ct);
        plans.AddRange(registers.SelectMany(rows => RegisterFiles.Plan(window, book, rows)));
        FilePlan.RuinOneOfEach(plans);
        var sender = new Sender(o, wording, plans);
        var states = new StateWriter(window, book);
        var judging = Task.Run(() => states.Write(Path.Combine(truth, "states.csv.gz"), _ => { }, ct), ct);
        sender.Send(outFolder, progress, 0.3, 0.9, ct);
        judging.GetAwaiter().GetResult();

        progress?.Report(("truth", 0.9));
        var faults = new FaultWriter(plans, wording);
        faults.Write(Path.Combine(truth, "faults.csv.gz"), sender.Faults);
        var dead = faults.Dead();
        RegisterTruth.Write(Path.Combine(truth, "registers.csv"), window, registers, book, dead);
        var affected = new Damage(window, book).Write(Path.Combine(truth, "affected.csv.gz"), dead);
        SpendingFile.Write(Path.Combine(truth, "spending.csv.gz"), wording);
        UnseenFile.Write(Path.Combine(truth, "unseen.csv.gz"), window, book, gazetteer, maker.Disabled);
        var summary = new SampleSummary(plans.Count, sender.Rows, faults.Kinds);
        SummaryFile.Write(Path.Combine(truth, "summary.json"), o, summary, window, states.Tally, faults.Destroying, affected);
        progress?.Report(("done", 1));
        return summary;
    }
}
