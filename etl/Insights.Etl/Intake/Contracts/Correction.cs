namespace Insights.Etl.Contracts;

public enum CorrectionAction
{
    /// <summary>The cells named in set get the texts given there.</summary>
    Set,

    /// <summary>The row is quarantined.</summary>
    Drop,
}

/// <summary>A known upstream error: which rows, what is done, why, and how far its cure at the source has come.</summary>
/// <param name="Match">Texts by column, as in the file; all must agree, after blanks and full-width forms are tidied.</param>
/// <param name="Set">New texts by column; they are checked like any other.</param>
/// <param name="Status">open, reported or cured; a cured one is no longer applied.</param>
public sealed record Correction(
    IReadOnlyDictionary<string, string> Match, CorrectionAction Action, IReadOnlyDictionary<string, string> Set, string Reason, string Status)
{
    /// <summary>SQL over a raw table's columns.</summary>
    /// <param name="prefix">The table's name with a dot, or nothing.</param>
    public string Condition(string prefix) =>
        string.Join(" AND ", Match.Select(m => $"coalesce(tidy({prefix}{Sql.Name(m.Key)}) = tidy({Sql.Text(m.Value)}), false)"));
}

/// <summary>Reads etl/corrections/&lt;feed&gt;.yaml; a feed without a file has none.</summary>
public static class CorrectionFolder
{
    private static readonly string[] Statuses = ["open", "reported", "cured"];

    /// <exception cref="InputFaultException">A file is faulty; every fault is named with file and line.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<Correction>> Read(ContentFolders content, IReadOnlyList<Contract> contracts)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(contracts);
        var faults = new ContentFaults();
        var corrections = new Dictionary<string, IReadOnlyList<Correction>>(StringComparer.Ordinal);
        foreach (var path in content.Files("corrections", "*.yaml"))
        {
            if (YamlRecord.Read(path, faults) is not { } record)
            {
                continue;
            }

            var feed = record.Text("feed");
            if (contracts.FirstOrDefault(c => c.Feed == feed) is not { } contract || feed != Path.GetFileNameWithoutExtension(path))
            {
                record.Fault("feed", $"'{feed}' must be a feed with a contract, and the file named after it.");
                continue;
            }

            corrections[feed] = [.. record.Records("corrections").Select(c => Read(c, contract)).Where(c => c.Status != "cured")];
            record.Done();
        }

        faults.Throw();
        return corrections;
    }

    private static Correction Read(YamlRecord record, Contract contract)
    {
        var correction = new Correction(
            Texts(record, "match", contract), record.Choice("action", CorrectionAction.Drop), Texts(record, "set", contract), record.Text("reason"), record.Text("status"));
        if (correction.Match.Count == 0)
        {
            record.Fault("match", "'match' must name at least one column, or the correction would meet every row.");
        }

        if ((correction.Action == CorrectionAction.Set) != (correction.Set.Count > 0))
        {
            record.Fault("action", "'set' belongs to action set, and only there.");
        }

        if (!Statuses.Contains(correction.Status, StringComparer.Ordinal))
        {
            record.Fault("status", $"'{correction.Status}' is not one of {string.Join(", ", Statuses)}.");
        }

        record.Done();
        return correction;
    }

    private static Dictionary<string, string> Texts(YamlRecord record, string key, Contract contract)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (record.Record(key) is { } columns)
        {
            foreach (var column in columns.Keys.ToList())
            {
                texts[column] = columns.Text(column);
                if (!contract.Columns.Any(c => c.Name == column))
                {
                    columns.Fault(column, $"'{column}' is not a column of feed '{contract.Feed}'.");
                }
            }
        }

        return texts;
    }
}
