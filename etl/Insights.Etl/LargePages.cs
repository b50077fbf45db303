using System.Globalization;
using System.Runtime.InteropServices;

namespace Insights.Etl;

/// <summary>
/// Asks Linux, while it lives, to back the process's large pieces of memory with pages of 2 MB (madvise(2), MADV_HUGEPAGE) instead of 4 KB. The engine fills some
/// gigabytes within a run, and each small page is a fault of its own. With the workroom's packing: 0.98 M faults, then 0.26 M; a run of the default city took 46.5 s instead of 48.6 s (means of nine pairs in turn, 40 to 58 s).
/// </summary>
/// <remarks>
/// The engine's allocator has an option for it that its build leaves out, so we look for ourselves which pieces are new. It is advice: where the system does not follow it,
/// or a piece is gone before it is heard, nothing changes.
/// </remarks>
internal sealed class LargePages : IDisposable
{
    private const int Advice = 14;

    /// <summary>Above every thread's stack, of which only the top is ever touched.</summary>
    private const long Least = 16L << 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Timer timer;
    private readonly HashSet<(long Start, long End)> asked = [];
    private readonly Lock gate = new();
    private string mapped = "";
    private bool hidden;

    private LargePages() => timer = new Timer(_ => Ask(), null, TimeSpan.Zero, Interval);

    /// <summary>Null where the system does not wait to be asked: it gives large pages to all or to nobody, or it is another system.</summary>
    public static LargePages? WhileRunning()
    {
        const string Setting = "/sys/kernel/mm/transparent_hugepage/enabled";
        try
        {
            return OperatingSystem.IsLinux() && File.ReadAllText(Setting).Contains("[madvise]", StringComparison.Ordinal) ? new LargePages() : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => timer.Dispose();

    /// <summary>Reads the list of pieces only when the process has grown or shrunk since the last time.</summary>
    private void Ask()
    {
        if (hidden || !gate.TryEnter())
        {
            return;
        }

        try
        {
            var now = File.ReadAllText("/proc/self/statm").Split(' ')[0];
            if (now == mapped)
            {
                return;
            }

            mapped = now;
            foreach (var line in File.ReadLines("/proc/self/maps"))
            {
                if (Private(line) is { } piece && piece.End - piece.Start >= Least && asked.Add(piece))
                {
                    _ = MAdvise(new nint(piece.Start), new nuint((ulong)(piece.End - piece.Start)), Advice);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A system that does not show a process its own memory: the run goes on without.
            hidden = true;
        }
        finally
        {
            gate.Exit();
        }
    }

    /// <summary>The bounds of memory that is written to and is no file's: "7f00-7fff rw-p 00000000 00:00 0" (proc_pid_maps(5)); null for any other line.</summary>
    private static (long Start, long End)? Private(ReadOnlySpan<char> line)
    {
        var dash = line.IndexOf('-');
        var blank = line.IndexOf(' ');
        return dash > 0 && blank > dash && line.TrimEnd().EndsWith(" 00:00 0") && line[blank..].StartsWith(" rw-p ")
            && long.TryParse(line[..dash], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start)
            && long.TryParse(line[(dash + 1)..blank], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var end)
            ? (start, end)
            : null;
    }

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int MAdvise(nint start, nuint length, int advice);
}
