using System.Runtime.InteropServices;

namespace Insights.Etl;

/// <summary>
/// How the engine's allocator (jemalloc, in its Linux builds) keeps memory that a statement gave back. As it comes, it returns such pages to the system within a
/// second and does not cut a large piece for a small request, so the next statement faults every page in anew: a fifth of the pipeline's processor time
/// (a city of 45,000 persons: 1.6 M faults and 20 s in the kernel, 65 s in all; so kept 1.0 M, 12 s, 53 s; 2.2 GB, then 2.4 GB).
/// </summary>
internal static class EngineMemory
{
    /// <summary>Pages stay for a minute, and a small request may be cut from a piece up to 2¹⁴ times as large (jemalloc's manual, TUNING).</summary>
    private const string Kept = "dirty_decay_ms:60000,lg_extent_max_active_fit:14";

    /// <summary>
    /// Heard only before the engine's library is loaded, for the allocator reads its options once; later, or with another allocator, it changes nothing.
    /// What the caller's environment says already stands.
    /// </summary>
    public static void Keep()
    {
        if (OperatingSystem.IsLinux())
        {
            // Environment.SetEnvironmentVariable changes .NET's own copy, which native libraries do not see.
            _ = SetEnv("DUCKDB_JE_MALLOC_CONF", Kept, overwrite: 0);
        }
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SetEnv([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
