using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

/// <summary>A row that reaches nobody: every copy of it was destroyed.</summary>
internal readonly record struct DeadRow(int Fault, Ledger Ledger, int Row);

/// <summary>
/// Which person-programme-months come out differently because a row was destroyed: the household is judged again without the row, and what
/// differs from the truth is listed. Rows destroyed together are also judged together; what only both explain stands under the first.
/// </summary>
internal sealed class Damage(Window window, Book book)
{
    private readonly StateTable whole = new(window);
    private readonly StateTable broken = new(window);
    private readonly bool[] rosters = StateWriter.Rosters(window, book);

    /// <returns>Person-programme-months listed.</returns>
    public long Write(string path, IEnumerable<DeadRow> dead)
    {
        long cells = 0;
        using var file = new TruthFile(path, "fault,id18,programme,from_month,to_month");
        foreach (var shelf in dead.Where(d => d.Ledger < Ledger.Surveys).GroupBy(ShelfOf).OrderBy(g => g.Key))
        {
            var (from, to) = (book.Shelves[shelf.Key], book.Shelves[shelf.Key + 1]);
            var all = new CaseFile(window, book, from, to);
            whole.Fill(all, rosters);
            var seen = new bool[whole.People * Entitlement.Programmes * window.Count];
            var rows = shelf.OrderBy(d => d.Fault).ToList();
            foreach (var row in rows)
            {
                broken.Fill(all.Without(from, [(row.Ledger, row.Row)]), rosters);
                cells += List(file, row.Fault, seen, onlyUnseen: false);
            }

            if (rows.Count > 1)
            {
                broken.Fill(all.Without(from, [.. rows.Select(r => (r.Ledger, r.Row))]), rosters);
                cells += List(file, rows[0].Fault, seen, onlyUnseen: true);
            }
        }

        return cells;
    }

    private int List(TruthFile file, int fault, bool[] seen, bool onlyUnseen)
    {
        var cells = 0;
        for (var person = 0; person < whole.People; person++)
        {
            for (var p = 0; p < Entitlement.Programmes; p++)
            {
                var start = ((person * Entitlement.Programmes) + p) * window.Count;
                var truth = whole.Row(whole.FirstPerson + person, p);
                var found = broken.Row(whole.FirstPerson + person, p);
                for (var from = 0; from < window.Count; from++)
                {
                    var to = from;
                    while (to < window.Count && truth[to] != found[to] && !(onlyUnseen && seen[start + to]))
                    {
                        seen[start + to++] = true;
                    }

                    if (to > from)
                    {
                        cells += to - from;
                        file.Line($"{fault},{book.Persons[whole.FirstPerson + person].Id},{TruthFile.ProgrammeNames[p]},{window.Label(from)},{window.Label(to - 1)}");
                        from = to;
                    }
                }
            }
        }

        return cells;
    }

    private int ShelfOf(DeadRow row)
    {
        var (low, high) = (0, book.Shelves.Count - 1);
        while (low + 1 < high)
        {
            var middle = (low + high) / 2;
            (low, high) = StartOf(book.Shelves[middle], row.Ledger) <= row.Row ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static int StartOf(Shelf shelf, Ledger ledger) => ledger switch
    {
        Ledger.Certificates => shelf.Certificates,
        Ledger.Households => shelf.Households,
        Ledger.Finances => shelf.Finances,
        Ledger.Roster => shelf.Roster,
        Ledger.Payments => shelf.Payments,
        Ledger.Applications => shelf.Applications,
        Ledger.Events => shelf.Events,
        _ => shelf.Exclusions,
    };
}
