namespace Insights.Etl;

/// <summary>One writer a data home: held open while a run lasts, released by the system if the run is killed.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream stream;

    /// <exception cref="IOException">Another run holds it.</exception>
    public RunLock(DataHome home)
    {
        try
        {
            stream = new FileStream(Path.Combine(home.Root, ".run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new IOException($"Another run is writing to {home.Root}; wait for it to end.", fault);
        }
    }

    public void Dispose() => stream.Dispose();
}
