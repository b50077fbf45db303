using System.Globalization;
using System.Text;
using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;

namespace Insights.SampleCity.Truth;

/// <summary>truth/registers.csv: of each register the rows sent, every one counted once, and those of them of which no readable copy was sent.</summary>
internal static class RegisterTruth
{
    public static void Write(string path, Window window, List<RegisterRows> registers, Book book, List<DeadRow> dead)
    {
        var lost = dead.Where(d => d.Ledger == Ledger.Registers).Select(d => d.Row).ToHashSet();
        var text = new StringBuilder("feed,rows,lost\n");
        foreach (var rows in registers)
        {
            var sent = Enumerable.Range(0, rows.Count).Where(row => window.MonthOf(rows.DayOf(row)) < window.Count).ToList();
            text.Append(CultureInfo.InvariantCulture, $"{rows.Register.Feed},{sent.Count},{sent.Count(row => lost.Contains(row + rows.Offset))}\n");
        }

        foreach (var (feed, ledger, count) in new[] { ("education", Ledger.Schooling, book.Schooling.Count), ("health_register", Ledger.Health, book.Health.Count) })
        {
            text.Append(CultureInfo.InvariantCulture, $"{feed},{count},{dead.Count(d => d.Ledger == ledger)}\n");
        }

        File.WriteAllText(path, text.ToString());
    }
}
