namespace Insights.Workspace;

/// <summary>A what-if that someone named and kept.</summary>
/// <param name="Id">The last part of its address; eight letters and digits.</param>
/// <param name="Reform">What it changes: the text of a scenario file, always written the same way.</param>
/// <param name="DataVersion">The version of the data on which it was last computed.</param>
/// <param name="AsOf">That version's month.</param>
/// <param name="RulesHash">Hash of all rules in force there.</param>
/// <param name="Expires">Last month in which anyone should still look at it; null: none.</param>
/// <param name="Deleted">When it was put away; it can be brought back.</param>
/// <param name="Revision">Goes up with every change; a change must name the one it saw.</param>
public sealed record SavedScenario(
    string Id, string Name, string Author, string Note, string Reform, string DataVersion, DateOnly AsOf, string RulesHash,
    DateTimeOffset Created, DateTimeOffset Changed, DateOnly? Expires, DateTimeOffset? Deleted, int Revision)
{
    public const int LongestName = 80;

    public const int LongestNote = 1000;

    public const int LongestAuthor = 40;

    /// <summary>Whether its last month is past.</summary>
    public bool IsExpired(DateOnly month) => Expires < month;

    /// <summary>Whether rules or data have changed since it was computed.</summary>
    public bool IsOlderThan(string dataVersion, string rulesHash) => DataVersion != dataVersion || RulesHash != rulesHash;
}

/// <summary>What a person gives to keep a what-if.</summary>
public sealed record ScenarioDraft(string Name, string Author, string Note, string Reform, string DataVersion, DateOnly AsOf, string RulesHash, DateOnly? Expires);
