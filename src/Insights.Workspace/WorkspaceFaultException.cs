namespace Insights.Workspace;

/// <summary>Why the store did not do it; pages say each in their own words.</summary>
public enum WorkspaceFault
{
    /// <summary>Another process holds it, or it does not answer in time; trying again in a moment helps.</summary>
    Busy,

    /// <summary>It cannot be opened, read or written.</summary>
    Unreachable,

    /// <summary>A newer Insights made it; this one leaves it alone.</summary>
    Newer,

    /// <summary>Someone else changed the same thing in between.</summary>
    Changed,

    /// <summary>The settings name no usable store.</summary>
    Settings,
}

/// <summary>The store of what people make did not answer. Numbers and pages do not depend on it: show the message and go on.</summary>
public sealed class WorkspaceFaultException : Exception
{
    public WorkspaceFaultException()
    {
    }

    public WorkspaceFaultException(string message)
        : base(message)
    {
    }

    public WorkspaceFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public WorkspaceFaultException(WorkspaceFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public WorkspaceFault Fault { get; } = WorkspaceFault.Unreachable;
}
