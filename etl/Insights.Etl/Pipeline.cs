using System.Diagnostics;
using DuckDB.NET.Data;
using Insights.Etl.Evaluate;
using Insights.Etl.Land;
using Insights.Etl.Model;
using Insights.Etl.Publish;
using Insights.Warehouse;

namespace Insights.Etl;

/// <summary>receive → read → check → land → model → test → evaluate → publish, one writer at a time.
/// A new version is built beside the served one; until the pointer moves, nobody sees it.</summary>
/// <param name="memory">The engine's limit; with the process around it a run of the default city takes 2.5 to 2.9 GB.</param>
public sealed partial class Pipeline(DataHome home, ContentFolders content, TimeProvider clock, string memory = "2000MB")
{
    private readonly List<StageCost> stages = [];

    /// <param name="inbox">Folder of files; those landed before are known by their hash and not read again.</param>
    /// <param name="asOf">First day of the last month to judge; null for the last month on the pay lists, or the one before while lists of it are still to come.</param>
    /// <exception cref="InputFaultException">A file, rule, card or model is at fault, or a test failed; nothing was published.</exception>
    /// <exception cref="IOException">The disk, a permission, or another run.</exception>
    public PipelineResult Run(string inbox, DateOnly? asOf, IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        using var only = new RunLock(home);
        using var pages = LargePages.WhileRunning();
        stages.Clear();
        // Rules, cards and models are read while the files are looked for, and are known to be right before the first of them is opened.
        var reading = Task.Run(Written, CancellationToken.None);
        var publication = new Publication(home);
        var (version, unfinished) = publication.Begin();
        using var room = new Workroom(home);
        try
        {
            using (var db = DuckDbConnectionExtensions.OpenWriter(unfinished, memory, room.Spill))
            {
                var taking = new Intake(content, home, clock);
                var intake = taking.Run(db, inbox, progress, cancel, () => reading.GetAwaiter().GetResult());
                var (rooms, library) = reading.GetAwaiter().GetResult();
                stages.AddRange(intake.Stages);
                var (span, awaited) = Span(db, taking, asOf);
                var fingerprint = rooms.Fingerprint(span.AsOf, intake.Marks);
                var (before, at) = publication.Current is { } current ? Served(db, publication.PathOf(current)) : default;
                if (publication.Current is { } served && before == fingerprint)
                {
                    var unchanged = new PipelineResult(served, span.AsOf, false, awaited, intake.Files, stages, 0, 0);
                    db.Dispose();
                    Discard(unfinished);
                    return unchanged;
                }

                db.AttachWork();
                taking.DescribeGaps(db, span.First, span.AsOf);
                var made = Model(db, rooms, library, span, progress, cancel);
                Stage("evaluate", () => new Evaluation(db, rooms.Cards, rooms.Systems, span.First, span.AsOf).Run(progress, cancel));
                progress?.Report(new PipelineProgress("publish", version, null));
                var watch = Stopwatch.StartNew();
                taking.DescribeFeeds(db, span.AsOf);
                taking.DropViews(db);
                Describe(db, version, span.AsOf, awaited, fingerprint);
                db.Execute("CHECKPOINT");
                stages.Add(new StageCost("publish", watch.Elapsed.TotalSeconds, 1));
                db.Execute("INSERT INTO meta_stage VALUES ($1, 'publish', $2, 1)", stages.Count, watch.Elapsed.TotalSeconds);
                db.Execute("CHECKPOINT");
                cancel.ThrowIfCancellationRequested();
                db.Dispose();
                publication.Publish(version, unfinished);
                return new PipelineResult(version, span.AsOf, true, awaited, intake.Files, stages, made.Tests, 0)
                {
                    Withdrawn = [.. intake.Withdrawn.Where(w => w.By.At > at)],
                    ReadAgain = intake.ReadAgain,
                };
            }
        }
        catch
        {
            Discard(unfinished);
            throw;
        }
    }

    private (Content Rooms, ModelLibrary Library) Written()
    {
        var rooms = Rooms();
        return (rooms, ModelLibrary.Load(content, rooms.CompiledModels()));
    }

    /// <summary>Rules and cards, proposed values against the months that the served version has judged; one that cannot be read says nothing, and the run makes a new one.</summary>
    private Content Rooms()
    {
        using var door = new WarehouseDoor(home.Root);
        try
        {
            return Content.Load(content, door.Current());
        }
        catch (WarehouseFaultException)
        {
            return Content.Load(content);
        }
    }

    /// <summary>With the log that a checkpoint begins and a full disk leaves behind.</summary>
    private static void Discard(string unfinished)
    {
        foreach (var file in new[] { unfinished, unfinished + ".wal" })
        {
            File.Delete(file);
        }
    }

    /// <summary>Models and their tests take turns: the time that passed is shared out between the two stages.</summary>
    private ModelAccount Model(DuckDBConnection db, Content rooms, ModelLibrary library, (DateOnly First, DateOnly AsOf) span, IProgress<PipelineProgress>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        Prepare(db, rooms, span);
        var made = new ModelRun(db, library).Run(progress, cancel);
        var tests = watch.Elapsed.TotalSeconds * made.TestShare;
        stages.Add(new StageCost("model", watch.Elapsed.TotalSeconds - tests, made.Rows));
        stages.Add(new StageCost("test", tests, made.Tests));
        return made;
    }

    private void Stage(string name, Func<long> work)
    {
        var watch = Stopwatch.StartNew();
        var rows = work();
        stages.Add(new StageCost(name, watch.Elapsed.TotalSeconds, rows));
    }

    private static (string? Fingerprint, DateTimeOffset PublishedAt) Served(DuckDBConnection db, string path)
    {
        if (!File.Exists(path))
        {
            return default;
        }

        db.Execute($"ATTACH '{path.Replace("'", "''", StringComparison.Ordinal)}' AS served (READ_ONLY)");
        var fingerprint = db.Scalar<string>("SELECT fingerprint FROM served.meta_version");
        var published = db.Scalar<DateTime>("SELECT published_at FROM served.meta_version");
        db.Execute("DETACH served");
        return (fingerprint, new DateTimeOffset(published, TimeSpan.Zero));
    }

    /// <summary>
    /// The months of the record: from the first pay month to as-of. The newest month is not judged, unless asked for, while lists are still to come on which it rests:
    /// of a half-told month nobody knows who is missed, and no page may say that nobody is.
    /// </summary>
    private static ((DateOnly First, DateOnly AsOf) Months, IReadOnlyList<AwaitedList> Awaited) Span(DuckDBConnection db, Intake taking, DateOnly? asOf)
    {
        if (db.Scalar<DateOnly?>("SELECT min(pay_month) FROM landed_payments") is not { } first || db.Scalar<DateOnly?>("SELECT max(pay_month) FROM landed_payments") is not { } newest)
        {
            throw new InputFaultException("No pay list has landed (feed payments), so there is no month to judge. Put the pay lists into the inbox and run again.");
        }

        if (asOf < first)
        {
            throw new InputFaultException($"--as-of {asOf:yyyy-MM} lies before the first pay list, {first:yyyy-MM}.");
        }

        IReadOnlyList<AwaitedList> awaited = newest > first ? taking.Awaited(db, newest) : [];
        return ((first, asOf ?? (awaited.Count == 0 ? newest : newest.AddMonths(-1))), asOf is null ? awaited : []);
    }
}
