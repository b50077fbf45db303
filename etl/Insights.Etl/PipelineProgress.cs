namespace Insights.Etl;

/// <summary>How far a stage has come.</summary>
/// <param name="Stage">receive, read, check, land, model (each with its tests), evaluate or publish.</param>
/// <param name="Detail">What is being worked on now, such as a file or a model.</param>
/// <param name="Fraction">0 to 1, or null where the end is not known.</param>
public sealed record PipelineProgress(string Stage, string Detail, double? Fraction);

/// <summary>The input is at fault: the message names file, sheet, row, column and what to do. Exit 1.</summary>
public sealed class InputFaultException : Exception
{
    public InputFaultException()
    {
    }

    public InputFaultException(string message)
        : base(message)
    {
    }

    public InputFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
