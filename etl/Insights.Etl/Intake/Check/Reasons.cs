using DuckDB.NET.Data;
using Insights.Etl.Contracts;

namespace Insights.Etl.Check;

/// <summary>The words of every reason for a refusal: the general ones of contracts/reasons.csv and the rules' own.</summary>
public sealed class Reasons
{
    private readonly SortedDictionary<string, Words> _words = new(StringComparer.Ordinal);

    public Reasons(ContentFolders content, IReadOnlyList<Contract> contracts)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(contracts);
        foreach (var path in content.Files("contracts", "reasons.csv"))
        {
            foreach (var line in File.ReadLines(path).Skip(1).Where(l => l.Length > 0))
            {
                var cells = Read.CsvRecords.Split(line, ',');
                _words[cells[0]!] = cells.Length == 3
                    ? new Words(cells[1]!, cells[2]!)
                    : throw new InputFaultException($"reasons.csv: '{line}' must be reason,zh,en.");
            }
        }

        foreach (var rule in contracts.SelectMany(c => c.Rules))
        {
            _words.TryAdd(rule.Reason, rule.Words);
        }
    }

    public Words Of(string reason) => _words.TryGetValue(reason, out var words) ? words : new Words(reason, reason);

    /// <summary>Fills a table (reason, zh, en).</summary>
    public void Fill(DuckDBConnection db, string table)
    {
        db.Execute($"CREATE OR REPLACE TABLE {table} (reason VARCHAR, zh VARCHAR, en VARCHAR)");
        using var appender = db.CreateAppender(table);
        foreach (var (reason, words) in _words)
        {
            appender.CreateRow().AppendValue(reason).AppendValue(words.Zh).AppendValue(words.En).EndRow();
        }
    }
}
