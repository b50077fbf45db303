using System.Globalization;
using DuckDB.NET.Data;

namespace Insights.Etl;

/// <summary>Short forms for statements of our own content.</summary>
public static class DuckDbConnectionExtensions
{
    private const string InMemory = ":memory:";

    /// <summary>Opens a database file for writing, with nothing loaded from outside, ever.</summary>
    /// <param name="path">The file, or ":memory:".</param>
    /// <param name="memory">DuckDB's limit, such as "1200MB".</param>
    /// <param name="spill">Folder for what does not fit.</param>
    public static DuckDBConnection OpenWriter(string path, string memory, string spill)
    {
        EngineMemory.Keep();
        var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        db.Execute("SET autoinstall_known_extensions=false");
        db.Execute("SET autoload_known_extensions=false");

        // What needs an order says ORDER BY, which this leaves alone; to keep every other order costs a tenth of the pipeline's time.
        db.Execute("SET preserve_insertion_order=false");

        // ALP tries many encodings of every double: 15 % of the pipeline's time for a file 20 % smaller (45,000 persons × 36 months: 25.9 s and 92 MB, without 22.1 s and 111 MB).
        db.Execute("SET disabled_compression_methods='alp,alprd'");
        db.Execute($"SET threads={Lanes.Threads}");
        db.Execute($"SET memory_limit='{memory}'");
        db.Execute($"SET temp_directory={Sql.Text(spill)}");
        db.Execute("SET TimeZone='UTC'");
        if (path != InMemory)
        {
            Attach(db, path);
            db.Execute("USE version");
        }

        return db;
    }

    /// <summary>
    /// Attaches a database by the name of work: what only later steps of the run need, seen by every lane, never in the version's file. In memory, where a table is written in half the time that
    /// packing it into a file takes.
    /// </summary>
    public static void AttachWork(this DuckDBConnection db)
    {
        var first = db.Scalar<string>("SELECT current_database()");
        db.Execute($"ATTACH '{InMemory}' AS work");
        db.Execute($"SET search_path='{first}.main,work.main'");
    }

    /// <summary>
    /// Without a log of what is written: an unfinished file is thrown away and not mended, and with the log each statement waits for the disk (a run of the default city: 576 times; without, 30).
    /// What is to be kept is written by a CHECKPOINT at the end.
    /// </summary>
    private static void Attach(DuckDBConnection db, string path) => db.Execute($"ATTACH {Sql.Text(path)} AS version (RECOVERY_MODE NO_WAL_WRITES)");

    /// <summary>Another connection to the same databases, that looks where this one looks, for what can be done at the same time.</summary>
    public static DuckDBConnection OpenLane(this DuckDBConnection db)
    {
        var lane = db.Duplicate();
        lane.Open();
        if (db.Scalar<string>("SELECT current_setting('search_path')") is { Length: > 0 } path)
        {
            lane.Execute($"SET search_path={Sql.Text(path)}");
        }

        return lane;
    }

    /// <summary>Whether the disk or the memory gave out, rather than the statement or the data being at fault.</summary>
    public static bool IsMachineFault(this DuckDBException fault) =>
        fault.Message.Contains("Could not write", StringComparison.Ordinal)
        || fault.Message.Contains("No space left", StringComparison.Ordinal)
        || fault.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase)
        || fault.Message.StartsWith("IO Error", StringComparison.Ordinal);

    public static int Execute(this DuckDBConnection db, string sql, params object?[] values)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        }

        return command.ExecuteNonQuery();
    }

    /// <summary>The first cell; the type's default where it is NULL or there is no row.</summary>
    public static T? Scalar<T>(this DuckDBConnection db, string sql, params object?[] values)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        }

        using var reader = command.ExecuteReader();
        return !reader.Read() || reader.IsDBNull(0) ? default : reader.GetFieldValue<T>(0);
    }

    /// <summary>Rows in words, for messages: "column=value, …".</summary>
    public static IReadOnlyList<string> Rows(this DuckDBConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(
                ", ",
                Enumerable.Range(0, reader.FieldCount)
                    .Select(i => $"{reader.GetName(i)}={Convert.ToString(reader.IsDBNull(i) ? "NULL" : reader.GetValue(i), CultureInfo.InvariantCulture)}")));
        }

        return rows;
    }
}
