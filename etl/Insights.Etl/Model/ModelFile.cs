using YamlDotNet.Serialization;

namespace Insights.Etl.Model;

/// <summary>What a folder's YAML says of one relation.</summary>
public sealed record ModelEntry
{
    /// <summary>"one row per …".</summary>
    public required string Grain { get; init; }

    /// <summary>Columns that name a row.</summary>
    public required List<string> Key { get; init; }

    public required string Meaning { get; init; }

    /// <summary>Key columns that may be NULL.</summary>
    public List<string> Nullable { get; init; } = [];

    /// <summary>How long the relation is needed; what is not published is never written to the version's file.</summary>
    public Lifetime Until { get; init; }

    /// <summary>Column → the only values it may have.</summary>
    public Dictionary<string, List<string>> Accepted { get; init; } = [];

    public List<ModelRule> Tests { get; init; } = [];
}

/// <summary>How long a relation lasts.</summary>
public enum Lifetime
{
    /// <summary>Published with the version.</summary>
    Version,

    /// <summary>As long as the run: the evaluation reads it.</summary>
    Run,

    /// <summary>Until the last model and the last test that read it are done.</summary>
    Models,
}

/// <summary>A test of a relation: a query that returns the rows that break it.</summary>
public sealed record ModelRule
{
    public required string Name { get; init; }

    public required string Sql { get; init; }

    /// <summary>Relations that the SQL reads.</summary>
    [YamlIgnore]
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>A cheap query that is 0 only where no row breaks it; where it is not, it says nothing.</summary>
    [YamlIgnore]
    public string? Proof { get; init; }

    /// <summary>A query that says how many rows break it, where that is cheaper than to find them.</summary>
    [YamlIgnore]
    public string Count
    {
        get => field ?? $"SELECT count(*) FROM ({Sql})";
        init;
    }
}

/// <summary>One relation: its SQL and what is said of it.</summary>
/// <param name="Name">File name and relation name.</param>
/// <param name="Sql">A SELECT.</param>
/// <param name="Source">File, for messages.</param>
public sealed record ModelFile(string Name, string Sql, ModelEntry Entry, string Source)
{
    /// <summary>Relations that the SQL reads.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Its tests: that its key tells rows apart and is there, that words are known, and those of its own.</summary>
    public IReadOnlyList<ModelRule> Rules { get; init; } = [];

    /// <summary>Tests, its own or others', that can be made once it is there: it is the last in order of what they read.</summary>
    public IReadOnlyList<ModelRule> Due { get; init; } = [];

    /// <summary>What must be there before it and the tests due with it.</summary>
    public IReadOnlyList<string> Needs => [.. Reads.Union(Due.SelectMany(rule => rule.Reads)).Where(r => r != Name)];
}
