using Insights.Etl.Contracts;

namespace Insights.Etl.Land;

/// <summary>A list that came for the month before and has not come for the newest.</summary>
/// <param name="List">Which of the feed's lists: the code of a programme; null where the feed has one list a month.</param>
public sealed record AwaitedList(string Feed, Words Title, string? List);
