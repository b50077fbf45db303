namespace Insights.Etl;

/// <summary>
/// Where a run keeps what it needs only while it lasts: relations that only later steps read, and what does not fit into memory. Personal data, so nobody but the run's own user may look in;
/// gone at the end, and after a kill when the next run begins. A file and not memory: the engine packs it, so that a run takes 1.5 GB instead of 2.6 GB in the same time (a city of 45,000 persons).
/// </summary>
internal sealed class Workroom : IDisposable
{
    private readonly string folder;

    public Workroom(DataHome home)
    {
        folder = Path.Combine(home.Versions, ".work");
        Sweep();
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Database => Path.Combine(folder, "work.duckdb");

    public string Spill => Path.Combine(folder, "spill");

    public void Dispose() => Sweep();

    private void Sweep()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
