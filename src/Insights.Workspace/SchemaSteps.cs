using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Insights.Workspace;

/// <summary>
/// Brings a store to this program's schema: the numbered texts of Schema/ that it has not seen yet, each in one transaction with its mark.
/// <para>We chose a short list of plain SQL rather than EF's migrations because one text serves both engines (EF wants one set of migrations for each),
/// a reviewer can read it, and no tool is needed to write it. A step is never changed once it has been published; the next one mends it.</para>
/// </summary>
internal static class SchemaSteps
{
    // Any number that no other program on the same server takes.
    private const long Lock = 0x1A5167;

    private const int UpgradeSeconds = 30;

    public static readonly IReadOnlyList<(int Number, string Name, string Sql)> All = [.. Read()];

    /// <exception cref="WorkspaceFaultException">The store is newer than this program.</exception>
    public static void Upgrade(WorkspaceContext context, DateTimeOffset now)
    {
        var isSqlite = context.Database.IsSqlite();
        if (Done(context) == All[^1].Number)
        {
            // The common case takes no lock: a store that someone else is writing can still be read.
            return;
        }

        if (isSqlite)
        {
            // Readers go on while one writes; kept in the file.
            context.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        }

        // Of two programs that start together one waits: SQLite locks at the beginning, PostgreSQL by the number.
        using var transaction = context.Database.BeginTransaction();
        if (!isSqlite)
        {
            // Many that start together upgrade one after the other; the last of them has waited for all, longer than a call usually may.
            context.Database.SetCommandTimeout(UpgradeSeconds);
            context.Database.ExecuteSqlRaw("SELECT pg_advisory_xact_lock({0})", Lock);
        }

        context.Database.ExecuteSqlRaw("CREATE TABLE IF NOT EXISTS schema_step (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL)");
        var done = Number(context);
        if (done > All[^1].Number)
        {
            throw new WorkspaceFaultException(WorkspaceFault.Newer, $"The store has schema {done}, made by a newer Insights; this one knows {All[^1].Number}. Use the newer program; the store was left as it is.");
        }

        foreach (var (number, name, sql) in All.Where(step => step.Number > done))
        {
            context.Database.ExecuteSqlRaw(sql);
            context.Database.ExecuteSqlRaw("INSERT INTO schema_step (number, name, applied) VALUES ({0}, {1}, {2})", number, name, now.ToUnixTimeMilliseconds());
        }

        transaction.Commit();
    }

    private static int Number(WorkspaceContext context) =>
        context.Database.SqlQueryRaw<int>("SELECT coalesce(max(number), 0) AS \"Value\" FROM schema_step").AsEnumerable().Single();

    /// <summary>The step that a store has reached; 0 for an empty one.</summary>
    private static int Done(WorkspaceContext context)
    {
        var catalogue = context.Database.IsSqlite() ? "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = 'schema_step'" : "SELECT CAST(count(to_regclass('schema_step')) AS INTEGER) AS \"Value\"";
        return context.Database.SqlQueryRaw<int>(catalogue).AsEnumerable().Single() == 0 ? 0 : Number(context);
    }

    private static IEnumerable<(int Number, string Name, string Sql)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (int.Parse(resource.Split('_')[0], CultureInfo.InvariantCulture), resource, reader.ReadToEnd());
        }
    }
}
