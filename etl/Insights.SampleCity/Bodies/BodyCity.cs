using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>What all bodies of the city share: its towns, its months, and how good a town is at something.</summary>
/// <remarks>Levels, slopes and spreads of the bodies are assumptions, labelled as such; what facts.md knows is said where it is used.</remarks>
internal sealed class BodyCity(City city)
{
    public Window Window { get; } = city.Window;

    public Gazetteer Gazetteer { get; } = city.Places;

    /// <summary>Holders of the first register: what the sizes of bodies are taken from.</summary>
    public int Persons { get; } = city.Residents.Count(r => r.Holder && r.From == 0);

    /// <summary>Ends of quarters, as months; the first lies before the window, so that every month has a last statement.</summary>
    public IEnumerable<int> Quarters => Enumerable.Range(-3, Window.Count + 3).Where(m => Window.MonthOfYear(m) % 3 == 0);

    /// <summary>The same with a year before, for what is counted over four quarters.</summary>
    public IEnumerable<int> QuartersAndYearBefore => Enumerable.Range(-12, Window.Count + 12).Where(m => Window.MonthOfYear(m) % 3 == 0);

    public Dice Dice(string feed, long index) => city.DiceOf(feed, index);

    public double Holders(Town town) => Persons * town.Share;

    /// <summary>A share that differs by town (or branch, department …) and rises by the year.</summary>
    /// <param name="start">The city's level at the first month.</param>
    /// <param name="aYear">What a year adds.</param>
    /// <param name="spread">Deviation between towns.</param>
    public double Level(string of, int which, int month, double start, double aYear, double spread) =>
        Math.Clamp(start + (aYear * month / 12) + (spread * Dice(of, 1_000_000 + which).Normal()), 0.02, 0.99);

    /// <summary>How many of n, each with the same chance.</summary>
    public static int Some(Dice dice, int n, double chance)
    {
        if (n > 60)
        {
            return Math.Clamp((int)Math.Round((n * chance) + (dice.Normal() * Math.Sqrt(n * chance * (1 - chance)))), 0, n);
        }

        var some = 0;
        for (var i = 0; i < n; i++)
        {
            some += dice.Chance(chance) ? 1 : 0;
        }

        return some;
    }

    /// <summary>A whole number near an expectation, never biased: 2.3 is 2 or, three times in ten, 3.</summary>
    public static int Whole(Dice dice, double expected) => (int)Math.Floor(expected + dice.Unit());

    /// <summary>A town as a value: any of its villages.</summary>
    public static Value At(Town town) => town.FirstVillage;
}
