namespace Insights.Etl;

/// <summary>
/// Where a run keeps what does not fit into memory, while it lasts. Personal data, so nobody but the run's own user may look in; gone at the end, and after a kill when the next run begins.
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
