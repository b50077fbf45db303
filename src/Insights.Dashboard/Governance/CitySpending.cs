using System.Globalization;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Governance;

/// <summary>
/// What the city spends on everything, from published figures: the measure that the funds for disability are to keep up with. Nothing is guessed:
/// where two years in a row are not published, that is said, and who could tell.
/// </summary>
public static class CitySpending
{
    private const string Figure = "budget_spending";

    public static string Say(IReadOnlyList<Statistic> figures, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        var years = figures.Where(f => f.Name == Figure && f.Area == view.Places.City.Code && f.Value > 0 && f.Period.Length == 4)
            .Select(f => (Year: int.Parse(f.Period, CultureInfo.InvariantCulture), f.Value, Source: words.Of(f.SourceZh ?? f.Source, f.Source))).OrderBy(f => f.Year).ToList();
        if (years.Count == 0)
        {
            return Phrase.Sentence(words, words["funding.city_none"]);
        }

        var (last, before) = (years[^1], years.FirstOrDefault(y => y.Year == years[^1].Year - 1));
        string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
        return Phrase.Sentence(words, before.Value is { } from
            ? words.Say("funding.city_growth", Year(last.Year), words.Numbers.Yuan(last.Value!.Value), Numbers.Digits(100 * ((last.Value.Value / from) - 1), 1), last.Source)
            : words.Say("funding.city_once", Year(last.Year), words.Numbers.Yuan(last.Value!.Value), last.Source));
    }
}
