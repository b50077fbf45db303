using System.Globalization;

namespace Insights.Indicators.Cards;

internal static partial class CardReader
{
    // No share of the city is aimed at twice its whole; whoever writes 99.5 means 0.995.
    private const double LargestShare = 2;

    /// <summary>Whether floor and milestones can be meant: the floor the worst of all, and a percent written as a share.</summary>
    private static void Aimed(ContentMap map, Card card)
    {
        if (card.Targets is not { } targets)
        {
            return;
        }

        var aims = targets.Paths.SelectMany(p => p.Milestones).Select(m => m.Value).ToArray();
        if (targets.Floor is { } floor && aims.Any(m => card.Direction == "up" ? m <= floor.Value : m >= floor.Value))
        {
            map.Fault(map.LineOf("targets"), "the floor is no worse than a milestone", "Give a floor below every milestone where more is better, above every one where less is.");
        }

        foreach (var aim in aims.Append(targets.Floor?.Value ?? 0).Where(a => card.Unit == "percent" && a > LargestShare))
        {
            map.Fault(map.LineOf("targets"), string.Create(CultureInfo.InvariantCulture, $"{aim} is {aim:P0} in a target"), string.Create(CultureInfo.InvariantCulture, $"A percent is written as a share; for {aim} % write {aim / 100}."));
        }
    }
}
