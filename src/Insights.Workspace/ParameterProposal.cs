namespace Insights.Workspace;

/// <summary>A dated value of a parameter that a planner proposed. It lies in the data home's policy/ as a file and holds from the next run on, unless withdrawn before.</summary>
/// <param name="Source">The document that the author gives for it.</param>
/// <param name="File">Its file, below the data home.</param>
public sealed record ParameterProposal(
    string Id, string Parameter, DateOnly From, decimal Value, string Source, string Note, string Author, string File, DateTimeOffset Proposed, DateTimeOffset? Withdrawn);
