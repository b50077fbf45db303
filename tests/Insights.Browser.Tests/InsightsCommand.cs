using System.Diagnostics;
using System.Text;

namespace Insights.Browser.Tests;

/// <summary>What a verb printed and how it ended.</summary>
public sealed record Outcome(int ExitCode, string Output, string Errors)
{
    public Outcome Expect(int exitCode, string what)
    {
        Assert.True(ExitCode == exitCode, $"{what}: exit {ExitCode}, expected {exitCode}\n{Errors}\n{Output}");
        return this;
    }
}

/// <summary>The built command `insights`, run as a process of its own, as a person or a schedule runs it.</summary>
public sealed class InsightsCommand : IDisposable
{
    readonly Process process;
    readonly StringBuilder output = new(), errors = new();

    InsightsCommand(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, e) => Keep(output, e.Data);
        process.ErrorDataReceived += (_, e) => Keep(errors, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The repository's root, upward from this assembly.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program of the same configuration as these tests.</summary>
    public static string Program
    {
        get
        {
            var tail = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..];
            return Path.Combine(Root, "src", "Insights.Cli", "bin", tail[0], tail[1], "insights.dll");
        }
    }

    public bool Ended => process.HasExited;

    public string Output { get { lock (output) return output.ToString(); } }

    public string Errors { get { lock (errors) return errors.ToString(); } }

    public static InsightsCommand Start(string folder, params IEnumerable<string> arguments) => new(folder, ["exec", Program, .. arguments]);

    public static Task<Outcome> Run(string folder, params IEnumerable<string> arguments) => End(Start(folder, arguments));

    /// <summary>The SDK's own command, for what depends on how the program is started.</summary>
    public static Task<Outcome> Dotnet(string folder, params IEnumerable<string> arguments) => End(new(folder, arguments));

    static async Task<Outcome> End(InsightsCommand command)
    {
        using var ended = command;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await command.process.WaitForExitAsync(patience.Token);
        command.process.WaitForExit();
        return new Outcome(command.process.ExitCode, command.Output, command.Errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        process.Dispose();
    }

    static void Keep(StringBuilder lines, string? line)
    {
        if (line is null) return;
        lock (lines) lines.AppendLine(line);
    }

    static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Insights.sln"))) return at.FullName;
        throw new InvalidOperationException($"No Insights.sln above {AppContext.BaseDirectory}.");
    }
}
