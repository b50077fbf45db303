namespace Insights.Policy.Rules;

/// <summary>One fault of a policy file: where, what, and what to write instead where that is known.</summary>
public sealed record PolicyFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Policy files that were refused, with every fault found in them.</summary>
public sealed class PolicyFaultsException(IReadOnlyList<PolicyFault> faults)
    : Exception($"{faults.Count} fault(s) in the policy files:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public IReadOnlyList<PolicyFault> Faults { get; } = faults;
}
