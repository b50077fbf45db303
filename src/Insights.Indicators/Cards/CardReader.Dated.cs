using System.Globalization;

namespace Insights.Indicators.Cards;

/// <summary>What a card says of years: the national plan behind it, and changes of its definition.</summary>
internal static partial class CardReader
{
    private static List<PlanIndicator> ReadPlan(ContentMap parent)
    {
        var plan = new List<PlanIndicator>();
        foreach (var map in parent.Maps("national_plan"))
        {
            _ = int.TryParse(map.Choice("number", Vocabulary.PlanNumbers), CultureInfo.InvariantCulture, out var number);
            plan.Add(new(number, map.Choice("kind", Vocabulary.PlanKinds), new(map.Text("zh"), map.Text("en")), map.Choice("confidence", Vocabulary.PlanConfidences)));
            map.Close();
        }

        return plan;
    }

    private static List<DefinitionBreak> ReadBreaks(ContentMap parent)
    {
        var breaks = new List<DefinitionBreak>();
        foreach (var map in parent.Maps("breaks"))
        {
            if (map.Month("month", required: true) is { } month)
            {
                var wholly = map.Month("wholly_from", required: false) ?? month;
                if (wholly < month)
                {
                    map.Fault(map.LineOf("wholly_from"), "a value cannot be wholly by the new definition before that begins", "Write the first month that holds none of the old, or leave it out where that is the month itself.");
                }

                breaks.Add(new(month, wholly, new(map.Text("zh"), map.Text("en"))));
            }

            map.Close();
        }

        return breaks;
    }
}
