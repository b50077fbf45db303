using System.Globalization;
using System.Text;
using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;

namespace Insights.SampleCity.Truth;

/// <summary>truth/registers.csv: of each register the rows sent, every one counted once, and those of them of which no readable copy was sent.</summary>
internal static class RegisterTruth
{
    public static void Write(string path, Window window, List<RegisterRows> registers, List<DeadRow> dead)
    {
        var lost = dead.Where(d => d.Ledger == Ledger.Registers).Select(d => d.Row).ToHashSet();
        var text = new StringBuilder("feed,rows,lost\n");
        foreach (var rows in registers)
        {
            var sent = Enumerable.Range(0, rows.Count).Where(row => window.MonthOf(rows.DayOf(row)) < window.Count).ToList();
            text.Append(CultureInfo.InvariantCulture, $"{rows.Register.Feed},{sent.Count},{sent.Count(row => lost.Contains(row + rows.Offset))}\n");
        }

        File.WriteAllText(path, text.ToString());
    }
}
