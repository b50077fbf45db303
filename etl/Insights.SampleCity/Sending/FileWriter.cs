using Insights.SampleCity.Chance;

namespace Insights.SampleCity.Sending;

/// <summary>Writes one file: title, header, rows with their share of dirt, repeated and blank rows, total and note.</summary>
internal sealed class FileWriter(FilePlan plan, int index, FileStyle style, double dirt, Dice dice)
{
    private readonly Column[] columns = plan.Feed.Columns;
    private readonly Value[] values = new Value[plan.Feed.Columns.Length];
    private readonly Cell[] cells = new Cell[plan.Feed.Columns.Length];
    private readonly int account = Math.Max(0, Array.FindIndex(plan.Feed.Columns, c => c.IsPart));
    private long sum;
    private int serial;

    public List<Fault> Faults { get; } = [];

    /// <summary>Rows written, repeated ones counted, blank ones not.</summary>
    public int Rows { get; private set; }

    public void Write(string folder)
    {
        var path = Path.Combine(folder, plan.Name);
        if (plan.Csv is { } encoding)
        {
            using var csv = new CsvFile(path, encoding);
            var sheet = plan.Sheets[0];
            if (sheet.Title is { } title)
            {
                csv.Write([new(title)]);
            }

            csv.Write([.. style.Headers.Select(h => new Cell(h))]);
            Body(csv, sheet);
            return;
        }

        using var book = new Workbook(path, plan.Base1904);
        if (plan.Preface is { } preface)
        {
            using var notes = book.Begin("填表说明");
            notes.WriteHead(new Cell("填表说明"));
            notes.Write([new(preface)]);
        }

        foreach (var sheet in plan.Sheets)
        {
            using var part = book.Begin(sheet.Name);
            Top(part, sheet);
            serial = 0;
            Body(part, sheet);
        }
    }

    private void Top(WorkbookSheet part, SheetPlan sheet)
    {
        part.WriteHead(new Cell(sheet.Title ?? ""));
        part.Merge(1, 1, 1, columns.Length);
        if (plan.Header == Header.Title)
        {
            part.WriteHead([.. style.Headers.Select(h => new Cell(h))]);
            return;
        }

        part.WriteHead(new Cell(sheet.Note ?? ""));
        var (upper, lower) = (new Cell[columns.Length], new Cell[columns.Length]);
        for (var i = 0; i < columns.Length; i++)
        {
            var group = columns[i].Group;
            var first = i == 0 || columns[i - 1].Group != group || group.Length == 0;
            upper[i] = new(group.Length == 0 ? style.Headers[i] : first ? group : "");
            lower[i] = new(group.Length == 0 ? "" : style.Headers[i]);
            if (group.Length == 0)
            {
                part.Merge(3, i + 1, 4, i + 1);
            }
            else if (first)
            {
                var end = i;
                while (end + 1 < columns.Length && columns[end + 1].Group == group)
                {
                    end++;
                }

                part.Merge(3, i + 1, 3, end + 1);
            }
        }

        part.WriteHead(upper);
        part.WriteHead(lower);
    }

    private void Body(ISheet part, SheetPlan sheet)
    {
        sum = 0;
        var count = 0;
        foreach (var row in sheet.Rows)
        {
            One(part, sheet, row);
            count++;
            if (dirt > 0 && dice.Chance(dirt * 0.02))
            {
                part.Write(plan.Csv is null ? [new(" ")] : new Cell[columns.Length].Select(_ => new Cell("")).ToArray());
                Faults.Add(new(index, sheet.Name, part.Row, "", "blank_line", false, -1));
            }
        }

        if (plan.Total)
        {
            Array.Fill(cells, new(""));
            cells[0] = new("合计");
            var money = columns[^1].Form == Form.Money;
            cells[^1] = money ? new(style.Wording.Yuan(sum, true), CellKind.Number) : cells[^1];
            cells[1] = money ? cells[1] : new($"{count}人");
            part.Write(cells);
        }

        if (plan.Foot is { } foot)
        {
            part.Write([new(foot)]);
        }
    }

    private void One(ISheet part, SheetPlan sheet, int row)
    {
        plan.Feed.Fill(row, values);
        if (columns[0].Form == Form.Serial)
        {
            values[0] = ++serial;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            cells[i] = style.Write(columns[i], i, values[i]);
        }

        sum += columns[^1].Form == Form.Money ? values[^1].Number : 0;
        var fault = dirt <= 0 ? null : row == plan.Ruined ? Spoil(destroys: true) : dice.Chance(dirt) ? Spoil(dice.Chance(Dirt.DestroyingShare)) : null;
        fault ??= dirt > 0 && !values[account].Absent && columns[account].IsPart && dice.Chance(dirt) ? Slip() : null;
        part.Write(cells);
        Rows++;
        if (fault is { } planted)
        {
            Faults.Add(new(index, sheet.Name, part.Row, planted.Column, planted.Kind, planted.Destroys, row));
        }

        if (dirt > 0 && fault is not { Destroys: true } && dice.Chance(dirt * 0.15))
        {
            part.Write(cells);
            Rows++;
            Faults.Add(new(index, sheet.Name, part.Row, "", "repeated_row", false, row));
        }
    }

    /// <summary>A clerk's slip in an account, so that its parts tell nothing: a point in the wrong place, a part left out, a minus.</summary>
    private (string Column, string Kind, bool Destroys)? Slip()
    {
        var at = account + dice.Below(columns.Count(c => c.IsPart));
        (cells[at], var kind) = dice.Below(3) switch
        {
            0 => (style.Write(columns[at], at, values[at].Number * 10), "account_off"),
            1 => (new(""), "account_incomplete"),
            _ => (style.Write(columns[at], at, -values[at].Number), "account_negative"),
        };
        return (columns[at].Canonical, kind, false);
    }

    private (string Column, string Kind, bool Destroys)? Spoil(bool destroys)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var at = dice.Below(columns.Length);
            var column = columns[at];
            if (column.Canonical.Length == 0 || values[at].Absent)
            {
                continue;
            }

            var spoiled = destroys ? Dirt.Ruin(style, column, values[at], cells[at], dice) : Dirt.Smudge(style, column, values[at], cells[at], dice);
            if (spoiled is { } done && done.Cell != cells[at])
            {
                cells[at] = done.Cell;
                return (column.Canonical, done.Kind, destroys);
            }
        }

        return null;
    }
}
