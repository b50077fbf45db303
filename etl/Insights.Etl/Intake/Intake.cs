using DuckDB.NET.Data;
using Insights.Etl.Check;
using Insights.Etl.Contracts;
using Insights.Etl.Land;
using Insights.Etl.Receive;

namespace Insights.Etl;

/// <summary>
/// Takes departments' files in: receive, read, check, land. What landed stays, and counts unless it is withdrawn; a run that fails or is killed leaves the landing as it was,
/// because a load counts only from the moment its manifest is written.
/// </summary>
/// <remarks>
/// We chose to work in an in-memory database of the intake's own, because rows in text form must never enter a version,
/// and to give accepted rows to <c>landing/</c> as Parquet, one file a feed and load, because models then read only what they need.
/// </remarks>
public sealed partial class Intake
{
    private readonly ContentFolders _content;
    private readonly DataHome _home;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<Contract> _contracts;
    private readonly Reasons _reasons;

    /// <exception cref="InputFaultException">A contract is faulty.</exception>
    public Intake(ContentFolders content, DataHome home, TimeProvider clock)
    {
        _content = content;
        _home = home;
        _clock = clock;
        _contracts = ContractFolder.Read(content);
        _reasons = new Reasons(content, _contracts);
    }

    /// <summary>The intake's memory, DuckDB's part.</summary>
    public string MemoryLimit { get; init; } = "900MB";

    /// <summary>Lands what is new in the inbox and makes the landed_ views and the meta_ tables of accounts. The caller holds the data home's <see cref="RunLock"/>.</summary>
    /// <param name="db">The version being built.</param>
    /// <param name="known">Called when it is known what is new, before a file is opened: what it throws leaves everything as it was.</param>
    /// <exception cref="InputFaultException">A file cannot be taken at all, or nothing is there; every such file is named. Nothing has been landed.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public IntakeResult Run(DuckDBConnection db, string inbox, IProgress<PipelineProgress>? progress, CancellationToken ct, Action? known = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ledger = new Ledger(_home);
        ledger.Clean();
        var stages = new IntakeStages(progress);
        var first = ledger.NextLoad;
        List<Due> due = [];
        stages.Run("receive", inbox, null, () => due = AllDue(ledger, inbox));
        stages.Count("receive", due.Sum(d => d.Files.Count));
        var cleaning = Task.CompletedTask;
        try
        {
            foreach (var files in due)
            {
                cleaning.GetAwaiter().GetResult();
                try
                {
                    Take(ledger, files, stages, known, ct);
                }
                finally
                {
                    // Hundreds of copies go while the views are made.
                    cleaning = Task.Run(ledger.Clean, CancellationToken.None);
                }
            }

            ledger.SortLetters();
            var views = new LandedViews(db, ledger, _contracts, _reasons);
            views.Make();
            views.MakeFeeds(null);
            var standing = ledger.Standing;
            return new IntakeResult([.. standing.Select(d => d.Account with { IsNew = d.Account.Load >= first })], due.Count > 0, stages.Costs)
            {
                Withdrawn = ledger.Withdrawn,
                ReadAgain = due.Where(d => d.Place is not null).Sum(d => d.Files.Count),
                Marks = [.. standing.Select(d => d.IsReadAgain ? $"{d.Account.Sha256}@{d.Account.Load}" : d.Account.Sha256)],
            };
        }
        finally
        {
            cleaning.GetAwaiter().GetResult();
        }
    }

    /// <summary>Makes meta_feed anew, deliveries due as seen at the end of the month <paramref name="asOf"/>.</summary>
    public void DescribeFeeds(DuckDBConnection db, DateOnly asOf) => new LandedViews(db, new Ledger(_home), _contracts, _reasons).MakeFeeds(asOf);

    /// <summary>Makes meta_feed_gap: the months of the record for which a feed has not been delivered.</summary>
    public void DescribeGaps(DuckDBConnection db, DateOnly first, DateOnly asOf) => new FeedMonths(db, new Ledger(_home)).Make(_contracts, first, asOf);

    /// <summary>The lists that a month waits for (see <see cref="FeedMonths.Awaited"/>).</summary>
    public IReadOnlyList<AwaitedList> Awaited(DuckDBConnection db, DateOnly month) => new FeedMonths(db, new Ledger(_home)).Awaited(_contracts, month);

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);

    /// <summary>Takes the landed_ views out of a version that is about to be published.</summary>
    public void DropViews(DuckDBConnection db) => new LandedViews(db, new Ledger(_home), _contracts, _reasons).Drop();

    private void Take(Ledger ledger, Due due, IntakeStages stages, Action? known, CancellationToken ct)
    {
        try
        {
            using var batch = new IntakeBatch(_contracts, _content, _reasons, ledger.Work, MemoryLimit, stages, Today);
            known?.Invoke();
            batch.Read(due.Files, ct);
            batch.Know(ledger.Files);
            stages.Count("land", Land(ledger, due.Place, batch, ct));
        }
        catch (DuckDBException e) when (e.Message.Contains("IO Error", StringComparison.Ordinal) || e.Message.Contains("No space left", StringComparison.Ordinal))
        {
            throw new IOException($"The landing folder {_home.Landing} cannot be written: {e.Message} Free some space or mend the permission, and run again; what was being landed has not landed.", e);
        }
    }

    /// <returns>Rows landed.</returns>
    private long Land(Ledger ledger, int? again, IntakeBatch batch, CancellationToken ct)
    {
        var load = ledger.NextLoad;
        var received = _clock.GetUtcNow();
        var feeds = batch.EachFeed(ledger.AllLanded, load, (contract, landing) =>
        {
            var counts = landing.Count();
            var landed = landing.WriteLanded(ledger.Landed(contract.Feed, load), load);
            var rejected = landing.WriteRejected(ledger.Rejected(contract.Feed, load), _home.Letter(contract.Feed, load));
            if (rejected > 0)
            {
                landing.WriteDoubtful(ledger.Doubtful(contract.Feed, load), load);
            }

            var faults = landing.Faults(_reasons);
            return (contract.Feed, Landed: landed, Rejected: rejected, Accounts: counts.Select(c => batch.Account(c, contract, received, load) with { Faults = [.. faults[c.Ordinal]] }).ToList());
        }, ct);
        ct.ThrowIfCancellationRequested();
        ledger.Add(new LoadManifest(
            load,
            received,
            [.. feeds.SelectMany(f => f.Accounts).OrderBy(a => a.File, StringComparer.Ordinal)],
            [.. feeds.Where(f => f.Landed > 0).Select(f => f.Feed)],
            [.. feeds.Where(f => f.Rejected > 0).Select(f => f.Feed)]) { Again = again });
        return feeds.Sum(f => f.Landed);
    }
}
