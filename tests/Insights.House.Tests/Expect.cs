namespace Insights.House.Tests;

/// <summary>A rule answers with its faults, one line each; no fault is silence.</summary>
public static class Expect
{
    public static void NoFault(IEnumerable<string> faults)
    {
        var list = faults.ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list.Prepend($"{list.Count} fault(s):")));
    }

    /// <summary>The rule bites: exactly one fault for the bad sample, and it names what is wrong.</summary>
    public static void OneFault(IEnumerable<string> faults, string naming)
    {
        var fault = Assert.Single(faults);
        Assert.Contains(naming, fault, StringComparison.Ordinal);
    }
}
