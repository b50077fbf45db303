using System.Diagnostics;
using Insights.Etl.Receive;

namespace Insights.Cli;

/// <summary>
/// Says when an inbox is to be read: once what lies there has stopped changing between two looks and is not what the last run saw. A run that found the input at fault is not
/// repeated until something changes; one that the machine stopped (a full disk, another run) is tried again.
/// </summary>
public sealed class InboxWatch(string inbox)
{
    private HashSet<(string Path, long Bytes, DateTime Changed)> _before = [], _judged = [];

    /// <summary>Looks once.</summary>
    public bool IsDue()
    {
        var now = Look();
        var due = now.Count > 0 && now.SetEquals(_before) && !now.SetEquals(_judged);
        _before = now;
        if (due)
        {
            _judged = now;
        }

        return due;
    }

    /// <summary>Tells how the run ended that was due.</summary>
    public void Ended(int exitCode)
    {
        if (exitCode == ExitCode.Machine)
        {
            _judged = [];
        }
    }

    /// <summary>Looks again and again and has the pipeline run as a process of its own, so that its memory and its faults are not the server's.</summary>
    public static async Task Run(string home, string inbox, TimeSpan every, CancellationToken cancel)
    {
        Directory.CreateDirectory(inbox);
        var watch = new InboxWatch(inbox);
        using var timer = new PeriodicTimer(every);
        Console.Out.WriteLine($"Watching {inbox}: what arrives is read once it has stopped changing for {every.TotalSeconds:0} s.");
        while (await timer.WaitForNextTickAsync(cancel))
        {
            try
            {
                if (watch.IsDue())
                {
                    Console.Out.WriteLine($"{inbox} has changed; reading it.");
                    var code = await Pipeline(home, inbox, cancel);
                    watch.Ended(code);
                    Console.Out.WriteLine(code switch
                    {
                        ExitCode.Done => "The inbox has been read; pages show the version that is published now.",
                        ExitCode.Input => "The inbox could not be taken, as said above; pages show what they did. It is read again when a file there changes.",
                        _ => "The run did not end well, as said above; pages show what they did. It is tried again.",
                    });
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
            {
                Console.Error.WriteLine($"{inbox} cannot be looked at ({fault.Message.TrimEnd('.')}). Grant access to it; it is tried again.");
            }
        }
    }

    private static async Task<int> Pipeline(string home, string inbox, CancellationToken cancel)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { UseShellExecute = false };
        if (string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (var word in new[] { "run", "--home", home, "--inbox", inbox })
        {
            start.ArgumentList.Add(word);
        }

        using var run = Process.Start(start)!;
        try
        {
            await run.WaitForExitAsync(cancel);
            return run.ExitCode;
        }
        catch (OperationCanceledException)
        {
            run.Kill(entireProcessTree: true);
            throw;
        }
    }

    private HashSet<(string, long, DateTime)> Look() =>
        [.. Inbox.Paths(inbox).Select(p => new FileInfo(p)).Where(f => f.Exists).Select(f => (f.FullName, f.Length, f.LastWriteTimeUtc))];
}
