using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Scenarios;

/// <summary>A named reform with its author's word on it.</summary>
/// <param name="From">First month in which it would hold; never a month that has been judged already.</param>
/// <param name="Expires">Last month in which anyone should still look at it; absent: none.</param>
public sealed record Scenario(BilingualText Name, string? Author, string? Note, DateOnly From, DateOnly? Expires, Reform Reform);
