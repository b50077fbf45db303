using System.Globalization;
using Insights.SampleCity.Life;
using Insights.SampleCity.Records;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Truth;

/// <summary>truth/spending.csv.gz: every account of spending as its household kept it, yuan a month, whatever the files made of it.</summary>
internal static class SpendingFile
{
    public static void Write(string path, Wording wording)
    {
        using var file = new TruthFile(path, $"household_no,check_date,members,consumption,{string.Join(',', Spending.Classes)}");
        foreach (var row in wording.Book.Finances.Where(f => f.Spending is not null))
        {
            var yuan = row.Spending!.Prepend(row.Consumption).Select(fen => (fen / 100m).ToString("0.##", CultureInfo.InvariantCulture));
            file.Line($"{wording.Households[row.Household]},{DateOnly.FromDayNumber(row.Check):yyyy-MM-dd},{row.Members},{string.Join(',', yuan)}");
        }
    }
}
