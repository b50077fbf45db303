using System.Globalization;

namespace Insights.Indicators.Cards;

/// <summary>Reads src/indicators/sources/&lt;name&gt;.yaml.</summary>
internal static class SourceReader
{
    private static readonly string[] Kinds = ["partition", "overlap", "flow", "columns"];

    public static Source? Read(string file, string text, List<ContentFault> faults)
    {
        if (ContentMap.Read(file, text, faults) is not { } map)
        {
            return null;
        }

        var relation = map.Text("relation");
        var unit = map.Choice("unit", Vocabulary.RowUnits);
        var back = map.OptionalText("looks_back") is { } months ? Whole(map, months) : 0;
        var open = map.OptionalMap("open") is { } reason ? new Words(reason.Text("zh"), reason.Text("en")) : null;
        map.Text("grain");
        var columns = map.Texts("columns", required: true);
        var dimensions = new Dictionary<string, SourceDimension>(StringComparer.Ordinal);
        foreach (var dimension in map.Maps("dimensions"))
        {
            var read = ReadDimension(dimension, columns);
            dimensions[read.Name] = read;
        }

        var first = map.OptionalMap("first_told") is { } told ? ReadFirstTold(told, columns) : null;
        if (Vocabulary.Persons.Contains(unit) != open is null)
        {
            map.Fault(
                map.LineOf("open"), open is null ? $"a row of the unit {unit} is no person, so its cells need a reason for being shown" : $"rows of the unit {unit} stand for people",
                open is null ? "Say under open: {zh, en} why small numbers of rows tell nothing of anyone." : "Leave open out: small counts of people are masked.");
        }

        map.Close();
        return new Source(Path.GetFileNameWithoutExtension(file), relation, unit, back, open, columns, dimensions, file) { FirstTold = first };
    }

    private static FirstTold ReadFirstTold(ContentMap map, IReadOnlyList<string> columns)
    {
        var first = new FirstTold(map.Text("relation"), map.Texts("columns", required: true));
        foreach (var column in first.Columns.Where(c => !columns.Contains(c)))
        {
            map.Fault(map.LineOf("columns"), $"'{column}' is no column of this source", Spelling.Remedy(column, columns));
        }

        map.Close();
        return first;
    }

    private static int Whole(ContentMap map, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months > 0)
        {
            return months;
        }

        map.Fault(map.LineOf("looks_back"), $"'{text}' is no number of months", "Write a whole number, such as 12.");
        return 0;
    }

    private static SourceDimension ReadDimension(ContentMap map, IReadOnlyList<string> columns)
    {
        var name = map.Text("name");
        var kind = map.Choice("kind", Kinds);
        var sql = map.OptionalText("sql");
        var values = map.Texts("values", required: false);
        var replaced = map.OptionalMap("columns")?.Pairs().ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal) ?? [];
        var finest = map.Choice("finest", Vocabulary.Levels);
        var whole = map.OptionalText("whole");
        var ofWhole = map.Choice("denominator", ["class", "whole"], "class") == "whole";
        if ((kind == "columns") == (sql is not null))
        {
            map.Fault(map.Line, $"dimension '{name}' needs sql, or columns where its kind is columns", "Give one of the two.");
        }

        if ((kind == "overlap") != (whole is not null))
        {
            map.Fault(map.Line, $"dimension '{name}': whole belongs to the kind overlap, and only to it", "Name the value that stands for the whole, or leave it out.");
        }

        foreach (var used in replaced.Values.Append(sql ?? "").SelectMany(Vocabulary.ColumnsIn).Where(c => !columns.Contains(c)))
        {
            map.Fault(map.Line, $"'{used}' is no column of this source", Spelling.Remedy(used, columns));
        }

        map.Close();
        return new SourceDimension(name, kind, sql, values, replaced, finest, whole, ofWhole);
    }
}
