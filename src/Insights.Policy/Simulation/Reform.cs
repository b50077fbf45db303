namespace Insights.Policy.Simulation;

/// <summary>One more way to fulfil a clause: “or” this condition, for those to whom the programme's amount is more than nothing.</summary>
/// <param name="When">FEEL over the rule book's names.</param>
public sealed record ReformGroup(string Programme, string Clause, string When);

/// <summary>
/// What is changed against the law in force: an overlay that never touches the past.
/// </summary>
/// <param name="Parameters">Parameter id → the value instead of the law's.</param>
public sealed record Reform(IReadOnlyDictionary<string, decimal> Parameters)
{
    public static Reform None { get; } = new(new Dictionary<string, decimal>());

    /// <summary>People who are let in beside those whom a clause lets in.</summary>
    public IReadOnlyList<ReformGroup> Groups { get; init; } = [];

    /// <summary>Programme → share (0–1) of the newly entitled who come to receive it; absent: the programme's coverage today.</summary>
    public IReadOnlyDictionary<string, double> TakeUp { get; init; } = new Dictionary<string, double>();

    /// <summary>Programme → share (0–1) of those missed today who are reached; absent: none.</summary>
    public IReadOnlyDictionary<string, double> Reach { get; init; } = new Dictionary<string, double>();

    /// <summary>Parameter id → yearly rise (0.04 = 4 %) from the start on instead of the law's usual one; counts only in the years ahead.</summary>
    public IReadOnlyDictionary<string, double> Uprating { get; init; } = new Dictionary<string, double>();

    /// <summary>Computes every programme for both sides again, also those that the reform does not touch: for measurements and proofs.</summary>
    public bool Everything { get; init; }
}
