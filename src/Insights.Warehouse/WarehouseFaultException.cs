namespace Insights.Warehouse;

/// <summary>A published version cannot be read; the message says which file and what to do.</summary>
public sealed class WarehouseFaultException : Exception
{
    public WarehouseFaultException()
    {
    }

    public WarehouseFaultException(string message)
        : base(message)
    {
    }

    public WarehouseFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
