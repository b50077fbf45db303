using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Insights.Workspace;

/// <summary>
/// What people make: saved scenarios and proposed parameters. Shared by all viewers and safe to use from many threads and processes; each call is one
/// transaction. Nothing is opened before the first call, and no file is made before the first write.
/// </summary>
/// <remarks>Every member throws <see cref="WorkspaceFaultException"/> where the store does not answer; no number of the product depends on it.</remarks>
public sealed partial class WorkspaceDoor
{
    private const int PatienceSeconds = 3;

    private readonly Func<WorkspaceSettings> settings;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private DbContextOptions<WorkspaceContext>? opened;

    /// <summary>The store that the data home's settings name.</summary>
    public WorkspaceDoor(string home, TimeProvider clock)
        : this(() => WorkspaceSettings.Of(home), clock)
    {
    }

    internal WorkspaceDoor(Func<WorkspaceSettings> settings, TimeProvider clock) => (this.settings, this.clock) = (settings, clock);

    /// <summary>Whether the last call was answered: what asks on every page in passing does not wait again for a store that was not there.</summary>
    public bool HasAnswered { get; private set; } = true;

    /// <summary>Now, to the millisecond: what is written reads back the same.</summary>
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    private T Read<T>(T none, Func<WorkspaceContext, T> work) => Guarded(() =>
    {
        var chosen = settings();
        return opened is null && chosen.Postgres is null && !File.Exists(chosen.File) ? none : Work(work);
    });

    private T Write<T>(Func<WorkspaceContext, T> work) => Guarded(() => Work(work));

    private T Work<T>(Func<WorkspaceContext, T> work)
    {
        using var context = new WorkspaceContext(Open());
        return work(context);
    }

    /// <summary>Opens and upgrades once; a store that failed is tried again at the next call.</summary>
    private DbContextOptions<WorkspaceContext> Open()
    {
        lock (gate)
        {
            if (opened is null)
            {
                var options = Options(settings());
                using var context = new WorkspaceContext(options);
                SchemaSteps.Upgrade(context, Now);
                opened = options;
            }

            return opened;
        }
    }

    private static DbContextOptions<WorkspaceContext> Options(WorkspaceSettings chosen)
    {
        var builder = new DbContextOptionsBuilder<WorkspaceContext>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        if (chosen.Postgres is { } postgres)
        {
            return builder.UseNpgsql(postgres, o => o.CommandTimeout(PatienceSeconds)).Options;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(chosen.File)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return builder.UseSqlite(new SqliteConnectionStringBuilder { DataSource = chosen.File, DefaultTimeout = PatienceSeconds }.ToString()).Options;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            var done = work();
            HasAnswered = true;
            return done;
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException or TimeoutException or IOException or UnauthorizedAccessException
                                          or InvalidOperationException { InnerException: DbException or TimeoutException })
        {
            HasAnswered = false;
            var inner = fault is DbException ? fault : fault.InnerException ?? fault;

            // PostgreSQL lets one wait for a lock without a word until the command's time is over.
            var busy = inner is SqliteException { SqliteErrorCode: 5 or 6 } or DbException { IsTransient: true, SqlState: not null } or DbException { InnerException: TimeoutException };
            throw busy
                ? new WorkspaceFaultException(WorkspaceFault.Busy, "The store of saved scenarios is busy: another program holds it, or it does not answer in time. Nothing was saved; try again in a moment.", fault)
                : new WorkspaceFaultException(WorkspaceFault.Unreachable, $"The store of saved scenarios cannot be used: {inner.Message} Nothing was saved. Check app.db in the data home, or “store” in settings.yaml, with its rights and disk space.", fault);
        }
        catch (ArgumentException fault) when (fault is not ArgumentNullException)
        {
            // A connection text that the driver does not understand.
            throw new WorkspaceFaultException(WorkspaceFault.Settings, $"The store's connection is not understood: {fault.Message} Mend “store” in settings.yaml or {WorkspaceSettings.Variable}.", fault);
        }
    }
}
