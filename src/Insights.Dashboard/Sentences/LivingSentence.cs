using Insights.Dashboard.Cards;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>The page in one sentence: what holders' households have beside the city, whether that has moved in the year, and how far the target still is.</summary>
public static class LivingSentence
{
    /// <returns>Null where the ratio or an income is not told.</returns>
    public static string? Say(LivingRows rows, View view)
    {
        var (words, card, ratio) = (view.Words, view.Cards["living_ratio"], rows.Now(view, "living_ratio"));
        var (own, city) = (rows.Now(view, "income_per_head"), rows.City.FirstOrDefault(c => c.Month == view.Month));
        if (ratio?.Value is null || own?.Value is null || city?.Value is null)
        {
            return null;
        }

        // The city's average is carried forward from the last one published: what is held against it is as sure as that.
        var assumed = CityAverage.Told(view, "living_ratio") is not null;
        return Phrase.Sentence(
            words,
            words.Say("living.lead", CellText.Show(city, view.Cards["income_city"], words) + (assumed ? words["living.lead_assumed"] : string.Empty), CellText.Show(own, view.Cards["income_per_head"], words), CellText.Show(ratio, card, words), view.Area.Level == "city" ? string.Empty : words.Say("living.lead_in", view.AreaName)),
            Phrase.Change(view, card, ratio, rows.Year(view, "living_ratio"), words["span.years.1"]),
            Left(ratio, rows, view));
    }

    /// <summary>That the target is met, and where the interval reaches below it that this is not certain; null where it is not met or there is none.</summary>
    public static string? Met(Cell? ratio, Target? target, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ratio?.Value is not { } value || target?.Value is not { } aim || Unit.Share.Between(value, aim) > 0 ? null
            : words.Say(ratio.Lower95 < aim ? "living.lead_unsure" : "living.lead_reached", target.Month.Year, Numbers.Percent(aim, 0));
    }

    private static string? Left(Cell ratio, LivingRows rows, View view)
    {
        var (words, target) = (view.Words, rows.Goals.Last("living_ratio"));
        return Met(ratio, target, words)
            ?? (target?.Value is { } aim ? words.Say("living.lead_left", target.Month.Year, Numbers.Percent(aim, 0), CellText.Change(Unit.Share.Between(ratio.Value, aim)!.Value, Unit.Share, words)) : null);
    }
}
