namespace Insights.Cli;

/// <summary>What the caller may rely on: who has to act next.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The input is at fault; the message says which and what to do.</summary>
    public const int Input = 1;

    /// <summary>The words of the call are at fault.</summary>
    public const int Usage = 2;

    /// <summary>The machine is at fault: disk, permission, lock.</summary>
    public const int Machine = 3;
}
