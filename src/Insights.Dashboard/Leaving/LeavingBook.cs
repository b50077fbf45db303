using System.IO.Compression;
using System.Text;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Exporting;

namespace Insights.Dashboard.Leaving;

/// <summary>A view's tables as files: a workbook whose first sheet states filters and freshness, and comma-separated files for programs.</summary>
public sealed class LeavingBook(View view, string heading, IReadOnlyList<IReadOnlyList<TwinCell>> numbers, IReadOnlyList<LeavingBlock> blocks, IReadOnlyList<string> chosen)
{
    // Excel allows 31 letters, and none of these.
    private const int LongestName = 31;

    private const string NotInNames = "[]:*?/\\'";

    private readonly Words words = view.Words;

    /// <summary>Page, what it is narrowed to, place and month, the block where one leaves alone, the version where it is a past one: 零盲点_漏斗_护理补贴_虎门镇_2026-10.xlsx.</summary>
    public string FileName(string ending, LeavingBlock? only = null) =>
        string.Concat($"{heading}{(only is null ? null : "_" + only.Title)}{string.Concat(chosen.Select(c => "_" + c))}_{view.AreaName}_{Months.Code(view.Month)}{(view.IsPast ? "_" + view.Version.Name : null)}".Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is '/' or '\\' or ':' ? '-' : c)) + "." + ending;

    public byte[] Workbook()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var tables = Tables(LongestName).Select(t => new SheetRows(Unique(t.Title, taken, LongestName), [[.. t.Rows.Heads], .. t.Rows.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Select(Cell)])]));
        var stream = new MemoryStream();
        SheetBook.Write(stream, [new(Unique(words["leave.first_sheet"], taken, LongestName), About()), .. tables]);
        return stream.ToArray();
    }

    /// <summary>One table: UTF-8 with its mark, so that Excel and WPS read the Chinese; numbers in the machine's form.</summary>
    public static byte[] Csv(TwinTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        foreach (var row in table.Rows.Select(r => r.Select(c => c.Machine)).Prepend(table.Heads))
        {
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>All tables with what they stand under, packed.</summary>
    public byte[] Csvs()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            Add(zip, Unique(words["leave.first_sheet"], taken, 80), new TwinTable(
                [words["leave.name"], words["col.value"]],
                [.. About().Where(r => r.Count > 1).Select(r => (IReadOnlyList<TwinCell>)[r[0]?.ToString() ?? string.Empty, r[1]?.ToString() ?? string.Empty])]));
            foreach (var table in Tables(80))
            {
                Add(zip, Unique(table.Title, taken, 80), table.Rows);
            }
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, TwinTable table)
    {
        using var entry = zip.CreateEntry(name + ".csv").Open();
        entry.Write(Csv(table));
    }

    private IEnumerable<LeavingTable> Tables(int most)
    {
        if (numbers.Count > 0)
        {
            yield return new(words["leave.numbers"], new TwinTable([words["leave.name"], words["col.value"], words["leave.low"], words["leave.high"]], numbers));
        }

        foreach (var table in blocks.SelectMany(b => b.Tables.Select(t => t with { Title = Title(b, t, most) })))
        {
            yield return table;
        }
    }

    /// <summary>Block and table where they differ; where a name has no room for both, the table's own, which tells more.</summary>
    private static string Title(LeavingBlock block, LeavingTable table, int most)
    {
        var both = table.Title.Contains(block.Title, StringComparison.Ordinal) ? table.Title : $"{block.Title} · {table.Title}";
        return both.Length > most ? table.Title : both;
    }

    private List<IReadOnlyList<object?>> About() =>
    [
        [words["leave.page_name"], heading],
        .. Filters.Of(view, chosen).Select(f => (IReadOnlyList<object?>)[f.Name, f.Value]),
        .. blocks.Where(b => b.Tables.Count > 0 && !string.IsNullOrEmpty(b.Say)).Select(b => (IReadOnlyList<object?>)[b.Title, b.Say]),
    ];

    /// <summary>A cell as a workbook holds it: a number or a date with its form, else the text.</summary>
    public static object? Cell(TwinCell cell) => cell.Number is { } number ? new SheetNumber(number, cell.Format)
        : cell.Date is { } date ? Months.ParseDay(cell.Text) is null ? SheetNumber.Month(date) : SheetNumber.Day(date) : cell.Text;

    private static string Unique(string title, HashSet<string> taken, int most)
    {
        var plain = string.Concat(title.Select(c => NotInNames.Contains(c, StringComparison.Ordinal) || c < ' ' ? ' ' : c)).Trim();
        var name = plain.Length > most ? plain[..most].Trim() : plain;
        for (var n = 2; !taken.Add(name); n++)
        {
            var tail = $" {n}";
            name = plain[..Math.Min(plain.Length, most - tail.Length)].Trim() + tail;
        }

        return name;
    }

    private static string Field(string text)
    {
        // A name or a note that Excel and WPS would work out as a formula when they open the file stays what was written.
        var said = text.TrimStart() is ['=' or '@', ..] or ['+' or '-', not (>= '0' and <= '9'), ..] ? "'" + text : text;
        return said.AsSpan().IndexOfAny(",\"\r\n") < 0 ? said : $"\"{said.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
