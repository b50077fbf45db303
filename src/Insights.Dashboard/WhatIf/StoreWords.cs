using Insights.Dashboard.Wording;
using Insights.Workspace;

namespace Insights.Dashboard.WhatIf;

/// <summary>The store's faults in the reader's words: calm, and with what still works.</summary>
public static class StoreWords
{
    public static string Say(WorkspaceFaultException fault, Words words)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return words[$"whatif.store.{fault.Fault.ToString().ToLowerInvariant()}"];
    }

    /// <summary>Does it, or says why the store did not; the page goes on either way.</summary>
    public static string? Try(Action work, Words words)
    {
        try
        {
            work();
            return null;
        }
        catch (WorkspaceFaultException fault)
        {
            return Say(fault, words);
        }
    }
}
