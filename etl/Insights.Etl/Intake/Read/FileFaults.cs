using Insights.Etl.Contracts;
using Insights.Etl.Receive;
using Insights.Warehouse.Naming;

namespace Insights.Etl.Read;

/// <summary>Words for files that cannot be taken at all: what is wrong, and which line to change.</summary>
public static class FileFaults
{
    /// <param name="header">The best header found, if any.</param>
    /// <param name="sheet">The sheet's name, empty for csv.</param>
    public static string Unrecognised(Recognition recognition, InboxFile file, SheetHeader? header, string sheet)
    {
        ArgumentNullException.ThrowIfNull(recognition);
        ArgumentNullException.ThrowIfNull(file);
        var at = sheet.Length == 0 ? string.Empty : $"sheet '{sheet}': ";
        var named = recognition.ByName(file.Stem);
        if (header is not null && (named.Count > 0 || header.IsMeantAsData))
        {
            var missing = string.Join("; ", header.Missing.Select(c => $"{c.Name} ({string.Join(" | ", c.Headers)}){(Meant(c, header) is { } meant ? $", perhaps meant by '{meant}'" : string.Empty)}"));
            var unknown = header.Strangers.Count == 0 ? string.Empty : $"; not known there: {Quoted(header.Strangers)}";
            return $"{at}missing column for feed '{header.Contract.Feed}' ({header.Contract.Title.Zh}): {missing}. The header in row {header.HeaderRow + 1} has: "
                + $"{Quoted(header.Found.Select(f => f.Header))}{unknown}. Add the column to the file, or its header to etl/contracts/{header.Contract.File}.";
        }

        return named.Count > 0
            ? $"{at}no header of feed '{named[0].Feed}' ({named[0].Title.Zh}) was found in the first {Recognition.HeadRows} rows. "
                + $"Expected are columns such as {string.Join(", ", named[0].Columns.Where(c => c.MustBeFound).Take(4).Select(c => c.Headers.Count > 0 ? c.Headers[0] : c.Name))}."
            : $"{at}unknown file: no contract knows this name or header. Take it out of the inbox, or describe it in etl/contracts/<feed>.yaml.";
    }

    /// <summary>Two columns of one meaning, by the letters that a spreadsheet shows.</summary>
    public static string Rivals(SheetHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return string.Join(" ", header.Rivals.Select(rival =>
        {
            var first = header.Found.First(f => f.Column == rival.Column);
            return $"columns {Letters(first.Position)} '{first.Header}' and {Letters(rival.Position)} '{rival.Header}' both stand for {rival.Column.Name}, header in row {header.HeaderRow + 1}.";
        })) + " Keep the one that holds, or give the other a header of its own.";
    }

    /// <summary>The unknown header that a missing column's sender most likely misspelt.</summary>
    private static string? Meant(ContractColumn missing, SheetHeader header) =>
        missing.Headers.Select(h => NearName.Of(h, header.Strangers)).FirstOrDefault(near => near is not null);

    private static string Quoted(IEnumerable<string> headers) => string.Join(", ", headers.Select(h => $"'{h}'"));

    /// <summary>A column as a spreadsheet shows it: A, B, … AA; from its place, from 0.</summary>
    internal static string Letters(int position) => (position >= 26 ? Letters((position / 26) - 1) : string.Empty) + (char)('A' + (position % 26));
}
