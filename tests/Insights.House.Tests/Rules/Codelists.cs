using System.Text;

namespace Insights.House.Tests.Rules;

/// <summary>Published figures carry where they come from and how far they can be trusted.</summary>
public static class Codelists
{
    static readonly string[] Confidences = ["S", "S2", "GK", "derived", "assumption"];

    public static IEnumerable<string> StatisticFaults(SourceFile file)
    {
        var lines = file.Text.TrimEnd('\n').Split('\n');
        var names = Fields(lines[0]);
        var keys = new HashSet<string>();
        for (var i = 1; i < lines.Length; i++)
        {
            var row = names.Zip(Fields(lines[i])).ToDictionary(pair => pair.First, pair => pair.Second);
            var where = $"{file.Path}:{i + 1}: {row["statistic"]} {row["area"]} {row["period"]}";
            if (!keys.Add($"{row["statistic"]}|{row["area"]}|{row["period"]}")) yield return $"{where}: stands twice";
            if (!double.TryParse(row["value"], out _)) yield return $"{where}: '{row["value"]}' is no number";
            if (!Confidences.Contains(row["confidence"])) yield return $"{where}: confidence '{row["confidence"]}' is none of {string.Join(", ", Confidences)}";
            if (row["source"].Length == 0) yield return $"{where}: no source";
            if (row["unit"].Length == 0) yield return $"{where}: no unit";
        }
    }

    /// <summary>The fields of one CSV line, quotes taken off.</summary>
    static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') { field.Append('"'); i++; }
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) { fields.Add(field.ToString()); field.Clear(); }
            else field.Append(line[i]);
        }
        fields.Add(field.ToString());
        return fields;
    }
}
