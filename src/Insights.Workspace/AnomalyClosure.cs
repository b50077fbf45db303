namespace Insights.Workspace;

/// <summary>A steward's word on an anomaly. It holds for the value that was closed: a value that changes opens the anomaly again.</summary>
/// <param name="Anomaly">Key of the anomaly in the published version.</param>
/// <param name="Value">The value as it was, in text of six significant digits, so that two engines compare it alike.</param>
/// <param name="Cause">late, twice, upstream, system, rule, real, or false_alarm.</param>
public sealed record AnomalyClosure(string Id, string Anomaly, string Value, string Cause, string Note, string Author, DateTimeOffset Closed);
