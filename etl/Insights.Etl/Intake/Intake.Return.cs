using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Insights.Etl.Contracts;
using Insights.Etl.Land;
using Insights.Etl.Read;
using Insights.Etl.Receive;
using Insights.Etl.SendBack;

namespace Insights.Etl;

public sealed partial class Intake
{
    /// <summary>Added to the file's name, from the second round on with its number; what comes back under it is recognised as the file itself is, also where a mail program has added to the name.</summary>
    [GeneratedRegex("（退回更正([0-9]*)）.*$")]
    private static partial Regex ReturnMark();

    private const int MostWords = 12;

    /// <summary>Put aside on purpose, so there is nothing that a sender could mend.</summary>
    private const string Dropped = "dropped_by_correction";

    /// <summary>
    /// Writes for every file of which rows were put aside the sender's own workbook with those rows only, each faulty cell marked. A file whose marked workbook has come back is
    /// answered: what is wrong in that one is asked for instead. Changes nothing in the landing.
    /// </summary>
    /// <param name="names">Files, as in <see cref="Withdraw"/>; none means all.</param>
    /// <param name="inbox">Where the files are as they came.</param>
    /// <param name="to">The folder written to; subfolders as in the inbox.</param>
    /// <exception cref="InputFaultException">Nothing has landed, or a name is of no file.</exception>
    public IReadOnlyList<ReturnedFile> Return(IReadOnlyList<string> names, string inbox, string to, IProgress<PipelineProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        var ledger = new Ledger(_home);
        if (ledger.Loads.Count == 0)
        {
            throw new InputFaultException($"Nothing has landed in {_home.Root}: there is nothing to send back. Check --home.");
        }

        var wanted = names.Count == 0 ? Unanswered(ledger.Standing) : [.. names.SelectMany(n => Counting(ledger, n)).Distinct()];
        var faults = PutAsideOf(ledger, wanted);
        var files = Inbox.List(_content, inbox).ToLookup(f => f.Sha256, StringComparer.Ordinal);
        var recognition = new Recognition(_contracts);
        var work = Path.Combine(Path.GetTempPath(), $"insights-return-{Environment.ProcessId}");
        var returned = new List<ReturnedFile>();
        Directory.CreateDirectory(work);
        try
        {
            foreach (var (delivery, rows) in wanted.Where(d => faults.Contains((d.Account.File, d.Account.Load))).Select(d => (d.Account, faults[(d.Account.File, d.Account.Load)].ToList())))
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(new PipelineProgress("return", delivery.Name, (double)returned.Count / wanted.Count));
                var found = files[delivery.Sha256].FirstOrDefault(f => f.Name == delivery.Name) ?? files[delivery.Sha256].FirstOrDefault();
                returned.Add(found is null
                    ? new ReturnedFile(delivery.Name, delivery.Feed, null, rows.DistinctBy(r => (r.Sheet, r.Row)).Count(), 0)
                    : Mark(recognition, found with { Name = delivery.Name }, delivery.Feed, rows, work, to));
            }
        }
        finally
        {
            Directory.Delete(work, true);
        }

        return returned;
    }

    private static List<Delivery> Unanswered(IReadOnlyList<Delivery> files)
    {
        // An answer may be put into another folder than its file came in; only where two folders sent files of one name must it lie in the right one.
        var folders = files.Where(f => Round(f.Account.Name) == 0).ToLookup(f => Path.GetFileName(Asked(f.Account.Name)), f => Path.GetDirectoryName(f.Account.Name), StringComparer.Ordinal);
        string Key(string name) => folders[Path.GetFileName(Asked(name))].Distinct().Count() > 1 ? Asked(name) : Path.GetFileName(Asked(name));
        var answers = files.Select((f, i) => (f.Account.Name, i)).Where(f => Round(f.Name) > 0).ToLookup(f => Key(f.Name), f => f.i, StringComparer.Ordinal);
        return [.. files.Where((f, i) => !answers[Key(f.Account.Name)].Any(later => later > i))];
    }

    private static List<Delivery> Counting(Ledger ledger, string name)
    {
        var meant = Meant(ledger, name);
        return meant.Where(d => d.State == DeliveryState.Counts).ToList() is { Count: > 0 } counting ? counting
            : throw new InputFaultException($"{meant[0].Account.Name} was withdrawn or is to be read again: what it says is not asked for. Call `insights run` first.");
    }

    /// <summary>Path in the inbox of the file first asked about, without its ending.</summary>
    private static string Asked(string name) => ReturnMark().Replace(name[..^Path.GetExtension(name).Length], string.Empty);

    /// <summary>How often it had gone back when this came: 0 for what a sender sent of itself.</summary>
    private static int Round(string name) => ReturnMark().Match(name) is { Success: true } mark ? int.TryParse(mark.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1 : 0;

    /// <summary>Path of what goes back: a new name in each round, so that no answer overwrites an earlier one in the inbox.</summary>
    private static string Returned(string name) => $"{Asked(name)}（退回更正{(Round(name) + 1 is > 1 and var round ? round : string.Empty)}）.xlsx";

    private ILookup<(string File, int Load), PutAside> PutAsideOf(Ledger ledger, IReadOnlyList<Delivery> wanted)
    {
        var paths = wanted.Select(d => (d.Account.Feed, d.Account.Load)).Distinct()
            .Where(w => ledger.Loads.Any(l => l.Load == w.Load && l.Rejects.Contains(w.Feed, StringComparer.Ordinal)))
            .Select(w => (w.Load, Path: ledger.Rejected(w.Feed, w.Load))).ToList();
        var rows = new List<((string, int) Of, PutAside Row)>();
        using var db = DuckDbConnectionExtensions.OpenWriter(":memory:", MemoryLimit, Path.GetTempPath());
        foreach (var (load, path) in paths)
        {
            using var command = db.CreateCommand();
            // Loads of earlier releases have no earlier.
            command.CommandText = $"""
                SELECT _file, _sheet, _row, "column", header, reason, earlier
                FROM (SELECT NULL::VARCHAR AS earlier WHERE false UNION ALL BY NAME FROM read_parquet({Sql.Text(path)})) WHERE reason <> '{Dropped}'
                """;
            using var reader = command.ExecuteReader();
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            while (reader.Read())
            {
                rows.Add(((reader.GetString(0), load), new PutAside(Text(1) ?? string.Empty, reader.GetInt32(2), Text(3) ?? string.Empty, Text(4), reader.GetString(5), Text(6))));
            }
        }

        return rows.ToLookup(r => r.Of, r => r.Row);
    }

    private ReturnedFile Mark(Recognition recognition, InboxFile file, string feed, List<PutAside> faults, string work, string to)
    {
        var reading = file.IsWorkbook ? new WorkbookReading(recognition, work).Read(file, 1) : new CsvReading(recognition, work).Read(file, 1);
        if (reading.Fault is { } fault)
        {
            return new ReturnedFile(file.Name, feed, null, faults.DistinctBy(r => (r.Sheet, r.Row)).Count(), 0) { Fault = fault };
        }

        var sheets = reading.Parts
            .Select(p => (Part: p, Faults: faults.Where(f => f.Sheet == p.SheetName).ToList()))
            .Where(s => s.Faults.Count > 0)
            .Select(s => new SheetToMend(s.Part.Sheet, s.Part.SheetName, s.Part.Header.HeaderRow + 1, s.Part.Header.Found.Where(f => MergedCells.HoldsForAll(f.Column)).Select(f => f.Position).ToHashSet(), NotesOf(s.Part, s.Faults)))
            .ToList();
        var path = Path.Combine(to, Returned(file.Name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var source = file.IsWorkbook ? XlsxSource.TryOpen(file.Path) : null)
        using (var styles = source?.Styles() ?? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(TableSource.Styles)))
        {
            using var book = new MarkedBook(path + ".tmp", source?.CountsFrom1904 ?? false, styles);
            foreach (var (sheet, xml) in source is null ? TableSource.Read(file, reading.Copy!.Delimiter, sheets) : sheets.Select(s => (s, source.Read(s))))
            {
                book.Add(sheet, xml);
            }
        }

        File.Move(path + ".tmp", path, true);
        return new ReturnedFile(file.Name, feed, path, sheets.Sum(s => s.Notes.Count), sheets.Sum(s => s.Notes.Values.Sum(n => n.Count)));
    }

    private SortedDictionary<int, SortedDictionary<int, Note>> NotesOf(SheetPart part, List<PutAside> faults)
    {
        var notes = new SortedDictionary<int, SortedDictionary<int, Note>>();
        foreach (var fault in faults)
        {
            var at = part.Header.Found.FirstOrDefault(f => f.Column.Name == fault.Column)?.Position;
            var column = part.Contract.Columns.FirstOrDefault(c => c.Name == fault.Column);
            var text = _reasons.Of(fault.Reason).Zh + (fault.Earlier is { } earlier ? $"\n先前记录：{earlier}" : WordsThatFit(column, fault.Reason));
            if (at is null && column is not null)
            {
                // The sender has no such column.
                text = $"{(column.Headers is [var header, ..] ? header : column.Name)}：{text}";
            }

            var row = notes.TryGetValue(fault.Row, out var own) ? own : notes[fault.Row] = [];
            row[at ?? 0] = new Note(row.TryGetValue(at ?? 0, out var said) ? $"{said.Text}\n{text}" : text, column?.Type is CellType.Id or CellType.CertNo or CellType.Reference);
        }

        return notes;
    }

    /// <summary>Of a column with a list of words, those that may stand in it: one for each code, and the code itself only where it has no other.</summary>
    private static string WordsThatFit(ContractColumn? column, string reason)
    {
        if (column is null || column.Codes.Count == 0 || reason is not ("unknown_code" or "missing" or "not_yes_or_no"))
        {
            return string.Empty;
        }

        var words = column.Codes.OrderBy(c => c.Word == c.Code).DistinctBy(c => c.Code).Select(c => c.Word).ToList();
        return $"\n可填：{string.Join("、", words.Take(MostWords))}{(words.Count > MostWords ? "……" : string.Empty)}";
    }
}
