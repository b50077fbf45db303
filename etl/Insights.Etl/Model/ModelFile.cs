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

    /// <summary>False for relations that only later models need; they live in the run's workroom while the version is built.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>Column → the only values it may have.</summary>
    public Dictionary<string, List<string>> Accepted { get; init; } = [];

    public List<ModelRule> Tests { get; init; } = [];
}

/// <summary>A test of a relation: a query that returns the rows that break it.</summary>
public sealed record ModelRule
{
    public required string Name { get; init; }

    public required string Sql { get; init; }

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
}
