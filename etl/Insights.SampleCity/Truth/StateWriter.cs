using System.Globalization;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

/// <summary>Writes every person's states as intervals of equal state, due and paid.</summary>
internal sealed class StateWriter(Window window, Book book)
{
    private readonly string[] labels = [.. Enumerable.Range(0, window.Count).Select(window.Label)];
    private readonly int[] lastHousehold = [.. Enumerable.Repeat(-1, window.Count)];

    public Tally Tally { get; } = new(window.Count);

    public void Write(string path, Action<double> progress, CancellationToken cancellation)
    {
        using var file = new TruthFile(path, "id18,programme,from_month,to_month,state,due_yuan,paid_yuan");
        var table = new StateTable(window);
        var sent = Rosters(window, book);
        for (var shelf = 0; shelf + 1 < book.Shelves.Count; shelf++)
        {
            if (shelf % 2000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(shelf / (double)book.Shelves.Count);
            }

            var rows = new CaseFile(window, book, book.Shelves[shelf], book.Shelves[shelf + 1]);
            table.Fill(rows, sent, See);
            for (var person = rows.FirstPerson; person < rows.EndPerson; person++)
            {
                Tally.Count(table, person);
                for (var p = 0; p < Entitlement.Programmes; p++)
                {
                    Intervals(file, book.Persons[person].Id, p, table.Row(person, p));
                }
            }
        }
    }

    /// <summary>Months of which at least one roster row was sent.</summary>
    public static bool[] Rosters(Window window, Book book)
    {
        var sent = new bool[window.Count];
        foreach (var row in book.Roster)
        {
            sent[row.Month] = true;
        }

        return sent;
    }

    private void See(int person, int month, Facts facts)
    {
        if (!facts.Alive || !facts.InHukou || facts.CertificateValid != true)
        {
            return;
        }

        Tally.Holders[month]++;
        if (facts.HasCheck && facts.Household != lastHousehold[month])
        {
            lastHousehold[month] = facts.Household;
            Tally.IncomeFen[month] += facts.IncomeFen;
            Tally.Heads[month] += facts.Members;
            Tally.PerHeadFen[month] += facts.IncomeFen / (double)facts.Members;
            Tally.Checked[month]++;
        }
    }

    private void Intervals(TruthFile file, string id, int programme, ReadOnlySpan<Cell> cells)
    {
        for (var from = 0; from < cells.Length;)
        {
            var cell = cells[from];
            var to = from;
            while (to + 1 < cells.Length && cells[to + 1] == cell)
            {
                to++;
            }

            if (cell.State != State.None)
            {
                var due = cell.State is State.Unknown or State.UnknownPaid ? "" : cell.DueYuan.ToString(CultureInfo.InvariantCulture);
                var paid = (cell.PaidFen / 100m).ToString("0.##", CultureInfo.InvariantCulture);
                file.Line($"{id},{TruthFile.ProgrammeNames[programme]},{labels[from]},{labels[to]},{TruthFile.StateNames[(int)cell.State]},{due},{paid}");
            }

            from = to + 1;
        }
    }
}
