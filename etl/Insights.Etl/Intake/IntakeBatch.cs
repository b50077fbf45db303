using DuckDB.NET.Data;
using Insights.Etl.Check;
using Insights.Etl.Contracts;
using Insights.Etl.Land;
using Insights.Etl.Read;
using Insights.Etl.Receive;

namespace Insights.Etl;

/// <summary>The files of one load on their way through a database in memory, feed after feed, so that only one feed's rows are held at a time.</summary>
internal sealed class IntakeBatch : IDisposable
{
    private readonly IReadOnlyList<Contract> _contracts;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Correction>> _corrections;
    private readonly string _work;
    private readonly DateOnly _today;
    private readonly IntakeStages _stages;
    private readonly DuckDBConnection _db;
    private readonly Recognition _recognition;
    private readonly KnownIdentities _identities;
    private FileReading[] _readings = [];

    public IntakeBatch(IReadOnlyList<Contract> contracts, ContentFolders content, Reasons reasons, string work, string memory, IntakeStages stages, DateOnly today)
    {
        _today = today;
        _contracts = contracts;
        _corrections = CorrectionFolder.Read(content, contracts);
        _work = work;
        _stages = stages;
        Directory.CreateDirectory(work);
        _db = DuckDbConnectionExtensions.OpenWriter(":memory:", memory, work);
        _recognition = new Recognition(contracts);
        foreach (var macro in CellSql.Macros)
        {
            _db.Execute(macro);
        }

        _identities = new KnownIdentities(_db);
        PlaceForms.Make(_db, content);
        reasons.Fill(_db, "words");
        _db.Execute("CREATE TABLE part (_f INTEGER, _s INTEGER, _file VARCHAR, _sheet VARCHAR, _name VARCHAR, _feed VARCHAR)");
        _db.Execute("CREATE TABLE part_header (_f INTEGER, _s INTEGER, col VARCHAR, header VARCHAR)");
        _db.Execute("CREATE TABLE known_file (_load INTEGER, _file VARCHAR, _name VARCHAR)");
        _db.Execute("CREATE TABLE broken (_f INTEGER, _row INTEGER, line VARCHAR, feed VARCHAR)");
    }

    public IReadOnlyList<FileReading> Readings => _readings;

    /// <summary>Tells the names of files of earlier loads, so that a row which contradicts one of theirs can say where it stands.</summary>
    public void Know(IEnumerable<FileAccount> files)
    {
        using var known = _db.CreateAppender("known_file");
        foreach (var file in files)
        {
            known.CreateRow().AppendValue(file.Load).AppendValue(file.File).AppendValue(file.Name).EndRow();
        }
    }

    /// <summary>Recognises every file and brings it into one form.</summary>
    /// <exception cref="InputFaultException">At least one file cannot be taken; all of them are named.</exception>
    public void Read(IReadOnlyList<InboxFile> files, CancellationToken ct, bool throwFaults = true)
    {
        _readings = new FileReading[files.Count];
        var done = 0;
        var csv = new CsvReading(_recognition, _work);
        var workbooks = new WorkbookReading(_recognition, _work);
        _stages.Run("read", "files", 0, () =>
        {
            // The largest first, so that no core waits at the end for one big workbook. A workbook takes some ten times as long as a csv of its size.
            var order = Enumerable.Range(0, files.Count).OrderByDescending(i => files[i].IsWorkbook ? files[i].Bytes * 10 : files[i].Bytes).ToList();
            TogetherFrom(order, Environment.ProcessorCount, i =>
            {
                var file = files[i];
                _readings[i] = !file.IsTable ? FileReading.Faulty(file, i + 1, "unknown file: neither .csv nor .xlsx nor .xls nor .et. Save a table as .xlsx and send that; take anything else out of the inbox.")
                    : file.IsWorkbook ? workbooks.Read(file, i + 1)
                    : csv.Read(file, i + 1);
                _stages.Report("read", file.Name, (double)Interlocked.Increment(ref done) / files.Count);
            }, ct);
        });
        var faults = _readings.Where(r => r.Fault is not null).Select(r => $"{r.File.Name}: {r.Fault}").ToList();
        if (throwFaults && faults.Count > 0)
        {
            throw new InputFaultException(string.Join(Environment.NewLine, faults));
        }

        Describe();
    }

    /// <summary>
    /// Checks each feed that has new files and hands it over; two feeds at a time, the largest first, because much of a small feed's cost is
    /// planning, which one core does while the other works at the pay lists.
    /// </summary>
    /// <param name="landed">Parquet files of a feed's earlier loads.</param>
    /// <param name="land">Takes what was checked; may be called for two feeds at once.</param>
    /// <returns>What was handed back, in the order of the contracts.</returns>
    public IReadOnlyList<T> EachFeed<T>(Func<string, IReadOnlyList<string>> landed, int load, Func<Contract, FeedLanding, T> land, CancellationToken ct)
    {
        var present = _contracts.Where(c => _readings.Any(r => r.Contract == c)).ToList();
        var results = new T[present.Count];
        var order = Enumerable.Range(0, present.Count).OrderByDescending(i => _readings.Where(r => r.Contract == present[i]).Sum(r => r.File.Bytes)).ToList();
        _stages.Overlapping(() => TogetherFrom(order, 2, i =>
        {
            var contract = present[i];
            using var lane = _db.OpenLane();
            lane.Execute($"CREATE SCHEMA {contract.Feed}");
            lane.Execute($"SET search_path = '{contract.Feed},main'");
            var landing = new FeedLanding(lane, contract);
            _stages.Run("read", contract.Feed, null, () => new RawTables(lane).Load(contract, _readings.Where(r => r.Contract == contract)));
            _stages.Run("check", contract.Feed, null, () =>
            {
                new FeedCheck(lane, contract, _corrections.GetValueOrDefault(contract.Feed, []), _identities).Run(landed(contract.Feed), load, _today);
                landing.GatherFaults();
            });
            _stages.Run("land", contract.Feed, null, () => results[i] = land(contract, landing));
            var rows = lane.Scalar<long>("SELECT count(*) FROM checked") + lane.Scalar<long>("SELECT count(*) FROM broken WHERE feed = $1", contract.Feed);
            _stages.Count("read", rows);
            _stages.Count("check", rows);
            lane.Execute($"DROP SCHEMA {contract.Feed} CASCADE");
        }, ct));
        return results;
    }

    /// <summary>Works at several at a time, in the order given. The first fault is thrown as it is.</summary>
    private static void TogetherFrom(IReadOnlyList<int> order, int together, Action<int> work, CancellationToken ct)
    {
        try
        {
            Parallel.ForEach(
                System.Collections.Concurrent.Partitioner.Create(order, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = together },
                work);
        }
        catch (AggregateException faults)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(faults.Flatten().InnerExceptions[0]);
        }
    }

    public FileAccount Account(RowAccount rows, Contract contract, DateTimeOffset received, int load)
    {
        var file = _readings[rows.Ordinal - 1].File;
        return new FileAccount(
            ShortName(rows.Ordinal, file), file.Name, contract.Feed, file.Sha256, file.Bytes, file.Before?.ReceivedAt ?? received, rows.Period,
            rows.Read, rows.Landed, rows.Quarantined, rows.Identical, load, true) { LeftOut = _readings[rows.Ordinal - 1].LeftOut };
    }

    public void Dispose() => _db.Dispose();

    /// <summary>Sorts as the files were taken; tells files of equal places in different loads apart. A file that is read again keeps its name.</summary>
    private static string ShortName(int ordinal, InboxFile file) => file.Before?.File ?? $"{ordinal:00000}-{file.Sha256[..10]}";

    private void Describe()
    {
        using var parts = _db.CreateAppender("part");
        using var headers = _db.CreateAppender("part_header");
        using var broken = _db.CreateAppender("broken");
        foreach (var reading in _readings.Where(r => r.Contract is not null))
        {
            foreach (var part in reading.Parts)
            {
                parts.CreateRow().AppendValue(part.Ordinal).AppendValue(part.Sheet).AppendValue(ShortName(part.Ordinal, reading.File))
                    .AppendValue(part.SheetName).AppendValue(reading.File.Name).AppendValue(part.Contract.Feed).EndRow();
                foreach (var found in part.Header.Found)
                {
                    headers.CreateRow().AppendValue(part.Ordinal).AppendValue(part.Sheet).AppendValue(found.Column.Name).AppendValue(found.Header).EndRow();
                }
            }

            foreach (var line in reading.Broken)
            {
                broken.CreateRow().AppendValue(line.Ordinal).AppendValue(line.Row).AppendValue(line.Text).AppendValue(reading.Contract!.Feed).EndRow();
            }
        }
    }
}
